using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

/// <summary>A passkey from a real browser: added on the own account, and then enough to sign in.</summary>
public sealed class PasskeyTests(BrowserFixture browser)
{
    [Fact]
    public async Task It_is_added_and_signs_in()
    {
        await using var server = new AppServer();
        await using var visit = await browser.OpenAsync("en", server: server);
        // Browsers give passkeys to names, not to numbers.
        var address = server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var devices = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            }
        });

        await visit.Page.GotoAsync($"{address}/sign-in");
        await visit.Page.FillAsync("#Input_UserName", "sanne");
        await visit.Page.FillAsync("#Input_Password", "demo");
        await visit.Page.ClickAsync("form.rc-form button");
        await visit.Page.GotoAsync($"{address}/account/passkeys");
        await visit.Page.FillAsync("form[data-passkey] input[type=text]", "This computer");
        await visit.Page.ClickAsync("form[data-passkey] button");
        // The first one brings recovery codes.
        await Assertions.Expect(visit.Page.Locator("form[data-passkey]")).ToHaveCountAsync(0);
        await visit.Page.GotoAsync($"{address}/account/passkeys");
        await Assertions.Expect(visit.Page.GetByText("This computer").First).ToBeVisibleAsync();
        await visit.Page.ClickAsync("form[action='/sign-out'] button");

        await visit.Page.GotoAsync($"{address}/sign-in");
        await visit.Page.ClickAsync(".rc-passkey button");
        await Assertions.Expect(visit.Page).ToHaveURLAsync($"{address}/");
        await Assertions.Expect(visit.Page.GetByText("S. de Wit").First).ToBeVisibleAsync();
    }
}
