using System.Globalization;
using System.Text;
using MiniExcelLibs;

namespace ReturnCase.Web.Figures;

/// <summary>The tables of the page as a file: what is rounded and hidden there is so here, because both are made of the same tables.</summary>
public static class FigureExport
{
    private const char Separator = ';';
    private const int SheetNameMaxLength = 31;

    // What a spreadsheet takes for the beginning of a formula.
    private static readonly char[] Begins = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%'];

    /// <summary>One line for each cell: table, row, column, value. UTF-8 with its mark, in which spreadsheets recognise it.</summary>
    public static byte[] Csv(FigureSheet sheet, PageText<FigureText> text)
    {
        var lines = new StringBuilder();
        Line(text["Csv_Table"], text["Csv_Row"], text["Csv_Column"], text["Csv_Value"]);
        foreach (var (name, value) in About(sheet, text))
            Line(text["Csv_About"], name, "", value);
        foreach (var table in sheet.Tables)
            foreach (var row in table.Rows)
                foreach (var (head, cell) in table.Heads.Skip(1).Zip(row.Cells))
                    Line(table.Title, row.Label, head, cell.Number is { } number && cell.Words is null ? number.ToString(CultureInfo.InvariantCulture) : cell.Text);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];

        void Line(params string[] fields) => lines.AppendJoin(Separator, fields.Select(Field)).Append("\r\n");
    }

    /// <summary>A sheet for each table, and one that says what it is.</summary>
    public static byte[] Xlsx(FigureSheet sheet, PageText<FigureText> text)
    {
        var sheets = new Dictionary<string, object>
        {
            [Name(text["Csv_About"])] = About(sheet, text).Select(line => new Dictionary<string, object> { [text["Csv_Row"]] = Safe(line.Name), [text["Csv_Value"]] = Safe(line.Value) }).ToList(),
        };
        foreach (var table in sheet.Tables)
            sheets[Name(table.Title)] = table.Rows.Select(row => Row(table, row)).ToList();
        using var file = new MemoryStream();
        file.SaveAs(sheets);
        return file.ToArray();
    }

    /// <summary>A text that no spreadsheet runs.</summary>
    public static string Safe(string text) => text.Length > 0 && Begins.Contains(text[0]) ? "'" + text : text;

    private static IEnumerable<(string Name, string Value)> About(FigureSheet sheet, PageText<FigureText> text)
    {
        yield return (text["Csv_Whose"], sheet.Whose);
        yield return (text["Csv_Range"], sheet.Range);
        foreach (var note in sheet.Notes)
            yield return (text["Csv_Note"], note);
        foreach (var table in sheet.Tables)
            yield return (table.Title, table.Counted);
    }

    private static Dictionary<string, object> Row(FigureTable table, FigureRow row)
    {
        var cells = new Dictionary<string, object> { [Safe(table.Heads[0])] = Safe(row.Label) };
        foreach (var (head, cell) in table.Heads.Skip(1).Zip(row.Cells))
            cells[Safe(head)] = cell is { Number: { } number, Words: null } ? number : Safe(cell.Text);
        return cells;
    }

    /// <summary>A cell of a table with semicolons that no spreadsheet runs.</summary>
    internal static string Field(string text) =>
        Safe(text) is var safe && safe.AsSpan().IndexOfAny([Separator, '"', '\n', '\r']) >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;

    // What a sheet may not be called by, and how long its name may be.
    private static string Name(string title)
    {
        var name = new string([.. title.Where(letter => !"[]:*?/\\".Contains(letter, StringComparison.Ordinal))]);
        return name.Length > SheetNameMaxLength ? name[..SheetNameMaxLength] : name;
    }
}
