using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Importing;

/// <summary>By which key another system knew a case that was brought in from it: the same line comes in once, however often its file is read.</summary>
public sealed class ImportedCase
{
    /// <summary>Greatest length of the name of a system.</summary>
    public const int SystemMaxLength = 60;

    /// <summary>Greatest length of its key.</summary>
    public const int KeyMaxLength = 60;

    private ImportedCase()
    {
    }

    /// <param name="system">The system it comes from.</param>
    /// <param name="key">What that knows it by.</param>
    /// <param name="file">The case here.</param>
    /// <param name="at">When it came in, UTC.</param>
    public ImportedCase(string system, string key, CaseFile file, DateTime at) => ((SourceSystem, SourceKey), Case, ImportedAt) = (Kept(system, key), file, at);

    /// <summary>A system and a key as they are kept: the capitals with which somebody wrote them make no difference.</summary>
    public static (string System, string Key) Kept(string system, string key) => (system.ToUpperInvariant(), key.ToUpperInvariant());

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>The system it comes from.</summary>
    public string SourceSystem { get; private set; } = "";

    /// <summary>What that system knows it by.</summary>
    public string SourceKey { get; private set; } = "";

    /// <summary>The case here.</summary>
    public int CaseFileId { get; private set; }

    /// <summary>The case here.</summary>
    public CaseFile? Case { get; private set; }

    /// <summary>When it came in, UTC.</summary>
    public DateTime ImportedAt { get; private set; }
}

internal sealed class ImportedCaseConfiguration : IEntityTypeConfiguration<ImportedCase>
{
    public void Configure(EntityTypeBuilder<ImportedCase> builder)
    {
        builder.ToTable("ImportedCases");
        builder.Property(one => one.SourceSystem).HasMaxLength(ImportedCase.SystemMaxLength);
        builder.Property(one => one.SourceKey).HasMaxLength(ImportedCase.KeyMaxLength);
        builder.HasIndex(one => new { one.SourceSystem, one.SourceKey }).IsUnique();
        builder.HasOne(one => one.Case).WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Cascade);
    }
}
