using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ReturnCase.BrowserTests.Support;

/// <summary>One person at one browser window.</summary>
public sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Contrast = "color-contrast";

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private bool _axeStays;

    public IPage Page => page;

    /// <summary>Signs in with the demo's button, which needs no script either.</summary>
    public async Task SignInAs(string userName)
    {
        await page.GotoAsync("/sign-in");
        await Leave(() => page.ClickAsync($"button[value='{userName}']"));
        Assert.DoesNotContain("/sign-in", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task Leave(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.DOMContentLoaded += Arrived;
        try
        {
            await act();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            page.DOMContentLoaded -= Arrived;
        }

        void Arrived(object? sender, IPage arrivedPage) => arrived.TrySetResult();
    }

    /// <summary>Follows a link on this page; one in a folded part is unfolded first.</summary>
    public async Task Follow(ILocator link)
    {
        var first = link.First;
        await Assertions.Expect(first).ToBeAttachedAsync();
        var folded = first.Locator("xpath=ancestor::details[not(@open)]/summary");
        while (await folded.CountAsync() > 0)
            await folded.First.ClickAsync();
        await Leave(() => first.ClickAsync());
    }

    public async Task ShouldBeAccessible() => Assert.Empty(await Violations());

    public async Task ShouldNotScrollSideways() =>
        Assert.True(await Overflow() <= 0, $"{page.Url} is wider than the window.");

    /// <summary>What axe finds wrong by all its rules, with those of contrast or without.</summary>
    public Task<IReadOnlyList<string>> Violations(bool colours = true) =>
        Run(new { runOnly = Tags, rules = new Dictionary<string, object> { [Contrast] = new { enabled = colours } } });

    /// <summary>What axe finds wrong in the contrast alone.</summary>
    public Task<IReadOnlyList<string>> ContrastViolations() => Run(new { runOnly = (string[])[Contrast] });

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public Task<int> Overflow() => page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Writes a picture where RETURNCASE_SCREENSHOTS names a folder; elsewhere it does nothing.</summary>
    /// <param name="height">Of the page no more than this.</param>
    public async Task Picture(string name, int? height = null)
    {
        if (Environment.GetEnvironmentVariable("RETURNCASE_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var path = Path.Combine(folder, $"{name}.png");
        if (height is { } pixels)
            await page.SetViewportSizeAsync(page.ViewportSize!.Width, pixels);
        await page.ScreenshotAsync(new() { Path = path, FullPage = height is null });
    }

    private async Task<IReadOnlyList<string>> Run(object options)
    {
        // Not by the package's own way, which opens a second window for each page; there are no frames here that would need it.
        if (!_axeStays)
        {
            await page.AddInitScriptAsync(Axe);
            _axeStays = true;
        }

        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(
            """
            async options => (await axe.run(document, { ...options, resultTypes: ['violations'] })).violations
                .map(found => `${found.id}: ${found.help}: ${found.nodes.slice(0, 5).map(node => node.html).join(' | ')}`)
            """,
            options);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
