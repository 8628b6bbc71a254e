using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Reassigning;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Tasks;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Cases;

/// <summary>A short list on a start page, with the address of the whole.</summary>
/// <param name="Key">Names it in the texts of the page.</param>
public sealed record StartList(string Key, int Count, IReadOnlyList<CaseRow> Rows, CaseloadAddress Address);

/// <summary>What somebody who works on cases finds on the start page.</summary>
/// <param name="Counsellor">Show whose case it is.</param>
/// <param name="Viewer">Who looks.</param>
public sealed record StartPage(DateOnly Today, bool Counsellor, IReadOnlyList<StartList> Lists, Viewer Viewer)
{
    /// <summary>How often a case of the team was opened in an emergency and waits for the supervisor's review.</summary>
    public int Emergencies { get; init; }

    /// <summary>Cases that came or went, of which this person did not say yet to have seen it.</summary>
    public int Moved { get; init; }

    /// <summary>Covers in force or to come, in which this person covers or is covered.</summary>
    public IReadOnlyList<AbsenceCover> Covers { get; init; } = [];

    /// <summary>Open safety alarms, the most pressing first.</summary>
    public IReadOnlyList<OpenAlarm> OpenAlarms { get; init; } = [];

    /// <summary>What is due by the end of this week.</summary>
    public TaskSheet? Tasks { get; init; }

    /// <summary>How much of the team is due by then.</summary>
    public TeamTasks? Team { get; init; }

    /// <summary>Ids of the cases in which others recorded something since this person looked.</summary>
    public IReadOnlySet<int> New { get; init; } = new HashSet<int>();

    /// <summary>What this person typed and did not send, the newest first.</summary>
    public IReadOnlyList<DraftRow> Drafts { get; init; } = [];
}

/// <summary>Gathers a start page. The number of commands depends on the role, never on the number of cases.</summary>
public sealed class StartPages(CaseloadQueries cases, ReferralQueries referrals, BatchQueries batches, EmergencyAccesses emergencies, DraftStore drafts, TaskQueries tasks, MovedCases moved, AbsenceCovers covers, AlarmQueries alarms, CaseDesk desk, AuditTrail trail, TimeProvider clock)
{
    private const int Few = 6;

    // A count with a link: the cases stand where it leads, and alarms stand above all else, one by one.
    private static readonly string[] TileOnly = ["Steps", Alarms];

    private const string Alarms = "Alarms";

    private static readonly (string Key, CaseloadAddress Address)[] ForCounsellor =
    [
        (Alarms, CaseloadAddress.Of(Attention.AlarmOpen)),
        ("Decisions", CaseloadAddress.Of(Attention.DecisionWaits)),
        ("Returned", CaseloadAddress.Of(Attention.ProposalReturned)),
        ("Overdue", CaseloadAddress.Within(AlarmStep.Overdue)),
        ("Soon", CaseloadAddress.Within(AlarmStep.OneMonth)),
        ("New", CaseloadAddress.Of(Attention.New)),
        ("Steps", CaseloadAddress.Of(Attention.StepDue)),
    ];

    private static readonly (string Key, CaseloadAddress Address)[] ForSupervisor =
    [
        (Alarms, CaseloadAddress.Of(Attention.AlarmOpen)),
        ("Proposals", CaseloadAddress.Of(Attention.ProposalOpen)),
        ("Escalated", CaseloadAddress.Of(Attention.DecisionEscalated)),
        ("Overdue", CaseloadAddress.Within(AlarmStep.Overdue)),
        ("Reviews", CaseloadAddress.Of(Attention.ReviewOwed)),
        ("Suspensions", CaseloadAddress.Of(Attention.SuspensionAsks)),
        ("Reopening", CaseloadAddress.Of(Attention.ReopeningOwed)),
        ("Steps", CaseloadAddress.Of(Attention.StepDue)),
        ("Unassigned", new CaseloadAddress { Counsellor = CaseloadAddress.NoCounsellor }),
    ];

