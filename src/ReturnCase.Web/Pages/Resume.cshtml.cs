using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Drafts;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages;

/// <summary>One draft of this person: after signing in again what was sent when the session had ended, to be sent once more; or to be thrown away. Nothing was kept in the case yet.</summary>
[ResponseCache(NoStore = true)]
public sealed class ResumeModel(DraftStore drafts, CaseStore cases, CaseDesk desk, CurrentUser user, PageText<ResumeModel> text) : PageModel
{
    private const int WorthShowing = 30;

    public KeptDraft? Draft { get; private set; }

    /// <summary>Where its form is.</summary>
    public string Form => FormAddress.PageOf(Draft!.Place.Form);

    /// <summary>Which form of that page it is.</summary>
    public string Suffix => FormAddress.SuffixOf(Draft!.Place.Form);

    /// <summary>Its form holds another text, that was newer.</summary>
    public bool IsAside => Draft!.Place.Form.EndsWith(DraftStore.Aside, StringComparison.Ordinal);

    /// <summary>What was written, apart from choices and dates.</summary>
    public IEnumerable<string> Texts => Draft!.Text.Fields.Select(typed => typed.Value).Where(value => value.Length >= WorthShowing);

    public async Task OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Throws it away.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var seen = int.TryParse(Request.Form[PostedForm.RevisionField], out var revision) ? revision : 0;
        var gone = await drafts.DiscardAsync(user.UserId, Draft!.Id, seen, cancel);
        TempData.Flash(text[gone ? "Discarded" : "NotDiscarded"], gone ? FlashKind.Ok : FlashKind.Warn);
        return LocalRedirect(Request.Query["from"].ToString() switch
        {
            "start" => "/",
            "drafts" => "/drafts",
            _ => Form,
        });
    }

    // Of a case that this person may no longer work on, not even that there is a draft.
    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        Draft = int.TryParse(id, out var number) ? await drafts.FindAsync(user.UserId, number, cancel) : null;
        if (Draft?.Place.CaseNumber is { } of && FormAddress.CaseIn(Form) is not null
            && !await cases.MayWorkOnAsync(of, await desk.ViewerAsync(cancel), cancel) && !await cases.MayDecideOnAsync(of, await desk.ViewerAsync(cancel), cancel))
            Draft = null;
        return Draft is not null;
    }
}
