using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Documents;

namespace ReturnCase.Data.Documents;

/// <summary>What the virus scanner said of a file.</summary>
public enum ScanState
{
    /// <summary>Nothing yet: it was down, slow, or there is none.</summary>
    Waiting,

    /// <summary>It found nothing.</summary>
    Clean,

    /// <summary>It found a virus: nobody opens the file.</summary>
    Infected,
}

/// <summary>A file in the folder of documents. What it is stands in the case, as a fact that nobody changes; this row says that the file belongs there, and what the scanner said.</summary>
public sealed class DocumentFile
{
    private DocumentFile()
    {
    }

    /// <summary>Takes the generated name, what the scanner said, and when (UTC).</summary>
    public DocumentFile(string name, ScanState scan, DateTime at) => (Name, Scan, AddedAt, ScannedAt) = (name, scan, at, scan == ScanState.Waiting ? null : at);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The generated name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>What the scanner said.</summary>
    public ScanState Scan { get; private set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>When the scanner said so, UTC.</summary>
    public DateTime? ScannedAt { get; private set; }

    /// <summary>The scanner has answered.</summary>
    public void Scanned(ScanState said, DateTime at) => (Scan, ScannedAt) = (said, at);
}

internal sealed class DocumentFileConfiguration : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> builder)
    {
        builder.ToTable("DocumentFiles");
        builder.Property(file => file.Name).HasMaxLength(CaseDocument.StoredAsLength);
        builder.HasIndex(file => file.Name);
        builder.HasIndex(file => new { file.Scan, file.Id });
    }
}
