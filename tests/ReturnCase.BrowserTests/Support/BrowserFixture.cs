using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace ReturnCase.BrowserTests.Support;

/// <summary>One program and one browser for all tests; each test has its own window without cookies.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public AppServer App { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var executable = await ChromiumFinder.FindAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Switches });
    }

    public async Task<Visit> OpenAsync(
        string language = "nl", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 1000, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = App.Address,
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
        });
        await context.AddCookiesAsync([new() { Name = "rc-language", Value = Culture(language), Url = App.Address }]);
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        await App.DisposeAsync();
    }

    private static string Culture(string language) => Uri.EscapeDataString(language == "nl" ? "c=nl-NL|uic=nl-NL" : "c=en-GB|uic=en-GB");
}
