using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Data.Figures;

/// <summary>A count of a closed month. It names no case, so it stays when cases are destroyed. Rows are added and never changed: what is counted later is a row of its own, with its own date.</summary>
public sealed class MonthFigure
{
    public long Id { get; private set; }

    /// <summary>By its first day.</summary>
    public DateOnly Month { get; init; }

    public string Team { get; init; } = "";

    public string Country { get; init; } = "";

    public FigureKind Kind { get; init; }

    public string What { get; init; } = "";

    public int Weeks { get; init; }

    public int Count { get; init; }

    /// <summary>When it was counted: as the month was closed, or later, as a correction.</summary>
    public DateTime CountedAt { get; init; }
}

/// <summary>A month of which the figures were counted. It is closed once.</summary>
public sealed class ClosedMonth
{
    /// <summary>By its first day.</summary>
    public DateOnly Month { get; init; }

    public DateTime ClosedAt { get; init; }

    /// <summary>When something was counted in it last that was recorded after it had closed.</summary>
    public DateTime? CorrectedAt { get; set; }
}

internal sealed class MonthFigureConfiguration : IEntityTypeConfiguration<MonthFigure>
{
    public void Configure(EntityTypeBuilder<MonthFigure> builder)
    {
        builder.ToTable("MonthFigures");
        builder.Property(figure => figure.What).HasMaxLength(FigureEvents.WhatMaxLength);
        builder.Property(figure => figure.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(figure => figure.Country).HasMaxLength(RecordedFact.CountryLength);
        builder.HasIndex(figure => new { figure.Month, figure.Team, figure.Country, figure.Kind, figure.What, figure.Weeks, figure.CountedAt }).IsUnique();
    }
}

internal sealed class ClosedMonthConfiguration : IEntityTypeConfiguration<ClosedMonth>
{
    public void Configure(EntityTypeBuilder<ClosedMonth> builder) => builder.ToTable("ClosedMonths").HasKey(month => month.Month);
}
