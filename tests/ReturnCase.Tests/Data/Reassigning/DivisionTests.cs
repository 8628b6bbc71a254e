using ReturnCase.Data.Reassigning;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Data.Reassigning;

public sealed class DivisionTests
{
    private static readonly Actor One = new("one", "One", ActorRole.Counsellor);
    private static readonly Actor Two = new("two", "Two", ActorRole.Counsellor);

    [Theory]
    [InlineData(0, 0, 3, 3)]
    [InlineData(4, 0, 1, 5)]
    [InlineData(9, 0, 0, 6)]
    public void Whoever_has_the_fewest_gets_the_next(int hasOne, int hasTwo, int getsOne, int getsTwo)
    {
        var divided = Division.Of(Cases(6, "away"), [One, Two], new Dictionary<string, int> { ["one"] = hasOne, ["two"] = hasTwo });
        Assert.Equal((getsOne, getsTwo), (divided.Count(pair => pair.To == One), divided.Count(pair => pair.To == Two)));
        Assert.Equal(6, divided.Select(pair => pair.Case.Number).Distinct().Count());
    }

    [Fact]
    public void Nobody_gets_a_case_that_is_theirs_already() =>
        Assert.Empty(Division.Of(Cases(3, "one"), [One], new Dictionary<string, int> { ["one"] = 3 }));

    [Theory]
    [InlineData(3, 0, 1)]
    [InlineData(6, 0, 3)]
    [InlineData(6, 5, 0)]
    [InlineData(6, 9, 0)]
    public void Whoever_receives_keeps_what_is_theirs_until_another_has_fewer_and_the_most_distant_go(int hasOne, int hasTwo, int go)
    {
        var divided = Division.Of(Cases(hasOne, "one"), [One, Two], new Dictionary<string, int> { ["one"] = hasOne, ["two"] = hasTwo });
        Assert.All(divided, pair => Assert.Equal(Two, pair.To));
        Assert.Equal(Enumerable.Range(hasOne - go + 1, go), divided.Select(pair => pair.Case.Id));
    }

    [Fact]
    public void A_whole_team_is_divided_with_the_fewest_moves()
    {
        ReassignableCase[] all = [.. Cases(51, "one"), .. Cases(37, "two", 100), .. Cases(24, null, 200)];
        var divided = Division.Of(all.OrderBy(one => one.Id % 7), [One, Two], new Dictionary<string, int> { ["one"] = 51, ["two"] = 37 });
        Assert.Equal(24, divided.Count);
        Assert.All(divided, pair => Assert.Null(pair.Case.CounsellorId));
        Assert.Equal((5, 19), (divided.Count(pair => pair.To == One), divided.Count(pair => pair.To == Two)));
    }

    [Fact]
    public void The_pressing_ones_are_spread_too()
    {
        var divided = Division.Of(Cases(4, null), [One, Two], new Dictionary<string, int>());
        Assert.Equal([One, Two, One, Two], divided.Select(pair => pair.To));
    }

    private static IEnumerable<ReassignableCase> Cases(int count, string? counsellor, int after = 0) =>
        Enumerable.Range(after + 1, count).Select(i => new ReassignableCase(i, $"RC-2026-{i:000000}", "A", "B", 1, counsellor, counsellor, CasePhase.ShelterSearch, null, null));
}
