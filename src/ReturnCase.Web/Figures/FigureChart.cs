namespace ReturnCase.Web.Figures;

/// <summary>A part of a drawing.</summary>
public abstract record ChartShape;

/// <summary>A bar.</summary>
public sealed record ChartBar(int X, int Y, int Width, int Height, string Fill) : ChartShape;

/// <summary>Words: <c>start</c>, <c>middle</c> or <c>end</c> stands at X.</summary>
public sealed record ChartWords(int X, int Y, string Text, string Anchor = "start", string? Look = null) : ChartShape;

/// <summary>A line.</summary>
public sealed record ChartLine(int X1, int Y1, int X2, int Y2, bool IsAxis = false) : ChartShape;

/// <summary>A chart as the server draws it, from the numbers that its table shows and from nothing else. Each is drawn twice: for a wide screen and for a narrow one.</summary>
public sealed record FigureChart(string Title, string Description, int Width, int Height, IReadOnlyList<ChartShape> Shapes)
{
    private const int WideWidth = 720;
    private const int NarrowWidth = 272;
    private const int Letter = 7;
    private const string Value = "rc-chart__value";
    private const string Scale = "rc-chart__scale";

    /// <summary>Columns beside each other for every row of a table but its total: two for each.</summary>
    public static FigureChart? Columns(FigureTable table, bool wide, PageText<FigureText> text, int[] series, string[] fills, string[] names, IReadOnlyList<string?> below)
    {
        var rows = table.Rows.Where(row => !row.IsTotal).ToArray();
        var most = Most(rows, series);
        if (most == 0)
            return null;
        var (width, height) = wide ? (WideWidth, 300) : (NarrowWidth, 240);
        const int Left = 34, Top = 40, Bottom = 42;
        var (step, floor) = (Step(most), height - Bottom);
        var top = (most + step - 1) / step * step;
        var shapes = new List<ChartShape>(Legend(names, fills, Left, 12));
        for (var at = 0; at <= top; at += step)
        {
            shapes.Add(new ChartLine(Left, Height(at), width, Height(at), at == 0));
            shapes.Add(new ChartWords(Left - 6, Height(at) + 4, Number(at), "end", Scale));
        }

        var room = (width - Left) / rows.Length;
        var bar = Math.Min(34, Math.Max(4, room * 2 / 5));
        var every = wide || rows.Length <= 8 ? 1 : 2;
        foreach (var (i, row) in rows.Index())
        {
            var middle = Left + (i * room) + (room / 2);
            foreach (var (s, column) in series.Index())
            {
                var x = middle + ((s - 1) * (bar + 1));
                var cell = row.Cells[column];
                if (cell.Number is > 0 and var number)
                    shapes.Add(new ChartBar(x, Height(number), bar, floor - Height(number), fills[s]));
                if (cell.Hidden)
                    shapes.Add(new ChartWords(x + (bar / 2), floor - 5, FigureCell.HiddenSign, "middle", Scale));
                else if (bar >= 17)
                    shapes.Add(new ChartWords(x + (bar / 2), Height(cell.Number!.Value) - 5, cell.Text, "middle", Value));
            }

            if (i % every == 0)
                shapes.Add(new ChartWords(middle, floor + 17, row.Brief ?? row.Label, "middle"));
            if (below[i] is { } year)
                shapes.Add(new ChartWords(middle, floor + 35, year, "middle", Scale));
        }

        return new(table.Title, text["ColumnsStory", names[0], names[1]], width, height, shapes);

        int Height(int number) => floor - (number * (floor - Top) / top);
    }

    /// <summary>A bar for every row of a table but its total.</summary>
    public static FigureChart? Bars(FigureTable table, bool wide, PageText<FigureText> text, int column, string fill)
    {
        var rows = table.Rows.Where(row => !row.IsTotal).ToArray();
        return Most(rows, [column]) is > 0 and var most
            ? Lying(table, rows, wide, text["BarsStory"], [], (row, left, y, thick, room) =>
            {
                var cell = row.Cells[column];
                var length = (cell.Number ?? 0) * room / most;
                return length == 0 ? [new ChartWords(left + 6, y + thick - 4, cell.Text, Look: cell.Hidden ? Scale : Value)]
                    : [new ChartBar(left, y, length, thick, fill), new ChartWords(left + length + 6, y + thick - 4, cell.Text, Look: Value)];
            })
            : null;
    }

