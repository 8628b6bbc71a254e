using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages.Cases.Documents;

/// <summary>Why a document cannot be opened.</summary>
public enum Shut { TakenBack, Waiting, Infected, Missing }

/// <summary>One document: what is known of it, its words or picture, and the file itself.</summary>
public sealed class ViewModel(CaseDesk desk, DocumentStore documents, VirusScanner scanner, AuditTrail audit) : CasePage(desk)
{
    private FileStream? _content;

    [FromRoute]
    public int Sequence { get; set; }

    public CaseDocument Document { get; private set; } = null!;

    /// <summary>Why it cannot be opened; null where it can.</summary>
    public Shut? Shut { get; private set; }

    public Preview? Preview { get; private set; }

    public bool MayChange => Document.Stands && !Desk.OnlyReads(Case);

    /// <summary>The one that took its place.</summary>
    public CaseDocument? Newer => Case.Facts.OfType<CaseDocument>().SingleOrDefault(d => d.Sequence == Document.SupersededBy);

    public bool IsPicture => Document.Format is DocumentFormat.Png or DocumentFormat.Jpeg;

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        if (Case.Facts.OfType<CaseDocument>().SingleOrDefault(d => d.Sequence == Sequence) is not { } found)
        {
            return NotFound();
        }

        Document = found;
        Shut = await WhyShutAsync(cancel);
        if (Shut is null && (_content = await documents.OpenAsync(found.StoredAs, cancel)) is { } content)
        {
            Response.RegisterForDisposeAsync(content);
        }
        else
        {
            Shut ??= Documents.Shut.Missing;
        }

        return null;
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (_content is not null)
        {
            Preview = await TextPreview.OfAsync(Document.Format, _content, cancel);
            TellOfReading();
        }
    }

    /// <summary>The file, to be kept elsewhere.</summary>
    public IActionResult OnGetContent() => Send(FileNames.ForDownload(Case.Number, Document));

    /// <summary>The file in the browser, where it can do nothing.</summary>
    public IActionResult OnGetInline() => Document.Format == DocumentFormat.Docx ? NotFound() : Send(null);

    private IActionResult Send(string? downloadName)
    {
        if (_content is null)
        {
            Response.StatusCode = Shut == Documents.Shut.Missing ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict;
            return Page();
        }

        TellOfReading();
        SecurityHeadersSetup.Sandbox(HttpContext);
        // A text goes out as it came in, and so it is said how it is written.
        var type = Document.Format == DocumentFormat.Text ? $"text/plain; charset={(TextContent.EncodingOf(_content) ?? Encoding.UTF8).WebName}" : FileNames.ContentType(Document.Format);
        return File(_content, type, downloadName);
    }

    private async Task<Shut?> WhyShutAsync(CancellationToken cancel)
    {
        if (Case.IsTakenBack(Document))
        {
            return Documents.Shut.TakenBack;
        }

        var said = (await documents.ScansAsync([Document.StoredAs], cancel)).GetValueOrDefault(Document.StoredAs);
        return scanner.MayRead(said) ? null : said == ScanState.Infected ? Documents.Shut.Infected : Documents.Shut.Waiting;
    }

    private void TellOfReading() => audit.Shown(AuditAction.DocumentRead, [Case.Number], $"line {Document.Sequence}");
}
