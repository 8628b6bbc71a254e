using System.Globalization;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases.Map;

/// <summary>A place in the picture.</summary>
public readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int Middle => Y + (Height / 2);

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Holds(Box other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;
}

/// <summary>A line of words in a card.</summary>
public sealed record MapWords(string Text, string Look);

/// <summary>What is written on the card of a candidate.</summary>
public sealed record MapCard(int Candidate, MapLook Look, IReadOnlyList<MapWords> Words);

/// <summary>The cards of one country, with what is said where there are none.</summary>
public sealed record MapCards(string Heading, IReadOnlyList<MapCard> Cards, IReadOnlyList<string> Notes);

/// <summary>The cards of one side.</summary>
public sealed record MapColumn(ShelterKind Kind, string Heading, IReadOnlyList<MapCards> Groups);

/// <summary>A card at its place, with the line that leads to it; that of a dead end, or of somebody whom nobody may approach, stops before it, at a bar.</summary>
public sealed record PlacedCard(MapCard Card, Box Box, string Line, string? Bar);

/// <summary>Words at their place.</summary>
public sealed record PlacedWords(string Text, string Look, Box Box);

/// <summary>Where everything of the search map stands: the child in the middle with the three sides around it, or one below the other. Knows numbers and no case.</summary>
public sealed class MapLayout
{
    private const int LineHeight = 19;
    private const int CardPadding = 10;
    private const int Gap = 12;
    private const int ChildHeight = 64;
    private const int BarHalf = 7;

    private readonly List<PlacedCard> _cards = [];
    private readonly List<PlacedWords> _words = [];
    private readonly List<string> _trunks = [];

    private MapLayout(bool wide, int width, Box child) => (IsWide, Width, Child) = (wide, width, child);

    public bool IsWide { get; }

    public int Width { get; }

    public int Height { get; private set; }

    public Box Child { get; }

    public IReadOnlyList<PlacedCard> Cards => _cards;

    public IReadOnlyList<PlacedWords> Words => _words;

    /// <summary>The lines that leave the child.</summary>
    public IReadOnlyList<string> Trunks => _trunks;

    /// <summary>Room for letters on a card: in the line of the name, and in the others.</summary>
    public static (int Name, int Other) Letters(bool wide) => wide ? (29, 35) : (20, 25);

    /// <summary>Family on the left of the child, acquaintances on the right, houses below it.</summary>
    public static MapLayout Around(IReadOnlyList<MapColumn> columns)
    {
        const int width = 1040, side = 286, left = 318, right = 722, below = 370, inner = 392;
        var (family, known, houses) = (Of(columns, ShelterKind.Family), Of(columns, ShelterKind.Acquaintance), Of(columns, ShelterKind.ReceptionHouse));
        var top = Math.Clamp((Math.Max(HeightOf(family), HeightOf(known)) - ChildHeight) / 2, 8, 140);
        var layout = new MapLayout(true, width, new(350, top, 340, ChildHeight));
        var (middle, bottoms) = (layout.Child.Middle, new List<int> { layout.Child.Bottom });
        bottoms.Add(layout.Column(family, new(0, 0, side, 0), left, fromLeft: false, out var ends));
        layout.Trunk(layout.Child.X, middle, left, ends);
        bottoms.Add(layout.Column(known, new(width - side, 0, side, 0), right, fromLeft: true, out ends));
        layout.Trunk(layout.Child.Right, middle, right, ends);
        bottoms.Add(layout.Column(houses, new(inner, layout.Child.Bottom + (2 * Gap), side, 0), below, fromLeft: true, out ends));
        layout.Drop(below, ends);
        layout.Height = bottoms.Max() + Gap;
        return layout;
    }

    /// <summary>The child on top and everybody below it: for narrow screens.</summary>
    public static MapLayout Below(IReadOnlyList<MapColumn> columns)
    {
        const int width = 260, inner = 28, trunk = 12;
        var layout = new MapLayout(false, width, new(0, 0, width, ChildHeight));
        var (bottom, all) = (layout.Child.Bottom + Gap, new List<int>());
        foreach (var column in columns)
        {
            bottom = layout.Column(column, new(inner, bottom, width - inner, 0), trunk, fromLeft: true, out var ends) + Gap;
            all.AddRange(ends);
        }

        layout.Drop(trunk, all);
        layout.Height = bottom;
        return layout;
    }

    private static MapColumn Of(IReadOnlyList<MapColumn> columns, ShelterKind kind) => columns.Single(column => column.Kind == kind);

    private static int HeightOf(MapCard card) => (card.Words.Count * LineHeight) + (2 * CardPadding);

    private static int HeightOf(MapColumn column) =>
        LineHeight + Gap + column.Groups.Sum(group => (2 * LineHeight) + (group.Notes.Count * LineHeight) + group.Cards.Sum(card => HeightOf(card) + Gap));

    // Sets a column from the top of its place down, and says where it ends.
    private int Column(MapColumn column, Box place, int trunk, bool fromLeft, out List<int> ends)
    {
        ends = [];
        var y = place.Y;
        Write(column.Heading, "side");
        y += Gap / 2;
        foreach (var group in column.Groups)
        {
            Write(group.Heading, "country");
            foreach (var note in group.Notes)
                Write(note, "note");
            y += Gap / 2;
            foreach (var card in group.Cards)
            {
                var box = new Box(place.X, y, place.Width, HeightOf(card));
                _cards.Add(Placed(card, box, trunk, fromLeft ? box.X : box.Right));
                ends.Add(box.Middle);
                y = box.Bottom + Gap;
            }

            y += Gap / 2;
        }

        return y;

        void Write(string text, string look)
        {
            _words.Add(new(text, look, new(place.X, y, place.Width, LineHeight)));
            y += LineHeight;
        }
    }

    private void Trunk(int from, int middle, int x, List<int> ends)
    {
        if (ends.Count > 0)
            _trunks.Add(Text($"M{from} {middle}H{x}M{x} {Math.Min(middle, ends.Min())}V{Math.Max(middle, ends.Max())}"));
    }

    private void Drop(int x, List<int> ends)
    {
        if (ends.Count > 0)
            _trunks.Add(Text($"M{x} {Child.Bottom}V{ends.Max()}"));
    }

    private static PlacedCard Placed(MapCard card, Box box, int trunk, int edge)
    {
        var (y, bar) = (box.Middle, (trunk + edge) / 2);
        return card.Look is MapLook.Ended or MapLook.Unsafe
            ? new(card, box, Text($"M{trunk} {y}H{bar}"), Text($"M{bar} {y - BarHalf}V{y + BarHalf}"))
            : new(card, box, Text($"M{trunk} {y}H{edge}"), null);
    }

    private static string Text(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
