using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>Finds the rows of the trail that concern a case. It is derived from the rows and proves nothing by itself.</summary>
public sealed class AuditLink
{
    public string CaseNumber { get; init; } = "";

    public int Chain { get; init; }

    public long Sequence { get; init; }
}

internal sealed class AuditLinkConfiguration : IEntityTypeConfiguration<AuditLink>
{
    public void Configure(EntityTypeBuilder<AuditLink> builder)
    {
        builder.ToTable("AuditLinks").HasKey(link => new { link.CaseNumber, link.Chain, link.Sequence });
        builder.Property(link => link.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
    }
}

/// <summary>How far a job has come in a chain.</summary>
public sealed class AuditProgress
{
    public const int JobMaxLength = 20;

    public string Job { get; init; } = "";

    public int Chain { get; init; }

    /// <summary>The last row that is done.</summary>
    public long Through { get; set; }
}

internal sealed class AuditProgressConfiguration : IEntityTypeConfiguration<AuditProgress>
{
    public void Configure(EntityTypeBuilder<AuditProgress> builder)
    {
        builder.ToTable("AuditProgress").HasKey(progress => new { progress.Job, progress.Chain });
        builder.Property(progress => progress.Job).HasMaxLength(AuditProgress.JobMaxLength);
    }
}

/// <summary>The name of a child in the processing log: its V-number, encrypted once, with a key that lies outside the database.</summary>
public sealed class ProcessingSubject
{
    public const int TokenMaxLength = 100;

    public string CaseNumber { get; init; } = "";

    public string Token { get; init; } = "";
}

internal sealed class ProcessingSubjectConfiguration : IEntityTypeConfiguration<ProcessingSubject>
{
    public void Configure(EntityTypeBuilder<ProcessingSubject> builder)
    {
        builder.ToTable("ProcessingSubjects").HasKey(subject => subject.CaseNumber);
        builder.Property(subject => subject.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(subject => subject.Token).HasMaxLength(ProcessingSubject.TokenMaxLength);
    }
}
