using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.People;

namespace ReturnCase.Web.Forms;

/// <summary>Birth dates as they are known: a year, a month and a year, or a whole day.</summary>
public static class BirthDates
{
    /// <summary>Age beyond which a date is a slip of the pen: nobody under guidance here is older.</summary>
    public const int GreatestAge = 30;

    /// <summary>Age below which a child without parents in an asylum procedure is so rare that the date is asked about.</summary>
    public const int UnusualUnder = 6;

    /// <summary>The date as far as it was typed, or null when there is no such date.</summary>
    public static PartialDate? ToPartialDate(this DateInput input) => Read(input) is { Year: >= 1900 and <= 2199 } date ? date : null;

    // Any year of four figures: a date that nobody here can have been born on exists all the same.
    private static PartialDate? Read(DateInput input)
    {
        var (day, month, year) = (Number(input.Day), Number(input.Month), Number(input.Year));
        if (year is not (>= 1000 and <= 9999) || !Fits(input.Month, month, 1, 12) || !Fits(input.Day, day, 1, 31))
            return null;
        return day is null || (month is not null && day <= DateTime.DaysInMonth(year.Value, month.Value))
            ? new PartialDate(year.Value, month, day)
            : null;
    }

    public static DateInput From(PartialDate date) => new()
    {
        Day = date.Day?.ToString(CultureInfo.InvariantCulture),
        Month = date.Month?.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A birth date in words: "3 mei 2013", "mei 2013" or "2013".</summary>
    public static string Words(PartialDate date) => date switch
    {
        { Day: not null } => AmsterdamTime.Date(date.Earliest),
        { Month: not null } => date.Earliest.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A birth date that exists, lies in the past, and is that of a child or a young person.</summary>
    public static void BirthDate<T>(this IRuleBuilder<T, DateInput> rule, IStringLocalizer<SharedText> text, DateOnly today) =>
        rule.Custom((input, context) =>
        {
            if (string.IsNullOrWhiteSpace(input.Year))
                context.AddFailure(text["BirthYearMissing"]);
            else if (!string.IsNullOrWhiteSpace(input.Day) && string.IsNullOrWhiteSpace(input.Month))
                context.AddFailure(text["BirthMonthMissing"]);
            else if (Read(input) is not { } date)
                context.AddFailure(text["DateNotReal", input]);
            else if (IsAhead(date, today))
                context.AddFailure(text["BirthDateInFuture", Words(date)]);
            else if (IsTooLongAgo(date, today))
                context.AddFailure(text["BirthDateTooLongAgo", Words(date), GreatestAge, today.Year - GreatestAge]);
        });

    /// <summary>A date on which a child or a young person of today can have been born.</summary>
    public static bool IsPlausible(PartialDate date, DateOnly today) => !IsAhead(date, today) && !IsTooLongAgo(date, today);

    /// <summary>Whether somebody of that birth date is younger on a day than nearly any child is who comes alone.</summary>
    public static bool IsUnusuallyYoung(PartialDate date, DateOnly on) => date.Latest.AddYears(UnusualUnder) > on;

    /// <summary>Says that somebody of that birth date is, or can be, unusually young on a day; null where nobody can be.</summary>
    public static string? DoubtYoung(PartialDate date, DateOnly on, IStringLocalizer<SharedText> text) =>
        IsUnusuallyYoung(date, on) ? text[date.Earliest.AddYears(UnusualUnder) > on ? "BirthDateVeryYoung" : "BirthDateMayBeYoung", Words(date), UnusualUnder].Value : null;

    private static bool IsAhead(PartialDate date, DateOnly today) => date.Earliest > today;

    private static bool IsTooLongAgo(PartialDate date, DateOnly today) => date.Latest.AddYears(GreatestAge) < today;

    private static bool Fits(string? typed, int? number, int least, int most) =>
        string.IsNullOrWhiteSpace(typed) || (number >= least && number <= most);

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
