using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.Jobs;

/// <summary>How far a job has come that is done once for all instances of the program, and which of them does it now.</summary>
public sealed class JobClaim
{
    /// <summary>Greatest length of <see cref="Name"/> and of <see cref="Turn"/>.</summary>
    public const int NameMaxLength = 40;

    /// <summary>Greatest length of <see cref="Edition"/>.</summary>
    public const int EditionMaxLength = 60;

    /// <summary>Length of <see cref="Holder"/>.</summary>
    public const int HolderLength = 32;

    /// <summary>Which job.</summary>
    public string Name { get; init; } = "";

    /// <summary>For which edition of the program and its settings: while one edition follows another, each does its own.</summary>
    public string Edition { get; init; } = "";

    /// <summary>The last turn that was done, such as a day; empty while there is none.</summary>
    public string Turn { get; init; } = "";

    /// <summary>The claim of whoever does it now; null where nobody does.</summary>
    public string? Holder { get; init; }

    /// <summary>Until when that claim holds, by the clock of the machine, UTC.</summary>
    public DateTime HeldUntil { get; init; }
}

internal sealed class JobClaimConfiguration : IEntityTypeConfiguration<JobClaim>
{
    public void Configure(EntityTypeBuilder<JobClaim> builder)
    {
        builder.ToTable("JobClaims").HasKey(run => new { run.Name, run.Edition });
        builder.Property(run => run.Name).HasMaxLength(JobClaim.NameMaxLength);
        builder.Property(run => run.Edition).HasMaxLength(JobClaim.EditionMaxLength);
        builder.Property(run => run.Turn).HasMaxLength(JobClaim.NameMaxLength);
        builder.Property(run => run.Holder).HasMaxLength(JobClaim.HolderLength);
    }
}
