using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

/// <summary>Every page that one user reaches: nothing that axe finds, nothing wider than 320 pixels, and legible in the dark. A class of its own for each, so that they run side by side.</summary>
public abstract class EveryPage(BrowserFixture browser, string user)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Is_accessible_narrow_and_legible_in_the_dark(string language)
    {
        await browser.SendSomething();
        var addresses = (await new PageAddresses(browser.App).ByVisitor())[user];
        var problems = new List<string>();
        await using var visit = await browser.SignedIn(user, language);
        foreach (var address in addresses)
        {
            foreach (var problem in await Problems(visit, address))
            {
                problems.Add($"{address} ({user}, {language}): {problem}");
                TestContext.Current.SendDiagnosticMessage(problems[^1]);
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static async Task<IReadOnlyList<string>> Problems(Visit visit, string address)
    {
        var problems = new List<string>();
        var answer = await visit.Page.GotoAsync(address);
        if (answer!.Status >= 500 || (answer.Status >= 400 && address is not ("/nothing-here" or "/audit" or "/resume/no-longer-kept" or "/moved/drafts/no-longer-kept" or "/sign-in/refused")))
            problems.Add($"{answer.Status}");
        problems.AddRange(await visit.Violations());

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        problems.AddRange((await visit.Violations("color-contrast")).Select(violation => $"dark: {violation}"));

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.Page.SetViewportSizeAsync(320, 640);
        if (await visit.Overflow() is > 0 and var pixels)
            problems.Add($"{pixels} pixels wider than a window of 320");
        await visit.Page.SetViewportSizeAsync(1440, 1000);
        return problems;
    }
}

public sealed class EveryPageOfACounsellor(BrowserFixture browser) : EveryPage(browser, "sanne");

public sealed class EveryPageOfASupervisor(BrowserFixture browser) : EveryPage(browser, "ingrid");

public sealed class EveryPageOfTheLiaison(BrowserFixture browser) : EveryPage(browser, "pieter");

public sealed class EveryPageOfAnAdministrator(BrowserFixture browser) : EveryPage(browser, "noor");

public sealed class EveryPageOfAnAuditor(BrowserFixture browser) : EveryPage(browser, "willem");
