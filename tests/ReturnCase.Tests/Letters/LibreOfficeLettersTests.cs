using System.Diagnostics;
using System.Text;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.People;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Letters;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Letters;

/// <summary>The real LibreOffice, where RETURNCASE_TEST_SOFFICE holds its path; elsewhere these are skipped by name.</summary>
public sealed class LibreOfficeLettersTests : IDisposable
{
    private static readonly string? Office = Environment.GetEnvironmentVariable("RETURNCASE_TEST_SOFFICE");

    private readonly string _folder = Directory.CreateTempSubdirectory("soffice").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_template_that_was_opened_and_saved_there_is_still_right()
    {
        Assert.SkipUnless(Office is { Length: > 0 }, "RETURNCASE_TEST_SOFFICE names no LibreOffice.");
        var (from, to) = (Directory.CreateDirectory(Path.Combine(_folder, "in")).FullName, Directory.CreateDirectory(Path.Combine(_folder, "out")).FullName);
        var all = Enum.GetValues<LetterKind>().SelectMany(kind => LetterTemplate.Languages.Select(language => (Kind: kind, Name: $"{kind}.{language}.docx", Content: ProductTemplates.Of(kind, language)))).ToArray();
        foreach (var template in all)
            await File.WriteAllBytesAsync(Path.Combine(from, template.Name), template.Content, TestContext.Current.CancellationToken);
        using var office = Process.Start(new ProcessStartInfo(Office, ["--headless", "--norestore", $"-env:UserInstallation={new Uri(Path.Combine(_folder, "profile"))}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", to, .. all.Select(template => Path.Combine(from, template.Name))]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        foreach (var template in all)
        {
            var saved = await File.ReadAllBytesAsync(Path.Combine(to, template.Name), TestContext.Current.CancellationToken);
            Assert.NotEqual(template.Content, saved);
            Assert.Null(FileContent.Judge(template.Name, new MemoryStream(saved)).Fault);
            Assert.Empty(TemplateCheck.Find(template.Kind, saved));
        }
    }

    [Fact]
    public async Task A_letter_becomes_a_pdf_for_archives()
    {
        Assert.SkipUnless(Office is { Length: > 0 }, "RETURNCASE_TEST_SOFFICE names no LibreOffice.");
        var head = new LetterHead(new(2026, 11, 23), "S. de Wit", "Dienst", "post@dienst.example", "نص");
        var facts = new FactsAbroad(head, "RC-2026-000001", new("Aïcha", "Ünal", null, new PartialDate(2009, 3, 1), "GN", "Fula"), new("laissez-passer", "GN", new(2026, 1, 2), null), null, null);
        var word = new LetterMaker(LetterKind.TravelDocumentAsked, "en", ProductTemplates.Of(LetterKind.TravelDocumentAsked, "en"), facts, null).Make("Request");
        var pdf = await LetterPdf.OfAsync(new PdfConverter(Office, TimeSpan.FromMinutes(3)), word, TestContext.Current.CancellationToken);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.Contains("Aïcha", string.Concat(read.GetPages().Select(page => page.Text)), StringComparison.Ordinal);
    }
}
