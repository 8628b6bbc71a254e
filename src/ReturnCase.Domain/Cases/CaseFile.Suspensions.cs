using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Cases;

// Suspensions as a set: begun, ended, answered. And safety alarms as they are raised and closed.
public sealed partial class CaseFile
{
    /// <summary>Open safety alarms.</summary>
    public IEnumerable<SafetyAlarm> OpenAlarms => _alarms.Where(a => a.IsOpen);

    /// <summary>Starts a suspension. It blocks removal and lets the clock run, unless a supervisor agrees otherwise. Missing raises an alarm; about to travel, it stops the journey. The same one is recorded once.</summary>
    public Suspension StartSuspension(Change change, SuspensionDetails details)
    {
        EnsureOpen(change);
        Ensure(GuardCode.ReasonGiven, !(details.AsksNotToBlock || details.AsksToPause) || !string.IsNullOrWhiteSpace(change.Reason));
        EnsureOnce(details, change.OccurredOn, null);
        var suspension = new Suspension(Append(EntryKind.SuspensionStarted, change), details);
        _suspensionVersions.Add(suspension);
        if (details.Kind == SuspensionKind.Missing && !OpenAlarms.Any(alarm => alarm.Kind == AlarmKind.Missing))
        {
            Raise(change, AlarmKind.Missing);
        }

        if (Phase is CasePhase.ReadyToTravel or CasePhase.Travelling)
        {
            Raise(change, AlarmKind.StopTravel);
        }

        Settle(change);
        return suspension;
    }

    /// <summary>Ends one suspension, whatever the order in which they began.</summary>
    public void EndSuspension(Change change, int sequence)
    {
        EnsureOpen(change);
        var suspension = OpenSuspension(sequence);
        Ensure(GuardCode.EndNotBeforeStart, change.OccurredOn >= suspension.StartedOn);
        suspension.End(change.OccurredOn);
        Append(EntryKind.SuspensionEnded, change).Subject = sequence;
        Settle(change);
    }

    /// <summary>A supervisor agrees, or not, to one exception asked for, with a reason: a pause of the clock, or no block on removal.</summary>
    /// <param name="change">With a reason.</param>
    /// <param name="sequence">The suspension.</param>
    /// <param name="exception">Which of the two; the other keeps its own answer.</param>
    /// <param name="approved">The answer.</param>
    /// <remarks>A pause may be answered after the suspension has ended: its days count or not by that answer, however late it comes.</remarks>
    /// <exception cref="CaseRefusedException">Not a supervisor, one of those who asked, no reason, not asked for, or answered before.</exception>
    public void AnswerException(Change change, int sequence, SuspensionWish exception, bool approved)
    {
        EnsureOpen(change);
        Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        var suspension = exception == SuspensionWish.Pause ? KnownSuspension(sequence) : OpenSuspension(sequence);
        Ensure(GuardCode.KnownSubject, suspension.IsAsked(exception));
        Ensure(GuardCode.AskedByAnother, AskedIn(suspension, exception).All(line => line.ById != change.By.Id));
        suspension.Answer(exception, approved);
        var entry = Append(EntryKind.SuspensionAnswered, change);
        (entry.Subject, entry.Detail) = (sequence, $"{exception}{(approved ? "Approved" : "Refused")}");
        Settle(change);
    }

    /// <summary>Says in a new period that an earlier suspension still holds (domain 2.6).</summary>
    public void ReaffirmSuspension(Change change, int sequence)
    {
        EnsureOpen(change);
        OpenSuspension(sequence).Reaffirm(Period);
        Append(EntryKind.SuspensionReaffirmed, change).Subject = sequence;
        Settle(change);
    }

    /// <summary>The alarms that a person raises; all others come with the fact or the move that they are about.</summary>
    public static IReadOnlyList<AlarmKind> RaisedByHand { get; } = [AlarmKind.Missing, AlarmKind.Trafficking];

