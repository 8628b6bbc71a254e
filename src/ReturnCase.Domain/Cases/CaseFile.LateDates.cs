using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

/// <summary>A decision that waits for its move and bears a day before the last step, which was made without knowing of it: dated on its own day, its move would come before that step (domain 2.7, hard case 7).</summary>
/// <param name="Waiting">The decision and its move.</param>
/// <param name="Step">The line of the last step.</param>
public sealed record LateDecision(WaitingDecision Waiting, CaseEntry Step);

/// <summary>A step that was right by the birth date that was known then, and would not be by the one in force now. No past step is rewritten by it (domain 2.7).</summary>
/// <param name="Step">The line of the step.</param>
/// <param name="Then">The version of the birth date by which it was judged.</param>
/// <param name="Now">The version in force.</param>
/// <param name="Answers">The moves by which a person can answer.</param>
public sealed record BirthDateClash(CaseEntry Step, BirthDateVersion Then, BirthDateVersion Now, IReadOnlyList<CaseTrigger> Answers);

// Dates that came late and clash with what was done meanwhile. A person resolves them; nothing here moves a case.
public sealed partial class CaseFile
{
    /// <summary>The decisions that wait for their move and bear a day before the last step.</summary>
    public IReadOnlyList<LateDecision> LateDecisions => [.. WaitingDecisions
        .Where(waiting => waiting.Decision.OccurredOn < LastMove.OccurredOn && OriginOf(waiting.Decision.Sequence) > LastMove.Sequence).Select(waiting => new LateDecision(waiting, LastMove))];

    /// <summary>
    /// Steps of this period that a corrected birth date would have judged otherwise, the oldest first: a step that asked for a minor and was made on a day on which the person was of age after all,
    /// and a closing that asked for somebody of age while the child was, and is, a minor.
    /// </summary>
    /// <param name="today">The day on which it is asked.</param>
    public IReadOnlyList<BirthDateClash> BirthDateClashes(DateOnly today)
    {
        var now = Latest<BirthDateVersion>()!;
        return Phase.IsOpen()
            ? [.. PhaseLines.Where(line => line.Period == Period && AskedMinorOn(line) >= now.Value.EighteenLatest).Select(line => new BirthDateClash(line, BirthDateAt(line), now, [CaseTrigger.TurnedEighteen]))]
            : IsMinorAfterAll(today) ? [new(LastMove, BirthDateAt(LastMove), now, [CaseTrigger.Reopen])] : [];
    }

    /// <summary>
    /// Makes the move of a decision that came late, on a day on which it was known here: the step that was made meanwhile stays, and the reason says how the two go together.
    /// </summary>
    /// <param name="change">With a reason.</param>
    /// <param name="decision">Sequence of the decision.</param>
    /// <param name="places">The care places of the case's candidates, where the move closes the case.</param>
    /// <exception cref="CaseRefusedException">No reason, no such clash, or the move is not open.</exception>
    public void FollowLateDecision(Change change, int decision, IReadOnlyCollection<CarePlace>? places = null)
    {
        var late = LateDecisions.SingleOrDefault(late => late.Waiting.Decision.Sequence == decision) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
        Move(change, late.Waiting.Trigger, places: places);
    }

    /// <summary>Whether a move follows a decision that came late: it needs a reason then, and a day on which the decision was known here.</summary>
    public bool FollowsLateDecision(CaseTrigger trigger) => FollowsFrom(trigger) is not null;

    /// <summary>The day on which the late decision that a move follows came on file here, from which on it can be followed; null for a move that follows none.</summary>
    public DateOnly? FollowsFrom(CaseTrigger trigger) =>
        LateDecisions.FirstOrDefault(late => late.Waiting.Trigger == trigger) is { } late ? AmsterdamCalendar.DateOf(EntryAt(OriginOf(late.Waiting.Decision.Sequence)).RecordedAt) : null;

    // A day before the last step is refused by the table of moves.
    private void EnsureFollowed(Change change, CaseTrigger trigger)
    {
        if (FollowsFrom(trigger) is { } known)
        {
            Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
            Ensure(GuardCode.LateDecisionKnown, change.OccurredOn < LastMove.OccurredOn || change.OccurredOn >= known);
        }
    }

    // The day on which a step asked for a minor: its own, or that of the proposal that it confirmed. Null where it did not ask.
    private DateOnly? AskedMinorOn(CaseEntry step) => step is { Trigger: { } trigger, From: { } from }
        ? CaseLifecycle.Moves.Where(row => row.Trigger == trigger && row.Covers(from)).SelectMany(row => row.Guards).Max(guard => guard switch
        {
            GuardCode.Minor => step.OccurredOn,
            GuardCode.MinorWhenProposed => _proposals.Find(proposal => proposal.EndedBy == step.Sequence)?.ProposedOn,
            _ => (DateOnly?)null,
        })
        : null;

    // By what was known when the step was recorded.
    private BirthDateVersion BirthDateAt(CaseEntry line) => KnownBefore(line.Sequence)!;

    private BirthDateVersion? KnownBefore(int line) => _facts.OfType<BirthDateVersion>()
        .Where(version => version.Sequence < line && !(version.SupersededBy < line)).MaxBy(version => version.Sequence);
}
