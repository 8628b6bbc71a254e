extern alias OpenXml;

using System.Globalization;
using System.Text;
using MiniExcelLibs;
using OpenXml::DocumentFormat.OpenXml.Packaging;
using OpenXml::DocumentFormat.OpenXml.Spreadsheet;
using OpenXml::DocumentFormat.OpenXml.Validation;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Packages;

public sealed class TableTests
{
    private static readonly DateTime Made = new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+31612345678", "\"'+31612345678\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("  \t=1", "\"'  \t=1\"")]
    [InlineData("   ", "\"   \"")]
    [InlineData("a=1", "\"a=1\"")]
    [InlineData("zei \"ja\"", "\"zei \"\"ja\"\"\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData(null, "\"\"")]
    public void No_cell_can_be_a_formula(string? value, string cell) => Assert.Equal(cell, CsvTable.Cell(value));

    [Fact]
    public async Task The_table_has_a_mark_semicolons_whole_lines_texts_in_quotes_and_days_without()
    {
        var c = Named("=cmd|' /C calc'!A0", "Ünal");
        var text = await Csv(FullCase.Packed(c));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), text[..3]);
        var lines = Encoding.UTF8.GetString(text[3..]).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Equal(ReferralTable.Names, lines[0].Split(';').Select(cell => cell.Trim('"')));
        Assert.Contains($"\"{c.File.VNumber}\"", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("0", c.File.VNumber, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd|' /C calc'!A0\";\"Ünal\"", lines[1], StringComparison.Ordinal);
        Assert.Contains($";{c.Referral.FiledOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)};", lines[1], StringComparison.Ordinal);
        Assert.Empty(lines[2]);
    }

    [Fact]
    public async Task A_workbook_is_valid_its_texts_are_texts_its_days_are_days_and_its_head_stays()
    {
        var (c, other) = (Named("=HYPERLINK(\"http://example.org\")", "+31612345678"), Named("  Aïcha\u0001", "Ünal"));
        using var bytes = new MemoryStream();
        await using (var to = new ForwardOnly(bytes))
            await XlsxTable.Referrals.WriteAsync(to, Made, PackageWriterTests.Of([FullCase.Packed(c), FullCase.Packed(other)]).Select(ReferralTable.Row), TestContext.Current.CancellationToken);
        bytes.Position = 0;
        using (var book = SpreadsheetDocument.Open(bytes, false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            var sheet = Assert.Single(book.WorkbookPart!.WorksheetParts).Worksheet;
            Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
            Assert.Empty(sheet.Descendants<CellFormula>());
            Assert.Equal("Meldingen aan de IND", book.PackageProperties.Title);
        }

        bytes.Position = 0;
        var rows = MiniExcel.Query(bytes, useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal(ReferralTable.Names, rows[0].Keys);
        Assert.Equal("=HYPERLINK(\"http://example.org\")", rows[0]["firstNames"]);
        Assert.Equal("+31612345678", rows[0]["lastName"]);
        Assert.Equal(c.File.VNumber, rows[0]["vNumber"]);
        Assert.Equal(c.Referral.FiledOn.ToDateTime(TimeOnly.MinValue), rows[0]["filedOn"]);
        Assert.Equal("  Aïcha\ufffd", rows[1]["firstNames"]);
        Assert.Null(rows[0]["newFactsOn"]);
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_with_a_mark()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        c.File.Propose(c.By(Staff.Sanne), OutcomeKind.ShelterFound, new string('x', 40_000));
        c.Moved(CaseLifecycle.Confirms(OutcomeKind.ShelterFound), Staff.Ingrid);
        using var bytes = new MemoryStream();
        await XlsxTable.Referrals.WriteAsync(bytes, Made, PackageWriterTests.Of([FullCase.Packed(c)]).Select(ReferralTable.Row), TestContext.Current.CancellationToken);
        bytes.Position = 0;
        var grounds = (string)MiniExcel.Query(bytes, useHeaderRow: true).Cast<IDictionary<string, object>>().Single()["grounds"];
        Assert.Equal((32_767, '…'), (grounds.Length, grounds[^1]));
    }

    internal static CaseBuilder Named(string firstNames, string lastName) =>
        CasePageCases.In(CasePhase.Intake).Named(firstNames, lastName).Rejected().Moved(CaseTrigger.AcceptWithoutReturnDecision).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);

    private static async Task<byte[]> Csv(params PackedReferral[] referrals)
    {
        using var bytes = new MemoryStream();
        await CsvTable.WriteAsync(bytes, PackageWriterTests.Of(referrals));
        return bytes.ToArray();
    }
}
