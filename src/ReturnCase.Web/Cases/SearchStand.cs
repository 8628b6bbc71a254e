using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>What stands next for the search as a whole.</summary>
public enum SearchStage
{
    /// <summary>There is still to be sought.</summary>
    Ongoing,

    /// <summary>A place is accepted and counts: outcome 1.1 can be prepared.</summary>
    PlaceAccepted,

    /// <summary>An outcome lies with a supervisor.</summary>
    Proposed,

    /// <summary>Outcome 1.1 is confirmed; the IND decides on the return decision.</summary>
    ShelterFound,

    /// <summary>No shelter, or no way to leave: the IND decides.</summary>
    WithInd,

    /// <summary>Nothing was found; new facts open the search again.</summary>
    Rests,

    /// <summary>There is a place and a return decision.</summary>
    ReturnTrack,

    /// <summary>The case is closed.</summary>
    Closed,
}

/// <summary>Whether the search asks for a step, and what stands next where it does not.</summary>
/// <param name="Number">The case.</param>
/// <param name="Stage">Where the search as a whole is.</param>
/// <param name="Places">Accepted places that count today.</param>
/// <param name="Expired">Accepted places of which the assessment does not count today.</param>
public sealed record SearchStand(string Number, SearchStage Stage, IReadOnlyList<ShelterCandidate> Places, IReadOnlyList<ShelterCandidate> Expired)
{
    public bool AsksSteps => Stage == SearchStage.Ongoing;

    public static SearchStand Of(CaseFile file, DateOnly today)
    {
        var accepted = file.Standing<ShelterCandidate>().Where(c => file.StageOf(c.Sequence) == CandidateStage.Accepted).ToLookup(c => file.IsAcceptedAndValid(c.Sequence, today));
        return new(file.Number, StageOf(file, accepted[true].Any()), [.. accepted[true]], file.Phase.IsOpen() ? [.. accepted[false]] : []);
    }

    private static SearchStage StageOf(CaseFile file, bool placed) => file.Phase switch
    {
        CasePhase.Closed => SearchStage.Closed,
        _ when file.OpenProposal is not null => SearchStage.Proposed,
        CasePhase.ShelterFound => SearchStage.ShelterFound,
        CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.CooperatedCannotLeave => SearchStage.WithInd,
        CasePhase.NoShelter or CasePhase.NoArrangements => SearchStage.Rests,
        CasePhase.Travelling => SearchStage.ReturnTrack,
        CasePhase.ReturnPreparation or CasePhase.ReadyToTravel when placed => SearchStage.ReturnTrack,
        CasePhase.ShelterSearch or CasePhase.FurtherSearch when placed => SearchStage.PlaceAccepted,
        _ => SearchStage.Ongoing,
    };
}