    public async Task<StartPage> CounsellorAsync(CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        var lists = await ListsAsync(viewer, ForCounsellor, cancel);
        var touched = await cases.LastTouchedAsync(viewer, Few, cancel);
        var due = new TaskFilter(TaskSheet.EndOfWeek(desk.Today)) { AlsoLater = DerivedTaskKind.QuestionsOpen };
        return Shown(new(desk.Today, viewer.Covered.Count > 0, [.. lists, new StartList("Touched", touched.Count, touched, new CaseloadAddress())], viewer)
        {
            OpenAlarms = await AlarmsAsync(viewer, lists, cancel),
            New = await cases.NewAsync(viewer, lists.SelectMany(list => list.Rows).Concat(touched), desk.Today, cancel),
            Drafts = await drafts.ListAsync(viewer, cancel),
            Moved = await moved.CountUnseenAsync(viewer.UserId, cancel),
            Covers = await covers.OfAsync(viewer.UserId, viewer.Team ?? "", desk.Today, cancel),
            Tasks = TaskSheet.Of(await tasks.DerivedAsync(viewer, due, cancel), await tasks.PlannedAsync(viewer, due, cancel), desk.Today),
        });
    }

    public async Task<StartPage> SupervisorAsync(CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        var lists = await ListsAsync(viewer, ForSupervisor, cancel);
        var week = TaskSheet.EndOfWeek(desk.Today);
        return Shown(new(desk.Today, true, lists, viewer)
        {
            OpenAlarms = await AlarmsAsync(viewer, lists, cancel),
            New = await cases.NewAsync(viewer, lists.SelectMany(list => list.Rows), desk.Today, cancel),
            Emergencies = await emergencies.CountWaitingAsync(viewer, cancel),
            Covers = await covers.OfSupervisorAsync(viewer.UserId, viewer.Team ?? "", desk.Today, cancel),
            Drafts = await drafts.ListAsync(viewer, cancel),
            Team = TeamTasks.Of([.. await tasks.CountDerivedAsync(viewer, desk.Today, week, cancel), .. await tasks.CountPlannedAsync(viewer, desk.Today, week, cancel)], []),
        });
    }

    public async Task<(ReferralCounts Counts, int NotLeft, int Questions)> LiaisonAsync(CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        var longBefore = desk.Policy.SentLongBefore(clock);
        return (await referrals.CountsAsync(viewer, longBefore, cancel), await batches.NotLeftAsync(viewer, cancel), await referrals.CountAsync(viewer, ReferralList.Sent, ReferralOnly.Questions, longBefore, cancel));
    }

    private async Task<IReadOnlyList<OpenAlarm>> AlarmsAsync(Viewer viewer, IReadOnlyList<StartList> lists, CancellationToken cancel) =>
        lists.Single(list => list.Key == Alarms).Count == 0 ? [] : await alarms.OpenAsync(viewer, cancel);

    private StartPage Shown(StartPage page)
    {
        trail.Listed(page.Viewer, page.Lists.SelectMany(list => list.Rows).Select(ListedCase.Of)
            .Concat(page.OpenAlarms.Select(ListedCase.Of)).Concat((page.Tasks?.Rows ?? []).OfCases()));
        return page;
    }

    private async Task<IReadOnlyList<StartList>> ListsAsync(Viewer viewer, (string Key, CaseloadAddress Address)[] asked, CancellationToken cancel)
    {
        CaseloadFilter[] filters = [.. asked.Select(list => list.Address.Filter(null, [], desk.Today))];
        var counts = await cases.CountsAsync(viewer, filters, desk.Today, cancel);
        var lists = new List<StartList>(asked.Length);
        foreach (var (i, (key, address)) in asked.Index())
        {
            lists.Add(new(key, counts[i], counts[i] == 0 || TileOnly.Contains(key) ? [] : await cases.FirstAsync(viewer, filters[i], Few, desk.Today, cancel), address));
        }

        return lists;
    }
}

public static class ReferralTerms
{
    /// <summary>What was sent before this instant waits longer for its decision than policy expects.</summary>
    public static DateTime SentLongBefore(this CasePolicy policy, TimeProvider clock) =>
        AmsterdamCalendar.StartOf(AmsterdamTime.Today(clock).AddDays(-7 * policy.IndAnswerWeeks));
}
