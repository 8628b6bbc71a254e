using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Cases;

// What was recorded wrongly of a suspension is put right or taken back: both stay visible, and only what stands counts (domain 2, ADR 36).
public sealed partial class CaseFile
{
    /// <summary>
    /// Puts a suspension right. The new version takes the place of the old one, which stays visible, and every clock is computed anew. Another kind, start or end is asked of a supervisor
    /// again; until then it blocks removal and pauses nothing. Also on a closed case.
    /// </summary>
    /// <param name="change">Occurred on the day on which the suspension began; with the reason of the correction. <see cref="Change.Corrects"/> names the suspension.</param>
    /// <param name="correction">As it should have been recorded.</param>
    /// <returns>The version that stands from now on.</returns>
    /// <exception cref="CaseRefusedException">No reason, no such suspension, corrected or taken back before, the end before the start or after today, an exception without its reason, nothing that differs, or one that is on file already.</exception>
    public Suspension CorrectSuspension(Change change, SuspensionCorrection correction)
    {
        EnsureOpen(change, alsoClosed: true);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        var old = StandingVersion(change.Corrects ?? 0);
        Ensure(GuardCode.EndNotBeforeStart, correction.EndedOn is not { } end || end >= change.OccurredOn);
        Ensure(GuardCode.NotInFuture, correction.EndedOn is not { } last || last <= change.RecordedOn);
        Ensure(GuardCode.ReasonGiven, !(correction.Details.AsksNotToBlock || correction.Details.AsksToPause) || !string.IsNullOrWhiteSpace(correction.WhyAsked));
        Ensure(GuardCode.NothingChanged, !old.SaysSameAs(change.OccurredOn, correction));
        if (correction.EndedOn is null && (correction.Details.Kind, correction.Details.Reference, change.OccurredOn, correction.EndedOn) != (old.Kind, old.Reference, old.StartedOn, old.EndedOn))
        {
            EnsureOnce(correction.Details, change.OccurredOn, old);
        }

        var entry = Append(EntryKind.SuspensionCorrected, change);
        entry.Subject = old.Sequence;
        var suspension = new Suspension(entry, correction, old);
        old.Supersede(entry.Sequence);
        _suspensionVersions.Add(suspension);
        AlarmAfter(change, old, suspension);
        Settle(change);
        return suspension;
    }

    /// <summary>Takes a suspension back that was never there: it stays visible and counts no more. An alarm that it raised stays until somebody closes it. Also on a closed case.</summary>
    /// <exception cref="CaseRefusedException">No reason, no such suspension, or corrected or taken back before.</exception>
    public void RetractSuspension(Change change, int sequence)
    {
        EnsureOpen(change, alsoClosed: true);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        var suspension = StandingVersion(sequence);
        var entry = Append(EntryKind.Retracted, change);
        entry.Subject = sequence;
        suspension.Supersede(entry.Sequence);
        Settle(change);
    }

    /// <summary>The versions of a suspension up to this one, the oldest first.</summary>
    public IReadOnlyList<Suspension> VersionsOf(Suspension suspension)
    {
        var versions = new List<Suspension> { suspension };
        while (_suspensionVersions.Find(s => s.SupersededBy == versions[0].Sequence) is { } older)
        {
            versions.Insert(0, older);
        }

        return versions;
    }

    /// <summary>The lines by which an exception was asked for, first and in each correction: whoever wrote one of them does not answer it (ADR 36).</summary>
    public IEnumerable<CaseEntry> AskedIn(Suspension suspension, SuspensionWish exception) =>
        VersionsOf(suspension).Where(version => version.Asks(exception)).Select(version => EntryAt(version.Sequence));

    // By a line of its own, or by the correction that says it; what a correction left as it was is as it was before. The closing of a case ends without a line.
    private bool EndWasRecorded(Suspension suspension) =>
        _entries.Exists(line => line.Kind == EntryKind.SuspensionEnded && line.Subject == suspension.Sequence)
        || (_suspensionVersions.Find(s => s.SupersededBy == suspension.Sequence) is { } older && suspension.EndItSays(_entries) is { } end && (end != older.EndedOn || EndWasRecorded(older)));

    // A child turns out to be missing, or a suspension turns out to hold while the child is about to leave: that alarms as if it had just begun.
    private void AlarmAfter(Change change, Suspension old, Suspension now)
    {
        if (now.Kind == SuspensionKind.Missing && (old.Kind != SuspensionKind.Missing || (old.EndedOn is not null && now.EndedOn is null)) && !OpenAlarms.Any(alarm => alarm.Kind == AlarmKind.Missing))
        {
            Raise(change, AlarmKind.Missing);
        }

        if (Phase is CasePhase.ReadyToTravel or CasePhase.Travelling && Holds(now) && !Holds(old))
        {
            Raise(change, AlarmKind.StopTravel);
        }

        bool Holds(Suspension version) => version.BlocksRemoval && version.IsOpenOn(change.RecordedOn);
    }

    // Twice the same would ask a supervisor twice, and ended once it would go on. Two of one kind are told apart by what they refer to, or else by the day on which they began. A child that is being looked for is missing once; one that was missing before is told of as well.
    private void EnsureOnce(SuspensionDetails details, DateOnly start, Suspension? except)
    {
        if (_suspensionVersions.Find(s => s.Stands && s.EndedOn is null && s != except && s.Kind == details.Kind && IsSame(s)) is { } known)
        {
            throw new CaseRefusedException(GuardCode.SuspensionNotTwice, known.Sequence);
        }

        bool IsSame(Suspension s) => (s.Kind == SuspensionKind.Missing && s.StartedOn <= start && OpenAlarms.Any(alarm => alarm.Kind == AlarmKind.Missing))
            || (string.Equals(LettersOf(s.Reference), LettersOf(details.Reference), StringComparison.OrdinalIgnoreCase) && (s.StartedOn == start || LettersOf(s.Reference).Length > 0));
    }

    private Suspension StandingVersion(int sequence)
    {
        var suspension = _suspensionVersions.Find(s => s.Sequence == sequence) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
        Ensure(GuardCode.NotSuperseded, suspension.Stands);
        return suspension;
    }

    private Suspension OpenSuspension(int sequence) => KnownSuspension(sequence) is { EndedOn: null } open ? open : throw new CaseRefusedException(GuardCode.KnownSubject);

    private Suspension KnownSuspension(int sequence) => _suspensionVersions.Find(s => s.Sequence == sequence && s.Stands) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
}
