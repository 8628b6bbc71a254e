using System.Globalization;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Web.Figures;

/// <summary>Periods in words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Per">By what is counted.</param>
/// <param name="FirstOpen">The first month that is not closed.</param>
/// <param name="Today">Today in Amsterdam.</param>
public sealed record PeriodLabels(PageText<FigureText> Text, FigurePeriod Per, DateOnly FirstOpen, DateOnly Today)
{
    /// <summary>Marks a period that can still change.</summary>
    public const string OpenSign = "*";

    /// <summary>"nov 2026", "K4 2026" or "2026".</summary>
    public string Of(DateOnly period) => Mark(period, Per == FigurePeriod.Year ? Year(period) : $"{Name(period)} {Year(period)}");

    /// <summary>The first line below a column of a chart.</summary>
    public string Brief(DateOnly period) => Mark(period, Name(period));

    /// <summary>The second line, where the year begins; nothing for years.</summary>
    public string? Below(DateOnly period, bool first) => Per != FigurePeriod.Year && (first || period.Month == 1) ? Year(period) : null;

    /// <summary>From the first month to the last, in words.</summary>
    public string Range(IReadOnlyList<DateOnly> periods)
    {
        var last = periods[^1].AddMonths(Per.Months() - 1);
        var month = FigurePeriod.Month.StartOf(Today);
        return Text["Range", AmsterdamTime.Month(periods[0]), AmsterdamTime.Month(last > month ? month : last)];
    }

    private string Name(DateOnly period) => Per switch
    {
        FigurePeriod.Month => period.ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.'),
        FigurePeriod.Quarter => Text["Quarter", ((period.Month - 1) / 3) + 1],
        _ => Year(period),
    };

    private string Mark(DateOnly period, string label) => period.AddMonths(Per.Months()) > FirstOpen ? label + OpenSign : label;

    private static string Year(DateOnly period) => period.Year.ToString(CultureInfo.InvariantCulture);
}
