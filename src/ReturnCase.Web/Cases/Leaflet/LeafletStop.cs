namespace ReturnCase.Web.Cases.Leaflet;

/// <summary>The places in the leaflet's picture. The search is one phase with two steps, and a handover is a closing of its own.</summary>
public enum LeafletStop
{
    Intake,
    Family,
    House,
    ShelterFound,
    CooperatedNoShelter,
    InsufficientCooperation,
    FurtherSearch,
    NoShelter,
    ReturnPreparation,
    ReadyToTravel,
    Travelling,
    HandedOver,
    CooperatedCannotLeave,
    NoArrangements,
    Closed,
}

/// <summary>Which column of the leaflet a stop stands in.</summary>
public enum LeafletTrack
{
    Neither,
    NoReturnDecision,
    ReturnDecision,
}

public static class LeafletStops
{
    public static LeafletTrack Track(this LeafletStop stop) => stop switch
    {
        >= LeafletStop.Family and <= LeafletStop.NoShelter => LeafletTrack.NoReturnDecision,
        >= LeafletStop.ReturnPreparation and <= LeafletStop.NoArrangements => LeafletTrack.ReturnDecision,
        _ => LeafletTrack.Neither,
    };
}
