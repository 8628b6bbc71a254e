using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

public sealed class ShellTests(BrowserFixture browser)
{
    private static readonly (string User, string[] Addresses)[] Pages =
    [
        ("sanne", ["/"]), ("ingrid", ["/"]), ("pieter", ["/"]), ("willem", ["/audit"]),
        ("noor", ["/admin", "/accessibility", "/nothing-here", "/audit"]),
    ];

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Every_page_of_the_shell_is_accessible(string language, ColorScheme scheme)
    {
        foreach (var (user, addresses) in Pages)
        {
            await using var visit = await browser.OpenAsync(language, scheme);
            await visit.SignInAs(user);
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                await visit.ShouldBeAccessible();
                await visit.Picture(Name(user, address, language, scheme.ToString()));
            }
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Nothing_is_wider_than_320_pixels(string language)
    {
        foreach (var (user, addresses) in Pages)
        {
            await using var visit = await browser.OpenAsync(language, width: 320, height: 640);
            await visit.Page.GotoAsync("/sign-in");
            await visit.ShouldNotScrollSideways();
            await visit.SignInAs(user);
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                await visit.ShouldNotScrollSideways();
                await visit.Picture(Name(user, address, language, "320"));
            }
        }
    }

    private static string Name(string user, string address, string language, string look) =>
        $"{user}{address.Replace('/', '-')}-{language}-{look}".ToLowerInvariant();
}
