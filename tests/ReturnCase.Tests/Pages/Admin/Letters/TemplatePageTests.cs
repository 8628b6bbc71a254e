using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Letters;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Letters;

namespace ReturnCase.Tests.Pages.Admin.Letters;

public sealed class TemplatePageTests : IDisposable
{
    private const string Address = "/admin/letters/template?kind=invitation-to-talk&language=nl";

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_administrator_downloads_a_template_edits_it_and_brings_it_back_and_every_edition_stays()
    {
        var client = await _app.ClientAs("noor");
        var list = await client.Get("/admin/letters");
        Assert.Contains(Address, list.Document.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")));
        var own = await client.Http.GetByteArrayAsync(new Uri($"{Address}&handler=file", UriKind.Relative));
        Assert.Equal(ProductTemplates.Of(LetterKind.InvitationToTalk, "nl"), own);

        byte[] first = WordPapers.Template("Hoi {{child.firstName}}"), second = WordPapers.Template("Dag {{child.firstName}}");
        Assert.Equal(Address, (await Bring(client, first)).RedirectsTo);
        Assert.Equal(Address, (await Bring(client, second)).RedirectsTo);
        Assert.Equal(second, await client.Http.GetByteArrayAsync(new Uri($"{Address}&handler=file", UriKind.Relative)));
        Assert.Equal(first, await client.Http.GetByteArrayAsync(new Uri($"{Address}&handler=file&edition=1", UriKind.Relative)));

        await client.Submit(await client.Get(Address), "form[action*='handler=again']");
        Assert.Equal(first, await client.Http.GetByteArrayAsync(new Uri($"{Address}&handler=file", UriKind.Relative)));
        await client.Submit(await client.Get(Address), "form[action*='handler=program']");
        Assert.Equal(own, await client.Http.GetByteArrayAsync(new Uri($"{Address}&handler=file", UriKind.Relative)));
        await _app.InDatabase(async db =>
        {
            Assert.Equal([1, 2, 3, 4], await db.LetterTemplates.OrderBy(template => template.Edition).Select(template => template.Edition).ToListAsync());
            Assert.Equal(4, await db.AuditRows.CountAsync(row => row.Action == AuditAction.LetterTemplateChanged));
        });
        Assert.Contains("uitgave 4", (await client.Get("/admin/letters")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Beste {{child.fristName}}", "Bedoelt u {{child.firstName}}?")]
    [InlineData("Beste {child.firstName}", "Schrijf {{child.firstName}}")]
    [InlineData("Beste {{child.firstName}", "ontbreken accolades")]
    [InlineData("{{proposal.outcome}}", "mag niet in een brief aan het kind")]
    [InlineData(" ", "geen tekst")]
    public async Task What_is_wrong_in_it_is_named_in_a_sentence_and_nothing_is_used(string words, string sentence)
    {
        var client = await _app.ClientAs("noor");
        var sent = await Bring(client, WordPapers.Template(words));
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(sentence, Assert.Single(sent.Errors), StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.False(await db.LetterTemplates.AnyAsync()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var client = await _app.ClientAs("noor");
        var sent = await client.Upload("/admin/letters/template?kind=agreement-with-receiver&language=en", "a.docx", WordPapers.Template("{{asylum.rejectedOn}}", "{{receiver.nam}}", "her asylum request"), new Dictionary<string, string?>());
        Assert.Equal(3, sent.Errors.Count);
        Assert.Contains("{{asylum.rejectedOn}} mag niet in een brief naar het buitenland", sent.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], HttpStatusCode, string> Files => new()
    {
        { "brief.docx", Papers.Text("geen Word"), HttpStatusCode.BadRequest, "geen Word-document" },
        { "brief.pdf", Papers.Pdf("Hallo"), HttpStatusCode.BadRequest, "geen Word-document" },
        { "brief.docm", Papers.Text("x"), HttpStatusCode.BadRequest, "macro" },
        { "brief.docx", WordPapers.Of("<w:p/>", ("word/vbaProject.bin", "x")), HttpStatusCode.BadRequest, "macro" },
        { "brief.docx", [], HttpStatusCode.BadRequest, "leeg" },
        { "brief.docx", new byte[(2 * 1024 * 1024) + 1], HttpStatusCode.RequestEntityTooLarge, "te groot" },
        { "brief.docx", Papers.DocxBomb(20), HttpStatusCode.BadRequest, "veel te groot" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_is_no_template_is_refused_with_what_would_be_right(string name, byte[] content, HttpStatusCode status, string sentence)
    {
        var client = await _app.ClientAs("noor");
        var sent = await client.Upload(Address, name, content, new Dictionary<string, string?>());
        Assert.Equal(status, sent.Status);
        Assert.Contains(sentence, Assert.Single(sent.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_see_a_newer_edition_is_told_before_taking_its_place()
    {
        var client = await _app.ClientAs("noor");
        var old = await client.Get(Address);
        await Bring(client, WordPapers.Template("Hoi {{child.firstName}}"));
        var sent = await client.Send(old, "a.docx", WordPapers.Template("Dag {{child.firstName}}"), new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Contains("andere beheerder", Assert.Single(sent.Errors), StringComparison.Ordinal);
        var again = await client.Send(sent with { Address = Address }, "a.docx", WordPapers.Template("Dag {{child.firstName}}"), new Dictionary<string, string?>());
        Assert.Equal(Address, again.RedirectsTo);
    }

    [Fact]
    public async Task The_page_lists_what_may_stand_in_the_letter_and_what_it_says()
    {
        var client = await _app.ClientAs("noor");
        var page = await client.Get("/admin/letters/template?kind=travel-document-asked&language=en");
        Assert.Contains("{{travelDocument.country}}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{asylum.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/admin/letters/template?kind=x")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{Address}&handler=file&edition=9")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs("sanne")).Get(Address)).Status);
    }

    [Theory]
    [InlineData("kind=nonsense")]
    [InlineData("kind=plan-told&language=fr")]
    public async Task An_address_of_no_template_says_so_and_speaks_of_no_case(string query)
    {
        var page = await (await _app.ClientAs("noor")).Get($"/admin/letters/template?{query}");
        Assert.Equal((HttpStatusCode.NotFound, "Dit sjabloon is er niet"), (page.Status, page.Title));
        Assert.DoesNotContain("deze zaak", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.Find("main a[href='/admin/letters']"));
        Assert.Null(page.Document.QuerySelector("main form[enctype]"));
    }

    private static Task<HtmlPage> Bring(PageClient client, byte[] content) => client.Upload(Address, "brief.docx", content, new Dictionary<string, string?>());
}
