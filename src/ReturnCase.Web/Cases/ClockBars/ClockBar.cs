using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases.ClockBars;

/// <summary>A part of the search year: days that counted, stood still, are left, or are past the last day.</summary>
public enum BarPartKind
{
    Used,
    Stopped,
    Left,
    Over,
}

/// <summary>A part of the bar, from left to right.</summary>
public sealed record BarPart(BarPartKind Kind, int X, int Width);

/// <summary>A date on the bar: its number in the table, and where its sign stands.</summary>
public sealed record BarSign(int Number, ClockDate Date, int X, int Level);

/// <summary>A day on the axis.</summary>
public sealed record BarTick(DateOnly On, int X);

/// <summary>All clocks of a case on one line of time. It knows dates and nothing of a child.</summary>
public sealed record ClockBar(int Width, IReadOnlyList<BarPart> Parts, IReadOnlyList<BarSign> Signs, IReadOnlyList<BarTick> Ticks, int DayX)
{
    /// <summary>Across of the sign of a date.</summary>
    public const int SignSize = 26;

    /// <summary>Height of the bar of the search year.</summary>
    public const int BarHeight = 26;

    private const int Margin = 16;
    private const int TickRoom = 64;
    private const int LevelHeight = SignSize + 6;

    /// <summary>Rows of signs above the bar.</summary>
    public int Levels => Signs.Count == 0 ? 1 : Signs.Max(sign => sign.Level) + 1;

    /// <summary>Top of the bar.</summary>
    public int BarY => Levels * LevelHeight + 10;

    public int Height => BarY + BarHeight + 28;

    /// <summary>Middle of the sign of a date.</summary>
    public static int Y(BarSign sign, int levels) => ((levels - sign.Level) * LevelHeight) - (LevelHeight / 2);

    /// <param name="dates">The dates, in the order of their numbers.</param>
    /// <param name="search">The search year; null where no search has begun.</param>
    /// <param name="ledger">Its days so far.</param>
    /// <param name="day">The day from which it is seen.</param>
    /// <param name="width">Units across.</param>
    public static ClockBar Of(IReadOnlyList<ClockDate> dates, SearchClock? search, IReadOnlyList<SearchStretch> ledger, DateOnly day, int width)
    {
        DateOnly[] days = [.. dates.Select(date => date.On), day, .. search is null ? (DateOnly[])[] : [search.StartedOn, search.LastDay]];
        var (first, last) = (days.Min(), days.Max());
        var span = Math.Max(1, last.DayNumber - first.DayNumber);
        int X(DateOnly on) => Margin + (int)Math.Round((on.DayNumber - first.DayNumber) * (double)(width - (2 * Margin)) / span);
        return new(width, [.. PartsOf(search, ledger, day, X)], SignsOf(dates, X), Axis(first, last, X), X(day));
    }

    private static IEnumerable<BarPart> PartsOf(SearchClock? search, IReadOnlyList<SearchStretch> ledger, DateOnly day, Func<DateOnly, int> x)
    {
        if (search is null)
            yield break;
        foreach (var stretch in ledger)
        {
            if (search.LastDay >= stretch.Until || !stretch.Counts)
                yield return Part(stretch.Counts ? BarPartKind.Used : BarPartKind.Stopped, stretch.From, stretch.Until);
            else
            {
                if (search.LastDay > stretch.From)
                    yield return Part(BarPartKind.Used, stretch.From, search.LastDay);
                yield return Part(BarPartKind.Over, search.LastDay > stretch.From ? search.LastDay : stretch.From, stretch.Until);
            }
        }

        // Where the ledger ends: today, or the closing of the case.
        var now = ledger is [.., var last] ? last.Until : day > search.StartedOn ? day : search.StartedOn;
        if (search.LastDay > now)
            yield return Part(BarPartKind.Left, now, search.LastDay);

        BarPart Part(BarPartKind kind, DateOnly from, DateOnly until) => new(kind, x(from), x(until) - x(from));
    }

    // Signs that would touch stand above each other.
    private static List<BarSign> SignsOf(IReadOnlyList<ClockDate> dates, Func<DateOnly, int> x)
    {
        var ends = new List<int>();
        var signs = new List<BarSign>();
        foreach (var (number, date) in dates.Select((date, i) => (i + 1, date)).OrderBy(one => one.date.On))
        {
            var at = x(date.On);
            var level = ends.FindIndex(end => end + SignSize + 4 <= at);
            if (level < 0)
            {
                level = ends.Count;
                ends.Add(at);
            }

            ends[level] = at;
            signs.Add(new(number, date, at, level));
        }

        return signs;
    }

    private static List<BarTick> Axis(DateOnly first, DateOnly last, Func<DateOnly, int> x)
    {
        foreach (var months in (int[])[1, 3, 6, 12, 24, 60, 120])
        {
            var ticks = new List<BarTick>();
            var start = new DateOnly(first.Year, 1, 1);
            for (var on = start; on <= last; on = on.AddMonths(months))
                if (on >= first)
                    ticks.Add(new(on, x(on)));
            if (ticks.Zip(ticks.Skip(1), (one, next) => next.X - one.X).All(room => room >= TickRoom))
                return ticks;
        }

        return [new(first, x(first)), new(last, x(last))];
    }
}
