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

    internal SafetyAlarm(CaseEntry entry, AlarmKind kind)
    {
        (Sequence, Kind, RaisedOn, RaisedAt) = (entry.Sequence, kind, entry.OccurredOn, entry.RecordedAt);
        if (entry.ByRole is ActorRole.Counsellor or ActorRole.Supervisor)
        {
            (OwnerId, OwnerName) = (entry.ById, entry.ByName);
        }
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

    /// <summary>Id of the person who sees to it; null while nobody does.</summary>
    public string? OwnerId { get; private set; }

    /// <summary>Name of that person.</summary>
    public string? OwnerName { get; private set; }

    /// <summary>Day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Not closed.</summary>
    public bool IsOpen => ClosedOn is null;

    internal void Own(Actor owner) => (OwnerId, OwnerName) = (owner.Id, owner.Name);

    internal void Resume() => ClosedOn = null;

    internal void Close(DateOnly on) => ClosedOn = on;
}