    /// <summary>For every row how long half of the stays lasted at most, and how long nine of ten.</summary>
    public static FigureChart? Spans(FigureTable table, bool wide, PageText<FigureText> text, int half, int nine)
    {
        var most = Most(table.Rows, [half, nine]);
        return most == 0 ? null : Lying(table, table.Rows, wide, text["SpansStory"], [(text["Median"], "rc-fill--in"), (text["NinthDecile"], "rc-fill--soft")], (row, left, y, thick, room) =>
        {
            if (row.Cells[half].Number is not { } median)
                return [new ChartWords(left + 6, y + thick - 4, FigureCell.HiddenSign, Look: Scale)];
            var (inner, outer) = (median * room / most, (row.Cells[nine].Number ?? median) * room / most);
            var words = row.Cells[nine].Number is { } ninth ? text["SpanValue", median, ninth] : text["SpanHalf", median];
            return [new ChartBar(left, y, outer, thick, "rc-fill--soft"), new ChartBar(left, y, inner, thick, "rc-fill--in"), new ChartWords(left + outer + 6, y + thick - 4, words, Look: Value)];
        });
    }

    /// <summary>For every row which part of a whole is one thing, and which the other.</summary>
    public static FigureChart? Shares(FigureTable table, bool wide, PageText<FigureText> text, int first, int second, string[] names)
    {
        if (table.Rows.All(row => row.Cells[first].Number is null or 0 && row.Cells[second].Number is null or 0))
            return null;
        return Lying(table, table.Rows, wide, text["SharesStory", names[0], names[1]], [(names[0], "rc-fill--in"), (names[1], "rc-fill--missed")], (row, left, y, thick, room) =>
        {
            var (yes, no) = (row.Cells[first].Number ?? 0, row.Cells[second].Number ?? 0);
            if (yes + no == 0)
                return [new ChartWords(left + 6, y + thick - 4, FigureCell.HiddenSign, Look: Scale)];
            var part = yes * room / (yes + no);
            return
            [
                .. part > 0 ? [new ChartBar(left, y, part, thick, "rc-fill--in")] : Array.Empty<ChartShape>(),
                .. part < room ? [new ChartBar(left + part, y, room - part, thick, "rc-fill--missed")] : Array.Empty<ChartShape>(),
                new ChartWords(left + room + 6, y + thick - 4, row.Cells[^1].Text, Look: Value),
            ];
        });
    }

    // Bars that lie below each other: on a wide screen beside their labels, on a narrow one under them.
    private static FigureChart Lying(FigureTable table, IReadOnlyList<FigureRow> rows, bool wide, string story, IReadOnlyList<(string Name, string Fill)> legend, Func<FigureRow, int, int, int, int, IEnumerable<ChartShape>> draw)
    {
        var width = wide ? WideWidth : NarrowWidth;
        var left = wide ? Math.Min(330, (rows.Max(row => row.Label.Length) * Letter) + 16) : 0;
        var room = width - left - (legend.Count > 0 ? 78 : 52);
        var shapes = new List<ChartShape>(wide ? Legend([.. legend.Select(one => one.Name)], [.. legend.Select(one => one.Fill)], left, 12) : Legend([.. legend.Select(one => one.Name)], [.. legend.Select(one => one.Fill)], left, 12, true));
        var y = legend.Count == 0 ? 6 : wide ? 32 : 14 + (legend.Count * 20);
        var top = y;
        foreach (var row in rows)
        {
            if (wide)
            {
                shapes.Add(new ChartWords(left - 12, y + 16, row.Label, "end"));
                shapes.AddRange(draw(row, left, y, 20, room));
                y += 30;
                continue;
            }

            foreach (var line in Cases.Map.MapText.Fit(row.Label, 36, 2))
            {
                shapes.Add(new ChartWords(0, y + 13, line));
                y += 18;
            }

            shapes.AddRange(draw(row, 0, y, 16, room));
            y += 27;
        }

        if (wide)
            shapes.Add(new ChartLine(left, top - 4, left, y - 4, true));
        return new(table.Title, story, width, y, shapes);
    }

    private static IEnumerable<ChartShape> Legend(string[] names, string[] fills, int x, int y, bool below = false)
    {
        foreach (var (i, name) in names.Index())
        {
            yield return new ChartBar(x, y - 10, 12, 12, fills[i]);
            yield return new ChartWords(x + 18, y + 1, name);
            (x, y) = below ? (x, y + 20) : (x + 40 + (name.Length * Letter), y);
        }
    }

    private static int Most(IEnumerable<FigureRow> rows, int[] columns) => rows.SelectMany(row => columns.Select(column => row.Cells[column].Number ?? 0)).DefaultIfEmpty().Max();

    // Four or five lines, at round numbers.
    private static int Step(int most)
    {
        var step = 10;
        while (most > step * 5)
            step = step.ToString(System.Globalization.CultureInfo.InvariantCulture)[0] == '2' ? step / 2 * 5 : step * 2;
        return step;
    }

    private static string Number(int number) => number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
