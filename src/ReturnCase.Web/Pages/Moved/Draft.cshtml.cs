using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Reassigning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Moved;

/// <summary>What somebody typed about a case that went from them: to read and to copy, no longer to send.</summary>
[ResponseCache(NoStore = true)]
public sealed class DraftModel(MovedCases moved, DraftStore drafts, CaseDesk desk, PageText<DraftModel> text) : PageModel
{
    public KeptDraft? Draft { get; private set; }

    /// <summary>What was written, apart from what only the form needs.</summary>
    public IEnumerable<string> Texts => Draft!.Text.Fields.Select(typed => typed.Value).Where(value => value.Any(char.IsWhiteSpace));

    public async Task OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>Throws it away.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        await drafts.DiscardAsync(desk.Actor.Id, Draft!.Id, Draft.Revision, cancel);
        TempData.Flash(text["Discarded"]);
        return Redirect("/moved");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        Draft = int.TryParse(id, out var number) ? await moved.DraftLeftAsync(desk.Actor.Id, number, cancel) : null;
        return Draft is not null;
    }
}
