using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Travel;

/// <summary>What the day of travel needs besides the plan, as typed. Times are those of the place itself.</summary>
/// <param name="DepartsAt">When the journey begins.</param>
/// <param name="Transport">Flight, train, car.</param>
/// <param name="HandoverAt">When the child is handed over.</param>
/// <param name="MeetingPlace">Where the receiver waits.</param>
/// <param name="ReceiverReach">How the receiver is reached on the way.</param>
/// <param name="EscortReach">How the escort is reached on the way.</param>
public sealed record TravelDayDetails(TimeOnly? DepartsAt, string? Transport, TimeOnly? HandoverAt, string? MeetingPlace, string? ReceiverReach, string? EscortReach);

/// <summary>The times of the journey and how people are reached on the way. Every save is a new version; whoever brings the child reads it on one sheet.</summary>
public sealed class TravelDetails : RecordedFact
{
    private TravelDetails()
    {
    }

    internal TravelDetails(TravelDayDetails d) =>
        (DepartsAt, Transport, HandoverAt, MeetingPlace, ReceiverReach, EscortReach) = (d.DepartsAt, d.Transport, d.HandoverAt, d.MeetingPlace, d.ReceiverReach, d.EscortReach);

    /// <summary>When the journey begins, in the time of that place.</summary>
    public TimeOnly? DepartsAt { get; private set; }

    /// <summary>Flight, train, car.</summary>
    public string? Transport { get; private set; }

    /// <summary>When the child is handed over, in the time of that place.</summary>
    public TimeOnly? HandoverAt { get; private set; }

    /// <summary>Where the receiver waits.</summary>
    public string? MeetingPlace { get; private set; }

    /// <summary>How the receiver is reached on the way.</summary>
    public string? ReceiverReach { get; private set; }

    /// <summary>How the escort is reached on the way.</summary>
    public string? EscortReach { get; private set; }

    /// <summary>Everything of it as one value.</summary>
    internal TravelDayDetails Details => new(DepartsAt, Transport, HandoverAt, MeetingPlace, ReceiverReach, EscortReach);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.TravelDetails;
}
