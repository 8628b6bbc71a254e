using ReturnCase.Data.Figures;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Web.Figures;

/// <summary>True counts, and the questions that tables ask of them. What comes out is protected.</summary>
/// <param name="Counts">By month.</param>
/// <param name="Places">By team and country.</param>
/// <param name="Periods">The periods that are shown, by their first day.</param>
/// <param name="Per">By what is counted.</param>
/// <param name="Exact">Nothing is rounded or hidden.</param>
internal sealed record FigureCounts(IReadOnlyList<FigureCount> Counts, IReadOnlyList<PlaceCount> Places, IReadOnlyList<DateOnly> Periods, FigurePeriod Per, bool Exact)
{
    /// <summary>Periods below each other, kinds of one figure beside each other.</summary>
    public ShownTable ByPeriod(FigureKind kind, IReadOnlyList<string> whats) =>
        Show(Periods.Select(period => whats.Select(what => Sum(count => count.Kind == kind && count.What == what && In(count, period)))));

    /// <summary>Kinds of one figure below each other, periods beside each other.</summary>
    public ShownTable ByKind(FigureKind kind, IReadOnlyList<string> whats) =>
        Show(whats.Select(what => Periods.Select(period => Sum(count => count.Kind == kind && count.What == what && In(count, period)))));

    /// <summary>How often a term was met and not met, and both together.</summary>
    public (int? Met, int? Missed, int? Both) Term(string what)
    {
        var shown = Show([[Sum(count => count.Kind == FigureKind.DeadlineMet && count.What == what), Sum(count => count.Kind == FigureKind.DeadlineMissed && count.What == what)]]);
        return (shown.Cells[0][0], shown.Cells[0][1], shown.RowTotals[0]);
    }

    /// <summary>How many stays in a phase ended, and how long they lasted: the median only where their number is shown, the ninth decile only where it does not stand for the longest of few.</summary>
    public (int? Count, int? Median, int? NinthDecile) Stays(string what)
    {
        var stays = new StayLengths(Counts.Where(count => count.Kind == FigureKind.Stay && count.What == what).Select(count => (count.Weeks, count.Count)));
        var shown = Exact ? stays.Count : Disclosure.Show(stays.Count);
        return (shown, shown is null ? null : stays.Median, Exact || stays.Count >= Disclosure.RoundedTo ? stays.NinthDecile : null);
    }

    /// <summary>Inflow or outflow of places, each once, with their total.</summary>
    public (IReadOnlyList<int?> Each, int? Total) ByPlace(FigureKind kind, IReadOnlyList<string> places, Func<PlaceCount, string> placeOf)
    {
        var shown = Show(places.Select(place => (int[])[Places.Where(count => count.Kind == kind && placeOf(count) == place).Sum(count => count.Count)]));
        return ([.. shown.Cells.Select(row => row[0])], shown.Total);
    }

    private ShownTable Show(IEnumerable<IEnumerable<int>> counts) => Disclosure.Show([.. counts.Select(row => (IReadOnlyList<int>)[.. row])], Exact);

    private bool In(FigureCount count, DateOnly period) => Per.StartOf(count.Month) == period;

    private int Sum(Func<FigureCount, bool> which) => Counts.Where(which).Sum(count => count.Count);
}

/// <summary>Everything that the page of figures shows.</summary>
/// <param name="Filter">What was asked, as it was understood.</param>
/// <param name="Tables">In the order of the page; none where nothing was counted yet.</param>
/// <param name="Years">That can be chosen.</param>
/// <param name="CountryCodes">That can be chosen.</param>
/// <param name="Teams">That can be chosen; none for somebody who sees one team.</param>
/// <param name="Range">From and until, in words.</param>
/// <param name="Whose">Of which team and country, in words.</param>
/// <param name="Notes">How to read it: what is rounded and hidden, which months are still open, which were corrected.</param>
public sealed record FigureSheet(
    FigureFilter Filter, IReadOnlyList<FigureTable> Tables, IReadOnlyList<int> Years, IReadOnlyList<string> CountryCodes, IReadOnlyList<string> Teams, string Range, string Whose, IReadOnlyList<string> Notes);
