using static ReturnCase.Web.Cases.Leaflet.LeafletStop;

namespace ReturnCase.Web.Cases.Leaflet;

/// <summary>A point of the drawing.</summary>
public readonly record struct Spot(int X, int Y);

/// <summary>A panel behind one column of the leaflet.</summary>
public sealed record LeafletPanel(LeafletTrack Track, Spot At, int Width, int Height);

/// <summary>Where everything stands in the picture, drawn as two lines with stops: the columns side by side, or one below the other.</summary>
public sealed class LeafletLayout
{
    private static readonly LeafletStop[] First = [Family, House, ShelterFound, CooperatedNoShelter, InsufficientCooperation, FurtherSearch, NoShelter];
    private static readonly LeafletStop[] Second = [ReturnPreparation, ReadyToTravel, Travelling, HandedOver, CooperatedCannotLeave, NoArrangements];
    private readonly Dictionary<LeafletStop, Spot> _spots = [];
    private readonly int _firstTrunk;
    private readonly int _secondTrunk;

    // Side by side the lines cross at this height; one below the other they go round along the edge at this place.
    private readonly int _crossing;

    private LeafletLayout(bool wide, int firstTrunk, int secondTrunk, int crossing) =>
        (Wide, _firstTrunk, _secondTrunk, _crossing) = (wide, firstTrunk, secondTrunk, crossing);

    public bool Wide { get; }

    public int Width { get; private init; }

    public int Height { get; private init; }

    /// <summary>Room for a line of words beside a stop, in letters.</summary>
    public int Letters { get; private init; }

    /// <summary>Lines of words beside a stop.</summary>
    public int Lines { get; private init; }

    public IReadOnlyList<LeafletPanel> Panels { get; private init; } = [];

    public Spot At(LeafletStop stop) => _spots[stop];

    /// <summary>Side by side, as the leaflet is: for screens and paper.</summary>
    public static LeafletLayout SideBySide()
    {
        const int row = 56, top = 150, first = 30, second = 458;
        var layout = new LeafletLayout(wide: true, first, second, top + row + (row / 2))
        {
            Width = 836,
            Height = top + (8 * row) + 44,
            Letters = 40,
            Lines = 3,
            Panels = [new(LeafletTrack.NoReturnDecision, new(2, 72), 404, 524), new(LeafletTrack.ReturnDecision, new(430, 72), 404, 524)],
        };
        layout.Place(First, first, top, row, aside: 40, upright: 2);
        layout.Place(Second, second, top + (2 * row), row, aside: 40, upright: 1);
        // On the second line, so that it does not run through their words.
        layout._spots[Intake] = new(second, 30);
        layout._spots[Closed] = new(second, top + (8 * row) + 14);
        return layout;
    }

    /// <summary>One below the other: readable at 320 pixels.</summary>
    public static LeafletLayout OneBelowTheOther()
    {
        const int row = 72, top = 150, trunk = 32, second = top + (7 * row) + 76;
        var layout = new LeafletLayout(wide: false, trunk, trunk, crossing: 10)
        {
            Width = 256,
            Height = second + (6 * row) + 50,
            Letters = 23,
            Lines = 3,
            Panels = [new(LeafletTrack.NoReturnDecision, new(0, 64), 256, 556), new(LeafletTrack.ReturnDecision, new(0, second - 86), 256, 86 + (6 * row) - 20)],
        };
        layout.Place(First, trunk, top, row, aside: 24, upright: 2);
        layout.Place(Second, trunk, second, row, aside: 24, upright: 1);
        layout._spots[Intake] = new(trunk, 26);
        layout._spots[Closed] = new(trunk, second + (6 * row) + 14);
        return layout;
    }

    /// <summary>The way from one stop to another along the lines.</summary>
    public IReadOnlyList<Spot> Route(LeafletStop from, LeafletStop to)
    {
        var (sideFrom, sideTo) = (Side(from, to), Side(to, from));
        List<Spot> up = [.. ToTrunk(from, sideFrom)];
        List<Spot> down = [.. ToTrunk(to, sideTo)];
        if (sideFrom != sideTo)
        {
            up.AddRange(Wide
                ? [new(Trunk(sideFrom), _crossing), new(Trunk(sideTo), _crossing)]
                : [new(_crossing, up[^1].Y), new(_crossing, down[^1].Y)]);
        }
        else
        {
            while (up.Count > 1 && down.Count > 1 && up[^1] == down[^1] && up[^2] == down[^2])
            {
                up.RemoveAt(up.Count - 1);
                down.RemoveAt(down.Count - 1);
            }
        }
        down.Reverse();
        up.AddRange(down);
        return [.. up.Where((spot, i) => i == 0 || spot != up[i - 1])];
    }

    private void Place(LeafletStop[] stops, int trunk, int top, int row, int aside, int upright)
    {
        for (var i = 0; i < stops.Length; i++)
            _spots[stops[i]] = new(i < upright ? trunk : trunk + aside, top + (i * row));
    }

    private int Trunk(LeafletTrack side) => side == LeafletTrack.ReturnDecision ? _secondTrunk : _firstTrunk;

    private LeafletTrack Side(LeafletStop stop, LeafletStop other) => (stop.Track(), Wide) switch
    {
        (LeafletTrack.Neither, true) => other.Track() == LeafletTrack.ReturnDecision ? LeafletTrack.ReturnDecision : LeafletTrack.NoReturnDecision,
        (LeafletTrack.Neither, false) => stop == Closed ? LeafletTrack.ReturnDecision : LeafletTrack.NoReturnDecision,
        (var track, _) => track,
    };

    // The journey of outcome 2.1 is a branch of its own.
    private IEnumerable<Spot> ToTrunk(LeafletStop stop, LeafletTrack side)
    {
        LeafletStop[] branch = stop switch
        {
            HandedOver => [HandedOver, Travelling, ReadyToTravel],
            Travelling => [Travelling, ReadyToTravel],
            _ => [stop],
        };
        Spot[] way = [.. branch.Select(At), new(Trunk(side), At(branch[^1]).Y)];
        return way.Where((spot, i) => i == 0 || spot != way[i - 1]);
    }
}
