using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Tasks;

/// <summary>Everything that is due: of one's own cases, or for a supervisor of the team.</summary>
public sealed class IndexModel(TaskQueries tasks, ReturnCaseDb db, CaseDesk desk, AuditTrail trail, TimeProvider clock) : PageModel
{
    private const int ClosedShown = 15;
    private static readonly TimeSpan ClosedLately = TimeSpan.FromDays(7);

    public TaskAddress Address { get; private set; } = new(null, null);

    public TaskSheet Sheet { get; private set; } = new([], default);

    /// <summary>How much of each person is due; null for whoever is no supervisor.</summary>
    public TeamTasks? Team { get; private set; }

    /// <summary>What a colleague is to do of the cases of a counsellor, the first due first.</summary>
    public IReadOnlyList<TaskRow> Given { get; private set; } = [];

    public IReadOnlyList<TaskRow> Closed { get; private set; } = [];

    /// <summary>There is more than is shown.</summary>
    public bool IsCut { get; private set; }

    public async Task OnGetAsync(string? kind, string? counsellor, CancellationToken cancel)
    {
        var (viewer, today) = (await desk.ViewerAsync(cancel), desk.Today);
        var people = viewer is { Role: ActorRole.Supervisor, Team: { } team } ? [.. await db.CounsellorsOfAsync(team, cancel), desk.Actor] : new List<Actor>();
        var filter = new TaskAddress(kind, counsellor).Filter(people.Select(person => person.Id));
        Address = new(filter.Derived is not null || filter.Own is not null ? kind : null, filter.Nobodys || filter.CounsellorId is not null ? counsellor : null);
        if (viewer.Role == ActorRole.Supervisor)
        {
            var week = TaskSheet.EndOfWeek(today);
            Team = TeamTasks.Of([.. await tasks.CountDerivedAsync(viewer, today, week, cancel), .. await tasks.CountPlannedAsync(viewer, today, week, cancel)], people);
            // Of everybody at once only what is due; of one person, or of one kind, all.
            filter = Address is { Kind: null, Counsellor: null } ? filter with { Until = week } : filter;
        }

        var (derived, planned) = (await tasks.DerivedAsync(viewer, filter, cancel), await tasks.PlannedAsync(viewer, filter, cancel));
        (Sheet, IsCut) = (TaskSheet.Of(derived, planned, today), derived.Count == TaskQueries.Most || planned.Count == TaskQueries.Most);
        Given = viewer.Role == ActorRole.Counsellor ? await tasks.PlannedAsync(viewer, filter with { Given = true }, cancel) : [];
        Closed = await tasks.ClosedAsync(viewer, clock.GetUtcNow().UtcDateTime - ClosedLately, ClosedShown, cancel);
        trail.Listed(viewer, Sheet.Rows.Concat(Given).Concat(Closed).OfCases(), "tasks");
    }
}
