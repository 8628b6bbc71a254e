using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>The whole dossier as the child would get it, and the form that sends it to the supervisor: only when every part was read.</summary>
[ResponseCache(NoStore = true)]
public sealed class PreviewModel(
    AccessQueries queries, AccessDesk requests, CaseStore store, DossierReader reader, DossierDocument document, CaseDesk desk, AuditTrail audit, PageText<PreviewModel> text)
    : AccessRequestPage(queries, desk, audit)
{
    private int _caseVersion;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The body of the dossier, in its own language.</summary>
    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    public ReadingProgress Progress { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Input.Version = Asked.Version;
        return await LoadAsync(cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refused)
        {
            return refused;
        }

        if (!Input.ReadAll)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.ReadAll)}", text["NotTicked"]);
        }

        if (!Progress.IsWhole)
        {
            ModelState.AddModelError("", text["NotRead", Progress.Parts - Progress.Read]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var result = await requests.SubmitAsync(Asked, Input.Version, _caseVersion, cancel);
        TempData.Flash(text[result == AccessResult.Done ? "Submitted" : "Conflict"], result == AccessResult.Done ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/audit/access-requests/{Asked.Id}");
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
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

        using (new Spoken(Asked.Language))
        {
            var dossier = await reader.ReadAsync(file, cancel);
            Body = document.Body(dossier, Asked);
            Progress = ReadingProgress.Of(Asked, dossier, file.Version);
        }

        _caseVersion = file.Version;
        Audit.Shown(AuditAction.CaseRead, [Asked.CaseNumber], $"{AccessGrounds.RequestDetail}{Asked.Id}");
        return null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        /// <summary>The auditor says so, besides the program's count.</summary>
        public bool ReadAll { get; set; }
    }
}
