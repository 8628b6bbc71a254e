using System.Globalization;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web;

/// <summary>How moments are shown: in Dutch time, in the reader's language.</summary>
public static class AmsterdamTime
{
    public static DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(System.DateTime.SpecifyKind(utc, DateTimeKind.Utc), AmsterdamCalendar.Zone);

    public static DateOnly Today(TimeProvider clock) => AmsterdamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>"23 november 2026" or "23 November 2026".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Date(DateTime utc) => Local(utc).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"november 2026", of any day in it.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"23 nov" for narrow columns.</summary>
    public static string ShortDate(DateOnly date) => date.ToString("d MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    /// <summary>"23 nov 2026" for the narrow picture.</summary>
    public static string DateInNarrow(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);

    /// <summary>"23 november 2026, 14:05".</summary>
    public static string DateTime(DateTime utc) => Local(utc).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
