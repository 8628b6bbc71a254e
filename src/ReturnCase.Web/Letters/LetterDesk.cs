using ReturnCase.Data.Documents;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Privacy;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Letters;

/// <summary>The template that letters are made of now.</summary>
/// <param name="Edition">Its number; 0 for the one that comes with the program.</param>
/// <param name="Content">The Word document.</param>
public sealed record TemplateInUse(int Edition, byte[] Content);

/// <summary>A letter whole on the disk, that waits for its line in the case.</summary>
public sealed record MadeLetter(StoredFile File, ScanState Scan);

/// <summary>Writes letters of a case: which template, what will stand in it, and the file as it is sent.</summary>
public sealed class LetterDesk(
    LetterTemplates templates, DocumentStore documents, VirusScanner scanner, PdfConverter pdf, EnumText words, PlaceholderText text, PrivacyNotice organisation, CasePolicy policy, TimeProvider clock)
{
    /// <summary>Letters are kept as PDF/A, unless their writer asks otherwise.</summary>
    public bool MakesPdf => pdf.IsSet;

    /// <summary>The template of a letter: the last one of the organisation, else that of the program.</summary>
    public async Task<TemplateInUse> TemplateAsync(LetterKind kind, string language, CancellationToken cancel = default) =>
        await templates.LatestAsync(kind, language, cancel) is { Content: { } own, Edition: var edition } ? new(edition, own) : new(0, ProductTemplates.Of(kind, language));

    /// <summary>Who writes, as it stands on the letter.</summary>
    public LetterHead Head(DateOnly on, string writer, string? ownText) => new(on, writer, organisation.Controller, organisation.ContactShown, ownText);

    /// <summary>What will stand in a letter.</summary>
    public LetterDraft Draft(CaseFile file, LetterKind kind, string language, TemplateInUse template, LetterHead head)
    {
        using var spoken = new Spoken(language);
        return Maker(file, kind, language, template, head).Read();
    }

    /// <summary>Makes the letter and puts it on the disk.</summary>
    /// <exception cref="PdfRefusedException">It could not be made into a PDF.</exception>
    /// <exception cref="NotKeptException">The disk takes no more.</exception>
    public async Task<MadeLetter> MakeAsync(CaseFile file, LetterKind kind, string language, TemplateInUse template, LetterHead head, bool asWord, CancellationToken cancel = default)
    {
        var (title, content) = Word(file, kind, language, template, head);
        var format = MakesPdf && !asWord ? DocumentFormat.Pdf : DocumentFormat.Docx;
        if (format == DocumentFormat.Pdf)
            content = await LetterPdf.OfAsync(pdf, content, cancel);
        await using var incoming = await documents.BeginAsync(cancel);
        using var source = new MemoryStream(content);
        if (!await incoming.FillAsync(source, CaseDocument.MostBytes, cancel))
            throw new PdfRefusedException("The letter is larger than a document may be.");
        var scan = await scanner.AskAsync(incoming.Content(), cancel);
        await incoming.KeepAsync(cancel);
        return new(new(incoming.Name, FileNames.Cleaned($"{title} {head.On:yyyy-MM-dd}{FileNames.EndingOf(format)}"), format, incoming.Size, incoming.Sha256), scan);
    }

    /// <summary>Adds the row of the kept letter; the save of the case keeps it with the fact.</summary>
    public void Add(MadeLetter letter, DateTime at) => documents.Add(letter.File.StoredAs, letter.Scan, at);

    private (string Title, byte[] Content) Word(CaseFile file, LetterKind kind, string language, TemplateInUse template, LetterHead head)
    {
        using var spoken = new Spoken(language);
        var title = words[kind];
        return (title, Maker(file, kind, language, template, head).Make(title));
    }

    // Abroad the maker is not even given the case.
    private LetterMaker Maker(CaseFile file, LetterKind kind, string language, TemplateInUse template, LetterHead head)
    {
        // Whatever day stands on a letter, it tells what is so now.
        var fault = JourneyFaults.Of(file, AmsterdamTime.Today(clock), policy);
        return new(kind, language, template.Content, FactsAbroad.Of(file, head, fault), kind.To().IsAbroad() ? null : new(file, head.On, policy, text), fault);
    }
}
