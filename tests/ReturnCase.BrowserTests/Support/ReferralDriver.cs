using System.Globalization;
using Microsoft.Playwright;

namespace ReturnCase.BrowserTests.Support;

/// <summary>The liaison's work: sends what is ready and records what the IND answers.</summary>
public static class ReferralDriver
{
    /// <summary>Sends the referral of a case and gives its number.</summary>
    public static async Task<string> Export(this Visit pieter, CaseDriver of)
    {
        await pieter.Page.GotoAsync("/referrals");
        var row = pieter.Page.Locator("tbody tr", new() { HasText = of.Number });
        var number = (await row.Locator("th a").InnerTextAsync()).Trim();
        await row.Locator("input[type=checkbox]").CheckAsync();
        await pieter.Send("Send the ticked ones");
        // Where it lacks something or something changed, that is shown first.
        if (await pieter.Page.Locator("#check").CountAsync() > 0)
        {
            if (await pieter.Page.Locator("#check textarea").CountAsync() > 0)
                await pieter.Fill(("Why do they go nevertheless?", "The term is near."));
            await pieter.Send("Send this referral nevertheless");
        }

        await Assertions.Expect(pieter.Page.Locator("#files-title")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return number;
    }

    /// <summary>Records the IND's answer of the first day on a referral that was sent.</summary>
    public static async Task RecordAnswer(this Visit pieter, string referral, string decision, params (string Label, string Answer)[] answers)
    {
        var address = $"/referrals/{referral.ToLowerInvariant()}";
        await pieter.Page.GotoAsync("/referrals");
        await pieter.Follow(pieter.Page.Locator("main .rc-tabs a[href='/referrals?list=sent']"));
        await pieter.Follow(pieter.Page.Locator($"main a[href='{address}']"));
        await pieter.Follow(pieter.Page.Locator($"main a[href='{address}/decision']"));
        await pieter.Fill([("What did the IND decide?", decision), ("Reference of the decision", $"IND-{referral}"), ("Date of the decision", MovableClock.FirstDay.ToString("d-M-yyyy", CultureInfo.InvariantCulture)), .. answers]);
        await pieter.Send("Save");
    }

    public static (string, string)[] ReturnDecision { get; } =
    [
        ("Does it state that the stay is unlawful?", "Yes"), ("Does it state the duty to leave?", "Yes"), ("Departure term in days", "28"), ("Country of return", "Guinea"),
    ];
}
