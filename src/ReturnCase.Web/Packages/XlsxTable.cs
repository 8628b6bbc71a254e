extern alias OpenXml;
using System.Globalization;
using OpenXml::DocumentFormat.OpenXml;
using OpenXml::DocumentFormat.OpenXml.Spreadsheet;

namespace ReturnCase.Web.Packages;

/// <summary>A table as a workbook, line by line: texts are texts, whatever they begin with, and days are days. The head stays in sight.</summary>
/// <param name="Title">Title of the workbook.</param>
/// <param name="Sheet">Name of its one sheet.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="IsForm">Whether people write in it: what they type below the lines stays text then, so that a V-number keeps its zeros.</param>
public sealed record XlsxTable(string Title, string Sheet, IReadOnlyList<string> Columns, bool IsForm = false)
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int LongestCell = 32_767;
    private const uint DayStyle = 1;
    private const uint HeadStyle = 2;
    private const uint TextStyle = 3;

    /// <summary>The table of the referrals of a package.</summary>
    public static XlsxTable Referrals { get; } = new("Meldingen aan de IND", "Meldingen", ReferralTable.Names);

    /// <summary>Writes it forward only: a row is in memory at a time.</summary>
    public async Task WriteAsync(Stream to, DateTime stamp, IAsyncEnumerable<TableValue[]> rows, CancellationToken cancel = default)
    {
        using var file = new OpenFile(to, stamp);
        file.Begin(("xl/workbook.xml", $"{Spreadsheet}.sheet.main+xml"), [("worksheets/sheet1.xml", "worksheet", $"{Spreadsheet}.worksheet+xml"), ("styles.xml", "styles", $"{Spreadsheet}.styles+xml")], Title, "nl-NL");
        file.Part("xl/workbook.xml", new Workbook(new Sheets(new Sheet { Name = Sheet, SheetId = 1, Id = "rId1" })));
        file.Part("xl/styles.xml", Styles());
        using var writer = file.Writer("xl/worksheets/sheet1.xml");
        writer.WriteStartDocument(true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }));
        var column = new Column { Min = 1, Max = (uint)Columns.Count, Width = 18, CustomWidth = true };
        if (IsForm)
            column.Style = TextStyle;
        writer.WriteElement(new Columns(column));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row((OpenXmlElement[])[.. Columns.Select(name => Text(name, HeadStyle))]));
        await foreach (var row in rows.WithCancellation(cancel))
            writer.WriteElement(new Row((OpenXmlElement[])[.. row.Select(Cell)]));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Cell(TableValue cell) => cell.Day is { } day
        ? new() { StyleIndex = DayStyle, CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)) }
        : Text(cell.Text ?? "", TextStyle);

    // What is longer than a cell of a spreadsheet stands whole in the other parts.
    private static Cell Text(string text, uint style)
    {
        var clean = XmlText.Clean(text);
        return clean.Length == 0 ? new() : new(new InlineString(new Text(clean.Length <= LongestCell ? clean : clean[..(LongestCell - 1)] + "…") { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            // 49 is "text": a cell that somebody edits stays text.
            new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true })
        { Count = 4 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
}
