using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>Everything recorded about the child, a part at a time. For each field that may be about somebody else the auditor chooses how it is shown.</summary>
[ResponseCache(NoStore = true)]
public sealed class DossierModel(
    AccessQueries queries, AccessDesk requests, CaseStore store, DossierReader reader, CaseDesk desk, AuditTrail audit, EnumText words, PageText<DossierModel> text)
    : AccessRequestPage(queries, desk, audit)
{
    private int _caseVersion;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Dossier Dossier { get; private set; } = null!;

    public ReadingProgress Progress { get; private set; } = null!;

    public IReadOnlyList<DossierPart> Parts { get; private set; } = [];

    public int From { get; private set; }

    public int? Previous => From > 0 ? Math.Max(0, From - Dossier.PartsAtOnce) : null;

    public int? Next => From + Dossier.PartsAtOnce < Dossier.Parts.Count ? From + Dossier.PartsAtOnce : null;

    public bool MayChoose => Asked.State == AccessRequestState.Open;

    public IReadOnlyDictionary<string, FieldChoice> Choices => Asked.Choices.ToDictionary(choice => choice.Field, choice => choice.Choice);

    public IReadOnlyList<SelectListItem> Answers(FieldChoice chosen) =>
        [.. Enum.GetValues<FieldChoice>().Select(choice => new SelectListItem(words[choice], choice.ToString(), choice == chosen))];

    public async Task<IActionResult> OnGetAsync(int from, CancellationToken cancel)
    {
        Input.Version = Asked.Version;
        return await LoadAsync(from, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(int from, CancellationToken cancel)
    {
        if (await LoadAsync(from, cancel) is { } refused)
        {
            return refused;
        }

        var shown = Parts.SelectMany(part => part.Fields).Where(field => field.Kind != FieldKind.Plain).ToDictionary(field => field.Key);
        var choices = Input.Choices.Where(c => c.Field is not null && c.Choice is not null && shown.TryGetValue(c.Field, out var field) && field.Usual != c.Choice)
            .DistinctBy(c => c.Field).ToDictionary(c => c.Field!, c => c.Choice!.Value);
        var result = await requests.ChooseAsync(Asked, Input.Version, choices, shown.Keys.ToHashSet(), From, _caseVersion, cancel);
        TempData.Flash(text[result == AccessResult.Done ? "Kept" : "Conflict"], result == AccessResult.Done ? FlashKind.Ok : FlashKind.Warn);
        return Redirect(result == AccessResult.Done && Next is null ? $"/audit/access-requests/{Asked.Id}" : Address(result == AccessResult.Done ? Next!.Value : From));
    }

    public string Address(int from) => $"/audit/access-requests/{Asked.Id}/dossier{(from == 0 ? "" : $"?from={from}")}";

    private async Task<IActionResult?> LoadAsync(int from, CancellationToken cancel)
    {
        if (!IsReadable)
        {
            Audit.Happened(AuditAction.Refused, $"{AccessGrounds.RequestDetail}{Asked.Id}", Asked.CaseNumber);
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        if (await store.FindAsync(Asked.CaseNumber, cancel) is not { } file)
        {
            return NotFound();
        }

        Dossier = await reader.ReadAsync(file, cancel);
        _caseVersion = file.Version;
        Progress = ReadingProgress.Of(Asked, Dossier, file.Version);
        From = from > 0 && from < Dossier.Parts.Count ? from : 0;
        Parts = [.. Dossier.Parts.Skip(From).Take(Dossier.PartsAtOnce)];
        Audit.Shown(AuditAction.CaseRead, [Asked.CaseNumber], $"{AccessGrounds.RequestDetail}{Asked.Id}");
        return null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public List<ChoiceInput> Choices { get; set; } = [];
    }

    public sealed record ChoiceInput
    {
        public string? Field { get; set; }

        public FieldChoice? Choice { get; set; }
    }
}
