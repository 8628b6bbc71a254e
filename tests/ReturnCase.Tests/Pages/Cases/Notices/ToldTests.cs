using System.Net;
using ReturnCase.Data.Notices;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Notices;

public sealed class ToldTests : IDisposable
{
    private readonly FakeSmtp _smtp = new();
    private readonly ReturnCaseApp _app;

    public ToldTests() => _app = new() { Settings = _smtp.Settings };

    public void Dispose()
    {
        _app.Dispose();
        _smtp.Dispose();
    }

    [Theory]
    [InlineData("nl", "Wie is van termijnen op de hoogte gebracht", "Teambus", "Nog niet", "Vandaag, of vóór de volgende werkdag")]
    [InlineData("en", "Who was told of deadlines", "Team box", "Not yet", "Today, or before the next working day")]
    public async Task Who_was_told_when_by_which_step_for_which_deadline_stands_with_the_case(string language, string title, string box, string unread, string due)
    {
        await _app.Wishes("sanne", MailWish.Each);
        var number = await _app.KeptFor(NearDeadline.Eighteen(0));
        var client = await _app.ClientAs("ingrid");
        await client.Speak(language);
        Assert.Empty((await client.Get($"/cases/{number}/notices")).Document.QuerySelectorAll("tbody tr"));
        await _app.RunAlarms();
        await _app.RunMail();
        var page = await client.Get($"/cases/{number}/notices");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith(title, page.Document.Title, StringComparison.Ordinal);
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToArray();
        Assert.Equal(3, rows.Length);
        foreach (var who in (string[])["S. de Wit", "I. Hermans", box])
            Assert.Contains(rows, row => row.Contains(who, StringComparison.Ordinal) && row.Contains(due, StringComparison.Ordinal) && row.Contains(unread, StringComparison.Ordinal) && row.Contains("23 november 2026", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(rows.Single(row => row.Contains("S. de Wit", StringComparison.Ordinal)), "09:00"));
        Assert.Contains($"/cases/{number}/notices", (await client.Get($"/cases/{number}")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }
}
