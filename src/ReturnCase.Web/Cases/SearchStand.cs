using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>What stands next for the search as a whole.</summary>
public enum SearchStage
{
    /// <summary>There is still to be sought.</summary>
    Ongoing,

    /// <summary>Every kind was tried or reasoned away in every country, and nobody is left: an outcome can be prepared.</summary>
    AllTried,

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
/// <param name="Lost">Accepted places that do not count today, with why.</param>
public sealed record SearchStand(string Number, SearchStage Stage, IReadOnlyList<ShelterCandidate> Places, IReadOnlyList<(ShelterCandidate Place, AcceptanceGap Gap)> Lost)
{
    public bool AsksSteps => Stage is SearchStage.Ongoing or SearchStage.AllTried;

    /// <summary>Whom to finish with where every kind was tried: there was contact, and nobody knows yet what comes of it.</summary>
    public IReadOnlyList<ShelterCandidate> ToFinish { get; private init; } = [];

    /// <summary>What can be proposed where nobody is left, with the number of grounds that each still misses.</summary>
    public IReadOnlyList<(OutcomeKind Kind, int Missing)> Outcomes { get; private init; } = [];

    /// <summary>The outcome that stands in this period already and is not proposed once more; null where none does.</summary>
    public OutcomeKind? Standing { get; private init; }

    /// <summary>Somebody else to look for is what comes first.</summary>
    public bool AsksCandidate => Stage == SearchStage.Ongoing && ToFinish.Count == 0;

    /// <param name="file">The case.</param>
    /// <param name="today">The day as of which one asks.</param>
    /// <param name="now">A change made now; without it nothing is said of outcomes.</param>
    public static SearchStand Of(CaseFile file, DateOnly today, Change? now = null)
    {
        var accepted = file.Standing<ShelterCandidate>().Where(c => file.StageOf(c.Sequence) == CandidateStage.Accepted).ToLookup(c => file.IsAcceptedAndValid(c.Sequence, today));
        var overview = SearchOverview.Of(file);
        var tried = overview is { Cells.Count: > 0, Missing: 0 };
        ShelterCandidate[] left = tried ? [.. overview.UnderWay.Select(line => line.Candidate)] : [];
        var stage = StageOf(file, accepted[true].Any());
        if (stage == SearchStage.Ongoing && tried && left.Length == 0 && !accepted[false].Any() && (file.Phase is CasePhase.ShelterSearch or CasePhase.FurtherSearch))
        {
            stage = SearchStage.AllTried;
        }

        var options = stage == SearchStage.AllTried && now is not null ? file.OutcomeOptions(now) : [];
        return new(file.Number, stage, [.. accepted[true]], file.Phase.IsOpen() ? [.. accepted[false].Select(place => (place, file.AcceptanceGapOf(place.Sequence, today) ?? AcceptanceGap.NoAssessment))] : [])
        {
            ToFinish = stage == SearchStage.Ongoing ? left : [],
            Outcomes = [.. options.Where(MayCome).Select(option => (option.Kind, Conditions.OfOutcome(file, option.Kind, now!)!.Missing))],
            Standing = options.FirstOrDefault(option => option.Missing.Contains(GuardCode.NoInsufficientOutcomeStands))?.Kind,
        };
    }

    // Nothing that is sought or written down brings what the outcomes of this period rule out.
    private static bool MayCome(OutcomeOption option) => option.Kind != OutcomeKind.ShelterFound
        && !option.Missing.Any(guard => guard is GuardCode.NoInsufficientOutcomeStands or GuardCode.InsufficientOutcomeStands);

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
