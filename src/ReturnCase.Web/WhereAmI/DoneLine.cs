using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases.Leaflet;

namespace ReturnCase.Web.WhereAmI;

/// <summary>Something that was done, and when.</summary>
public sealed record DoneLine(DateOnly On, string Words)
{
    // Two sheets of paper hold no more; the last ones count most.
    private const int Most = 10;

    public static IReadOnlyList<DoneLine> Of(CaseFile file, LeafletJourney journey, ChildText text)
    {
        var lines = journey.Visits.Select(visit => new DoneLine(visit.On, text[WordOf(visit.Stop)])).ToList();
        if (ChildPage.Talks(file).LastOrDefault() is { } talk)
            lines.Add(new(talk.OccurredOn, text[ChildWord.DoneTalk]));
        if (file.Standing<TravelDocument>().Where(papers => papers.Period == file.Period).MinBy(papers => papers.OccurredOn) is { } first)
            lines.Add(new(first.OccurredOn, text[ChildWord.DonePapers]));
        return [.. lines.OrderBy(line => line.On).TakeLast(Most)];
    }

    private static ChildWord WordOf(LeafletStop stop) => stop switch
    {
        LeafletStop.Intake => ChildWord.DoneIntake,
        LeafletStop.Family => ChildWord.DoneFamily,
        LeafletStop.House => ChildWord.DoneHouse,
        LeafletStop.ShelterFound => ChildWord.DoneShelterFound,
        LeafletStop.CooperatedNoShelter => ChildWord.DoneCooperatedNoShelter,
        LeafletStop.InsufficientCooperation => ChildWord.DoneInsufficient,
        LeafletStop.FurtherSearch => ChildWord.DoneFurtherSearch,
        LeafletStop.NoShelter => ChildWord.DoneNoShelter,
        LeafletStop.ReturnPreparation => ChildWord.DoneReturnPreparation,
        LeafletStop.ReadyToTravel => ChildWord.DoneReadyToTravel,
        LeafletStop.Travelling => ChildWord.DoneTravelling,
        LeafletStop.HandedOver => ChildWord.DoneHandedOver,
        LeafletStop.CooperatedCannotLeave => ChildWord.DoneCannotLeave,
        LeafletStop.NoArrangements => ChildWord.DoneNoArrangements,
        LeafletStop.Closed => ChildWord.DoneClosed,
        _ => throw new ArgumentOutOfRangeException(nameof(stop), stop, "No words for this step."),
    };
}
