using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Letters;

namespace ReturnCase.Domain.Documents;

/// <summary>What a document is.</summary>
public enum DocumentKind { IdentityPaper, CivilStatusRecord, TravelPaper, Decision, AsylumPaper, ShelterPaper, ReturnPaper, MedicalPaper, SchoolPaper, Letter, Photo, Other }

/// <summary>From whom a document came.</summary>
public enum DocumentOrigin { Child, Family, Guardian, Lawyer, Mentor, Ind, Court, Embassy, ReceptionHouse, Organisation, Own, Other }

/// <summary>What the content of a file is, found by reading it. Nothing else is kept.</summary>
public enum DocumentFormat { Pdf, Png, Jpeg, Text, Docx }

/// <summary>A file as it lies in the folder of documents.</summary>
/// <param name="StoredAs">Its generated name there.</param>
/// <param name="FileName">The name it came with, cleaned; only ever shown as a word.</param>
/// <param name="Format">What its content is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Hash of the content, 64 lower-case hexadecimal digits.</param>
public sealed record StoredFile(string StoredAs, string FileName, DocumentFormat Format, long Size, string Sha256);

/// <summary>What a form says of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Language">Language it is written in; null for a photo.</param>
/// <param name="DatedOn">The date that stands on it; null where none does.</param>
/// <param name="Origin">From whom it came.</param>
/// <param name="AsylumRelated">It tells that asylum was asked, or why: it never goes abroad.</param>
/// <param name="Note">What is to know about it.</param>
/// <param name="File">The content.</param>
public sealed record DocumentDetails(DocumentKind Kind, string? Language, DateOnly? DatedOn, DocumentOrigin Origin, bool AsylumRelated, string? Note, StoredFile File)
{
    /// <summary>The letter of which this is the text as it was sent; null for a paper that came in.</summary>
    public LetterSent? Letter { get; init; }
}

/// <summary>A document in the case. Its date of occurrence is the day on which it was received. The content lies outside the database.</summary>
public sealed class CaseDocument : RecordedFact
{
    /// <summary>Greatest size of a file, in bytes: 25 MB.</summary>
    public const long MostBytes = 25 * 1024 * 1024;

    /// <summary>Greatest length of a file's name.</summary>
    public const int FileNameMaxLength = 120;

    /// <summary>Length of a generated name.</summary>
    public const int StoredAsLength = 32;

    /// <summary>Length of a hash in hexadecimal digits.</summary>
    public const int Sha256Length = 64;

    private CaseDocument()
    {
    }

    internal CaseDocument(DocumentDetails d, int edition)
    {
        (Letter, LetterTemplate) = (d.Letter?.Kind, d.Letter?.Template);
        (Kind, Language, DatedOn, Origin, Note) = (d.Kind, d.Language, d.DatedOn, d.Origin, d.Note);
        AsylumRelated = d.AsylumRelated || IsAlwaysAsylumRelated(d.Kind);
        (StoredAs, FileName, Format, Size, Sha256, Edition) = (d.File.StoredAs, d.File.FileName, d.File.Format, d.File.Size, d.File.Sha256, edition);
    }

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>Language it is written in.</summary>
    public string? Language { get; private set; }

    /// <summary>The date that stands on it.</summary>
    public DateOnly? DatedOn { get; private set; }

    /// <summary>From whom it came.</summary>
    public DocumentOrigin Origin { get; private set; }

    /// <summary>It never goes abroad: not to an embassy, a receiver, a house or a partner there.</summary>
    public bool AsylumRelated { get; private set; }

    /// <summary>What is to know about it.</summary>
    public string? Note { get; private set; }

    /// <summary>1, and one more each time another file took the place of the content.</summary>
    public int Edition { get; private set; }

    /// <summary>The name that the file came with, cleaned.</summary>
    public string FileName { get; private set; } = string.Empty;

    /// <summary>What the content is.</summary>
    public DocumentFormat Format { get; private set; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Hash of the content, in hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>Generated name under which the content lies in the folder of documents.</summary>
    public string StoredAs { get; private set; } = string.Empty;

    /// <summary>The letter of which this is the text as it was sent.</summary>
    public LetterKind? Letter { get; private set; }

    /// <summary>Edition of the template that the letter was made of; 0 for the one that comes with the program.</summary>
    public int? LetterTemplate { get; private set; }

    /// <summary>What it is as a letter; null for a paper that came in.</summary>
    public LetterSent? Sent => Letter is { } kind ? new(kind, LetterTemplate ?? 0) : null;

    /// <summary>The content, as a correction of the other fields takes it over.</summary>
    public StoredFile File => new(StoredAs, FileName, Format, Size, Sha256);

    internal bool SaysSameAs(CaseDocument other) =>
        (Kind, Language, DatedOn, Origin, AsylumRelated) == (other.Kind, other.Language, other.DatedOn, other.Origin, other.AsylumRelated) && (Note, StoredAs) == (other.Note, other.StoredAs);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Document;

    /// <summary>A paper of the asylum procedure never goes abroad, whatever a form says.</summary>
    public static bool IsAlwaysAsylumRelated(DocumentKind kind) => kind == DocumentKind.AsylumPaper;
}
