using Microsoft.EntityFrameworkCore;
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

    private readonly Lazy<Task<IReadOnlyDictionary<string, string[]>>> _addresses;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public BrowserFixture() => _addresses = new(AddressesAsync);

    public AppServer App { get; } = new(demoCases: true);

    public async ValueTask InitializeAsync()
    {
        var executable = await ChromiumFinder.FindAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Switches });
    }

    public async Task<Visit> OpenAsync(
        string language = "nl", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 1000, bool script = true,
        AppServer? server = null, string? address = null)
    {
        address ??= (server ?? App).Address;
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address,
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
        });
        await context.AddCookiesAsync([new() { Name = "rc-language", Value = Culture(language), Url = address }]);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>A window in which somebody has signed in.</summary>
    public async Task<Visit> SignedIn(string userName, string language = "en", bool script = true, AppServer? server = null)
    {
        var visit = await OpenAsync(language, script: script, server: server);
        await visit.SignInAs(userName);
        return visit;
    }

    /// <summary>The addresses that somebody visits, so that all together every page is seen.</summary>
    public async Task<IReadOnlyList<string>> VisitedBy(string userName) => (await _addresses.Value)[userName];

    public async Task<IEnumerable<string>> Visitors() => (await _addresses.Value).Keys;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        var named = await App.NamedInLog();
        await App.DisposeAsync();
        Assert.True(named.Count == 0, $"The log of the server names children:\n{string.Join('\n', named)}");
    }

    // There has to be a batch and a list of destruction to look at.
    private async Task<IReadOnlyDictionary<string, string[]>> AddressesAsync()
    {
        await App.PrepareDestruction();
        if (!await App.InDatabase(db => db.ReferralBatches.AnyAsync()))
        {
            await using var pieter = await SignedIn("pieter");
            await pieter.Page.GotoAsync("/referrals");
            await pieter.Page.Locator("tbody input[type=checkbox]").First.CheckAsync();
            await pieter.Send("Send the ticked ones");
        }

        return await new PageAddresses(App).ByVisitor();
    }

    private static string Culture(string language) => Uri.EscapeDataString(language == "nl" ? "c=nl-NL|uic=nl-NL" : "c=en-GB|uic=en-GB");
}
