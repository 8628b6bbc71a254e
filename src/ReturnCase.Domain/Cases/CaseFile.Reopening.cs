using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;

namespace ReturnCase.Domain.Cases;

// A closed case of which a person must decide whether it opens again (domain 2.9).
public sealed partial class CaseFile
{
    /// <summary>
    /// Somebody must decide whether this closed case opens again: a transfer came with its V-number, or a birth date that says "minor" after aged out or found adult.
    /// Settled by reopening, or by the reason of a supervisor not to.
    /// </summary>
    public bool ReopeningOwed { get; private set; }

    /// <summary>The transfers on which nobody has decided yet, oldest first.</summary>
    public IReadOnlyList<RepeatedTransfer> WaitingTransfers =>
        Phase.IsOpen() ? [] : [.. Standing<RepeatedTransfer>().Where(t => t.Sequence > ReopeningDecidedAt)];

    /// <summary>After a reopening, in Intake: the last transfer that led to it, while a rejection or a return decision that it names is not on file.</summary>
    public RepeatedTransfer? TransferToTakeOver => Phase == CasePhase.Intake
        && Standing<RepeatedTransfer>().LastOrDefault(t => t.Period == Period - 1) is { } last
        && !(IsOnFile(DecisionKind.AsylumRejected, last.RejectedOn) && (last.ReturnDecisionOn is not { } on || IsOnFile(DecisionKind.ReturnDecisionIssued, on)))
            ? last : null;

    /// <summary>
    /// Records a transfer that came with the V-number of this closed case (I8). The same, typed again on the same day, by whomever, makes no second task:
    /// the transfer that is on file is the answer.
    /// </summary>
    /// <param name="change">Dated on the day of the transfer.</param>
    /// <param name="details">What was typed.</param>
    /// <param name="team">Team of the person who typed it.</param>
    /// <exception cref="CaseRefusedException">The case is open: then the transfer belongs to the team that works on it.</exception>
    public RepeatedTransfer RecordRepeatedTransfer(Change change, TransferDetails details, string? team)
    {
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.Counsellor or ActorRole.Supervisor or ActorRole.ApiClient);
        EnsureDay(change);
        Ensure(GuardCode.CaseIsClosed, !Phase.IsOpen());
        var transfer = new RepeatedTransfer(details, team);
        if (Standing<RepeatedTransfer>().FirstOrDefault(t => t.Says(transfer) && t.OccurredOn == change.OccurredOn && AmsterdamCalendar.DateOf(t.RecordedAt) == change.RecordedOn) is { } known)
        {
            return known;
        }

        Add(change, transfer);
        Settle(change);
        return transfer;
    }

    /// <summary>Closed as aged out or found adult, while the birth date recorded since says that the child is a minor on a day.</summary>
    public bool IsMinorAfterAll(DateOnly on) => ClosingReason is Cases.ClosingReason.AgedOut or Cases.ClosingReason.FoundAdult
        && on < BirthDate.EighteenLatest && Latest<BirthDateVersion>()!.Sequence > ReopeningDecidedAt;

    private bool IsOnFile(DecisionKind kind, DateOnly on) => Decisions.Any(d => d.Kind == kind && d.OccurredOn == on);

    private bool OwesReopening(DateOnly on) => WaitingTransfers.Count > 0 || IsMinorAfterAll(on);

    // The closing that a decision not to reopen is about, also where that decision is corrected after another closing.
    private CaseEntry ClosedBefore(int? corrected) => corrected is { } said ? PhaseLines.Last(line => line.Sequence < OriginOf(said)) : LastMove;

    // The line after which new grounds count: the closing, or a later decision not to reopen. Correcting that decision decides on nothing new.
    private int ReopeningDecidedAt =>
        Statements(StatementKind.ReopeningDeclined).Select(s => OriginOf(s.Sequence)).Append(LastMove.Sequence).Max();
}
