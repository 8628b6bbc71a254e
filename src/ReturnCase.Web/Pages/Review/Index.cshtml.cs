using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Review;

/// <summary>What a supervisor reviews. Each case is opened and judged by itself: nothing here acts on more than one.</summary>
public sealed class IndexModel(ReviewQueries queries, CaseDesk desk, EnumText words) : PageModel
{
    private const int MostProposals = 50;

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public ReviewCursor? Next { get; private set; }

    public IReadOnlyList<WaitingProposal> Proposals { get; private set; } = [];

    public IReadOnlyList<Workload> Work { get; private set; } = [];

    public IReadOnlyList<StepBar> Bars { get; private set; } = [];

    public AlarmStep? Chosen { get; private set; }

    public int Found { get; private set; }

    public bool IsFirst { get; private set; }

    public string? Step => Chosen is { } step ? Slugs.Of(step) : null;

    public int Open => Bars.Sum(bar => bar.Count);

    public DateOnly Today => desk.Today;

    public string Me => desk.Viewer.UserId;

    public string? Team => desk.Viewer.Team;

    public IEnumerable<SelectListItem> Steps => StepBar.Steps.Select(step => new SelectListItem(words[step], Slugs.Of(step), step == Chosen));

    public async Task OnGetAsync(string? step, string? after, CancellationToken cancel)
    {
        Chosen = Slugs.TryParse<AlarmStep>(step, out var chosen) ? chosen : null;
        IsFirst = ReviewCursor.Parse(after) is null;
        var viewer = desk.Viewer;
        Bars = StepBar.Of(await queries.ByStepAsync(viewer, Today, cancel));
        Work = await queries.WorkloadAsync(viewer, Today, cancel);
        Proposals = await queries.ProposalsAsync(viewer, MostProposals, Today, cancel);
        Found = await queries.CountAsync(viewer, Chosen, Today, cancel);
        (Cases, Next) = await queries.PageAsync(viewer, Chosen, ReviewCursor.Parse(after), Today, cancel);
    }

    public YearBar? YearOf(CaseRow row) => YearBar.For(row, Today, desk.Policy);
}
