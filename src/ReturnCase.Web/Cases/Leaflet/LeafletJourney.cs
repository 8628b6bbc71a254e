using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases.Leaflet;

/// <summary>One visit to a place of the leaflet.</summary>
/// <param name="Stop">The place.</param>
/// <param name="On">Since when.</param>
/// <param name="By">The move that led there; null for the registration and for the second step of the search.</param>
public sealed record LeafletVisit(LeafletStop Stop, DateOnly On, CaseTrigger? By);

/// <summary>Where a case has been in this period, in order; the last visit is where it stands.</summary>
public sealed record LeafletJourney(IReadOnlyList<LeafletVisit> Visits)
{
    public LeafletVisit Now => Visits[^1];

    public static LeafletJourney Of(CaseFile file)
    {
        var lines = file.PhaseLines.Where(line => line.Period == file.Period).ToArray();
        var visits = new List<LeafletVisit>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            visits.Add(new(StopOf(line), line.OccurredOn, line.Trigger));
            if (line.To == CasePhase.ShelterSearch && HouseSought(file, line.Sequence, i + 1 < lines.Length ? lines[i + 1].Sequence : int.MaxValue) is { } house)
                visits.Add(new(LeafletStop.House, house < line.OccurredOn ? line.OccurredOn : house, null));
        }
        return new(visits);
    }

    public bool Visited(LeafletStop stop) => Visits.Any(visit => visit.Stop == stop);

    private static DateOnly? HouseSought(CaseFile file, int from, int before) => file.Standing<ShelterCandidate>()
        .Where(c => c.Kind == ShelterKind.ReceptionHouse && c.Sequence > from && c.Sequence < before)
        .Select(c => (DateOnly?)c.OccurredOn).Min();

    private static LeafletStop StopOf(CaseEntry line) => line.To switch
    {
        CasePhase.Intake => LeafletStop.Intake,
        CasePhase.ShelterSearch => LeafletStop.Family,
        CasePhase.ShelterFound => LeafletStop.ShelterFound,
        CasePhase.CooperatedNoShelter => LeafletStop.CooperatedNoShelter,
        CasePhase.InsufficientCooperation => LeafletStop.InsufficientCooperation,
        CasePhase.FurtherSearch => LeafletStop.FurtherSearch,
        CasePhase.NoShelter => LeafletStop.NoShelter,
        CasePhase.ReturnPreparation => LeafletStop.ReturnPreparation,
        CasePhase.ReadyToTravel => LeafletStop.ReadyToTravel,
        CasePhase.Travelling => LeafletStop.Travelling,
        CasePhase.CooperatedCannotLeave => LeafletStop.CooperatedCannotLeave,
        CasePhase.NoArrangements => LeafletStop.NoArrangements,
        CasePhase.Closed => line.Trigger == CaseTrigger.HandedOver || line is { Kind: EntryKind.BroughtIn, Detail: nameof(ClosingReason.ReturnedHandedOver) } ? LeafletStop.HandedOver : LeafletStop.Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.To, "No place in the leaflet."),
    };
}
