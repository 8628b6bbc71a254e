using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Review;

/// <summary>The board on paper for the team meeting: one sheet with the summary, then the whole list.</summary>
public sealed class PrintModel(ReviewQueries queries, ReviewBoard board, CaseloadQueries caseload, CaseDesk desk, AuditTrail trail) : PageModel
{
    /// <summary>Nobody talks about more in one meeting; the sheet says how many it leaves out.</summary>
    public const int Most = 2_000;

    public BoardSummary Summary { get; private set; } = BoardSummary.Nothing;

    public BoardFilter Filter { get; private set; } = BoardFilter.Parse(null, null, null, null);

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    /// <summary>By the id of the case: the step of our own that is due; only where that is what the list is about.</summary>
    public IReadOnlyDictionary<int, NextStep> NextSteps { get; private set; } = new Dictionary<int, NextStep>();

    public int Found { get; private set; }

    /// <summary>The team whose board this is.</summary>
    public string? Team { get; private set; }

    public DateOnly Today => desk.Today;

    public async Task OnGetAsync(string? step, string? only, string? from, string? until, string? team, CancellationToken cancel)
    {
        var viewer = (await desk.ViewerAsync(cancel)).LookingAt(team);
        Team = viewer.BoardTeam;
        Filter = BoardFilter.Parse(step, only, from, until).Of(viewer);
        var filter = Filter.On(Today, desk.Policy);
        Summary = await board.SummaryAsync(viewer, cancel);
        Found = Filter.IsWhole ? Summary.Open : await queries.CountAsync(viewer, filter, Today, cancel);
        Cases = await queries.FirstAsync(viewer, filter, Most, Today, cancel);
        NextSteps = Filter.Only == Attention.StepDue ? await caseload.StepsDueAsync(Cases, cancel) : NextSteps;
        trail.Listed(viewer, Cases.Select(ListedCase.Of));
    }
}
