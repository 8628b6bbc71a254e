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
public sealed class ResumeModel(DraftStore drafts, CaseStore cases, CaseDesk desk, CurrentUser user, DraftWords words, PageText<ResumeModel> text) : PageModel
{
    private const int LongEnough = 30;

    public KeptDraft? Draft { get; private set; }

    /// <summary>The text that the form itself holds, where this one stands beside it.</summary>
    public KeptDraft? Other { get; private set; }

    /// <summary>The form puts back what was typed in it; of another one all of it is shown here, and sent from here.</summary>
    public bool IsFilledAgain => Name is not null && FormAddress.IsFilledAgain(Draft!.Place.Form);

    /// <summary>What the form is called; null for one without a name.</summary>
    public string? Name => words.FormName(Draft!.Place.Form);

    /// <summary>Its form is a page of the case: of a referral the liaison sees no case.</summary>
    public bool IsOfCasePage => FormAddress.CaseIn(Form) is not null;

    /// <summary>Where its form is.</summary>
    public string Form => FormAddress.LinkTo(Draft!.Place.Form);

    /// <summary>Which form of that page it is.</summary>
    public string Suffix => FormAddress.SuffixOf(Draft!.Place.Form);

    public bool IsAside => Draft!.Place.IsAside;

    /// <summary>What was written; choices and dates stand in the form. Of a form that is not filled in again, all.</summary>
    public IEnumerable<string> Texts => Draft!.Text.Fields.Select(typed => typed.Value).Where(value => IsFilledAgain ? IsWritten(value) : value.Length > 0);

    /// <summary>What was written here and in the other text, where one of both was.</summary>
    public IEnumerable<(string Mine, string Other)> Pairs =>
        Draft!.Text.Fields.Concat(Other!.Text.Fields).Select(typed => typed.Name).Distinct().Select(name => (Mine: In(Draft, name), Other: In(Other, name))).Where(pair => IsWritten(pair.Mine) || IsWritten(pair.Other));

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
        if (Draft?.Place.CaseNumber is { } of && FormAddress.CaseIn(Form) is not null && !Draft.Place.Form.Contains(DraftPlace.OfEmergency, StringComparison.Ordinal)
            && !await cases.MayWorkOnAsync(of, await desk.ViewerAsync(cancel), cancel) && !await cases.MayDecideOnAsync(of, await desk.ViewerAsync(cancel), cancel))
            Draft = null;
        Other = Draft is { Place.IsAside: true } ? await drafts.OwnAsync(Draft.Place, cancel) : null;
        return Draft is not null;
    }

    // A code of a choice is one word; so is what is too short to tell two texts apart.
    private static bool IsWritten(string value) => (value.Length >= LongEnough && !Guid.TryParse(value, out _)) || value.Trim().Contains(' ', StringComparison.Ordinal);

    private static string In(KeptDraft draft, string name) => string.Join(", ", draft.Text.Fields.Where(typed => typed.Name == name).Select(typed => typed.Value));
}
