using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Data.Figures;

/// <summary>
/// What a change of a case counts for, beside the case and gone with it. The save of that change writes it; nobody changes it later. Once its month is closed it has been added to
/// <see cref="MonthFigure"/>, and is counted there.
/// </summary>
public sealed class CaseFigure
{
    private CaseFigure()
    {
    }

    internal CaseFigure(CaseFile file, FigureEvent figure)
    {
        (Case, Sequence, Kind, What, Weeks) = (file, figure.Sequence, figure.Kind, figure.What, figure.Weeks);
        (Month, Team, Country) = (FigurePeriod.Month.StartOf(figure.OccurredOn), figure.Team, figure.Country);
    }

    public long Id { get; private set; }

    public int CaseFileId { get; private set; }

    public CaseFile? Case { get; private set; }

    /// <summary>The line of history that tells of it.</summary>
    public int Sequence { get; private set; }

    public FigureKind Kind { get; private set; }

    public string What { get; private set; } = "";

    /// <summary>The first day of the month in which it happened.</summary>
    public DateOnly Month { get; private set; }

    public string Team { get; private set; } = "";

    public string Country { get; private set; } = "";

    public int Weeks { get; private set; }

    /// <summary>When it was added to the figures of its month; null while it is counted from here.</summary>
    public DateTime? CountedAt { get; private set; }

    /// <summary>The rows of a case that was not kept yet.</summary>
    internal static IEnumerable<CaseFigure> RowsOf(CaseFile file) => file.Figures().Select(figure => new CaseFigure(file, figure));

    /// <summary>Writes what the lines of this save count for, so that no way of saving can forget it.</summary>
    internal static void Follow(ReturnCaseDb db)
    {
        var lines = db.ChangeTracker.Entries<CaseEntry>().Where(entry => entry is { State: EntityState.Added, Entity.To: not null }).Select(entry => entry.Entity).ToHashSet();
        if (lines.Count == 0)
        {
            return;
        }

        // A save that failed and is tried again has its rows already.
        var written = db.CaseFigures.Local.Select(figure => (figure.Case, figure.Sequence, figure.Kind)).ToHashSet();
        foreach (var file in db.ChangeTracker.Entries<CaseFile>().Select(entry => entry.Entity).Where(file => file.Figures().Count > 0).ToList())
        {
            var saved = file.Entries.Where(lines.Contains).Select(line => line.Sequence).ToHashSet();
            db.CaseFigures.AddRange(file.Figures().Where(figure => saved.Contains(figure.Sequence) && written.Add((file, figure.Sequence, figure.Kind))).Select(figure => new CaseFigure(file, figure)));
        }
    }
}

internal sealed class CaseFigureConfiguration : IEntityTypeConfiguration<CaseFigure>
{
    public void Configure(EntityTypeBuilder<CaseFigure> builder)
    {
        builder.ToTable("CaseFigures");
        builder.Property(figure => figure.What).HasMaxLength(FigureEvents.WhatMaxLength);
        builder.Property(figure => figure.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(figure => figure.Country).HasMaxLength(RecordedFact.CountryLength);
        builder.HasOne(figure => figure.Case).WithMany().HasForeignKey(figure => figure.CaseFileId).IsRequired();
        builder.HasIndex(figure => new { figure.CaseFileId, figure.Sequence, figure.Kind }).IsUnique();
        // Only what is not counted yet: a month or two, however many cases there are.
        builder.HasIndex(figure => new { figure.Month, figure.Team }).HasFilter("[CountedAt] IS NULL");
    }
}
