using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.Cases;

/// <summary>What is the matter with the child's safety.</summary>
public enum AlarmKind
{
    /// <summary>The child is missing.</summary>
    Missing,

    /// <summary>Signals of trafficking.</summary>
    Trafficking,

    /// <summary>The handover failed.</summary>
    HandoverFailed,

    /// <summary>The child left although travel was blocked.</summary>
    DepartedAlthoughBlocked,

    /// <summary>Stop: something that blocks removal fell while the child was about to travel or travelling.</summary>
    StopTravel,
}

/// <summary>A safety alarm: owned, closed only with a reason, never a closing reason by itself.</summary>
public sealed class SafetyAlarm
{
    private SafetyAlarm()
    {
    }

    internal SafetyAlarm(CaseEntry entry, AlarmKind kind, TimeOnly? missingAt = null)
    {
        (Sequence, Kind, RaisedOn, RaisedAt, MissingAt) = (entry.Sequence, kind, entry.OccurredOn, entry.RecordedAt, missingAt);
        (OwnerId, OwnerName) = FirstOwner(entry);
    }

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Sequence of the line that raised it.</summary>
    public int Sequence { get; private set; }

    /// <summary>What is the matter.</summary>
    public AlarmKind Kind { get; private set; }

    /// <summary>When it happened, as a date in Amsterdam.</summary>
    public DateOnly RaisedOn { get; private set; }

    /// <summary>When it was raised here, UTC.</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>Of a missing child: the time in Amsterdam at which it was last seen; null where that is not known.</summary>
    public TimeOnly? MissingAt { get; private set; }

    /// <summary>
    /// Of a missing child: the instant at which the report to the police is owed, UTC. Null where none is owed: another kind of alarm, a closed one, or the report is on file.
    /// </summary>
    public DateTime? ReportDueAt { get; private set; }

    /// <summary>The instant from which the hours of a missing child count, UTC. Where the time is not known that is the beginning of the day: it alarms too early rather than too late (D).</summary>
    public DateTime MissingSince => AmsterdamCalendar.At(RaisedOn, MissingAt ?? TimeOnly.MinValue);

    /// <summary>Id of the person who sees to it; null while nobody does.</summary>
    public string? OwnerId { get; private set; }

    /// <summary>Name of that person.</summary>
    public string? OwnerName { get; private set; }

    /// <summary>Day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Not closed.</summary>
    public bool IsOpen => ClosedOn is null;

    // Its lines tell who owned it and when it closed; the hours of a report are reckoned anew.
    internal SafetyAlarm AsItWas(Past past)
    {
        var was = (SafetyAlarm)MemberwiseClone();
        (was.OwnerId, was.OwnerName) = FirstOwner(past.All[Sequence]);
        was.ClosedOn = null;
        var closed = false;
        foreach (var line in past.After(Sequence))
        {
            switch (line)
            {
                case { Kind: EntryKind.AlarmOwned } when line.Subject == Sequence:
                    (was.OwnerId, was.OwnerName) = OwnerBy(line, past);
                    break;
                case { Kind: EntryKind.AlarmClosed } when line.Subject == Sequence:
                    (was.ClosedOn, closed) = (line.OccurredOn, true);
                    break;
                case { Trigger: { } trigger } when CaseFile.SilencesAlarms(trigger):
                    was.ClosedOn ??= line.OccurredOn;
                    break;
                case { Trigger: CaseTrigger.Reopen } when !closed:
                    was.ClosedOn = null;
                    break;
                default:
                    break;
            }
        }

        return was;
    }

    private static (string? Id, string? Name) FirstOwner(CaseEntry raised) =>
        raised.ByRole is ActorRole.Counsellor or ActorRole.Supervisor && raised.ById != Actor.CommandLine ? (raised.ById, raised.ByName) : (null, null);

    // Lines of an earlier edition name whom the alarm was given to, and no more.
    private (string? Id, string? Name) OwnerBy(CaseEntry line, Past past) =>
        line.GivenTo is { } given ? (given.Id, given.Name)
        : line.Detail is not { } name ? (line.ById, line.ByName)
        : past.All.Values.Last(other => other.Kind == EntryKind.AlarmOwned && other.Subject == Sequence) == line ? (OwnerId, OwnerName) : (null, name);

    internal void Own(Actor owner) => (OwnerId, OwnerName) = (owner.Id, owner.Name);

    internal void OwesReport(DateTime? dueAt) => ReportDueAt = dueAt;

    internal void Resume() => ClosedOn = null;

    internal void Close(DateOnly on) => ClosedOn = on;
}
