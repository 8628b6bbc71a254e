using Microsoft.Extensions.Configuration;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Pages;

/// <summary>The two statements that anybody may read, also before signing in.</summary>
public sealed class PrivacyTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Wie verantwoordelijk is|Over de kinderen|Over u als medewerker|In uw browser|Wat u kunt vragen|Aan wie u het vraagt")]
    [InlineData("en", "Who is responsible|About the children|About you as a member of staff|In your browser|What you can ask|Whom to ask")]
    public async Task It_says_what_is_kept_of_whom_and_whom_to_ask(string language, string headings)
    {
        var client = await Speaking(language);
        var page = await client.Get((await client.Get("/sign-in")).Find("footer a[href='/privacy']").GetAttribute("href")!);
        Assert.Equal(headings.Split('|'), page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task It_names_the_controller_an_address_and_the_terms_as_they_are_set()
    {
        using var app = new ReturnCaseApp { Settings = { ["Privacy:Controller"] = "Dienst Vertrek", ["Privacy:Contact"] = "mailto:privacy@vertrek.example", ["Retention:AgedOut"] = "7", ["Retention:DuplicateOrError"] = "1", ["Audit:RetentionMonths"] = "24" } };
        var page = await app.Client().Get("/privacy");
        Assert.Contains("Dienst Vertrek", page.Text, StringComparison.Ordinal);
        Assert.Equal("privacy@vertrek.example", page.Find("a[href='mailto:privacy@vertrek.example']").TextContent);
        var rows = page.Document.QuerySelectorAll("#terms tbody tr").Select(row => row.TextContent).ToList();
        Assert.True(rows.Count >= Enum.GetValues<ClosingReason>().Length);
        Assert.Contains(rows, row => row.Contains(CaseTexts.Of(ClosingReason.AgedOut).Nl, StringComparison.Ordinal) && row.Contains("7 jaar", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("1 jaar na", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("24 maanden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_set_them_it_says_so_and_the_demo_has_fictitious_ones()
    {
        Assert.Contains("returncase.example", (await _app.Client().Get("/privacy")).Text, StringComparison.Ordinal);
        using var app = ReturnCaseApp.WithoutDemo();
        var text = (await app.Client().Get("/privacy")).Text;
        Assert.DoesNotContain("returncase.example", text, StringComparison.Ordinal);
        Assert.Contains("nog niet ingevuld", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Privacy:Contact", "privacy@example.nl")]
    [InlineData("Privacy:Contact", "javascript:alert(1)")]
    [InlineData("Privacy:Contact", "https://example.nl/ask us")]
    [InlineData("Privacy:Controller", "Dienst\nVertrek")]
    public void A_setting_that_cannot_be_used_is_named(string setting, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        Assert.StartsWith($"Setting {setting} is ", Assert.Throws<SettingsException>(() => PrivacyNotice.Read(settings, new DemoOptions(false, false, null, false))).Message, StringComparison.Ordinal);
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
