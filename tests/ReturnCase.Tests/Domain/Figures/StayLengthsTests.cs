using ReturnCase.Domain.Figures;

namespace ReturnCase.Tests.Domain.Figures;

public sealed class StayLengthsTests
{
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(14, 2)]
    [InlineData(182, 26)]
    [InlineData(183, 28)]
    [InlineData(196, 28)]
    [InlineData(197, 32)]
    [InlineData(728, 104)]
    [InlineData(729, 130)]
    [InlineData(4_000, 572)]
    public void A_stay_is_counted_by_its_weeks_rounded_up(int days, int weeks) => Assert.Equal(weeks, StayLengths.WeeksOf(days));

    [Fact]
    public void Half_of_the_stays_and_nine_of_ten_lasted_at_most_so_long()
    {
        Assert.Equal((0, null, null), Of());
        Assert.Equal((1, 3, 3), Of((3, 1)));
        Assert.Equal((2, 3, 8), Of((3, 1), (8, 1)));
        Assert.Equal((10, 5, 9), Of([.. Enumerable.Range(1, 10).Select(weeks => (weeks, 1))]));
        Assert.Equal((11, 6, 10), Of([.. Enumerable.Range(1, 11).Select(weeks => (weeks, 1))]));
        Assert.Equal((5, 2, 40), Of((2, 2), (40, 1), (2, 2)));
    }

    [Fact]
    public void They_are_the_nearest_ranks_of_the_stays_one_by_one()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 500; turn++)
        {
            var stays = Enumerable.Range(0, random.Next(1, 60)).Select(_ => StayLengths.WeeksOf(random.Next(0, 900))).Order().ToArray();
            var lengths = new StayLengths(stays.Select(weeks => (weeks, 1)));
            Assert.Equal(stays[(int)Math.Ceiling(stays.Length * 0.5m) - 1], lengths.Median);
            Assert.Equal(stays[(int)Math.Ceiling(stays.Length * 0.9m) - 1], lengths.NinthDecile);
        }
    }

    private static (int, int?, int?) Of(params (int, int)[] stays) => new StayLengths(stays) is var lengths ? (lengths.Count, lengths.Median, lengths.NinthDecile) : default;
}
