extern alias OpenXml;
using System.Globalization;
using OpenXml::DocumentFormat.OpenXml;
using OpenXml::DocumentFormat.OpenXml.Spreadsheet;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>The table as a workbook, line by line: texts are texts, whatever they begin with, and days are days. The head stays in sight.</summary>
public static class XlsxTable
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int LongestCell = 32_767;
    private const uint DayStyle = 1;
    private const uint HeadStyle = 2;
    private const uint TextStyle = 3;

    public static async Task WriteAsync(Stream to, DateTime stamp, IAsyncEnumerable<PackedReferral> referrals, CancellationToken cancel = default)
    {
        using var file = new OpenFile(to, stamp);
        file.Begin(("xl/workbook.xml", $"{Sheet}.sheet.main+xml"), [("worksheets/sheet1.xml", "worksheet", $"{Sheet}.worksheet+xml"), ("styles.xml", "styles", $"{Sheet}.styles+xml")], "Meldingen aan de IND", "nl-NL");
        file.Part("xl/workbook.xml", new Workbook(new Sheets(new Sheet { Name = "Meldingen", SheetId = 1, Id = "rId1" })));
        file.Part("xl/styles.xml", Styles());
        using var writer = file.Writer("xl/worksheets/sheet1.xml");
        writer.WriteStartDocument(true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }));
        writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)ReferralTable.Names.Count, Width = 18, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row((OpenXmlElement[])[.. ReferralTable.Names.Select(name => Text(name, HeadStyle))]));
        await foreach (var referral in referrals.WithCancellation(cancel))
            writer.WriteElement(new Row((OpenXmlElement[])[.. ReferralTable.Row(referral).Select(Cell)]));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Cell(ReferralTable.Cell cell) => cell.Day is { } day
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
