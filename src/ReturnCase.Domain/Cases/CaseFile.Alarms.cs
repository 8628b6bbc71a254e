using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.Cases;

// Safety alarms: who sees to them, and what a missing child asks for within a day.
public sealed partial class CaseFile
{
    /// <summary>Hands an alarm over to a colleague, who owns it from then on. Also on a closed case.</summary>
    /// <param name="change">With a reason, where there is one.</param>
    /// <param name="sequence">The alarm.</param>
    /// <param name="owner">A counsellor or a supervisor.</param>
    /// <exception cref="CaseRefusedException">The alarm is closed, somebody of another role, or theirs already.</exception>
    public void GiveAlarm(Change change, int sequence, Actor owner)
    {
        EnsureOpen(change, alsoClosed: true);
        Ensure(GuardCode.CaseWorker, owner.Role is ActorRole.Counsellor or ActorRole.Supervisor);
        var alarm = OpenAlarm(sequence);
        Ensure(GuardCode.NothingChanged, alarm.OwnerId != owner.Id);
        alarm.Own(owner);
        var entry = Append(EntryKind.AlarmOwned, change);
        entry.Give(owner);
        (entry.Subject, entry.Detail) = (sequence, owner.Name);
        Settle(change);
    }

    /// <summary>The report of a missing child to the police that stands, of the day the child went missing or later; null while there is none.</summary>
    public Statement? PoliceReportOf(SafetyAlarm alarm) => alarm.Kind != AlarmKind.Missing ? null
        : Standing<Statement>().LastOrDefault(s => s.Kind == StatementKind.PoliceReport && s.OccurredOn >= alarm.RaisedOn);

    // The 24-hour rule. It is kept beside the alarm, because lists find by it whose report is late.
    private void SettleAlarms(CasePolicy policy)
    {
        var terms = policy.For(this);
        foreach (var alarm in _alarms)
        {
            alarm.OwesReport(alarm is { Kind: AlarmKind.Missing, IsOpen: true } && PoliceReportOf(alarm) is null ? alarm.MissingSince.AddHours(terms.MissingReportHours) : null);
        }
    }
}
