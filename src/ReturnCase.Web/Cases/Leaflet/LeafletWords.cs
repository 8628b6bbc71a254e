using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases.Leaflet;

/// <summary>The words of the leaflet's picture.</summary>
public sealed class LeafletWords(PageText<LeafletWords> text)
{
    public string Title(LeafletStop stop) => stop switch
    {
        LeafletStop.Intake => CaseTexts.Of(CasePhase.Intake).Here(),
        LeafletStop.Family => text["Family"],
        LeafletStop.House => text["House"],
        LeafletStop.ShelterFound => CaseTexts.Of(CasePhase.ShelterFound).Here(),
        LeafletStop.CooperatedNoShelter => CaseTexts.Of(CasePhase.CooperatedNoShelter).Here(),
        LeafletStop.InsufficientCooperation => CaseTexts.Of(CasePhase.InsufficientCooperation).Here(),
        LeafletStop.FurtherSearch => CaseTexts.Of(CasePhase.FurtherSearch).Here(),
        LeafletStop.NoShelter => CaseTexts.Of(CasePhase.NoShelter).Here(),
        LeafletStop.ReturnPreparation => CaseTexts.Of(CasePhase.ReturnPreparation).Here(),
        LeafletStop.ReadyToTravel => text["ReadyToTravel"],
        LeafletStop.Travelling => CaseTexts.Of(CasePhase.Travelling).Here(),
        LeafletStop.HandedOver => text["HandedOver"],
        LeafletStop.CooperatedCannotLeave => CaseTexts.Of(CasePhase.CooperatedCannotLeave).Here(),
        LeafletStop.NoArrangements => CaseTexts.Of(CasePhase.NoArrangements).Here(),
        LeafletStop.Closed => CaseTexts.Of(CasePhase.Closed).Here(),
        _ => throw new ArgumentOutOfRangeException(nameof(stop), stop, "No words for this stop."),
    };

    /// <summary>What the leaflet says about a stop, in a few words.</summary>
    public string? Note(LeafletStop stop) => stop switch
    {
        LeafletStop.Intake => text["NoteIntake"],
        LeafletStop.House => text["NoteHouse"],
        LeafletStop.ShelterFound => text["NoteShelterFound"],
        LeafletStop.CooperatedNoShelter or LeafletStop.CooperatedCannotLeave => text["NoteIndMayLetStay"],
        LeafletStop.InsufficientCooperation => text["NoteInsufficient"],
        LeafletStop.NoShelter or LeafletStop.NoArrangements => text["NoteUntilEighteen"],
        LeafletStop.Travelling => text["NoteTravelling"],
        _ => null,
    };

    public string Track(LeafletTrack track) => text[track == LeafletTrack.ReturnDecision ? "TrackTwo" : "TrackOne"];

    public string TrackNote(LeafletTrack track) => text[track == LeafletTrack.ReturnDecision ? "TrackTwoNote" : "TrackOneNote"];

    public string LookRight(bool wide) => text[wide ? "LookRight" : "LookBelow"];

    /// <param name="on">Since when.</param>
    /// <param name="narrow">A long month does not fit on one line of the narrow picture.</param>
    public string Since(DateOnly on, bool narrow) => text["Since", narrow ? AmsterdamTime.DateInNarrow(on) : AmsterdamTime.Date(on)];

    public string Visits(IReadOnlyList<LeafletVisit> visits) => visits.Count == 1
        ? AmsterdamTime.Date(visits[0].On)
        : text["Times", AmsterdamTime.Date(visits[^1].On), visits.Count];

    public string PictureTitle(string number) => text["PictureTitle", number];

    public string PictureStory(LeafletJourney journey) =>
        text["PictureStory", Title(journey.Now.Stop), AmsterdamTime.Date(journey.Now.On), journey.Visits.Count];
}
