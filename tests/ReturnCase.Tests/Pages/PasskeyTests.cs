using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class PasskeyTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();
    private readonly SoftwareKey _key = new();

    public void Dispose()
    {
        _key.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_by_itself_from_any_browser()
    {
        var added = await Add(await _app.ClientAs("sanne"), _key);
        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.Equal(10, added.Document.QuerySelectorAll(".rc-codes li").Length);

        var client = _app.Client();
        Assert.Equal("/", (await SignIn(client, _key)).RedirectsTo);
        Assert.Contains("S. de Wit", (await client.Get("/cases")).Find("header").TextContent, StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, note => note is { Action: AuditAction.PasskeyAdded });
        Assert.Contains(((await _app.User("sanne")).Id, AuditAction.SignedIn, "passkey"), _app.Audit.All);
        Assert.Contains("Laptop werk", (await client.Get("/account/passkeys")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_passes_by_the_closed_door_of_passwords()
    {
        await Add(await _app.ClientAs("sanne"), _key);
        var client = _app.Client();
        for (var i = 0; i < 6; i++)
            await client.SignIn("sanne", "mis");
        Assert.Equal("/", (await SignIn(client, _key)).RedirectsTo);
    }

    [Fact]
    public async Task A_password_asks_for_the_passkey_or_a_recovery_code()
    {
        var added = await Add(await _app.ClientAs("sanne"), _key);
        var client = _app.Client();
        Assert.Equal("/sign-in/code", (await client.SignIn("sanne")).RedirectsTo);
        var page = await client.Get("/sign-in/code");
        Assert.Null(page.Document.QuerySelector("[name='Input.Code']"));
        Assert.Equal("/", (await client.SendRecoveryCode(added.Find(".rc-codes li").TextContent)).RedirectsTo);
    }

    [Fact]
    public async Task An_answer_that_is_sent_twice_or_made_for_another_site_or_without_the_owner_is_refused()
    {
        await Add(await _app.ClientAs("sanne"), _key);
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        var answer = _key.Get(await Options(client, page, "/sign-in?handler=PasskeyOptions"));
        Assert.Equal("/", (await Send(client, page, answer)).RedirectsTo);
        var other = _app.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(other, await other.Get("/sign-in"), answer)).Status);

        using var elsewhere = new SoftwareKey("https://example.org");
        Assert.Equal(HttpStatusCode.BadRequest, (await Add(await _app.ClientAs("joris"), elsewhere)).Status);
        using var careless = new SoftwareKey { Verifies = false };
        Assert.Equal(HttpStatusCode.BadRequest, (await Add(await _app.ClientAs("joris"), careless)).Status);
        using var unknown = new SoftwareKey();
        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(_app.Client(), unknown)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(other, await other.Get("/sign-in"), "{}")).Status);
    }

    [Fact]
    public async Task A_disabled_user_does_not_get_in_with_a_passkey()
    {
        await Add(await _app.ClientAs("sanne"), _key);
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "sanne").ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));
        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(_app.Client(), _key)).Status);
    }

    [Fact]
    public async Task A_passkey_without_a_name_is_not_kept_and_one_that_is_removed_opens_nothing()
    {
        var client = await _app.ClientAs("sanne");
        Assert.StartsWith("Geef de sleutel een naam", Assert.Single((await Add(client, _key, "")).Errors), StringComparison.Ordinal);
        await Add(client, _key);
        Assert.Equal("/account/passkeys", (await client.Submit(await client.Get("/account/passkeys"), "form[action*='handler=Remove']")).RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(_app.Client(), _key)).Status);
        Assert.Contains(_app.Audit.All, note => note is { Action: AuditAction.PasskeyRemoved });
    }

    [Fact]
    public async Task The_only_second_factor_stays_where_one_is_asked_for()
    {
        using var app = new ReturnCaseApp { Settings = { ["Authentication:RequireSecondFactor"] = "true" } };
        var client = await app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.OK, (await Add(client, _key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Submit(await client.Get("/account/passkeys"), "form[action*='handler=Remove']")).Status);
    }

    private static async Task<HtmlPage> Add(PageClient client, SoftwareKey key, string name = "Laptop werk")
    {
        var page = await client.Get("/account/passkeys");
        var answer = key.Create(await Options(client, page, "/account/passkeys?handler=Options"));
        return await client.Submit(page, "form[data-passkey]", new() { ["credential"] = answer, ["Input.Name"] = name });
    }

    private static async Task<HtmlPage> SignIn(PageClient client, SoftwareKey key)
    {
        var page = await client.Get("/sign-in");
        return await Send(client, page, key.Get(await Options(client, page, "/sign-in?handler=PasskeyOptions")));
    }

    private static async Task<HtmlPage> Send(PageClient client, HtmlPage page, string answer) => await client.Submit(page, "form[data-passkey]", new() { ["credential"] = answer });

    private static async Task<string> Options(PageClient client, HtmlPage page, string address)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page.Value("__RequestVerificationToken"))]);
        var response = await client.Http.PostAsync(new Uri(address, UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
