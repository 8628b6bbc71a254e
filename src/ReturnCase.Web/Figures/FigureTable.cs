using System.Globalization;

namespace ReturnCase.Web.Figures;

/// <summary>What stands in a cell of a table of figures: a number, words, or the sign of a hidden count.</summary>
public readonly record struct FigureCell(int? Number, string? Words = null)
{
    /// <summary>Stands for a hidden count, on the page and in every export.</summary>
    public const string HiddenSign = "x";

    public bool Hidden => Number is null && Words is null;

    public string Text => Words ?? Number?.ToString("N0", CultureInfo.CurrentCulture) ?? HiddenSign;
}

/// <summary>A row of a table of figures.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Cells">One for each column after the first.</param>
/// <param name="IsTotal">Counts the rows above it together.</param>
/// <param name="Brief">The label where there is little room: in a chart.</param>
public sealed record FigureRow(string Label, IReadOnlyList<FigureCell> Cells, bool IsTotal = false, string? Brief = null);

/// <summary>A table of figures. The page, the chart beside it and the exports show this and nothing else, so that none of them says more than the others.</summary>
/// <param name="Name">Its name in an export, and in the address of its part of the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Counted">How it is counted.</param>
/// <param name="Heads">Headings of the columns; the first is that of the rows.</param>
/// <param name="Rows">What is counted.</param>
public sealed record FigureTable(string Name, string Title, string Counted, IReadOnlyList<string> Heads, IReadOnlyList<FigureRow> Rows)
{
    public FigureChart? Wide { get; init; }

    public FigureChart? Narrow { get; init; }

    /// <summary>Has a column for each period, and needs the width of the page.</summary>
    public bool IsBroad => Heads.Count > 6;
}
