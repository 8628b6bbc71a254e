using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Audit.Retention.Lists;

/// <summary>A destruction list as the auditor follows it. What was destroyed stays on it by number, with who signed.</summary>
public sealed class ListModel(DestructionQueries queries, Destructions destructions, PageText<ListModel> text) : PageModel
{
    public DestructionList List { get; private set; } = null!;

    public bool Waits => List.Items.Any(item => item.State == DestructionState.Waiting);

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel) => await LoadAsync(n, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
        {
            return NotFound();
        }

        var taken = await destructions.WithdrawAsync(n, cancel);
        TempData.Flash(text[taken ? "Withdrawn" : "NothingWaits"], taken ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/audit/retention/lists/{n}");
    }

    private async Task<bool> LoadAsync(int n, CancellationToken cancel)
    {
        List = (await queries.FindAsync(n, cancel))!;
        return List is not null;
    }
}
