using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Travel;

namespace ReturnCase.Domain.Cases;

// The day of travel.
public sealed partial class CaseFile
{
    /// <summary>The times and numbers of the journey as last recorded in this period; null while there are none.</summary>
    public TravelDetails? CurrentTravelDetails => InPeriod<TravelDetails>().LastOrDefault();

    /// <summary>The same where they are of the journey that is planned now; null where that one ended, or leaves on another day or with somebody else.</summary>
    public TravelDetails? TravelDetailsInForce => CurrentTravelDetails is { } details && OriginOf(details.Sequence) > (JourneyEnded?.Sequence ?? 0)
        && (PlanBefore(details.Sequence) is not { } then || ((then.DepartsOn is null || then.DepartsOn == CurrentPlan?.DepartsOn) && (string.IsNullOrWhiteSpace(then.Escort) || then.Escort == CurrentPlan?.Escort)))
        ? details : null;

    /// <summary>Whom the plan of this period says that the child goes to, as that candidate stands now; null while there is nobody.</summary>
    public ShelterCandidate? PlannedReceiver => CurrentPlan?.Receiver is { } receiver && Present<ShelterCandidate>(receiver) is { Stands: true } candidate ? candidate : null;

    /// <summary>Saves a version of the times of the journey and how people are reached on the way. Refuses one that says what stands there already.</summary>
    public TravelDetails RecordTravelDetails(Change change, TravelDayDetails details)
    {
        EnsureOpenFor(change);
        Ensure(GuardCode.NothingChanged, change.Corrects is not null || CurrentTravelDetails?.Details != details);
        return Record(change, new TravelDetails(details));
    }

    // Nobody was handed over before leaving, and there is nothing to follow up before that.
    private void EnsureAfterDeparture(StatementKind kind, DateOnly on)
    {
        var after = kind switch
        {
            StatementKind.Handover or StatementKind.HandoverFailed => PhaseLines.LastOrDefault(line => line.Period == Period && line.To == CasePhase.Travelling),
            StatementKind.FollowUp when ClosingReason == Cases.ClosingReason.ReturnedHandedOver => LastMove,
            _ => null,
        };
        Ensure(GuardCode.NotBeforeLastMove, after is null || on >= after.OccurredOn);
    }

    // I13: whoever took the child over bears the name of the receiver it was meant for.
    private void EnsureTakenOver(StatementDetails details) => Ensure(
        GuardCode.TakenOverByReceiver,
        details.Kind != StatementKind.Handover || (details.Candidate is { } receiver && PersonName.AreSame(details.ReceivedBy, Present<ShelterCandidate>(receiver)?.Name)));
}
