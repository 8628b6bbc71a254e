using System.Text.RegularExpressions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases.Map;

namespace ReturnCase.Tests.Cases.Map;

/// <summary>The places of the search map, for any number of candidates on any side.</summary>
public sealed partial class MapLayoutTests
{
    public static TheoryData<int, int> Sizes() => [.. from count in Enumerable.Range(0, 31) from seed in (int[])[1, 2, 3] select (count, seed)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Nothing_overlaps_all_is_inside_and_everybody_stands_once(int count, int seed)
    {
        var columns = Columns(count, new Random((seed * 100) + count));
        foreach (var layout in (MapLayout[])[MapLayout.Around(columns), MapLayout.Below(columns)])
        {
            var (view, cards) = (new Box(0, 0, layout.Width, layout.Height), layout.Cards.Select(card => card.Box).ToArray());
            Assert.Equal(Enumerable.Range(1, count), layout.Cards.Select(card => card.Card.Candidate).Order());
            Box[] all = [layout.Child, .. cards, .. layout.Words.Select(words => words.Box)];
            Assert.All(all, box => Assert.True(view.Holds(box), $"{box} is outside {view}."));
            for (var i = 0; i < all.Length; i++)
                for (var j = i + 1; j < all.Length; j++)
                    Assert.False(all[i].Overlaps(all[j]), $"{all[i]} and {all[j]} overlap.");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_line_reaches_its_card_from_a_trunk_and_that_of_a_dead_end_stops_before_it(int count, int seed)
    {
        var columns = Columns(count, new Random((seed * 100) + count));
        foreach (var layout in (MapLayout[])[MapLayout.Around(columns), MapLayout.Below(columns)])
        {
            Assert.All(layout.Cards, card =>
            {
                var points = Numbers().Matches(card.Line).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                var (trunk, end) = (points[0], points[2]);
                Assert.Equal(card.Box.Middle, points[1]);
                Assert.Equal(card.Card.Look is not (MapLook.Ended or MapLook.Unsafe), end == card.Box.X || end == card.Box.Right);
                Assert.Contains(layout.Trunks, line => line.Contains($"M{trunk} ", StringComparison.Ordinal));
                Assert.Equal(card.Card.Look is MapLook.Ended or MapLook.Unsafe, card.Bar is not null);
                Assert.InRange(end, 0, layout.Width);
            });
            Assert.Equal(layout.IsWide ? columns.Count(column => column.Groups.Any(group => group.Cards.Count > 0)) : Math.Min(count, 1), layout.Trunks.Count);
        }
    }

    [Theory]
    [InlineData("Tante Fatou", 20, 1, "Tante Fatou")]
    [InlineData("Abdoulaye Mamadou Bah-Diallo van de overkant", 20, 2, "Abdoulaye Mamadou|Bah-Diallo van de…")]
    [InlineData("Donaudampfschifffahrtsgesellschaft", 10, 2, "Donaudamp…")]
    [InlineData("   ", 10, 2, "–")]
    [InlineData("een twee drie vier", 10, 1, "een twee…")]
    public void Words_are_cut_to_the_room_there_is(string text, int letters, int lines, string fitted)
    {
        var found = MapText.Fit(text, letters, lines);
        Assert.Equal(fitted.Split('|'), found);
        Assert.All(found, line => Assert.True(line.Length <= letters));
    }

    private static List<MapColumn> Columns(int count, Random random)
    {
        string[] countries = ["GN", "MA", "SN"];
        var groups = Enum.GetValues<ShelterKind>().ToDictionary(kind => kind, _ => countries.ToDictionary(country => country, _ => new List<MapCard>()));
        for (var candidate = 1; candidate <= count; candidate++)
        {
            var words = Enumerable.Range(0, random.Next(3, 9)).Select(line => new MapWords($"regel {line}", "name")).ToArray();
            groups[(ShelterKind)random.Next(3)][countries[random.Next(3)]].Add(new(candidate, (MapLook)random.Next(Enum.GetValues<MapLook>().Length), words));
        }

        return [.. groups.Select(side => new MapColumn(side.Key, "kop", [.. side.Value.Select(group => new MapCards(group.Key, group.Value, group.Value.Count == 0 ? ["nog niemand"] : []))]))];
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
