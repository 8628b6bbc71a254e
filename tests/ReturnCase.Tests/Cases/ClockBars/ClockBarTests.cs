using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases.ClockBars;

namespace ReturnCase.Tests.Cases.ClockBars;

/// <summary>The picture of the clocks: everything inside it, nothing on top of each other.</summary>
public sealed class ClockBarTests
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    [Theory]
    [InlineData(1000)]
    [InlineData(330)]
    public void Signs_never_touch_and_everything_lies_inside(int width)
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var dates = Enumerable.Range(0, random.Next(1, 9)).Select(i => Date(Start.AddDays(random.Next(-2000, 3000)))).ToArray();
            var bar = ClockBar.Of(dates, null, [], Start.AddDays(random.Next(0, 700)), width);
            Assert.Equal(dates.Length, bar.Signs.Count);
            foreach (var (i, one) in bar.Signs.Index())
            {
                Assert.InRange(one.X, ClockBar.SignSize / 2, width - (ClockBar.SignSize / 2));
                Assert.InRange(ClockBar.Y(one, bar.Levels), ClockBar.SignSize / 2, bar.BarY - (ClockBar.SignSize / 2));
                Assert.All(bar.Signs.Skip(i + 1), other => Assert.True(one.Level != other.Level || Math.Abs(one.X - other.X) >= ClockBar.SignSize));
            }

            Assert.True(bar.Ticks.Zip(bar.Ticks.Skip(1)).All(pair => pair.Second.X - pair.First.X >= 64) || bar.Ticks.Count == 2);
            Assert.Equal(dates.OrderBy(date => date.On).Select(date => date.On), bar.Signs.Select(sign => sign.Date.On));
        }
    }

    [Fact]
    public void The_parts_of_the_year_follow_each_other_and_say_what_they_are()
    {
        var search = new SearchClock(Start, SearchClockGround.RejectionDate, Start.AddDays(375), 90, 10, 275, true);
        SearchStretch[] ledger = [new(Start, Start.AddDays(50), []), new(Start.AddDays(50), Start.AddDays(60), [new(StopKind.Pause, 3)]), new(Start.AddDays(60), Start.AddDays(100), [])];
        var bar = ClockBar.Of([Date(search.LastDay)], search, ledger, Start.AddDays(100), 1000);
        Assert.Equal([BarPartKind.Used, BarPartKind.Stopped, BarPartKind.Used, BarPartKind.Left], bar.Parts.Select(part => part.Kind));
        Assert.All(bar.Parts.Zip(bar.Parts.Skip(1)), pair => Assert.Equal(pair.First.X + pair.First.Width, pair.Second.X));
        Assert.Equal(bar.DayX, bar.Parts[^1].X);
    }

    [Fact]
    public void Days_past_the_last_one_are_shown_as_past()
    {
        var search = new SearchClock(Start, SearchClockGround.RejectionDate, Start.AddDays(365), 400, 0, -35, true);
        var bar = ClockBar.Of([Date(search.LastDay)], search, [new(Start, Start.AddDays(400), [])], Start.AddDays(400), 1000);
        Assert.Equal([BarPartKind.Used, BarPartKind.Over], bar.Parts.Select(part => part.Kind));
    }

    private static ClockDate Date(DateOnly on) => new(ClockKind.SearchYear, on, [new(ClockStepKind.From, on)]);
}
