namespace ReturnCase.Domain.Clocks;

/// <summary>Legal dates are calendar dates in Europe/Amsterdam, whatever zone the server runs in.</summary>
public static class AmsterdamCalendar
{
    /// <summary>The zone in which every date of law is read.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The calendar date in Amsterdam of an instant in UTC.</summary>
    public static DateOnly DateOf(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone));

    /// <summary>The instant in UTC at which a calendar date begins in Amsterdam.</summary>
    public static DateTime StartOf(DateOnly date) =>
        TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>Noon of a calendar date in Amsterdam, as an instant in UTC: where only the day is known.</summary>
    public static DateTime Noon(DateOnly date) => At(date, new TimeOnly(12, 0));

    /// <summary>The instant in UTC of a time on a calendar date in Amsterdam. A time that the night of summer time leaves out is the same time of the zone before it.</summary>
    public static DateTime At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return DateTime.SpecifyKind(local - (Zone.IsInvalidTime(local) ? Zone.BaseUtcOffset : Zone.GetUtcOffset(local)), DateTimeKind.Utc);
    }
}
