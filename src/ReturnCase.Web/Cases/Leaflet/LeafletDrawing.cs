using System.Globalization;
using System.Text;

namespace ReturnCase.Web.Cases.Leaflet;

/// <summary>How a stop is drawn: each has a shape of its own, so that colour alone tells nothing.</summary>
public enum StopLook
{
    Ahead,
    Visited,
    Now,
}

/// <summary>A line of words at a place.</summary>
public sealed record DrawnWords(Spot At, string Text, string Look);

/// <summary>A stop with its words.</summary>
public sealed record DrawnStop(LeafletStop Stop, Spot At, StopLook Look, IReadOnlyList<DrawnWords> Words);

/// <summary>A line between stops, as the data of an SVG path.</summary>
public sealed record DrawnLine(string Path, LeafletTrack Track, bool Walked);

/// <summary>The leaflet's picture of one case in one layout: everything the page has to write down as SVG.</summary>
public sealed record LeafletDrawing(LeafletLayout Layout, IReadOnlyList<DrawnLine> Lines, IReadOnlyList<DrawnStop> Stops, IReadOnlyList<DrawnWords> Headings, DrawnWords LookRight)
{
    private static readonly (LeafletStop From, LeafletStop To)[] Network =
    [
        (LeafletStop.Intake, LeafletStop.Family), (LeafletStop.Family, LeafletStop.House), (LeafletStop.House, LeafletStop.ShelterFound),
        (LeafletStop.House, LeafletStop.CooperatedNoShelter), (LeafletStop.House, LeafletStop.InsufficientCooperation),
        (LeafletStop.House, LeafletStop.FurtherSearch), (LeafletStop.FurtherSearch, LeafletStop.NoShelter), (LeafletStop.ShelterFound, LeafletStop.ReturnPreparation),
        (LeafletStop.Intake, LeafletStop.ReturnPreparation), (LeafletStop.ReturnPreparation, LeafletStop.ReadyToTravel),
        (LeafletStop.ReadyToTravel, LeafletStop.Travelling), (LeafletStop.Travelling, LeafletStop.HandedOver),
        (LeafletStop.ReturnPreparation, LeafletStop.CooperatedCannotLeave), (LeafletStop.ReturnPreparation, LeafletStop.NoArrangements),
        (LeafletStop.NoShelter, LeafletStop.Closed), (LeafletStop.NoArrangements, LeafletStop.Closed),
    ];

    public static LeafletDrawing Of(LeafletJourney journey, LeafletLayout layout, LeafletWords words)
    {
        var walked = journey.Visits.Zip(journey.Visits.Skip(1), (a, b) => (From: a.Stop, To: b.Stop)).Where(leg => leg.From != leg.To).Distinct();
        return new(
            layout,
            [
                .. Network.Select(leg => Line(layout, leg.From, leg.To, walked: false)),
                .. walked.Select(leg => Line(layout, leg.From, leg.To, walked: true)),
            ],
            [.. Enum.GetValues<LeafletStop>().Select(stop => Stop(journey, layout, words, stop))],
            [.. layout.Panels.SelectMany(panel => Heading(layout, panel, words))],
            LookRightWords(layout, words));
    }

    private static DrawnLine Line(LeafletLayout layout, LeafletStop from, LeafletStop to, bool walked) =>
        new(Path(Way(layout, from, to)), to.Track() == LeafletTrack.Neither ? from.Track() : to.Track(), walked);

    // "Look right": beside the words of outcome 1.1, straight to the other column.
    private static IReadOnlyList<Spot> Way(LeafletLayout layout, LeafletStop from, LeafletStop to) =>
        layout.Wide && (from, to) == (LeafletStop.ShelterFound, LeafletStop.ReturnPreparation)
            ? [new(LookRightFrom(layout), layout.At(from).Y), new(layout.At(to).X - 15, layout.At(to).Y)]
            : layout.Route(from, to);

