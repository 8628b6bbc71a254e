using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Privacy;

namespace ReturnCase.BrowserTests;

/// <summary>
/// The log of the program that a real browser worked with, at its most talkative. Here a whole day of one child is looked at; what all other
/// tests left in the log is looked at when they are done (<see cref="BrowserFixture"/>).
/// </summary>
public sealed class LogTests(BrowserFixture browser)
{
    [Fact]
    public async Task No_child_is_named_in_the_log_of_the_server()
    {
        await using var visit = await browser.SignedIn("sanne");
        var sanne = await visit.Register("Ngozichukwuka");
        await sanne.Move(CaseTrigger.AcceptWithoutReturnDecision);
        await sanne.Follow("contact");
        await visit.Fill(("Kind of contact", "Visit"), ("What was discussed?", "Ngozichukwuka spoke of school."));
        await visit.Send("Save");
        await visit.Page.GotoAsync("/cases");
        await visit.Page.Locator("input[name='Input.Text']").FillAsync("Ngozichukwuka");
        await visit.Leave(() => visit.Page.Locator("form.rc-filter button").First.ClickAsync());
        Assert.DoesNotContain("Ngozichukwuka", Uri.UnescapeDataString(visit.Page.Url), StringComparison.OrdinalIgnoreCase);
        await visit.Page.GotoAsync("/nothing-here");

        Assert.Contains("Ngozichukwuka", (await browser.App.Children()).All, StringComparer.OrdinalIgnoreCase);
        Assert.Empty(await browser.App.NamedInLog());
        Assert.Contains(browser.App.Logged(), line => line.Contains("Request finished", StringComparison.Ordinal) && line.Contains($"/cases/{sanne.Number}/contact", StringComparison.Ordinal));
    }
}
