using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Views;

/// <summary>One's own saved views: each leads to its list and to the page on which it is changed.</summary>
public sealed class IndexModel(SavedViews saved, CaseDesk desk) : PageModel
{
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Views = await saved.ListAsync(desk.Actor.Id, cancel);

    /// <summary>Moves one a place forward. One that is gone is not in the list any more, which says it.</summary>
    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        await saved.MoveForwardAsync(desk.Actor.Id, id, cancel);
        return Redirect("/cases/views");
    }
}
