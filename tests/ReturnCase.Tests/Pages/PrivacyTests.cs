using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

/// <summary>The two statements that anybody may read, also before signing in.</summary>
public sealed class PrivacyTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Over de kinderen|Over u als medewerker|In uw browser|Wat u kunt vragen|Aan wie u het vraagt")]
    [InlineData("en", "About the children|About you as a member of staff|In your browser|What you can ask|Whom to ask")]
    public async Task It_says_what_is_kept_of_whom_and_whom_to_ask(string language, string headings)
    {
        var client = await Speaking(language);
        var page = await client.Get((await client.Get("/sign-in")).Find("footer a[href='/privacy']").GetAttribute("href")!);
        Assert.Equal(headings.Split('|'), page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
    }

    [Theory]
    [InlineData("nl", "Status C", "Wat schiet nog tekort?")]
    [InlineData("en", "Status C", "What still falls short")]
    public async Task The_accessibility_statement_says_its_status_and_what_falls_short(string language, string status, string heading)
    {
        var client = await Speaking(language);
        var page = await client.Get((await client.Get("/sign-in")).Find("footer a[href='/accessibility']").GetAttribute("href")!);
        Assert.Contains(status, page.Text, StringComparison.Ordinal);
        Assert.Contains(heading, page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
    }

    private async Task<PageClient> Speaking(string language)
    {
        var client = _app.Client();
        await client.Submit(await client.Get("/sign-in"), "form[action='/language']", new() { ["language"] = language });
        return client;
    }
}
