using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
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
public sealed class IndexModel(ReviewQueries queries, CaseloadQueries caseload, EmergencyAccesses emergencies, CaseDesk desk, AuditTrail trail, EnumText words) : PageModel
{
    /// <summary>What <c>only</c> in the address says for the cases in which a review is owed.</summary>
    public static readonly string ReviewsOnly = Slugs.Of(Attention.ReviewOwed);

    /// <summary>What it says for the cases in which our own next step is due.</summary>
    public static readonly string StepsOnly = Slugs.Of(Attention.StepDue);

    private const int MostProposals = 50;
    private const int MostReopenings = 50;

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public ReviewCursor? Next { get; private set; }

    public IReadOnlyList<WaitingProposal> Proposals { get; private set; } = [];

    public IReadOnlyList<Workload> Work { get; private set; } = [];

    public IReadOnlyList<StepBar> Bars { get; private set; } = [];

    public AlarmStep? Chosen { get; private set; }

    /// <summary>Closed cases of which somebody must decide whether they open again.</summary>
    public IReadOnlyList<CaseRow> Reopenings { get; private set; } = [];

    /// <summary>What the list is narrowed to: a review that is owed, or a step of our own that is due.</summary>
    public Attention? Only { get; private set; }

    /// <summary>Only the cases in which a supervisor owes a review.</summary>
    public bool OnlyReviews => Only == Attention.ReviewOwed;

    /// <summary>Open cases in which our own next step is due soon or overdue.</summary>
    public int StepsDue { get; private set; }

    /// <summary>By the id of the case: the step of our own that is due; only where that is what the list is about.</summary>
    public IReadOnlyDictionary<int, NextStep> NextSteps { get; private set; } = new Dictionary<int, NextStep>();

    /// <summary>How often a case of the team was opened in an emergency and nobody here reviewed it yet.</summary>
    public int Emergencies { get; private set; }

    public int Found { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>This list from its first page, or from another.</summary>
    public string Address(ReviewCursor? after = null) => "/review" + new QueryBuilder(
        new (string Name, string? Value)[] { ("step", Chosen is { } step ? Slugs.Of(step) : null), ("only", Only is { } owed ? Slugs.Of(owed) : null), ("after", after?.ToString()) }
            .Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!)));

    public int Open => Bars.Sum(bar => bar.Count);

    public DateOnly Today => desk.Today;

    public string Me => desk.Actor.Id;

    public string? Team => desk.Team;

    public IEnumerable<SelectListItem> Steps => StepBar.Steps.Select(step => new SelectListItem(words[step], Slugs.Of(step), step == Chosen));

    public async Task OnGetAsync(string? step, string? only, string? after, CancellationToken cancel)
    {
        Chosen = Slugs.TryParse<AlarmStep>(step, out var chosen) ? chosen : null;
        Only = only == ReviewsOnly ? Attention.ReviewOwed : only == StepsOnly ? Attention.StepDue : null;
        IsFirst = ReviewCursor.Parse(after) is null;
        var filter = new CaseloadFilter { Step = Chosen, Attention = Only };
        var viewer = await desk.ViewerAsync(cancel);
        Bars = StepBar.Of(await queries.ByStepAsync(viewer, Today, cancel));
        Work = await queries.WorkloadAsync(viewer, Today, cancel);
        Proposals = await queries.ProposalsAsync(viewer, MostProposals, Today, cancel);
        Reopenings = await queries.ReopeningsAsync(viewer, MostReopenings, Today, cancel);
        Found = await queries.CountAsync(viewer, filter, Today, cancel);
        (Cases, Next) = await queries.PageAsync(viewer, filter, ReviewCursor.Parse(after), Today, cancel);
        NextSteps = Only == Attention.StepDue ? await caseload.StepsDueAsync(Cases, cancel) : NextSteps;
        StepsDue = await queries.CountAsync(viewer, new() { Attention = Attention.StepDue }, Today, cancel);
        Emergencies = await emergencies.CountWaitingAsync(viewer, cancel);
        if (Cases.Concat(Reopenings).Select(row => row.Number).Concat(Proposals.Select(proposal => proposal.Number)).Distinct().ToArray() is { Length: > 0 } numbers)
        {
            trail.Shown(AuditAction.CasesListed, numbers);
        }
    }

    /// <summary>The page on which the review of a case is recorded: past the search year it says why the search goes on.</summary>
    public StatementKind ReviewOf(CaseRow row) => row is { DeadlineKind: DeadlineKind.SearchLimit } && row.Deadline < Today ? StatementKind.SearchContinues : StatementKind.Review;

    public YearBar? YearOf(CaseRow row) => YearBar.For(row, Today, desk.Policy);
}
