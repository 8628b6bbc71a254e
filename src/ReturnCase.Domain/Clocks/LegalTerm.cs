namespace ReturnCase.Domain.Clocks;

/// <summary>Adds legal terms to calendar dates. The one place where 29 February is decided.</summary>
public static class LegalTerm
{
    /// <summary>The same date so many years on; from 29 February to a year without one it is 1 March (domain 2.7, D).</summary>
    public static DateOnly AddYears(DateOnly date, int years)
    {
        var later = date.AddYears(years);
        return date is { Month: 2, Day: 29 } && later.Day == 28 ? later.AddDays(1) : later;
    }

    /// <summary>The first date on or after <paramref name="from"/> once <paramref name="days"/> working days have passed.</summary>
    public static DateOnly AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var date = from;
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
            {
                left--;
            }
        }

        return date;
    }

    /// <summary>Monday to Friday, except the days of the General Extension of Time-Limits Act (Algemene termijnenwet, art. 3).</summary>
    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsPublicHoliday(date);

    private static bool IsPublicHoliday(DateOnly date)
    {
        var easter = EasterSunday(date.Year);
        return date is { Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 }
            || date == KingsDay(date.Year)
            || date == easter.AddDays(-2) || date == easter.AddDays(1)
            || date == easter.AddDays(39) || date == easter.AddDays(50)
            || (date is { Month: 5, Day: 5 });
    }

    private static DateOnly KingsDay(int year)
    {
        var day = new DateOnly(year, 4, 27);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }

    // Gauss's reckoning in the form of Meeus, for the Gregorian calendar.
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
