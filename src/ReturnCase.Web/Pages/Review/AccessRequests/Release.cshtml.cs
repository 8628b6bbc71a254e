using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Pages.Review.AccessRequests;

/// <summary>The dossier as it would go out, for a supervisor of the team: released, or sent back with a reason.</summary>
[ResponseCache(NoStore = true)]
public sealed class ReleaseModel(
    AccessQueries queries, AccessDesk requests, CaseStore store, DossierReader reader, DossierDocument document, CaseDesk desk, AuditTrail audit,
    PageText<ReleaseModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AccessRequest Asked { get; private set; } = null!;

    /// <summary>The body of the dossier, in its own language.</summary>
    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    public DraftForms Drafts => desk.Drafts;

    public bool IsOwn => Asked.OpenedById == desk.Actor.Id;

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel)
    {
        if (await LoadAsync(n, cancel) is null)
        {
            return NotFound();
        }

        Shows();
        Input.Version = Asked.Version;
        if (!IsOwn)
        {
            await ShowDraftAsync(cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int n, CancellationToken cancel)
    {
        if (await LoadAsync(n, cancel) is not { } file)
        {
            return NotFound();
        }

        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, Asked.CaseNumber, cancel) is { } kept)
        {
            if (kept is PageResult)
            {
                Shows();
            }

            return kept;
        }

        Shows();
        return Input.SendBack ? await ReturnAsync(cancel) : await ReleaseAsync(file, cancel);
    }

    private async Task<IActionResult> ReleaseAsync(CaseFile file, CancellationToken cancel)
    {
        byte[] bytes;
        using (new Spoken(Asked.Language))
        {
            bytes = document.File(await reader.ReadAsync(file, cancel), Asked, desk.Today);
        }

        return Answer(await requests.ReleaseAsync(desk.Change(), Asked, Input.Version, file.Version, bytes, cancel), "Released");
    }

    private async Task<IActionResult> ReturnAsync(CancellationToken cancel)
    {
        if (Input.Reason.Typed() is not { Length: <= Change.ReasonMaxLength } reason)
        {
            ModelState.AddModelError("Input.Reason", Input.Reason.Typed() is { } typed ? shared["TextTooLong", Change.ReasonMaxLength, typed.Length - Change.ReasonMaxLength] : shared["ReasonMissing"]);
            return this.Invalid();
        }

        return Answer(await requests.ReturnAsync(desk.Change(reason: reason), Asked, Input.Version, cancel), "Returned");
    }

    private IActionResult Answer(AccessResult result, string done)
    {
        if (result == AccessResult.Done)
        {
            TempData.Flash(text[done]);
            return Redirect("/review/access-requests");
        }

        ModelState.AddModelError("", text[result.ToString()]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<CaseFile?> LoadAsync(int n, CancellationToken cancel)
    {
        if (await queries.FindOfTeamAsync(n, desk.Team, cancel) is not { State: AccessRequestState.InReview } asked || await store.FindAsync(asked.CaseNumber, cancel) is not { } file)
        {
            return null;
        }

        Asked = asked;
        using (new Spoken(asked.Language))
        {
            Body = document.Body(await reader.ReadAsync(file, cancel), asked);
        }

        return file;
    }

    private void Shows() => audit.Shown(AuditAction.CaseRead, [Asked.CaseNumber], $"{AccessGrounds.RequestDetail}{Asked.Id}");

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public int Version { get; set; }

        /// <summary>Send it back to the auditor instead of releasing it.</summary>
        public bool SendBack { get; set; }

        public string? Reason { get; set; }
    }
}
