using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Figures;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Tasks;

namespace ReturnCase.Domain.Cases;

// What lists sort and filter by: computed at each save and refreshed nightly, because clocks and guards cannot run in a query.
public sealed partial class CaseFile
{
    private readonly List<FigureEvent> _figures = [];
    private CaseAsks? _asks;

    /// <summary>Names as shown in lists.</summary>
    public string FirstNames { get; private set; } = string.Empty;

    /// <summary>Names as shown in lists.</summary>
    public string LastName { get; private set; } = string.Empty;

    /// <summary>Country code as shown in lists.</summary>
    public string Nationality { get; private set; } = string.Empty;

    /// <summary>Earliest possible 18th birthday.</summary>
    public DateOnly EighteenEarliest { get; private set; }

    /// <summary>Latest possible 18th birthday.</summary>
    public DateOnly EighteenLatest { get; private set; }

    /// <summary>The governing deadline; null when closed.</summary>
    public DateOnly? GoverningDeadline { get; private set; }

    /// <summary>What the governing deadline is about.</summary>
    public DeadlineKind? GoverningKind { get; private set; }

    /// <summary>First day of the search year, where it has begun.</summary>
    public DateOnly? SearchStartedOn { get; private set; }

    /// <summary>Last day of the search year, where it has begun.</summary>
    public DateOnly? SearchLastDay { get; private set; }

    /// <summary>The fewest grounds that are missing for any of the <see cref="Goals"/>: 0 when one is ready, null where nothing is worked towards.</summary>
    public int? MissingGrounds { get; private set; }

    /// <summary>The moves that the case works towards: those of recorded decisions before all else, then those of its phase. Empty where it waits for others.</summary>
    public IReadOnlyList<CaseTrigger> Goals =>
        WaitingDecisions is { Count: > 0 } waiting ? [.. waiting.Select(w => w.Trigger)] : CaseLifecycle.GoalsOf(Phase);

    /// <summary>The outcome of the open proposal.</summary>
    public OutcomeKind? ProposedOutcome { get; private set; }

    /// <summary>A supervisor had a hand in the open proposal and cannot confirm it, so that a supervisor of another team may have to decide (domain 2.3).</summary>
    public bool AwaitsOtherSupervisor { get; private set; }

    /// <summary>Since when a recorded decision waits for its move.</summary>
    public DateOnly? DecisionWaitsSince { get; private set; }

    /// <summary>Last contact with the child or those around it.</summary>
    public DateOnly? LastContactOn { get; private set; }

    /// <summary>Number of open safety alarms.</summary>
    public int OpenAlarmCount { get; private set; }

    /// <summary>Day on which the phase was entered.</summary>
    public DateOnly PhaseSince { get; private set; }

    /// <summary>
    /// A supervisor owes a review. Domain 2.7 (D): at the first alarm step of the governing deadline. A term that is shorter than that step from its beginning asks for one at
    /// the next step that begins. A review, or "search continues", settles it until the next review that it names is past.
    /// </summary>
    public bool ReviewOwed { get; private set; }

    /// <summary>What the case asks for by itself since it was last settled here; null where it was only read. It is kept in rows of its own beside the case.</summary>
    public CaseAsks? Asks() => _asks;

    /// <summary>What was done to the case since it was read counts for these figures. They are kept in rows of their own beside the case.</summary>
    public IReadOnlyList<FigureEvent> Figures() => _figures;

    /// <summary>Recomputes what lists show, as seen by a change; the nightly refresh calls it with a change that records nothing. Version stays.</summary>
    public void Settle(Change change)
    {
        _referrals.ForEach(referral => referral.KeepStand(Version));
        if (change.MoreFollow)
        {
            return;
        }

        var clocks = CaseClocks.For(this, change.RecordedOn, change.Policy);
        (FirstNames, LastName, Nationality) = (Identity.FirstNames, Identity.LastName, Identity.Nationality);
        (EighteenEarliest, EighteenLatest) = (clocks.EighteenEarliest, clocks.EighteenLatest);
        (GoverningDeadline, GoverningKind) = (clocks.Governing?.On, clocks.Governing?.Kind);
        (SearchStartedOn, SearchLastDay) = (clocks.Search?.StartedOn, clocks.Search?.LastDay);
        MissingGrounds = FewestMissing(change);
        ProposedOutcome = OpenProposal?.Kind;
        AwaitsOtherSupervisor = BehindProposal.Any(line => line.ByRole == ActorRole.Supervisor);
        DecisionWaitsSince = DecisionWaiting;
        LastContactOn = Standing<ContactMoment>().Where(c => c.Kind != ContactKind.NotReached).Select(c => (DateOnly?)c.OccurredOn).Max();
        OpenAlarmCount = OpenAlarms.Count();
        SettleAlarms(change.Policy);
        PhaseSince = LastMove.OccurredOn;
        ReopeningOwed = OwesReopening(change.RecordedOn);
        ReviewOwed = OwesReview(clocks, change);
        _asks = new(DerivedTasks.Of(this, change.RecordedOn, change.Policy), change.RecordedAt);
    }

    /// <summary>The day on which the first decision that waits was recorded here; null while none waits.</summary>
    internal DateOnly? DecisionWaiting => WaitingDecisions.Select(w => (DateOnly?)AmsterdamCalendar.DateOf(w.Decision.RecordedAt)).Min();

    private bool OwesReview(CaseClocks clocks, Change change)
    {
        if (clocks.Governing is not { } deadline)
        {
            return false;
        }

        DateOnly? began = deadline.Kind switch
        {
            DeadlineKind.Eighteen => null,
            DeadlineKind.SearchLimit => clocks.Search!.StartedOn,
            DeadlineKind.DecisionMove => DecisionWaitsSince,
            _ => PhaseSince,
        };
        return AlarmSteps.BeganAfter(began, clocks.Step, deadline.On, change.Policy) && !(LastReview?.NextOn >= change.RecordedOn);
    }

    private Statement? LastReview => InPeriod<Statement>().LastOrDefault(s => s.Kind is StatementKind.Review or StatementKind.SearchContinues);

    /// <summary>The facts that hold a condition, as somebody finds them who would make a move with this change; the newest last.</summary>
    public IReadOnlyList<RecordedFact> FactsBehind(Change change, GuardCode guard) => new CaseFacts(this, change).Behind(guard);

    /// <summary>Whether what a condition looks at is on file at all, as somebody finds it who would make a move with this change. What cannot be judged is neither met nor in the way.</summary>
    public bool CanJudge(Change change, GuardCode guard) => new CaseFacts(this, change).CanJudge(guard);

    /// <summary>The one candidate that a condition is about, by its sequence; null where it is about none, or about several.</summary>
    public int? CandidateBehind(Change change, GuardCode guard) => new CaseFacts(this, change).CandidateOf(guard);

    private int? FewestMissing(Change change)
    {
        var facts = new CaseFacts(this, change with { OccurredOn = change.RecordedOn });
        var goals = Goals;
        return CaseLifecycle.Moves
            .Where(m => goals.Contains(m.Trigger) && m.Covers(Phase))
            .Min(m => (int?)m.Guards.Count(g => !IsPersonal(g) && !facts.Holds(g, m.Trigger)));
    }

    // Guards about the person at the screen or the form say nothing about the file.
    private static bool IsPersonal(GuardCode guard) =>
        CaseLifecycle.IsRoute(guard) || guard == GuardCode.ProposalOpen || GuardCatalogue.Of(guard).Remedy is GuardRemedy.Form or GuardRemedy.AnotherPerson;
}
