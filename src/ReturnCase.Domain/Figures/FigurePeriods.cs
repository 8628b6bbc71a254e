namespace ReturnCase.Domain.Figures;

/// <summary>What figures are counted by.</summary>
public enum FigurePeriod
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Quarters of a calendar year.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}

/// <summary>Months, quarters and years, each by its first day.</summary>
public static class FigurePeriods
{
    /// <summary>How many months a period has.</summary>
    public static int Months(this FigurePeriod period) => period switch { FigurePeriod.Month => 1, FigurePeriod.Quarter => 3, _ => 12 };

    /// <summary>The first day of the period in which a day lies.</summary>
    public static DateOnly StartOf(this FigurePeriod period, DateOnly day) => new(day.Year, ((day.Month - 1) / period.Months() * period.Months()) + 1, 1);

    /// <summary>
    /// The periods that are shown together up to the end of a year, oldest first: its twelve months, its quarters and those of the year before, or the last five years.
    /// Periods that have not begun, or that lie before the first month with a figure, are left out.
    /// </summary>
    /// <param name="period">By what is counted.</param>
    /// <param name="year">The last year.</param>
    /// <param name="first">The first month with a figure.</param>
    /// <param name="today">Today in Amsterdam.</param>
    public static IReadOnlyList<DateOnly> UpTo(this FigurePeriod period, int year, DateOnly first, DateOnly today)
    {
        var years = period switch { FigurePeriod.Month => 1, FigurePeriod.Quarter => 2, _ => 5 };
        var start = new DateOnly(Math.Max(1, year - years + 1), 1, 1);
        return [.. Enumerable.Range(0, years * 12 / period.Months()).Select(index => start.AddMonths(index * period.Months()))
            .Where(begins => begins <= today && begins.AddMonths(period.Months()) > first)];
    }
}