    private static int LookRightFrom(LeafletLayout layout) => layout.At(LeafletStop.ReturnPreparation).X - 124;

    private static DrawnWords LookRightWords(LeafletLayout layout, LeafletWords words) => layout.Wide
        ? new(new(LookRightFrom(layout), layout.At(LeafletStop.ShelterFound).Y - 9), words.LookRight(true), "look")
        : new(new(18, layout.At(LeafletStop.ReturnPreparation).Y - 93), words.LookRight(false), "look");

    private static IEnumerable<DrawnWords> Heading(LeafletLayout layout, LeafletPanel panel, LeafletWords words)
    {
        var x = layout.Wide ? panel.At.X + 48 : 50;
        var y = panel.At.Y + (layout.Wide ? 28 : 22) + (!layout.Wide && panel.Track == LeafletTrack.ReturnDecision ? 8 : 0);
        foreach (var line in Wrap(words.Track(panel.Track), layout.Letters))
        {
            yield return new(new(x, y), line, panel.Track == LeafletTrack.ReturnDecision ? "track-2" : "track-1");
            y += 19;
        }
        if (!layout.Wide || panel.Track == LeafletTrack.NoReturnDecision)
            yield break;
        foreach (var line in Wrap(words.TrackNote(panel.Track), layout.Letters + 8))
        {
            yield return new(new(x, y + 2), line, "note");
            y += 18;
        }
    }

    private static DrawnStop Stop(LeafletJourney journey, LeafletLayout layout, LeafletWords words, LeafletStop stop)
    {
        var visits = journey.Visits.Where(visit => visit.Stop == stop).ToArray();
        var look = journey.Now.Stop == stop ? StopLook.Now : visits.Length > 0 ? StopLook.Visited : StopLook.Ahead;
        var at = layout.At(stop);
        var state = look.ToString().ToLowerInvariant();
        var lines = Wrap(words.Title(stop), layout.Letters).Select(line => (line, $"title-{state}")).ToList();
        if (look == StopLook.Now)
            lines.Add((words.Since(journey.Now.On, !layout.Wide), "now"));
        else if (look == StopLook.Visited)
            lines.Add((words.Visits(visits), "date"));
        if (layout.Wide && words.Note(stop) is { } note && lines.Count < layout.Lines)
            lines.Add((note, "note"));
        return new(stop, at, look, [.. lines.Take(layout.Lines).Select((line, i) => new DrawnWords(new(at.X + Beside(layout, stop), at.Y + 5 + (i * 17) - (lines.Count > 2 ? 5 : 0)), line.line, line.Item2))]);
    }

    // The ends of the picture have a line to both sides.
    private static int Beside(LeafletLayout layout, LeafletStop stop) => layout.Wide && stop.Track() == LeafletTrack.Neither ? 54 : 22;

    private static List<string> Wrap(string words, int letters)
    {
        var lines = new List<string>();
        foreach (var word in words.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= letters)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    private static string Path(IReadOnlyList<Spot> way)
    {
        const int corner = 9;
        var path = new StringBuilder();
        for (var i = 0; i < way.Count; i++)
        {
            if (i == 0 || i == way.Count - 1)
            {
                Write(path, i == 0 ? "M" : "L", way[i]);
                continue;
            }
            Write(path, "L", Towards(way[i], way[i - 1], corner));
            Write(path, "Q", way[i]);
            Write(path, "", Towards(way[i], way[i + 1], corner));
        }
        return path.ToString().TrimEnd();
    }

    private static Spot Towards(Spot from, Spot to, int most)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var step = Math.Min(most, (Math.Abs(dx) + Math.Abs(dy)) / 2);
        return new(from.X + (Math.Sign(dx) * step), from.Y + (Math.Sign(dy) * step));
    }

    private static void Write(StringBuilder path, string command, Spot spot) =>
        path.Append(CultureInfo.InvariantCulture, $"{command}{spot.X} {spot.Y} ");
}