    /// <summary>Raises a safety alarm by hand: one of <see cref="RaisedByHand"/>, with a reason.</summary>
    /// <param name="change">With a reason.</param>
    /// <param name="kind">What is the matter.</param>
    /// <param name="missingAt">Of a missing child: the time of that day in Amsterdam at which it was last seen; null where nobody knows.</param>
    /// <exception cref="CaseRefusedException">A closed case, no reason, another kind, a child that is missing already, or a time that is still to come.</exception>
    public SafetyAlarm RaiseAlarm(Change change, AlarmKind kind, TimeOnly? missingAt = null)
    {
        EnsureOpen(change);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        Ensure(GuardCode.KnownSubject, RaisedByHand.Contains(kind));
        Ensure(GuardCode.NothingChanged, kind != AlarmKind.Missing || !OpenAlarms.Any(open => open.Kind == AlarmKind.Missing));
        Ensure(GuardCode.NotInFuture, missingAt is not { } time || AmsterdamCalendar.At(change.OccurredOn, time) <= change.RecordedAt);
        var alarm = Raise(change, kind, kind == AlarmKind.Missing ? missingAt : null);
        Settle(change);
        return alarm;
    }

    /// <summary>Takes ownership of an alarm. Also on a closed case.</summary>
    public void OwnAlarm(Change change, int sequence)
    {
        EnsureOpen(change, alsoClosed: true);
        OpenAlarm(sequence).Own(change.By);
        Append(EntryKind.AlarmOwned, change).Subject = sequence;
        Settle(change);
    }

    /// <summary>What must be on file before an alarm can be closed: after a departure that was blocked the IND and the lawyer are told at once (domain 2.2).</summary>
    public static IReadOnlyList<(GuardCode Guard, StatementKind Statement)> OwedBy(AlarmKind kind) => kind == AlarmKind.DepartedAlthoughBlocked
        ? [(GuardCode.IndToldOfDeparture, StatementKind.IndToldOfDeparture), (GuardCode.LawyerToldOfDeparture, StatementKind.LawyerToldOfDeparture)]
        : [];

    /// <summary>What still stands in the way of closing an alarm.</summary>
    public IReadOnlyList<GuardCode> StillOwed(SafetyAlarm alarm) =>
        [.. OwedBy(alarm.Kind).Where(owed => !Standing<Statement>().Any(s => s.Kind == owed.Statement && OriginOf(s.Sequence) > alarm.Sequence)).Select(owed => owed.Guard)];

    /// <summary>
    /// Closes an alarm, with a reason, once all that it owes is on file, and not before it was raised. Also on a closed case (I8).
    /// An order to stop is lifted by a supervisor: past it, only a supervisor may record the handover (domain 2.2).
    /// </summary>
    public void CloseAlarm(Change change, int sequence)
    {
        EnsureOpen(change, alsoClosed: true);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        var alarm = OpenAlarm(sequence);
        Ensure(GuardCode.Supervisor, alarm.Kind != AlarmKind.StopTravel || change.By.Role == ActorRole.Supervisor);
        Ensure(GuardCode.EndNotBeforeStart, change.OccurredOn >= alarm.RaisedOn);
        if (StillOwed(alarm) is { Count: > 0 } owed)
        {
            throw new CaseRefusedException(owed);
        }

        alarm.Close(change.OccurredOn);
        Append(EntryKind.AlarmClosed, change).Subject = sequence;
        Settle(change);
    }

    private SafetyAlarm Raise(Change change, AlarmKind kind, TimeOnly? missingAt = null)
    {
        var entry = Append(EntryKind.AlarmRaised, change);
        entry.Detail = kind.ToString();
        var alarm = new SafetyAlarm(entry, kind, missingAt);
        _alarms.Add(alarm);
        return alarm;
    }

    private SafetyAlarm OpenAlarm(int sequence) =>
        _alarms.Find(a => a.Sequence == sequence && a.IsOpen) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
}
