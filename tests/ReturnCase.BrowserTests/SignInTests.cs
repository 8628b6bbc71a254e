using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

public sealed class SignInTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task The_page_is_accessible_with_and_without_errors(string language, ColorScheme scheme)
    {
        await using var visit = await browser.OpenAsync(language, scheme);
        await visit.Page.GotoAsync("/sign-in");
        await visit.ShouldBeAccessible();
        await visit.Picture($"sign-in-{language}-{scheme}".ToLowerInvariant());

        await visit.Page.ClickAsync("form.rc-form button");
        await Assertions.Expect(visit.Page.Locator(".rc-errors")).ToBeFocusedAsync();
        await visit.ShouldBeAccessible();
        await visit.Picture($"sign-in-errors-{language}-{scheme}".ToLowerInvariant());
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".rc-skip")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".rc-passkey button")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("noor");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("demo");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/admin(#main)?$"));
    }

    [Fact]
    public async Task It_works_without_script()
    {
        await using var visit = await browser.OpenAsync(script: false);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.FillAsync("#Input_UserName", "willem");
        await visit.Page.FillAsync("#Input_Password", "demo");
        await visit.Page.ClickAsync("form.rc-form button");
        await Assertions.Expect(visit.Page).ToHaveURLAsync($"{browser.App.Address}/audit");
    }

    [Fact]
    public async Task The_language_can_be_switched()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.ClickAsync("text=English");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Sign in");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visit.Page.ClickAsync("text=Nederlands");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Inloggen");
    }
}
