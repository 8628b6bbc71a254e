using System.Globalization;

namespace ReturnCase.Web.Forms;

/// <summary>A date as three fields, kept exactly as typed so that a mistake is shown back.</summary>
public sealed record DateInput
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public bool IsComplete => !string.IsNullOrWhiteSpace(Day) && !string.IsNullOrWhiteSpace(Month) && !string.IsNullOrWhiteSpace(Year);

    public static DateInput From(DateOnly? date) => date is { } d
        ? new DateInput { Day = Text(d.Day), Month = Text(d.Month), Year = Text(d.Year) }
        : new DateInput();

    /// <summary>The date, or null when this is not a day in the calendar.</summary>
    public DateOnly? ToDate() =>
        Number(Day) is { } day && Number(Month) is { } month && Number(Year) is >= 1900 and <= 2199 and var year
        && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    public override string ToString() => $"{Day?.Trim()} {Month?.Trim()} {Year?.Trim()}".Trim();

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
