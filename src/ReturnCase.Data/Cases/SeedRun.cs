using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.Cases;

/// <summary>A set of fictitious cases that was asked for, and how far it has come: what was begun is gone on with, and nothing of it is added twice.</summary>
public sealed class SeedRun
{
    /// <summary>What the cases of the demo are drawn from, as it is written down here: of no set that somebody can ask for.</summary>
    public const int OfDemo = -1;

    private SeedRun()
    {
    }

    /// <param name="cases">How many were asked for.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="at">The moment at which all of them are told, UTC.</param>
    public SeedRun(int cases, int seed, DateTime at) => (Cases, Seed, At) = (cases, seed, at);

    public int Id { get; private set; }

    public int Cases { get; private set; }

    public int Seed { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>How many of them are kept.</summary>
    public int Kept { get; private set; }

    public bool IsComplete => Kept == Cases;
}

internal sealed class SeedRunConfiguration : IEntityTypeConfiguration<SeedRun>
{
    public void Configure(EntityTypeBuilder<SeedRun> builder) => builder.ToTable("SeedRuns").Ignore(run => run.IsComplete);
}
