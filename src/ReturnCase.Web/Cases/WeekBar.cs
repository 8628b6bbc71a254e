using System.Globalization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>One bar of the chart of deadlines per week.</summary>
/// <param name="From">Its first day: a Monday, but today in the week that runs.</param>
/// <param name="Until">Its last day, a Sunday.</param>
/// <param name="Count">Open cases whose governing deadline is on one of these days.</param>
/// <param name="Height">Where the highest is <see cref="FullHeight"/>.</param>
public sealed record WeekBar(DateOnly From, DateOnly Until, int Count, int Height, AlarmStep Step)
{
    public const int FullHeight = 120;

    /// <summary>The week that runs and those of the coming year.</summary>
    public const int Weeks = 53;

    /// <summary>Number of the week as calendars print it.</summary>
    public int Week => ISOWeek.GetWeekOfYear(Until.ToDateTime(TimeOnly.MinValue));

    public string Class => $"rc-fill--{Slugs.Of(Step)}";

    /// <summary>The list of exactly these cases.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"/review?{BoardFilter.TeamPart(Team)}from={From:yyyy-MM-dd}&until={Until:yyyy-MM-dd}#cases-title");

    /// <summary>The team whose board it is on, where that is not the reader's own.</summary>
    public string? Team { get; init; }

    public static IReadOnlyList<WeekBar> Of(IReadOnlyList<DayCount> days, DateOnly today, CasePolicy policy)
    {
        var monday = Monday(today);
        var weeks = Enumerable.Range(0, Weeks).Select(week => (From: week == 0 ? today : monday.AddDays(7 * week), Until: monday.AddDays((7 * week) + 6)))
            .Select(week => (week.From, week.Until, Count: days.Where(day => day.On >= week.From && day.On <= week.Until).Sum(day => day.Count))).ToArray();
        var most = Math.Max(1, weeks.Max(week => week.Count));
        return [.. weeks.Select(week => new WeekBar(week.From, week.Until, week.Count, (int)Math.Ceiling(FullHeight * week.Count / (double)most), AlarmSteps.Of(week.From, today, policy)))];
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
