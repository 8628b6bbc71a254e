using System.Net;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class SecondFactorTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_password_alone_opens_nothing_once_there_is_an_app()
    {
        var (secret, _) = await (await _app.ClientAs("sanne")).TakeApp();
        _app.Machine.Advance(TimeSpan.FromMinutes(1));
        var client = _app.Client();
        Assert.Equal("/sign-in/code", (await client.SignIn("sanne")).RedirectsTo);
        Assert.StartsWith("http://localhost/sign-in", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal("/", (await client.SendCode(Code(secret))).RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        Assert.Contains(_app.Audit.All, note => note is { Action: AuditAction.SignedIn, Detail: "password and one-time code" });
    }

    [Fact]
    public async Task A_one_time_code_works_once_and_an_older_one_no_more_after_it()
    {
        var (secret, _) = await (await _app.ClientAs("sanne")).TakeApp();
        Assert.Equal(HttpStatusCode.BadRequest, (await Attempt(Code(secret))).Status);
        _app.Machine.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await Attempt(Code(secret))).RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, (await Attempt(Code(secret))).Status);
        var before = AuthenticatorApp.Code(secret, _app.Machine.GetUtcNow().AddSeconds(-30));
        Assert.Equal(HttpStatusCode.BadRequest, (await Attempt(before)).Status);

        async Task<HtmlPage> Attempt(string code)
        {
            var client = _app.Client();
            await client.SignIn("sanne");
            return await client.SendCode(code);
        }
    }

    [Fact]
    public async Task A_code_of_another_time_is_refused_and_the_clock_of_the_demo_does_not_count()
    {
        var (secret, _) = await (await _app.ClientAs("sanne")).TakeApp();
        _app.Machine.Advance(TimeSpan.FromMinutes(5));
        _app.Clock.Advance(TimeSpan.FromDays(100));
        var client = _app.Client();
        await client.SignIn("sanne");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendCode(AuthenticatorApp.Code(secret, _app.Machine.GetUtcNow().AddMinutes(-1)))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendCode(AuthenticatorApp.Code(secret, _app.Clock.GetUtcNow()))).Status);
        Assert.Equal("/", (await client.SendCode(Code(secret))).RedirectsTo);
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed_and_new_ones_replace_the_old()
    {
        var owner = await _app.ClientAs("sanne");
        var (_, codes) = await owner.TakeApp();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal("/", (await Attempt(codes[0].ToUpperInvariant().Replace('-', ' '))).RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, (await Attempt(codes[0])).Status);
        var made = await owner.Submit(await owner.Get("/account/recovery-codes"), "main form");
        Assert.Equal(10, made.Document.QuerySelectorAll(".rc-codes li").Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await Attempt(codes[1])).Status);
        Assert.Equal("/", (await Attempt(made.Find(".rc-codes li").TextContent)).RedirectsTo);
        Assert.DoesNotContain(codes[1], (await owner.Get("/account/recovery-codes")).Text, StringComparison.Ordinal);

        async Task<HtmlPage> Attempt(string code)
        {
            var client = _app.Client();
            await client.SignIn("sanne");
            return await client.SendRecoveryCode(code);
        }
    }

    [Fact]
    public async Task The_code_page_leads_back_whoever_gave_no_password_or_has_a_new_one()
    {
        Assert.Equal("/sign-in", (await _app.Client().Get("/sign-in/code")).RedirectsTo);
        await (await _app.ClientAs("sanne")).TakeApp();
        var client = _app.Client();
        await client.SignIn("sanne");
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/sign-in/code")).Status);
        await _app.InDatabase(async db =>
        {
            db.Users.Single(user => user.UserName == "sanne").SecurityStamp = "another";
            await db.SaveChangesAsync();
        });
        Assert.Equal("/sign-in", (await client.Get("/sign-in/code")).RedirectsTo);
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_second_step_for_five_minutes()
    {
        var (secret, _) = await (await _app.ClientAs("sanne")).TakeApp();
        _app.Machine.Advance(TimeSpan.FromMinutes(1));
        var client = _app.Client();
        await client.SignIn("sanne");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await client.SendCode("000000")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendCode(Code(secret))).Status);
        _app.Machine.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("/", (await client.SendCode(Code(secret))).RedirectsTo);
    }

    [Fact]
    public async Task Where_it_is_asked_for_nothing_else_opens_before_there_is_a_second_factor()
    {
        using var app = new ReturnCaseApp { Settings = { ["Authentication:RequireSecondFactor"] = "true" } };
        var client = await app.ClientAs("sanne");
        foreach (var address in (string[])["/", "/cases", "/cases/new", "/account", "/account/password", "/account/recovery-codes"])
            Assert.Equal("/account/second-factor", (await client.Get(address)).RedirectsTo);
        var page = await client.Get("/account/second-factor");
        Assert.Equal("Kies een tweede stap", page.Title);
        Assert.Empty(page.Document.QuerySelectorAll("header nav"));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/accessibility")).Status);

        await client.TakeApp();
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Submit(await client.Get("/account/authenticator"), "form[action*='handler=Remove']")).Status);
    }

    [Fact]
    public async Task A_wrong_code_keeps_the_key_and_an_app_is_removed_where_nothing_asks_for_it()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/account/authenticator");
        Assert.NotNull(page.Find("svg.rc-qr path").GetAttribute("d"));
        var wrong = await client.Submit(page, "form.rc-form", new() { ["Input.Code"] = "000000" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(AuthenticatorApp.SecretOn(page), AuthenticatorApp.SecretOn(wrong));
        await client.TakeApp();
        Assert.DoesNotContain(Web.Security.OneTimeCode.Text(AuthenticatorApp.SecretOn(page)), (await _app.User("sanne")).AuthenticatorSecret!, StringComparison.Ordinal);
        await client.Submit(await client.Get("/account/authenticator"), "form[action*='handler=Remove']");
        Assert.Null((await _app.User("sanne")).AuthenticatorSecret);
    }

    private string Code(byte[] secret) => AuthenticatorApp.Code(secret, _app.Machine.GetUtcNow());
}
