using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Review;

/// <summary>What a supervisor reviews. Each case is opened and judged by itself: nothing here acts on more than one.</summary>
public sealed class IndexModel(ReviewQueries queries, ReviewBoard board, CaseloadQueries caseload, EmergencyAccesses emergencies, AlarmQueries alarms, CaseDesk desk, AuditTrail trail, EnumText words) : PageModel
{
    private const int MostProposals = 50;
    private const int MostReopenings = 50;

    public BoardSummary Summary { get; private set; } = BoardSummary.Nothing;

    public BoardFilter Filter { get; private set; } = BoardFilter.Parse(null, null, null, null);

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public ReviewCursor? Next { get; private set; }

    public IReadOnlyList<WaitingProposal> Proposals { get; private set; } = [];

    /// <summary>Closed cases of which somebody must decide whether they open again.</summary>
    public IReadOnlyList<CaseRow> Reopenings { get; private set; } = [];

    /// <summary>Open safety alarms of the team, the most pressing first.</summary>
    public IReadOnlyList<OpenAlarm> OpenAlarms { get; private set; } = [];

    /// <summary>Open cases in which our own next step is due soon or overdue.</summary>
    public int StepsDue { get; private set; }

    /// <summary>By the id of the case: the step of our own that is due; only where that is what the list is about.</summary>
    public IReadOnlyDictionary<int, NextStep> NextSteps { get; private set; } = new Dictionary<int, NextStep>();

    /// <summary>How often a case of the team was opened in an emergency and nobody here reviewed it yet.</summary>
    public int Emergencies { get; private set; }

    public int Found { get; private set; }

    public bool IsFirst { get; private set; }

    public DateOnly Today => desk.Today;

    public string Me => desk.Actor.Id;

    /// <summary>The team whose board this is.</summary>
    public string? Team { get; private set; }

    /// <summary>It is the own team: only there this person gives cases away and names covers.</summary>
    public bool IsOwn => Filter.Team is null;

    /// <summary>In whose place this person looks after other teams.</summary>
    public IReadOnlyList<CoveredSupervisor> StandsIn { get; private set; } = [];

    /// <summary>The steps to choose from, each with the number of its cases.</summary>
    public IEnumerable<SelectListItem> Steps => Summary.Bars.Select(bar => new SelectListItem($"{words[bar.Step]} ({bar.Count})", Slugs.Of(bar.Step), bar.Step == Filter.Step));

    public async Task OnGetAsync(string? step, string? only, string? from, string? until, string? after, string? team, CancellationToken cancel)
    {
        var viewer = (await desk.ViewerAsync(cancel)).LookingAt(team);
        Team = viewer.BoardTeam;
        StandsIn = viewer.StandsIn;
        Filter = BoardFilter.Parse(step, only, from, until).Of(viewer);
        IsFirst = ReviewCursor.Parse(after) is null;
        var filter = Filter.On(Today, desk.Policy);
        Summary = await board.SummaryAsync(viewer, cancel);
        Proposals = await queries.ProposalsAsync(viewer, MostProposals, Today, cancel);
        Reopenings = await queries.ReopeningsAsync(viewer, MostReopenings, Today, cancel);
        Found = Filter.IsWhole ? Summary.Open : await queries.CountAsync(viewer, filter, Today, cancel);
        (Cases, Next) = await queries.PageAsync(viewer, filter, ReviewCursor.Parse(after), Today, cancel);
        NextSteps = Filter.Only == Attention.StepDue ? await caseload.StepsDueAsync(Cases, cancel) : NextSteps;
        StepsDue = await queries.CountAsync(viewer, new() { Attention = Attention.StepDue }, Today, cancel);
        OpenAlarms = await alarms.OfBoardAsync(viewer, cancel);
        Emergencies = await emergencies.CountWaitingAsync(viewer, cancel);
        trail.Listed(viewer, Cases.Concat(Reopenings).Select(ListedCase.Of).Concat(OpenAlarms.Select(ListedCase.Of)).Concat(Proposals.Select(proposal => new ListedCase(proposal.Number, null, proposal.Team))));
    }

    /// <summary>The page on which the review of a case is recorded: past the search year it says why the search goes on.</summary>
    public static StatementKind ReviewOf(CaseRow row, DateOnly today) => row is { DeadlineKind: DeadlineKind.SearchLimit } && row.Deadline < today ? StatementKind.SearchContinues : StatementKind.Review;
}
