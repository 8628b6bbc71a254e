using FluentValidation;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Letters;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Pages.Cases.Letters;

/// <summary>Writes a letter: what will stand in it, each value that is missing, a paragraph of one's own, and the letter as it is kept.</summary>
[RequestTimeout(LongestMilliseconds)]
public sealed class LetterModel(CaseDesk desk, LetterDesk letters, VirusScanner scanner, ILogger<LetterModel> log, PageText<LetterModel> text, IStringLocalizer<SharedText> shared) : FactPage<LetterInput>(desk)
{
    /// <summary>The office program takes its time to start.</summary>
    private const int LongestMilliseconds = 2 * 60 * 1000;

    private TemplateInUse _template = null!;
    private MadeLetter? _made;

    [FromQuery(Name = "kind")]
    public string? AskedKind { get; set; }

    [FromQuery(Name = "language")]
    public string? AskedLanguage { get; set; }

    public LetterKind Kind { get; private set; }

    /// <summary>The language of the letter.</summary>
    public string In { get; private set; } = LetterTemplate.Languages[0];

    public LetterDraft Draft { get; private set; } = null!;

    public int Edition => _template.Edition;

    public bool MakesPdf => letters.MakesPdf;

    // Papers go out after a case is closed too: that somebody was found adult, where the file went.
    protected override bool TakesAfterClosing => true;

    public IActionResult OnGet()
    {
        Input = new LetterInput { Template = Edition }.For(Case, Desk);
        Read();
        return Page();
    }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        if (!Slugs.TryParse<LetterKind>(AskedKind ?? Slugs.Of(default(LetterKind)), out var kind) || !LetterTemplate.Languages.Contains(AskedLanguage ?? In))
        {
            return NotFound();
        }

        (Kind, In) = (kind, AskedLanguage ?? In);
        _template = await letters.TemplateAsync(Kind, In, cancel);
        Read();
        return null;
    }

    /// <summary>Asked to show the letter with what was typed; nothing is kept.</summary>
    protected override bool AsksForAnotherLine => Input.Show;

    protected override IValidator<LetterInput> Validator => new LetterRules(text, shared, Desk.Today, Kind, MakeAsync);

    // A letter in words that its writer never saw is not kept.
    protected override (string Field, string Question)? Question()
    {
        if (Input.Template == Edition)
        {
            return Hindrance() is { } sentence ? (nameof(LetterInput.Missing), sentence) : null;
        }

        (Input.Template, _) = (Edition, ModelState.Remove($"{nameof(Input)}.{nameof(Input.Template)}"));
        return (nameof(LetterInput.Missing), text["TemplateChanged"]);
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => SaveAsync(
        change =>
        {
            Case.RecordDocument(change, new(DocumentKind.Letter, text[$"Language_{In}"], change.OccurredOn, DocumentOrigin.Own, !Kind.To().IsAbroad(), null, _made!.File) { Letter = new(Kind, Edition) });
            letters.Add(_made, change.RecordedAt);
        },
        cancel);

    protected override IActionResult Kept()
    {
        var waits = _made is { Scan: ScanState.Waiting } && scanner.IsThere;
        return Kept(waits ? $"{text["Saved"]} {text["Waiting"]}" : text["Saved"], "/letters", waits ? FlashKind.Warn : FlashKind.Ok);
    }

    /// <summary>Fields as they stand in a template, in one line.</summary>
    public static string Written(IEnumerable<Placeholder> placeholders) => string.Join(", ", placeholders.Select(placeholder => placeholder.Written));

    // What is missing is not typed here: it is recorded elsewhere, and the letter waits for it.
    private string? Hindrance() => (Draft.Off, Draft.Missing, Draft.Betrayed) switch
    {
        ({ Count: > 0 } off, _, _) => $"{text["NotKeptOff"]} {text[$"Off{Draft.Fault}", Written(off)]}",
        (_, { Count: > 0 } missing, _) => text["Missing", Written(missing)],
        (_, _, { In: { IsOptional: false } from, Word: var word }) => text["AsylumInValue", word, from.Written],
        (_, _, { In: null, Word: var word }) => text["AsylumInTemplate", word],
        _ => TemplateCheck.Find(Kind, _template.Content).Count > 0 ? text["TemplateWrong"] : null,
    };

    // Only a letter in which nothing is wrong is made. The sentence says why it could not be.
    private async Task<(string Field, string Sentence)?> MakeAsync(CancellationToken cancel)
    {
        if (Input.Version != Case.Version || Input.Template != Edition || Hindrance() is not null)
        {
            return null;
        }

        try
        {
            _made = await letters.MakeAsync(Case, Kind, In, _template, Head(), Input.AsWord, cancel);
            return _made.Scan == ScanState.Infected ? ("", text["Infected"]) : null;
        }
        catch (PdfRefusedException refusal)
        {
            LetterLog.NoPdf(log, refusal);
            return (nameof(Input.AsWord), text["NoPdf"]);
        }
        catch (NotKeptException)
        {
            return ("", text["NotKept"]);
        }
    }

    private LetterHead Head() => letters.Head(Input.OccurredOn.ToDate() ?? Desk.Today, Desk.Actor.Name, Draft is { TakesOwnText: false } ? null : Input.OwnText.Typed());

    private void Read() => Draft = letters.Draft(Case, Kind, In, _template, Head());
}
