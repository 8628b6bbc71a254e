using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReturnCase.BrowserTests.Support;

/// <summary>One person at one browser window.</summary>
public sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Signs in with the demo's button, which needs no script either.</summary>
    public async Task SignInAs(string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.ClickAsync($"button[value='{userName}']");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public async Task ShouldBeAccessible()
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(5))}")));
    }

    public async Task ShouldNotScrollSideways()
    {
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} pixels wider than the window.");
    }

    /// <summary>Writes a picture where RETURNCASE_SCREENSHOTS names a folder; elsewhere it does nothing.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("RETURNCASE_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
