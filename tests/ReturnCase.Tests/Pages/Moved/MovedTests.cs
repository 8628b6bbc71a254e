using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Moved;

public sealed class MovedTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Eén zaak kwam naar u of ging van u.", "Ik heb dit gezien")]
    [InlineData("en", "One case came to you or went from you.", "I have seen this")]
    public async Task Both_sides_are_told_until_they_say_to_have_seen_it(string language, string told, string seen)
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"));
        await Give(number, "joris", "Bel eerst de voogd.");
        foreach (var (user, mayOpen) in new[] { ("sanne", false), ("joris", true) })
        {
            var client = await _app.ClientAs(user);
            await client.Speak(language);
            Assert.Contains(told, (await client.Get("/")).Text, StringComparison.Ordinal);
            var page = await client.Get("/moved");
            Assert.Contains(number, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Tesfaye", page.Text, StringComparison.Ordinal);
            Assert.Equal(mayOpen, page.Text.Contains("Bel eerst de voogd.", StringComparison.Ordinal));
            Assert.Equal(mayOpen, page.Document.QuerySelector($"a[href='/cases/{number}']") is not null);
            Assert.Contains(seen, page.Find("#seen-form").TextContent, StringComparison.Ordinal);
            Assert.Equal("/moved", (await client.Submit(page, "#seen-form")).RedirectsTo);
            Assert.DoesNotContain(told, (await client.Get("/")).Text, StringComparison.Ordinal);
            Assert.Contains(number, (await client.Get("/moved")).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(number, (await (await _app.ClientAs("omar")).Get("/moved")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_on_or_came_back_is_said_so_and_links_go_to_what_opens()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await Give(number, "joris", null);
        await Give(number, null, null);
        var joris = await _app.ClientAs("joris");
        var page = await joris.Get("/moved");
        Assert.Contains("nu van een ander of van niemand", page.Find("section[aria-labelledby=came-title]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Naar niemand", page.Find("section[aria-labelledby=went-title]").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"a[href='/cases/{number}']"));

        await Give(number, "sanne", null);
        Assert.Contains("nu weer van u", (await (await _app.ClientAs("sanne")).Get("/moved")).Find("section[aria-labelledby=went-title]").TextContent, StringComparison.Ordinal);
        await _app.Covers("sanne", "joris", CasePageCases.Today, CasePageCases.Today);
        Assert.NotNull((await joris.Get("/moved")).Document.QuerySelector($"section[aria-labelledby=went-title] a[href='/cases/{number}']"));
    }

    [Fact]
    public async Task A_draft_of_the_old_counsellor_stays_theirs_to_read_and_never_goes_along()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (sanne, joris) = (await _app.ClientAs("sanne"), await _app.ClientAs("joris"));
        await sanne.Press(await sanne.Get($"/cases/{number}/contacts"), new() { ["Input.Name"] = "Mr. Advocaat van hier" });
        var draft = Assert.Single(await _app.Drafts()).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await sanne.Get($"/moved/drafts/{draft}")).Status);
        await Give(number, "joris", null);

        Assert.NotNull((await sanne.Get("/moved")).Document.QuerySelector($"a[href='/moved/drafts/{draft}']"));
        Assert.Contains("Mr. Advocaat van hier", (await sanne.Get($"/moved/drafts/{draft}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await joris.Get($"/moved/drafts/{draft}")).Status);
        Assert.DoesNotContain("Mr. Advocaat van hier", (await joris.Get($"/cases/{number}/contacts")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, note => note.Detail == "own draft");
        await sanne.Submit(await sanne.Get($"/moved/drafts/{draft}"), "main form");
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task A_draft_can_be_sent_again_when_the_case_comes_back()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var sanne = await _app.ClientAs("sanne");
        await sanne.Press(await sanne.Get($"/cases/{number}/contacts"), new() { ["Input.Name"] = "Mr. Advocaat van hier" });
        await Give(number, "joris", null);
        await Give(number, "sanne", null);
        Assert.Equal(HttpStatusCode.NotFound, (await sanne.Get($"/moved/drafts/{Assert.Single(await _app.Drafts()).Id}")).Status);
        Assert.Equal("Mr. Advocaat van hier", (await sanne.Get($"/cases/{number}/contacts")).Typed("Input.Name"));
    }

    private async Task Give(string number, string? to, string? instruction) =>
        Assert.Equal(HttpStatusCode.Redirect, (await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = to is null ? "nobody" : (await _app.ActorOf(to)).Id, ["Input.Instruction"] = instruction ?? "" })).Status);
}
