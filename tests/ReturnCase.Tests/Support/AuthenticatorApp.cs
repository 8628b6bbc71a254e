using System.Net;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Support;

/// <summary>Does what somebody does with a telephone at hand.</summary>
internal static class AuthenticatorApp
{
    /// <summary>Takes an app into use through the real page; gives its secret and the recovery codes that were shown.</summary>
    public static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> TakeApp(this PageClient client, DateTimeOffset? now = null)
    {
        var page = await client.Get("/account/authenticator");
        var secret = SecretOn(page);
        var taken = await client.Submit(page, "form.rc-form", new() { ["Input.Code"] = Code(secret, now ?? new SettableClock().GetUtcNow()) });
        Assert.True(taken.Status is HttpStatusCode.OK or HttpStatusCode.Redirect, taken.Text);
        return (secret, [.. taken.Document.QuerySelectorAll(".rc-codes li").Select(item => item.TextContent)]);
    }

    public static byte[] SecretOn(HtmlPage page) => OneTimeCode.Bytes(page.Find(".rc-secret").TextContent.Replace(" ", "", StringComparison.Ordinal));

    public static string Code(byte[] secret, DateTimeOffset now) => OneTimeCode.Of(secret, OneTimeCode.Step(now.UtcDateTime));

    public static async Task<HtmlPage> SendCode(this PageClient client, string code) =>
        await client.Submit(await client.Get("/sign-in/code"), "form.rc-form", new() { ["Input.Code"] = code });

    public static async Task<HtmlPage> SendRecoveryCode(this PageClient client, string code) =>
        await client.Submit(await client.Get("/sign-in/code"), "form[action*='handler=Recovery']", new() { ["Input.RecoveryCode"] = code });
}
