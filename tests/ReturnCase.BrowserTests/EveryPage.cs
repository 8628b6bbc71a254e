using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

/// <summary>Every page in one language: nothing that axe finds, nothing wider than 320 pixels, and legible in the dark.</summary>
public abstract class EveryPage(BrowserFixture browser, string language)
{
    [Fact]
    public async Task Is_accessible_narrow_and_legible_in_the_dark()
    {
        var problems = new List<string>();
        await browser.SendSomething();
        foreach (var (user, addresses) in await new PageAddresses(browser.App).ByVisitor())
        {
            await using var visit = await browser.SignedIn(user, language);
            foreach (var address in addresses)
                problems.AddRange(await Problems(visit, user, address));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private async Task<IReadOnlyList<string>> Problems(Visit visit, string user, string address)
    {
        var problems = new List<string>();
        var answer = await visit.Page.GotoAsync(address);
        if (answer!.Status >= 500 || (answer.Status >= 400 && address is not ("/nothing-here" or "/audit")))
            problems.Add($"{answer.Status}");
        problems.AddRange(await visit.Violations());

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        problems.AddRange((await visit.Violations("color-contrast")).Select(violation => $"dark: {violation}"));

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.Page.SetViewportSizeAsync(320, 640);
        if (await visit.Overflow() is > 0 and var pixels)
            problems.Add($"{pixels} pixels wider than a window of 320");
        await visit.Page.SetViewportSizeAsync(1440, 1000);
        return [.. problems.Select(problem => $"{address} ({user}, {language}): {problem}")];
    }
}

public sealed class EveryPageInDutch(BrowserFixture browser) : EveryPage(browser, "nl");

public sealed class EveryPageInEnglish(BrowserFixture browser) : EveryPage(browser, "en");
