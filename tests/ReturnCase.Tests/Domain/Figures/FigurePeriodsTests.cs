using ReturnCase.Domain.Figures;

namespace ReturnCase.Tests.Domain.Figures;

public sealed class FigurePeriodsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(FigurePeriod.Month, "2026-11-01")]
    [InlineData(FigurePeriod.Quarter, "2026-10-01")]
    [InlineData(FigurePeriod.Year, "2026-01-01")]
    public void A_day_lies_in_one_period(FigurePeriod period, string start) => Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), period.StartOf(Today));

    [Fact]
    public void Only_periods_that_have_begun_and_can_hold_a_figure_are_shown()
    {
        var first = new DateOnly(2025, 5, 1);
        Assert.Equal(Enumerable.Range(1, 11).Select(month => new DateOnly(2026, month, 1)), FigurePeriod.Month.UpTo(2026, first, Today));
        Assert.Equal(Enumerable.Range(5, 8).Select(month => new DateOnly(2025, month, 1)), FigurePeriod.Month.UpTo(2025, first, Today));
        Assert.Equal((DateOnly[])[new(2025, 4, 1), new(2025, 7, 1), new(2025, 10, 1), new(2026, 1, 1), new(2026, 4, 1), new(2026, 7, 1), new(2026, 10, 1)], FigurePeriod.Quarter.UpTo(2026, first, Today));
        Assert.Equal((DateOnly[])[new(2025, 1, 1), new(2026, 1, 1)], FigurePeriod.Year.UpTo(2026, first, Today));
        // A year, two and five, and no more however long there are figures.
        DateOnly[] begins = [.. new[] { FigurePeriod.Month, FigurePeriod.Quarter, FigurePeriod.Year }.Select(period => period.UpTo(2026, new(2010, 1, 1), new(2026, 12, 31))[0])];
        Assert.Equal((DateOnly[])[new(2026, 1, 1), new(2025, 1, 1), new(2022, 1, 1)], begins);
        Assert.Equal(new DateOnly(1, 1, 1), FigurePeriod.Year.UpTo(3, new(1, 1, 1), Today)[0]);
        // On the first and the last day of a month.
        Assert.Equal(12, FigurePeriod.Month.UpTo(2026, first, new(2026, 12, 1)).Count);
        Assert.Equal(11, FigurePeriod.Month.UpTo(2026, first, new(2026, 11, 30)).Count);
        Assert.Equal(new DateOnly(2025, 4, 1), FigurePeriod.Month.UpTo(2025, new(2025, 4, 30), Today)[0]);
        Assert.Equal(new DateOnly(2025, 6, 1), FigurePeriod.Month.UpTo(2025, new(2025, 6, 1), Today)[0]);
    }
}
