namespace ReturnCase.Domain.Cases;

/// <summary>The legal phase of a case (domain 2.1). The numbers are never stored: names are.</summary>
public enum CasePhase
{
    /// <summary>Transfer file in; checked for completeness and routed.</summary>
    Intake,

    /// <summary>Track 1: family and acquaintances first, then a reception house (L1-L3).</summary>
    ShelterSearch,

    /// <summary>Outcome 1.1 confirmed and reported; waits for the return decision of the IND (L4).</summary>
    ShelterFound,

    /// <summary>Outcome 1.2 confirmed and referred; waits for the IND (L5).</summary>
    CooperatedNoShelter,

    /// <summary>Outcome 1.3 confirmed and referred; waits for the IND (L6).</summary>
    InsufficientCooperation,

    /// <summary>The IND asked for further investigation, or new facts reopened the search (L6).</summary>
    FurtherSearch,

    /// <summary>Outcome 1.3 and further search without result; reception goes on until 18 (L6).</summary>
    NoShelter,

    /// <summary>Track 2: interviews, care arrangement, documents (L7, L8).</summary>
    ReturnPreparation,

    /// <summary>Place verified again, documents, escort and date set (L8; CJEU C-441/19).</summary>
    ReadyToTravel,

    /// <summary>Left the Netherlands, not yet handed over (L8).</summary>
    Travelling,

    /// <summary>Outcome 2.2 confirmed and referred; waits for the IND (L9).</summary>
    CooperatedCannotLeave,

    /// <summary>Outcome 2.3 confirmed (L10).</summary>
    NoArrangements,

    /// <summary>Ended, with a <see cref="ClosingReason"/>.</summary>
    Closed,
}

/// <summary>Which part of the leaflet a phase belongs to.</summary>
public static class CasePhases
{
    /// <summary>Phases of the search, without a return decision.</summary>
    public static bool IsTrack1(this CasePhase phase) => phase is >= CasePhase.ShelterSearch and <= CasePhase.NoShelter;

    /// <summary>Phases with a return decision.</summary>
    public static bool IsTrack2(this CasePhase phase) => phase is >= CasePhase.ReturnPreparation and <= CasePhase.NoArrangements;

    /// <summary>Any phase but Closed.</summary>
    public static bool IsOpen(this CasePhase phase) => phase != CasePhase.Closed;

    /// <summary>Phases in which a child is judged not to have cooperated enough.</summary>
    public static bool IsAdverse(this CasePhase phase) =>
        phase is CasePhase.InsufficientCooperation or CasePhase.NoShelter or CasePhase.NoArrangements;
}

/// <summary>Why a case is closed (domain 2.4). Each has its own guard.</summary>
public enum ClosingReason
{
    /// <summary>Handed over to the verified receiver.</summary>
    ReturnedHandedOver,

    /// <summary>Left by own wish, with a departure notice.</summary>
    ReturnedIndependently,

    /// <summary>The IND or a court granted residence.</summary>
    ResidenceGranted,

    /// <summary>Turned 18.</summary>
    AgedOut,

    /// <summary>Met onbekende bestemming (MOB).</summary>
    LeftUnknownDestination,

    /// <summary>Taken over by another EU state.</summary>
    TransferredToEuState,

    /// <summary>Joined family in another EU state.</summary>
    FamilyReunitedInEu,

    /// <summary>The IND decided that the person was an adult.</summary>
    FoundAdult,

    /// <summary>Died.</summary>
    Deceased,

    /// <summary>Registered twice or in error; the other case's number is on file.</summary>
    DuplicateOrError,

    /// <summary>None of the others, with a supervisor's reason.</summary>
    Administrative,
}
