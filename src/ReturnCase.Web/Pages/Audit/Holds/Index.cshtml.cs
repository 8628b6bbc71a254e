using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Audit.Holds;

/// <summary>The holds that stand, and the way to the hold of any case.</summary>
public sealed class IndexModel(ReturnCaseDb db, CaseDesk desk, AuditTrail audit, PageText<IndexModel> text) : PageModel
{
    public const int PageSize = 50;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<LegalHold> Holds { get; private set; } = [];

    public int? Next { get; private set; }

    public Task OnGetAsync(int? below, CancellationToken cancel) => LoadAsync(below, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var number = CaseNumber.ReadOrAsTyped(Input.Number);
        if (await desk.KnowsAsync(number, cancel))
        {
            return Redirect($"/audit/holds/{number}");
        }

        ModelState.AddModelError("Input.Number", number.Length == 0 ? text["NumberMissing"] : text["NumberUnknown", number]);
        await LoadAsync(null, cancel);
        return this.Invalid();
    }

    private async Task LoadAsync(int? below, CancellationToken cancel)
    {
        var holds = await db.LegalHolds.AsNoTracking().Where(hold => hold.LiftedAt == null && (below == null || hold.Id < below))
            .OrderByDescending(hold => hold.Id).Take(PageSize + 1).ToListAsync(cancel);
        (Holds, Next) = holds.Count > PageSize ? (holds[..PageSize], (int?)holds[PageSize - 1].Id) : (holds, null);
        audit.Shown(AuditAction.CasesListed, Holds.Select(hold => hold.CaseNumber), "holds");
    }

    public sealed record InputModel
    {
        public string? Number { get; set; }
    }
}
