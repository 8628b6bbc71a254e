using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Packages;

/// <summary>The real LibreOffice, where RETURNCASE_TEST_SOFFICE holds its path; elsewhere these are skipped by name.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private static readonly string? Office = Environment.GetEnvironmentVariable("RETURNCASE_TEST_SOFFICE");

    private readonly ReturnCaseApp _app = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("soffice").FullName;

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_dossier_becomes_a_tagged_pdf_for_archives()
    {
        Assert.SkipUnless(Office is { Length: > 0 }, "RETURNCASE_TEST_SOFFICE names no LibreOffice.");
        var zip = await Package(new(Office, TimeSpan.FromMinutes(3)), FullCase.Build(), TableTests.Named("Aïcha", "Ünal"));
        var pdfs = zip.Entries.Where(entry => entry.FullName.EndsWith(".pdf", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, pdfs.Length);
        foreach (var pdf in pdfs)
        {
            var bytes = Bytes(pdf);
            var text = Encoding.Latin1.GetString(bytes);
            Assert.Contains("<pdfaid:part>2</pdfaid:part>", text, StringComparison.Ordinal);
            Assert.Contains("<pdfaid:conformance>B</pdfaid:conformance>", text, StringComparison.Ordinal);
            Assert.Contains("/MarkInfo<</Marked true>>", text, StringComparison.Ordinal);
            Assert.Contains("/Lang(nl-NL)", text, StringComparison.Ordinal);
            using var read = UglyToad.PdfPig.PdfDocument.Open(bytes);
            Assert.Contains(read.GetPages(), page => page.Text.Contains("Dossier bij melding", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_csv_opens_with_accents_leading_zeros_and_days_right_and_no_formula()
    {
        Assert.SkipUnless(Office is { Length: > 0 }, "RETURNCASE_TEST_SOFFICE names no LibreOffice.");
        var (one, other) = (TableTests.Named("Aïcha سلام", "Ünal"), TableTests.Named("=HYPERLINK(\"http://example.org\")", "+31612345678"));
        var zip = await Package(new(null, TimeSpan.FromMinutes(3)), one, other);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "referrals.csv"), Bytes(zip.GetEntry("referrals.csv")!), TestContext.Current.CancellationToken);
        // What docs/operations.md says to choose: semicolon, quotes, UTF-8, Dutch, quoted fields as text, days as days.
        using var process = Process.Start(Office!, ["--headless", $"-env:UserInstallation={new Uri(Path.Combine(_folder, "profile"))}", "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1043,true,true", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", _folder, Path.Combine(_folder, "referrals.csv")]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var rows = MiniExcel.Query(Path.Combine(_folder, "referrals.xlsx"), useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();
        Assert.Equal(("Aïcha سلام", "Ünal", one.File.VNumber), (rows[0]["firstNames"], rows[0]["lastName"], rows[0]["vNumber"]));
        Assert.Equal(one.Referral.FiledOn.ToDateTime(TimeOnly.MinValue), rows[0]["filedOn"]);
        Assert.Equal("'=HYPERLINK(\"http://example.org\")", rows[1]["firstNames"]);
        Assert.Equal("'+31612345678", rows[1]["lastName"]);
    }

    [Fact]
    public async Task The_workbook_and_the_word_document_open()
    {
        Assert.SkipUnless(Office is { Length: > 0 }, "RETURNCASE_TEST_SOFFICE names no LibreOffice.");
        var c = TableTests.Named("=1+1", "Ünal");
        var zip = await Package(new(null, TimeSpan.FromMinutes(3)), c);
        foreach (var (name, to, made) in ((string, string, string)[])[("referrals.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76", "referrals.csv"), ($"dossiers/{c.File.Number}.docx", "txt:Text (encoded):UTF8", $"{c.File.Number}.txt")])
        {
            var file = Path.Combine(_folder, Path.GetFileName(name));
            await File.WriteAllBytesAsync(file, Bytes(zip.GetEntry(name)!), TestContext.Current.CancellationToken);
            using var process = Process.Start(Office!, ["--headless", $"-env:UserInstallation={new Uri(Path.Combine(_folder, "profile"))}", "--convert-to", to, "--outdir", _folder, file]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var text = await File.ReadAllTextAsync(Path.Combine(_folder, made), TestContext.Current.CancellationToken);
            Assert.Contains("Ünal", text, StringComparison.Ordinal);
            Assert.Contains("=1+1", text, StringComparison.Ordinal);
            Assert.Contains(c.File.VNumber, text, StringComparison.Ordinal);
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private async Task<ZipArchive> Package(PdfConverter converter, params CaseBuilder[] cases)
    {
        var writer = new PackageWriter(_app.Services.GetRequiredService<ReferralDossier>(), _app.Services.GetRequiredService<DossierValues>(), converter);
        var bytes = new MemoryStream();
        await writer.WriteAsync(bytes, new(7, new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc), "Pieter", cases.Length), PackageWriterTests.Of(cases.Select(c => FullCase.Packed(c))), null, TestContext.Current.CancellationToken);
        bytes.Position = 0;
        return new(bytes);
    }
}
