using ReturnCase.Web.Cases.Leaflet;

namespace ReturnCase.Web.WhereAmI;

/// <summary>A box of the picture.</summary>
/// <param name="Stop">The place in the leaflet; null for the box of outcome 2.1, which holds three of them.</param>
/// <param name="Title">What it says.</param>
public sealed record PictureBox(LeafletStop? Stop, string Title)
{
    public string? Note { get; init; }

    public StopLook Look { get; init; } = StopLook.Ahead;

    /// <summary>The last time the child came here; null where it never was.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Boxes within this one.</summary>
    public IReadOnlyList<PictureBox> Inside { get; init; } = [];
}

/// <summary>A column of the leaflet: what it is about, the way through it, and its three outcomes.</summary>
public sealed record PictureTrack(LeafletTrack Track, string Title, string Note, IReadOnlyList<PictureBox> Way, IReadOnlyList<PictureBox> Outcomes)
{
    /// <summary>The child is, or was, somewhere in this column.</summary>
    public bool IsTouched => Way.Concat(Outcomes).Any(box => box.Look != StopLook.Ahead || box.Inside.Any(inside => inside.Look != StopLook.Ahead));
}

/// <summary>The leaflet's picture for one child: two columns, its own way through them, and where it is.</summary>
public sealed record TrackPicture(PictureBox Start, IReadOnlyList<PictureTrack> Tracks, PictureBox? End)
{
    public static TrackPicture Of(LeafletJourney journey, ChildText text)
    {
        var search = new PictureTrack(
            LeafletTrack.NoReturnDecision, text[ChildWord.TrackOne], text[ChildWord.TrackOneNote],
            [Box(LeafletStop.Family, ChildWord.Family), Box(LeafletStop.House, ChildWord.House), .. OnlyVisited(LeafletStop.FurtherSearch, ChildWord.FurtherSearch)],
            [
                Box(LeafletStop.ShelterFound, ChildWord.ShelterFound, ChildWord.ShelterFoundNote),
                Box(LeafletStop.CooperatedNoShelter, ChildWord.CooperatedNoShelter, ChildWord.IndMay),
                Box(LeafletStop.InsufficientCooperation, ChildWord.Insufficient, ChildWord.InsufficientNote) with { Inside = [.. OnlyVisited(LeafletStop.NoShelter, ChildWord.NoShelter)] },
            ]);
        var back = new PictureTrack(
            LeafletTrack.ReturnDecision, text[ChildWord.TrackTwo], text[ChildWord.TrackTwoNote],
            [Box(LeafletStop.ReturnPreparation, ChildWord.ReturnPreparation)],
            [
                new(null, text[ChildWord.Return])
                {
                    Note = text[ChildWord.ReturnNote],
                    Inside = [Box(LeafletStop.ReadyToTravel, ChildWord.ReadyToTravel), Box(LeafletStop.Travelling, ChildWord.Travelling), Box(LeafletStop.HandedOver, ChildWord.HandedOver)],
                },
                Box(LeafletStop.CooperatedCannotLeave, ChildWord.CannotLeave, ChildWord.IndMay),
                Box(LeafletStop.NoArrangements, ChildWord.NoArrangements, ChildWord.NoArrangementsNote),
            ]);
        return new(Box(LeafletStop.Intake, ChildWord.Start), [search, back], journey.Visited(LeafletStop.Closed) ? Box(LeafletStop.Closed, ChildWord.Closed) : null);

        PictureBox Box(LeafletStop stop, ChildWord title, ChildWord? note = null)
        {
            var last = journey.Visits.LastOrDefault(visit => visit.Stop == stop);
            return new(stop, text[title])
            {
                Note = note is { } word ? text[word] : null,
                Look = journey.Now.Stop == stop ? StopLook.Now : last is null ? StopLook.Ahead : StopLook.Visited,
                On = last?.On,
            };
        }

        // The leaflet does not draw these; who was there finds them.
        IEnumerable<PictureBox> OnlyVisited(LeafletStop stop, ChildWord title) => journey.Visited(stop) ? [Box(stop, title)] : [];
    }
}
