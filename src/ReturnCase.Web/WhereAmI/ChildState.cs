using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases.Leaflet;

namespace ReturnCase.Web.WhereAmI;

/// <summary>Where a child can stand, as its page tells it: the phases, the two steps of the search, the search after outcome 1.3, and every way in which a case ends.</summary>
public enum ChildState
{
    Intake,
    FamilySearch,
    HouseSearch,
    ShelterFound,
    CooperatedNoShelter,
    InsufficientCooperation,
    FurtherSearch,
    FurtherSearchAfterInsufficient,
    NoShelter,
    ReturnPreparation,
    ReadyToTravel,
    Travelling,
    CooperatedCannotLeave,
    NoArrangements,
    ReturnedHandedOver,
    ReturnedIndependently,
    ResidenceGranted,
    AgedOut,
    LeftUnknownDestination,
    TransferredToEuState,
    FamilyReunitedInEu,
    FoundAdult,
    Deceased,
    DuplicateOrError,
    Administrative,
}

public static class ChildStates
{
    public static ChildState Of(CaseFile file, LeafletStop stop) => file.Phase switch
    {
        CasePhase.Intake => ChildState.Intake,
        CasePhase.ShelterSearch => stop == LeafletStop.House ? ChildState.HouseSearch : ChildState.FamilySearch,
        CasePhase.ShelterFound => ChildState.ShelterFound,
        CasePhase.CooperatedNoShelter => ChildState.CooperatedNoShelter,
        CasePhase.InsufficientCooperation => ChildState.InsufficientCooperation,
        CasePhase.FurtherSearch => file.InsufficientOutcomeStands ? ChildState.FurtherSearchAfterInsufficient : ChildState.FurtherSearch,
        CasePhase.NoShelter => ChildState.NoShelter,
        CasePhase.ReturnPreparation => ChildState.ReturnPreparation,
        CasePhase.ReadyToTravel => ChildState.ReadyToTravel,
        CasePhase.Travelling => ChildState.Travelling,
        CasePhase.CooperatedCannotLeave => ChildState.CooperatedCannotLeave,
        CasePhase.NoArrangements => ChildState.NoArrangements,
        CasePhase.Closed => Closed((file.SecondClosingReason ?? file.ClosingReason)!.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Phase, "A child's page knows no such phase."),
    };

    /// <summary>The four states in which the leaflet speaks of illegal stay. Elsewhere a child never reads of it.</summary>
    public static bool NamesIllegalStay(this ChildState state) =>
        state is ChildState.InsufficientCooperation or ChildState.FurtherSearchAfterInsufficient or ChildState.NoShelter or ChildState.NoArrangements;

    /// <summary>There is nobody to speak to: the child died, or this is not its case.</summary>
    public static bool SpeaksToNobody(this ChildState state) => state is ChildState.Deceased or ChildState.DuplicateOrError;

    /// <summary>The child is cared for elsewhere: nothing here changes at 18.</summary>
    public static bool IsElsewhere(this ChildState state) =>
        state is ChildState.ReturnedHandedOver or ChildState.ReturnedIndependently or ChildState.TransferredToEuState or ChildState.FamilyReunitedInEu;

    public static bool IsOpen(this ChildState state) => state < ChildState.ReturnedHandedOver;

    public static bool Searches(this ChildState state) =>
        state is ChildState.FamilySearch or ChildState.HouseSearch or ChildState.FurtherSearch or ChildState.FurtherSearchAfterInsufficient;

    /// <summary>The IND may still decide that the child may stay, also after it turned 18.</summary>
    public static bool WaitsForInd(this ChildState state) => state is ChildState.CooperatedNoShelter or ChildState.CooperatedCannotLeave;

    private static ChildState Closed(ClosingReason reason) => reason switch
    {
        ClosingReason.ReturnedHandedOver => ChildState.ReturnedHandedOver,
        ClosingReason.ReturnedIndependently => ChildState.ReturnedIndependently,
        ClosingReason.ResidenceGranted => ChildState.ResidenceGranted,
        ClosingReason.AgedOut => ChildState.AgedOut,
        ClosingReason.LeftUnknownDestination => ChildState.LeftUnknownDestination,
        ClosingReason.TransferredToEuState => ChildState.TransferredToEuState,
        ClosingReason.FamilyReunitedInEu => ChildState.FamilyReunitedInEu,
        ClosingReason.FoundAdult => ChildState.FoundAdult,
        ClosingReason.Deceased => ChildState.Deceased,
        ClosingReason.DuplicateOrError => ChildState.DuplicateOrError,
        ClosingReason.Administrative => ChildState.Administrative,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A child's page knows no such ending."),
    };
}
