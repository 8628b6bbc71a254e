using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Documents;

public sealed class DocumentPageTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_document_is_kept_with_its_details_hash_and_size_and_stands_in_list_and_timeline()
    {
        var (client, address) = await OpenAsync();
        var content = Papers.Pdf("Wij hebben gebeld met Conakry.");
        var sent = await client.Upload($"{address}/document", "brief van de voogd.pdf", content, new Dictionary<string, string?>(DocumentForm.Right)
        {
            ["Input.AsylumRelated"] = "True",
            ["Input.OccurredOn.Day"] = "20",
            ["Input.OccurredOn.Month"] = "11",
            ["Input.OccurredOn.Year"] = "2026",
            ["Input.DatedOn.Day"] = "1",
            ["Input.DatedOn.Month"] = "2",
            ["Input.DatedOn.Year"] = "2009",
        });
        Assert.Equal($"{address}/documents", sent.RedirectsTo);

        var document = Assert.Single((await FileAt(address)).Documents);
        Assert.Equal((DocumentKind.Letter, DocumentOrigin.Guardian, "Nederlands", true, 1), (document.Kind, document.Origin, document.Language, document.AsylumRelated, document.Edition));
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2009, 2, 1)), (document.OccurredOn, document.DatedOn));
        Assert.Equal(("brief van de voogd.pdf", DocumentFormat.Pdf, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (document.FileName, document.Format, (int)document.Size, document.Sha256));

        var list = await client.Get($"{address}/documents");
        foreach (var words in (string[])["Brief of e-mail", "brief van de voogd.pdf", "Nederlands", "Voogd", "20 november 2026", "gedateerd 1 februari 2009", "Gaat nooit naar het buitenland", "Gekregen bij het gesprek."])
            Assert.Contains(words, list.Text, StringComparison.Ordinal);
        var line = (await client.Get($"{address}?all=true")).Find("[data-kind=Document]").TextContent;
        Assert.Contains("brief van de voogd.pdf", line, StringComparison.Ordinal);
        Assert.Contains("laat vastgelegd, op 23 november 2026", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_lies_under_a_generated_name_outside_the_web_root_where_only_the_program_reads()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "geheim.txt", Papers.Text("geheim"));
        var document = Assert.Single((await FileAt(address)).Documents);
        var path = Assert.Single(Directory.GetFiles(app.DocumentFolder, document.StoredAs, SearchOption.AllDirectories));
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(path));
        Assert.DoesNotContain(Directory.GetFiles(app.DocumentFolder, "*", SearchOption.AllDirectories), file => file.Contains("geheim", StringComparison.Ordinal) || file.EndsWith(".part", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    public static TheoryData<string, byte[], string> Hostile() => new()
    {
        { "brief.pdf", Papers.Text("<html><script>alert(1)</script></html>"), "is niet wat de naam zegt" },
        { "brief.pdf", Papers.DocxBomb(30), "is niet wat de naam zegt" },
        { "brief.docx", Papers.DocxBomb(30), "wordt uitgepakt veel te groot" },
        { "tekening.svg", Papers.Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "is een webpagina of tekening" },
        { "brief.docm", Papers.Docx(("word/vbaProject.bin", "x")), "programma of macro" },
        { "slot.pdf", Papers.Text("%PDF-1.7\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\nstartxref\n0\n%%EOF"), "zonder wachtwoord" },
        { "ingepakt.pdf", Papers.PdfOfPackedObjects("<</S/JavaScript/JS(app.alert(1))>>"), "programma of macro" },
        { "haalt.pdf", Papers.PdfWith("/OpenAction<</S/URI/URI(https://evil.example)>>"), "kan bij het openen zelf iets doen" },
        { "dubbel.pdf", [.. Papers.Pdf("Hallo"), .. Papers.Docx()], "Achter het einde van het bestand" },
        { "bom.pdf", Papers.PdfBomb(300), "wordt uitgepakt veel te groot" },
        { "leeg.txt", [], "is leeg" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_cannot_be_trusted_is_refused_with_a_sentence_and_the_text_stays(string name, byte[] content, string sentence)
    {
        var (client, address) = await OpenAsync();
        var page = await client.Upload($"{address}/document", name, content, type: "application/pdf");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(sentence, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Contains(name, page.Errors[0], StringComparison.Ordinal);
        Assert.Equal("Gekregen bij het gesprek.", page.Find("[name='Input.Note']").TextContent.Trim());
        Assert.Equal("Nederlands", page.Value("Input.Language"));
        Assert.Empty((await FileAt(address)).Documents);
    }

    [Fact]
    public async Task A_name_that_is_an_ending_alone_is_told_to_be_a_name()
    {
        var (client, address) = await OpenAsync();
        var page = await client.Upload($"{address}/document", ".pdf", Papers.Pdf("Hallo"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("De naam van het bestand is alleen 'pdf': dat is een soort en geen naam. Geef het bestand een naam, zoals brief.pdf, en kies het opnieuw.", Assert.Single(page.Errors));
    }

    [Fact]
    public async Task Two_letters_in_the_list_are_told_apart_by_their_links()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "van de voogd.txt", Papers.Text("een"));
        await client.Upload($"{address}/document", "van de school.txt", Papers.Text("twee"));
        var links = (await client.Get($"{address}/documents")).Document.QuerySelectorAll("td[data-label=Document] > a").Select(link => link.TextContent).ToList();
        Assert.Equal(2, links.Distinct().Count());
        Assert.Contains(links, link => link.EndsWith(": van de voogd.txt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", "(?<!niet )\\bopen het\\b(?! niet)|\\bsla het|\\bsla de|\\bopslaan|druk het")]
    [InlineData("en", "(?<!not )\\bopen it\\b|\\bsave it|\\bsave the|\\bprint it")]
    public void No_sentence_about_a_file_that_was_refused_asks_to_open_it(string language, string asks)
    {
        var resources = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, "src", "ReturnCase.Web", "Resources", "Pages", "Cases", "Documents", $"Document.{language}.resx"));
        var sentences = resources.Descendants("data").Where(data => data.Attribute("name")!.Value.StartsWith("Fault", StringComparison.Ordinal)).ToDictionary(data => data.Attribute("name")!.Value[5..], data => data.Value);
        Assert.Equal(Enum.GetNames<ReturnCase.Web.Documents.FileFault>().Order(), sentences.Keys.Order());
        Assert.All(sentences.Values, sentence => Assert.DoesNotMatch($"(?i){asks}", sentence));
    }

    [Fact]
    public async Task A_file_of_26_MB_stops_at_25_and_the_page_says_so_with_the_text_in_it()
    {
        var (client, address) = await OpenAsync();
        var before = FilesOnDisk();
        var page = await client.Upload($"{address}/document", "groot.pdf", new byte[26 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("groter dan 25 MB", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Gekregen bij het gesprek.", page.Find("[name='Input.Note']").TextContent.Trim());
        Assert.Equal("Letter", page.Find("[name='Input.Kind'] option[selected]").GetAttribute("value"));
        Assert.Empty((await FileAt(address)).Documents);
        Assert.Equal(before, FilesOnDisk());
    }

    [Fact]
    public async Task A_file_of_exactly_25_MB_is_taken()
    {
        var (client, address) = await OpenAsync();
        var content = Enumerable.Repeat((byte)'a', (int)CaseDocument.MostBytes).ToArray();
        Assert.Equal($"{address}/documents", (await client.Upload($"{address}/document", "groot.txt", content)).RedirectsTo);
        Assert.Equal(CaseDocument.MostBytes, Assert.Single((await FileAt(address)).Documents).Size);
    }

    [Theory]
    [InlineData("../../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\fakepath\\brief.txt", "brief.txt")]
    [InlineData("brief\u202Etxt.exe.txt", "brieftxt.exe.txt")]
    [InlineData("\u2067verborgen\u2069.txt", "verborgen.txt")]
    [InlineData("de \"kopie\".txt", "de kopie.txt")]
    public async Task A_name_is_cleaned_before_it_is_kept(string name, string kept)
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", name, Papers.Text("een tekst"));
        var document = Assert.Single((await FileAt(address)).Documents);
        Assert.Equal(kept, document.FileName);
    }

    [Fact]
    public async Task Where_a_field_is_missing_the_file_need_not_be_sent_again()
    {
        var (client, address) = await OpenAsync();
        var first = await client.Upload($"{address}/document", "brief.pdf", Papers.Pdf("Hallo"), new Dictionary<string, string?> { ["Input.Note"] = "een notitie" });
        Assert.Equal(HttpStatusCode.BadRequest, first.Status);
        Assert.Equal(4, first.Errors.Count);
        Assert.Contains("Het bestand brief.pdf", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("brief", first.Value("Input.Kept"), StringComparison.Ordinal);

        var second = await client.Submit(first, "main form[enctype]", new(DocumentForm.Right));
        Assert.Equal($"{address}/documents", second.RedirectsTo);
        Assert.Equal("brief.pdf", Assert.Single((await FileAt(address)).Documents).FileName);

        // The note is used up: the same file is not added twice.
        var again = await client.Submit(await Fresh(client, address, first.Value("Input.Kept")!), "main form[enctype]", new(DocumentForm.Right));
        Assert.Contains("is er niet meer", Assert.Single(again.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_a_file_is_of_no_use_to_somebody_else_or_in_another_case()
    {
        var (client, address) = await OpenAsync();
        var (_, other) = await OpenAsync();
        var note = (await client.Upload($"{address}/document", "brief.pdf", Papers.Pdf("Hallo"), new Dictionary<string, string?>())).Value("Input.Kept")!;
        foreach (var (who, where) in ((PageClient, string)[])[(client, other), (await app.ClientAs("ingrid"), address)])
        {
            var page = await who.Submit(await Fresh(who, where, note), "main form[enctype]", new(DocumentForm.Right));
            Assert.Contains("is er niet meer", Assert.Single(page.Errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_new_version_does_not_let_a_paper_go_abroad_without_a_reason()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "eerste.txt", Papers.Text("een"), new Dictionary<string, string?>(DocumentForm.Right) { ["Input.AsylumRelated"] = "True" });
        var first = Assert.Single((await FileAt(address)).Documents);
        var dropped = new Dictionary<string, string?>(DocumentForm.Right) { ["Input.AsylumRelated"] = "False" };
        var refused = await client.Upload($"{address}/document?replaces={first.Sequence}", "tweede.txt", Papers.Text("twee"), dropped);
        Assert.Contains("nooit naar het buitenland gaat", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(first.Sequence, Assert.Single((await FileAt(address)).Documents).Sequence);
        var kept = await client.Upload($"{address}/document?replaces={first.Sequence}", "tweede.txt", Papers.Text("twee"), new Dictionary<string, string?>(dropped) { ["Input.CorrectionReason"] = "Er staat niets over asiel in." });
        Assert.Equal($"{address}/documents", kept.RedirectsTo);
        // The earlier version stays locked, and says so where it is listed.
        Assert.Contains("Gaat nooit naar het buitenland", (await client.Get($"{address}/documents")).Find("details li .rc-badge").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_keeps_the_file_and_a_new_version_takes_another_and_all_stay_visible()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "eerste.txt", Papers.Text("een"));
        var first = Assert.Single((await FileAt(address)).Documents);

        var corrected = await client.Fill($"{address}/document?corrects={first.Sequence}", new() { ["Input.Kind"] = "SchoolPaper", ["Input.CorrectionReason"] = "verkeerd gekozen" }, "main form[enctype]");
        Assert.Equal($"{address}/documents", corrected.RedirectsTo);
        Assert.Contains("De gegevens van het document zijn verbeterd.", (await client.Get(corrected.RedirectsTo!)).Text, StringComparison.Ordinal);
        var second = Assert.Single((await FileAt(address)).Documents);
        Assert.Equal((DocumentKind.SchoolPaper, 1, first.StoredAs), (second.Kind, second.Edition, second.StoredAs));

        var without = await client.Fill($"{address}/document?replaces={second.Sequence}", form: "main form[enctype]");
        Assert.Contains("Kies een bestand", Assert.Single(without.Errors), StringComparison.Ordinal);
        var replaced = await client.Upload($"{address}/document?replaces={second.Sequence}", "tweede.txt", Papers.Text("twee"), new Dictionary<string, string?>());
        Assert.Equal($"{address}/documents", replaced.RedirectsTo);
        var told = await client.Get(replaced.RedirectsTo!);
        Assert.Contains("Er staat een nieuwe versie van het document.", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("is toegevoegd", told.Text, StringComparison.Ordinal);
        var file = await FileAt(address);
        var third = Assert.Single(file.Documents);
        Assert.Equal(("tweede.txt", 2), (third.FileName, third.Edition));
        Assert.Equal([second.Sequence, first.Sequence], file.EarlierOf(third).Select(d => d.Sequence));

        var list = await client.Get($"{address}/documents");
        Assert.Contains("versie 2", list.Text, StringComparison.Ordinal);
        Assert.NotNull(list.Find($"a[href='{address}/documents/{first.Sequence}']"));
        Assert.Empty(list.Document.QuerySelectorAll("details li .rc-badge"));
        Assert.Contains("Er is een nieuwere versie", (await client.Get($"{address}/documents/{first.Sequence}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_of_what_has_one_leads_at_once_to_the_one_that_holds()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "eerste.txt", Papers.Text("een"));
        var first = Assert.Single((await FileAt(address)).Documents);
        await client.Upload($"{address}/document?replaces={first.Sequence}", "tweede.txt", Papers.Text("twee"), new Dictionary<string, string?>());
        var second = Assert.Single((await FileAt(address)).Documents);
        var said = (await client.Get($"{address}/document?replaces={first.Sequence}")).Find(".rc-alert--warn");
        Assert.Contains("al een nieuwere versie", said.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"{address}/documents/{second.Sequence}", $"{address}/document?replaces={second.Sequence}"], said.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Null((await client.Get($"{address}/document?replaces={second.Sequence}")).Document.QuerySelector(".rc-alert--warn"));
    }

    [Fact]
    public async Task Details_that_are_put_right_into_what_they_were_are_refused()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "eerste.txt", Papers.Text("een"));
        var first = Assert.Single((await FileAt(address)).Documents);
        var refused = await client.Fill($"{address}/document?corrects={first.Sequence}", new() { ["Input.CorrectionReason"] = "Zomaar." }, "main form[enctype]");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Dit staat er al zo", refused.Text, StringComparison.Ordinal);
        Assert.Equal(first.Sequence, Assert.Single((await FileAt(address)).Documents).Sequence);
    }

    [Fact]
    public async Task The_same_bytes_once_more_are_told_and_kept_only_by_choice_without_choosing_the_file_again()
    {
        var (client, address) = await OpenAsync();
        await client.Upload($"{address}/document", "eerste.txt", Papers.Text("een"));
        var first = Assert.Single((await FileAt(address)).Documents);

        var version = await client.Upload($"{address}/document?replaces={first.Sequence}", "zelfde.txt", Papers.Text("een"), new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Conflict, version.Status);
        Assert.StartsWith("Dit is precies hetzelfde bestand als de versie die er al staat (eerste.txt", Assert.Single(version.Errors), StringComparison.Ordinal);
        Assert.Equal($"{address}/documents", (await client.Send(version, "tweede.txt", Papers.Text("twee"), new Dictionary<string, string?>())).RedirectsTo);

        var twice = await client.Upload($"{address}/document", "nogmaals.txt", Papers.Text("twee"));
        Assert.StartsWith("Precies dit bestand staat al in de zaak (tweede.txt", Assert.Single(twice.Errors), StringComparison.Ordinal);
        Assert.Single((await FileAt(address)).Documents);
        // The tick is about this file, and not about another one that is on file as well.
        await client.Upload($"{address}/document", "derde.txt", Papers.Text("drie"));
        var other = await client.Send(twice, "derde.txt", Papers.Text("drie"), twice.Tick("Input.Again"));
        Assert.StartsWith("Precies dit bestand staat al in de zaak (derde.txt", Assert.Single(other.Errors), StringComparison.Ordinal);
        twice = await client.Upload($"{address}/document", "nogmaals.txt", Papers.Text("twee"));
        Assert.Equal($"{address}/documents", (await client.Submit(twice, "main form[enctype]", twice.Tick("Input.Again"))).RedirectsTo);
        Assert.Equal(3, (await FileAt(address)).Documents.Count);
    }

    [Fact]
    public async Task A_paper_of_the_asylum_procedure_always_stays_here()
    {
        var (client, address) = await OpenAsync();
        var page = await client.Upload($"{address}/document", "gehoor.pdf", Papers.Pdf("Gehoor"), new Dictionary<string, string?>(DocumentForm.Right) { ["Input.Kind"] = "AsylumPaper" });
        Assert.Contains("gaat nooit naar het buitenland", Assert.Single(page.Errors), StringComparison.Ordinal);
        var file = CaseBuilder.In(CasePhase.ShelterSearch).Document("gehoor.pdf", kind: DocumentKind.AsylumPaper).File;
        Assert.True(file.Documents[0].AsylumRelated);
    }

    [Fact]
    public async Task A_form_with_a_wrong_token_is_refused_and_nothing_of_its_file_is_taken()
    {
        var (client, address) = await OpenAsync();
        var before = FilesOnDisk();
        var page = await client.Upload($"{address}/document", "brief.pdf", Papers.Pdf("Hallo"), new Dictionary<string, string?>(DocumentForm.Right) { ["__RequestVerificationToken"] = "made up" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before, FilesOnDisk());
    }

    [Fact]
    public async Task Whoever_may_not_work_on_the_case_sends_no_file()
    {
        var (client, address) = await OpenAsync();
        var form = await client.Get($"{address}/document");
        var before = FilesOnDisk();
        foreach (var (user, status) in ((string, HttpStatusCode)[])[("joris", HttpStatusCode.Forbidden), ("omar", HttpStatusCode.NotFound), ("noor", HttpStatusCode.Forbidden)])
            Assert.Equal(status, (await (await app.ClientAs(user)).Send(form, "brief.pdf", Papers.Pdf("Hallo"), DocumentForm.Right)).Status);
        Assert.Equal(before, FilesOnDisk());
        Assert.Empty((await FileAt(address)).Documents);
    }

    [Fact]
    public async Task After_the_session_ended_the_words_wait_and_the_file_is_chosen_again()
    {
        var (client, address) = await OpenAsync();
        var form = await client.Get($"{address}/document");
        await client.Submit(form, "form[action='/sign-out']");
        var lost = await client.Send(form, "brief.pdf", new byte[3 * 1024 * 1024], DocumentForm.Right);
        Assert.StartsWith("/sign-in?returnUrl=/resume/", lost.RedirectsTo, StringComparison.Ordinal);
        var answer = await client.Submit(await client.Get(lost.RedirectsTo!), "form.rc-form", new() { ["Input.UserName"] = "sanne", ["Input.Password"] = "demo" });
        var kept = await client.Get(answer.RedirectsTo!);
        var resumed = await client.Submit(await client.Get(kept.Find("main a.rc-button").GetAttribute("href")!), "main form.rc-form");
        Assert.Contains("Kies een bestand", Assert.Single(resumed.Errors), StringComparison.Ordinal);
        Assert.Equal("Gekregen bij het gesprek.", resumed.Find("[name='Input.Note']").TextContent.Trim());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"Input.Note\"\r\n\r\nhalf")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: attachment\r\n\r\n\r\n--x--")]
    [InlineData("multipart/form-data; boundary=x", "no parts at all")]
    [InlineData("multipart/form-data", "--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n%PDF")]
    public async Task A_form_that_is_no_form_is_answered_with_a_page(string type, string body)
    {
        var (client, address) = await OpenAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.Http.PostAsync(new Uri($"{address}/document", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_save_meanwhile_is_shown_and_the_file_stays()
    {
        var (client, address) = await OpenAsync();
        var form = await client.Get($"{address}/document");
        await client.Upload($"{address}/document", "eerste.txt", Papers.Text("een"));
        var page = await client.Send(form, "tweede.txt", Papers.Text("twee"), DocumentForm.Right);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("tweede.txt", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{address}/documents", (await client.Submit(page, "main form[enctype]")).RedirectsTo);
        Assert.Equal(2, (await FileAt(address)).Documents.Count);
    }

    [Fact]
    public async Task What_was_typed_about_a_document_keeps_itself_and_goes_with_the_upload()
    {
        var (client, address) = await OpenAsync();
        await client.Autosave(await client.Get($"{address}/document"), new() { ["Input.Note"] = "Gekregen van de mentor." });
        var page = await client.Get($"{address}/document");
        Assert.Equal("Gekregen van de mentor.", page.Typed("Input.Note"));
        Assert.Single(await app.Drafts(), draft => address.EndsWith(draft.CaseNumber!, StringComparison.Ordinal));
        Assert.Equal($"{address}/documents", (await client.Send(page, "brief.pdf", Papers.Pdf("Hallo"), DocumentForm.Right)).RedirectsTo);
        Assert.DoesNotContain(await app.Drafts(), draft => address.EndsWith(draft.CaseNumber!, StringComparison.Ordinal));
    }

    private async Task<(PageClient Client, string Address)> OpenAsync()
    {
        app.Clock.Set(new DateTimeOffset(CasePageCases.Today, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        var address = await app.Keep(CasePageCases.In(CasePhase.ShelterSearch));
        return (await app.ClientAs("sanne"), address);
    }

    private Task<CaseFile> FileAt(string address) => app.Read(address.Split('/')[^1]);

    private int FilesOnDisk() => Directory.GetFiles(app.DocumentFolder, "*", SearchOption.AllDirectories).Length;

    private static async Task<HtmlPage> Fresh(PageClient client, string address, string note)
    {
        var page = await client.Get($"{address}/document");
        page.Find("[name='Input.Kept']").SetAttribute("value", note);
        return page;
    }
}
