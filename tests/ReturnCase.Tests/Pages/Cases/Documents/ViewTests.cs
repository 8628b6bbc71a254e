using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Documents;

namespace ReturnCase.Tests.Pages.Cases.Documents;

public sealed class ViewTests : IDisposable
{
    private readonly FakeClamd _clamd = new();
    private ReturnCaseApp? _app;

    public void Dispose()
    {
        _app?.Dispose();
        _clamd.Dispose();
    }

    [Fact]
    public async Task A_download_has_a_name_of_our_own_the_type_that_was_found_and_a_policy_under_which_it_does_nothing()
    {
        var (client, address, document) = await Uploaded("\"brief\"; filename=x.exe.pdf", Papers.Pdf("Hallo"));
        using var answer = await client.Http.GetAsync(new Uri($"{address}/documents/{document.Sequence}/content", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        var name = $"{address.Split('/')[^1]}-{document.Sequence}.pdf";
        Assert.Equal($"attachment; filename={name}; filename*=UTF-8''{name}", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(Papers.Pdf("Hallo").Length, (await answer.Content.ReadAsByteArrayAsync()).Length);
        await _app!.InDatabase(async db => Assert.True(await db.AuditRows.AnyAsync(row => row.Action == AuditAction.DocumentRead && row.Detail == $"line {document.Sequence}")));
    }

    [Fact]
    public async Task A_picture_is_shown_in_the_page_and_words_are_shown_as_words()
    {
        var (client, address, picture) = await Uploaded("foto.png", Papers.Png());
        Assert.Equal($"{address}/documents/{picture.Sequence}/inline", (await client.Get($"{address}/documents/{picture.Sequence}")).Find(".rc-document__picture").GetAttribute("src"));
        using var inline = await client.Http.GetAsync(new Uri($"{address}/documents/{picture.Sequence}/inline", UriKind.Relative));
        Assert.Equal("image/png", inline.Content.Headers.ContentType!.ToString());
        Assert.Null(inline.Content.Headers.ContentDisposition);
        Assert.Contains("sandbox", Assert.Single(inline.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        await client.Upload($"{address}/document", "tekst.txt", Papers.Text("let op: <script>alert(1)</script>"));
        var text = (await _app!.Read(address.Split('/')[^1])).Documents[0];
        var page = await client.Get($"{address}/documents/{text.Sequence}");
        Assert.Equal("let op: <script>alert(1)</script>", page.Find(".rc-document__words").TextContent);
        Assert.Null(page.Document.QuerySelector(".rc-document__words script"));
    }

    [Fact]
    public async Task A_text_of_an_older_program_is_shown_and_goes_out_byte_for_byte_and_signs_that_turn_others_are_written_out()
    {
        byte[] typed = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Andr\u00E9: brief\u202Efdp.exe")];
        var (client, address, document) = await Uploaded("notitie.txt", typed);
        var page = await client.Get($"{address}/documents/{document.Sequence}");
        Assert.Equal("Andr\u00E9: brief[U+202E]fdp.exe", page.Find(".rc-document__words").TextContent);
        Assert.Contains("die de leesrichting omdraaien", page.Text, StringComparison.Ordinal);
        using var answer = await client.Http.GetAsync(new Uri($"{address}/documents/{document.Sequence}/content", UriKind.Relative));
        Assert.Equal(typed, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/plain; charset=utf-16", answer.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_word_document_never_opens_in_the_browser()
    {
        var (client, address, document) = await Uploaded("brief.docx", Papers.Docx());
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{address}/documents/{document.Sequence}/inline")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
    }

    [Fact]
    public async Task The_words_of_a_word_document_are_shown_as_words_and_of_a_scan_it_is_said_that_there_are_none()
    {
        var (client, address, document) = await Uploaded("brief.docx", Papers.DocxOf("Zij belt elke week met haar tante."));
        Assert.Equal("Zij belt elke week met haar tante.", (await client.Get($"{address}/documents/{document.Sequence}")).Find(".rc-document__words").TextContent);
        await client.Upload($"{address}/document", "scan.pdf", Papers.Pdf(""));
        var scan = (await _app!.Read(address.Split('/')[^1])).Documents[0];
        Assert.Contains("Waarschijnlijk is het een scan", (await client.Get($"{address}/documents/{scan.Sequence}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_document_are_its_file_and_nothing_else()
    {
        var (client, address, document) = await Uploaded("brief.pdf", Papers.Pdf("Hallo"));
        foreach (var wrong in (string[])[$"{document.Sequence}/file", $"{document.Sequence}/anything", $"{document.Sequence + 1}/content", "999/file", "0", "abc/content"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{address}/documents/{wrong}")).Status);
        var (stranger, colleague) = (await _app!.ClientAs("omar"), await _app.ClientAs("joris"));
        foreach (var right in (string[])["", "/content", "/inline"])
        {
            Assert.Equal(HttpStatusCode.OK, (await client.Get($"{address}/documents/{document.Sequence}{right}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{address}/documents/{document.Sequence}{right}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await colleague.Get($"{address}/documents/{document.Sequence}{right}")).Status);
        }
    }

    [Fact]
    public async Task What_was_taken_back_nobody_opens()
    {
        var (client, address, document) = await Uploaded("van een ander kind.txt", Papers.Text("over een ander kind"));
        Assert.Equal(address, (await client.Fill($"{address}/retract/{document.Sequence}", new() { ["Input.Reason"] = "hoort bij een andere zaak" })).RedirectsTo?.Split('?')[0]);
        var page = await client.Get($"{address}/documents/{document.Sequence}");
        Assert.Contains("Niemand kan het nog openen", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("over een ander kind", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
        Assert.Contains("van een ander kind.txt", (await client.Get($"{address}/documents")).Find("[aria-labelledby=taken-back]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_has_a_sentence()
    {
        var (client, address, document) = await Uploaded("brief.txt", Papers.Text("x"));
        File.Delete(Directory.GetFiles(_app!.DocumentFolder, document.StoredAs, SearchOption.AllDirectories).Single());
        Assert.Contains("staat niet meer in de map", (await client.Get($"{address}/documents/{document.Sequence}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{address}/documents/999")).Status);
    }

    [Fact]
    public async Task What_the_scanner_passed_is_read_at_once()
    {
        var (client, address, document) = await Uploaded("brief.txt", Papers.Text("schoon"), scanner: true);
        Assert.Equal(1, _clamd.Asked);
        Assert.Contains("schoon", (await client.Get($"{address}/documents/{document.Sequence}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_virus_is_refused_with_a_sentence_and_leaves_nothing()
    {
        var (client, address) = await OpenAsync(scanner: true);
        var page = await client.Upload($"{address}/document", "brief.txt", Papers.Text("X5O!P%@AP EICAR"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("virus gevonden", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Gekregen bij het gesprek.", page.Find("[name='Input.Note']").TextContent.Trim());
        Assert.Empty(Directory.GetFiles(_app!.DocumentFolder, "*", SearchOption.AllDirectories));
        await _app.InDatabase(async db => Assert.True(await db.AuditRows.AnyAsync(row => row.Action == AuditAction.Refused && row.Detail == "document: virus")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    public async Task Where_the_scanner_does_not_answer_the_file_is_kept_and_unread_until_it_does(string says)
    {
        _clamd.Says = says;
        var (client, address, document) = await Uploaded("brief.txt", Papers.Text("een EICAR tekst"), scanner: true);
        Assert.Contains("Wacht op virusscan", (await client.Get($"{address}/documents")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("een EICAR tekst", (await client.Get($"{address}/documents/{document.Sequence}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
        await ScanAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await client.Get($"{address}/documents/{document.Sequence}/inline")).Status);

        _clamd.Says = "stream: OK";
        await ScanAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
    }

    [Fact]
    public async Task A_virus_that_is_found_later_shuts_the_file_for_good()
    {
        _clamd.Says = "";
        var (client, address, document) = await Uploaded("brief.txt", Papers.Text("EICAR"), scanner: true);
        _clamd.Says = null;
        await ScanAsync();
        Assert.Contains("Virus gevonden", (await client.Get($"{address}/documents")).Text, StringComparison.Ordinal);
        Assert.Contains("Het kan niet worden geopend", (await client.Get($"{address}/documents/{document.Sequence}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
    }

    [Fact]
    public async Task A_scanner_that_is_down_is_no_answer()
    {
        _clamd.Dispose();
        var (client, address, document) = await Uploaded("brief.txt", Papers.Text("x"), scanner: true);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Get($"{address}/documents/{document.Sequence}/content")).Status);
    }

    [Fact]
    public async Task Somebody_who_opened_the_case_in_an_emergency_reads_and_adds_nothing()
    {
        var (client, address, document) = await Uploaded("brief.txt", Papers.Text("in nood gelezen"));
        var reader = await _app!.ClientAs("omar");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"{address}/documents/{document.Sequence}/content")).Status);
        await reader.Fill($"{address}/emergency", new() { ["Input.Reason"] = "De opvang belt: de jongere is daar nu niet veilig en het team is niet bereikbaar.", ["Input.Understood"] = "true" }, "main form");
        Assert.Contains("in nood gelezen", (await reader.Get($"{address}/documents/{document.Sequence}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"{address}/documents/{document.Sequence}/content")).Status);
        Assert.Null((await reader.Get($"{address}/documents")).Document.QuerySelector("main a[href*='replaces']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Send(await client.Get($"{address}/document"), "x.txt", Papers.Text("x"), DocumentForm.Right)).Status);
    }

    private async Task ScanAsync()
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        await DocumentUpkeep.ScanAsync(scope.ServiceProvider);
    }

    private async Task<(PageClient Client, string Address)> OpenAsync(bool scanner = false)
    {
        _app = new() { Settings = scanner ? new() { ["Scanner:Socket"] = _clamd.Address, ["Scanner:Seconds"] = "2" } : [] };
        _app.Clock.Set(new DateTimeOffset(CasePageCases.Today, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch));
        return (await _app.ClientAs("sanne"), address);
    }

    private async Task<(PageClient Client, string Address, CaseDocument Document)> Uploaded(string name, byte[] content, bool scanner = false)
    {
        var (client, address) = await OpenAsync(scanner);
        Assert.Equal($"{address}/documents", (await client.Upload($"{address}/document", name, content)).RedirectsTo);
        return (client, address, Assert.Single((await _app!.Read(address.Split('/')[^1])).Documents));
    }
}
