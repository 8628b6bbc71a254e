using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

/// <summary>Every page that one user reaches: nothing that axe finds, nothing wider than 320 pixels, legible in the dark. A class of its own for each, so that they run side by side.</summary>
/// <param name="part">Of the pages of the user, split into so many parts.</param>
public abstract class EveryPage(BrowserFixture browser, string user, int part = 0, int parts = 1)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Is_accessible_narrow_and_legible_in_the_dark(string language)
    {
        var addresses = (await browser.VisitedBy(user)).Where((_, i) => i % parts == part);
        var problems = new List<string>();
        await using var visit = await browser.SignedIn(user, language);
        foreach (var address in addresses)
        {
            foreach (var problem in await Problems(visit, address, colours: language == "nl"))
            {
                problems.Add($"{address} ({user}, {language}): {problem}");
                TestContext.Current.SendDiagnosticMessage(problems[^1]);
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    // Colours are those of a page and a scheme, and the same in every language.
    private static async Task<IReadOnlyList<string>> Problems(Visit visit, string address, bool colours)
    {
        var problems = new List<string>();
        var answer = await visit.Page.GotoAsync(address);
        if (answer!.Status >= 500 || (answer.Status >= 400 && address is not ("/nothing-here" or "/audit" or "/resume/no-longer-kept" or "/moved/drafts/no-longer-kept" or "/sign-in/refused")))
            problems.Add($"{answer.Status}");
        problems.AddRange(await visit.Violations(colours));
        if (colours)
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            problems.AddRange((await visit.ContrastViolations()).Select(violation => $"dark: {violation}"));
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        await visit.Page.SetViewportSizeAsync(320, 640);
        if (await visit.Overflow() is > 0 and var pixels)
            problems.Add($"{pixels} pixels wider than a window of 320");
        await visit.Page.SetViewportSizeAsync(1440, 1000);
        return problems;
    }
}

public sealed class EveryPageOfACounsellor(BrowserFixture browser) : EveryPage(browser, "sanne");

public sealed class EveryPageOfASupervisor1(BrowserFixture browser) : EveryPage(browser, "ingrid", 0, 4);

public sealed class EveryPageOfASupervisor2(BrowserFixture browser) : EveryPage(browser, "ingrid", 1, 4);

public sealed class EveryPageOfASupervisor3(BrowserFixture browser) : EveryPage(browser, "ingrid", 2, 4);

public sealed class EveryPageOfASupervisor4(BrowserFixture browser) : EveryPage(browser, "ingrid", 3, 4);

public sealed class EveryPageOfTheLiaison(BrowserFixture browser) : EveryPage(browser, "pieter");

public sealed class EveryPageOfAnAdministrator(BrowserFixture browser) : EveryPage(browser, "noor");

public sealed class EveryPageOfAnAuditor(BrowserFixture browser) : EveryPage(browser, "willem");

public sealed class EveryPageOfAnotherCounsellor(BrowserFixture browser) : EveryPage(browser, "omar");

public sealed class EveryPageOfAnotherSupervisor(BrowserFixture browser) : EveryPage(browser, "hassan");

public sealed class EveryPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Everybody_who_visits_a_page_has_a_class_here() =>
        Assert.Equal(["hassan", "ingrid", "noor", "omar", "pieter", "sanne", "willem"], (await browser.Visitors()).Order());
}
