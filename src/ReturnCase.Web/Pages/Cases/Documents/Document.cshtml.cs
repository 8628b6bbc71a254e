using FluentValidation;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Documents;

/// <summary>Adds a document, or takes the place of one: ?corrects= puts right what was written of it, ?replaces= brings another file.</summary>
[TakesFile]
[RequestTimeout(LongestMilliseconds)]
public sealed class DocumentModel(
    CaseDesk desk, DocumentIntake intake, DocumentStore documents, KeptUploads kept, PageText<DocumentModel> text, IStringLocalizer<SharedText> shared) : FactPage<DocumentModel.InputModel>(desk)
{
    /// <summary>A telephone takes its time for 25 MB.</summary>
    private const int LongestMilliseconds = 15 * 60 * 1000;

    private Intake? _taken;

    /// <summary>The document whose place is taken, with another file.</summary>
    [FromQuery(Name = "replaces")]
    public int? Replaces { get; set; }

    /// <summary>The document that this one takes the place of.</summary>
    public CaseDocument? Old { get; private set; }

    /// <summary>A file of an earlier try, which need not be chosen again.</summary>
    public StoredFile? KeptFile => kept.Open(Case.Number, Input.Kept);

    protected override bool TakesAfterClosing => true;

    /// <summary>Without another file the old one stays.</summary>
    public bool NeedsFile => Old is null || Replaces is not null;

    public IActionResult OnGet(int? corrects)
    {
        if (!Case.TryCorrect<CaseDocument>(Replaces ?? corrects, out var old) || (Replaces is not null && old?.Letter is not null))
        {
            return NotFound();
        }

        Old = old;
        Input = Blank(old).For(Case, Desk, old);
        if (Replaces is not null)
        {
            Input.OccurredOn = DateInput.From(Desk.Today);
        }

        return Page();
    }

    protected override IActionResult? Prepare()
    {
        if (!HttpMethods.IsPost(Request.Method))
        {
            return null;
        }

        Case.TryCorrect<CaseDocument>(Input.Corrects, out var old);
        Old = old;
        return null;
    }

    protected override IValidator<InputModel> Validator => new DocumentRules(text, shared, Desk.Today, Old, TakeAsync);

    // The same bytes are most often a slip: a letter chosen once more, or the old version instead of the new one.
    protected override (string Field, string Question)? Question() =>
        _taken is { File: { } file } && Case.Documents.FirstOrDefault(known => known.Sha256 == file.Sha256) is { } same
            ? Ticks.Question(nameof(Input.Again), Input.Again, text[same == Old ? "SameAsOld" : "SameAsOther", same.FileName, AmsterdamTime.Date(same.OccurredOn)])
            : null;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => SaveAsync(
        change =>
        {
            Case.RecordDocument(change, new(Input.Kind!.Value, Input.Language.Typed(), Input.DatedOn.ToDate(), Input.From!.Value, Input.AsylumRelated!.Value, Input.Note.Typed(), _taken?.File ?? Old!.File));
            if (_taken is { File: { } file })
            {
                documents.Add(file.StoredAs, _taken.Scan, change.RecordedAt);
            }
        },
        cancel);

    protected override IActionResult Kept()
    {
        var (done, waits) = (text[Input.Corrects is null ? "Saved" : _taken is null ? "Corrected" : "Replaced"], _taken is { Scan: ScanState.Waiting } && intake.MustPass);
        return Kept(waits ? $"{done} {text["Waiting"]}" : done, "/documents", waits ? FlashKind.Warn : FlashKind.Ok);
    }

    // The sentence about the file, or null where it is right. What came in whole is kept for the next try, whatever else is wrong.
    private async Task<string?> TakeAsync(CancellationToken cancel)
    {
        if (Old?.Letter is not null)
            return UploadedFile.Of(HttpContext) is null && string.IsNullOrEmpty(Input.Kept) ? null : text["LetterStays"];
        _taken = await intake.TakeAsync(Case.Number, Input.Kept, cancel);
        if (_taken.File is { } file)
        {
            Input.Kept = kept.Seal(Case.Number, file);
        }
        else if (_taken.Fault == FileFault.Missing && !NeedsFile)
        {
            (_taken, Input.Kept) = (null, null);
            return null;
        }
        else if (_taken.Fault == FileFault.Gone)
        {
            Input.Kept = null;
        }

        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Kept)}");
        return _taken.Fault is { } fault ? text[$"Fault{fault}", _taken.Name] : null;
    }

    private static InputModel Blank(CaseDocument? old) => old is null
        ? new()
        : new() { Kind = old.Kind, Language = old.Language, DatedOn = DateInput.From(old.DatedOn), From = old.Origin, AsylumRelated = old.AsylumRelated, Note = old.Note };

    public sealed record InputModel : FactInput
    {
        public DocumentKind? Kind { get; set; }

        public DocumentOrigin? From { get; set; }

        public string? Language { get; set; }

        public DateInput DatedOn { get; set; } = new();

        public bool? AsylumRelated { get; set; }

        public string? Note { get; set; }

        /// <summary>The same file is on file already, and is kept once more by choice.</summary>
        public string? Again { get; set; }

        /// <summary>Never bound: it names the field of the file.</summary>
        public string? File { get; set; }

        /// <summary>The sealed note of a file that came in before.</summary>
        public string? Kept { get; set; }
    }
}
