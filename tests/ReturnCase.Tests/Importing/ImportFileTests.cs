extern alias OpenXml;
using System.Text;
using OpenXml::DocumentFormat.OpenXml.Packaging;
using OpenXml::DocumentFormat.OpenXml.Spreadsheet;
using OpenXml::DocumentFormat.OpenXml.Validation;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Importing;

/// <summary>However a file is written, its lines are the same, and how it was read is said.</summary>
public sealed class ImportFileTests : IDisposable
{
    private readonly Caseload _file = new();

    public ImportFileTests() => _file.Line((ImportColumns.FirstNames, "Zoë Ibáñez")).Line((ImportColumns.Location, "a;b,c\td\n\"e\""));

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Semicolon_comma_and_tab_separate(char separator)
    {
        var file = ImportFile.Open(_file.Csv(separator));
        Same(file);
        Assert.Equal((1, ImportFault.SeparatedBy, separator == '\t' ? "tab" : separator.ToString()), (file.Said[^1].Line, file.Said[^1].Said.Fault, file.Said[^1].Said.Details[0]));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name_and_is_said()
    {
        var file = ImportFile.Open(_file.Csv(mark: true));
        Same(file);
        Assert.Equal([(1, ImportFault.ByteOrderMark), (1, ImportFault.SeparatedBy)], file.Said.Select(note => (note.Line, note.Said.Fault)));
    }

    [Fact]
    public void Windows_1252_is_recognised_and_named_with_its_line_and_character()
    {
        var path = _file.Csv(encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        var file = ImportFile.Open(path);
        Same(file);
        var (line, said) = file.Said[0];
        var written = File.ReadAllLines(path, Encoding.Latin1)[1];
        Assert.Equal((2, ImportFault.Windows1252, ImportCells.Number(written.IndexOf('ë', StringComparison.Ordinal) + 1)), (line, said.Fault, said.Details[0]));
    }

    [Fact]
    public void Utf_16_with_its_mark_is_read() => Same(ImportFile.Open(_file.Write("csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(File.ReadAllText(_file.Csv()))])));

    [Fact]
    public void A_workbook_says_the_same()
    {
        var file = ImportFile.Open(_file.Xlsx());
        Same(file);
        Assert.Equal([2, 3], file.Rows().Select(row => row.Line));
        Assert.Equal("2026-02-03", file.Rows().First().Cells[file.Columns.ToList().FindIndex(column => column!.Name == ImportColumns.TransferredOn)]);
    }

    [Fact]
    public void A_date_of_a_workbook_with_a_time_is_shown_as_iso_and_midnight_is_no_time()
    {
        using var bytes = new MemoryStream();
        var line = ImportColumns.All.ToDictionary(column => column.Name, column => (object)column.Examples[0]);
        (line[ImportColumns.TransferredOn], line[ImportColumns.RejectedOn]) = (new DateTime(2026, 2, 3, 14, 30, 0), new DateTime(2026, 1, 20));
        MiniExcelLibs.MiniExcel.SaveAs(bytes, new[] { line });
        var file = ImportFile.Open(_file.Write("xlsx", bytes.ToArray()));
        var row = file.Rows().Single();
        var cells = new ImportCells(row, file.Columns, Caseload.Today);
        Assert.Equal(new DateOnly(2026, 1, 20), cells.Day(ImportColumns.RejectedOn));
        Assert.Null(cells.Day(ImportColumns.TransferredOn));
        Assert.Equal((ImportColumns.TransferredOn, ImportFault.DateHasTime, "2026-02-03 14:30:00", "2026-02-03"), Assert.Single(cells.Faults) is var fault ? (fault.Column!, fault.Fault, fault.Details[0], fault.Details[1]) : default);
    }

    [Fact]
    public async Task The_template_is_the_same_as_a_workbook_and_what_is_typed_in_it_stays_text()
    {
        var bytes = await ImportDocument.WorkbookAsync();
        var (book, csv) = (ImportFile.Open(_file.Write("xlsx", bytes)), ImportFile.Open(_file.Write("csv", Encoding.UTF8.GetBytes(ImportDocument.Template()))));
        Assert.Equal(csv.Columns.Select(column => column!.Name), book.Columns.Select(column => column!.Name));
        Assert.Equal(csv.Rows().Select(row => row.Cells.Select(cell => cell ?? "")), book.Rows().Select(row => row.Cells.Select(cell => cell ?? "")));
        using var opened = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(opened, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var column = Assert.Single(opened.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Column>());
        Assert.Equal((1u, (uint)csv.Columns.Count), (column.Min!.Value, column.Max!.Value));
        Assert.Equal(49u, opened.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)column.Style!.Value).NumberFormatId!.Value);
    }

    [Fact]
    public void The_order_of_columns_is_free_and_those_that_may_be_empty_can_be_left_out()
    {
        string[] needed = [.. ImportColumns.All.Where(column => column.Need == ImportNeed.Always).Select(column => column.Name).Reverse()];
        Assert.Equal(needed, ImportFile.Open(_file.Csv(columns: needed)).Columns.Select(column => column!.Name));
    }

    [Theory]
    [InlineData("The file is empty", "")]
    [InlineData("Line 1, column B: there is no column 'naam'", "v_number;naam")]
    [InlineData("column C: the column 'v_number' is there twice; it is column A as well", "v_number;team;V Number")]
    [InlineData("the columns source_key, v_number", "source_system;team")]
    [InlineData("is no text", "v_number\0")]
    public void What_is_no_such_file_is_said_in_a_sentence(string sentence, string content)
    {
        var error = Assert.Throws<ImportFileException>(() => ImportFile.Open(_file.Write("csv", Encoding.UTF8.GetBytes(content))));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_quote_is_named_by_its_line_and_a_broken_workbook_is_said()
    {
        var header = string.Join(';', ImportColumns.All.Select(column => column.Name));
        var error = Assert.Throws<ImportFileException>(() => ImportFile.Open(_file.Write("csv", Encoding.UTF8.GetBytes($"{header}\nINDIGO;A-1\nINDIGO;\"A-2\nINDIGO;A-3\n"))).Rows().Count());
        Assert.StartsWith("Line 3: a quote", error.Message, StringComparison.Ordinal);
        Assert.Contains("neither UTF-8 nor Windows-1252", Assert.Throws<ImportFileException>(() => ImportFile.Open(_file.Write("csv", [.. Encoding.UTF8.GetBytes(header), 0x0A, 0x81, 0xE9]))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read as one", Assert.Throws<ImportFileException>(() => ImportFile.Open(_file.Write("xlsx", [.. "PK\u0003\u0004"u8, 1, 2, 3]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_as_often_as_one_likes()
    {
        var file = ImportFile.Open(_file.Csv());
        Assert.Equal(file.Rows().Select(row => string.Join('|', row.Cells)), file.Rows().Select(row => string.Join('|', row.Cells)));
    }

    private static void Same(ImportFile file)
    {
        var rows = file.Rows().ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal("Zoë Ibáñez", rows[0].Cells[Place(ImportColumns.FirstNames)]);
        Assert.Equal("a;b,c\td\n\"e\"", rows[1].Cells[Place(ImportColumns.Location)]);

        int Place(string name) => file.Columns.Index().First(column => column.Item?.Name == name).Index;
    }
}
