using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Review.AccessRequests;

/// <summary>What waits for the supervisor, and what auditors opened of the team's children lately. Nothing of the dossiers is shown.</summary>
public sealed class IndexModel(AccessQueries queries, CaseDesk desk, AuditTrail audit) : PageModel
{
    /// <summary>How long an opened request stands here.</summary>
    public const int DaysShown = 90;

    public IReadOnlyList<AccessRow> Rows { get; private set; } = [];

    public IReadOnlyList<AccessRow> Opened { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rows = await queries.InReviewAsync(desk.Team, cancel);
        Opened = await queries.OpenedAsync(desk.Team, desk.Change().RecordedAt.AddDays(-DaysShown), cancel);
        if (Rows.Concat(Opened).Select(row => row.CaseNumber).Distinct().ToArray() is { Length: > 0 } numbers)
        {
            audit.Shown(AuditAction.CasesListed, numbers, "access requests");
        }
    }
}
