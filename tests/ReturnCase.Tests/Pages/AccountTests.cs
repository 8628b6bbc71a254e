using System.Net;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class AccountTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Mijn account")]
    [InlineData("en", "My account")]
    public async Task Everybody_has_a_page_about_the_own_account(string language, string title)
    {
        var client = await _app.ClientAs("pieter");
        await client.Post("/language", [new("language", language), new("__RequestVerificationToken", (await client.Get("/account")).Value("__RequestVerificationToken")!)]);
        var page = await client.Get("/account");
        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Title));
        Assert.Contains("P. de Vries", page.Text, StringComparison.Ordinal);
        foreach (var link in page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await client.Get(link)).Status);
    }

    [Fact]
    public async Task One_session_elsewhere_is_ended_or_all_of_them_and_the_own_one_stays()
    {
        var (own, one, other) = (await _app.ClientAs("sanne"), await _app.ClientAs("sanne"), await _app.ClientAs("sanne"));
        var page = await own.Get("/account");
        Assert.Equal(3, page.Document.QuerySelectorAll("tbody tr").Length);
        await own.Submit(page, "tbody form");
        await own.Submit(await own.Get("/account"), "form[action*='handler=EndOthers']");
        Assert.Equal(HttpStatusCode.OK, (await own.Get("/cases")).Status);
        foreach (var client in (PageClient[])[one, other])
            Assert.StartsWith("http://localhost/sign-in", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(2, _app.Audit.All.Count(note => note.Action == AuditAction.SessionEnded));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var (sanne, joris) = (await _app.ClientAs("sanne"), await _app.ClientAs("joris"));
        await _app.ClientAs("joris");
        var page = await joris.Get("/account");
        long id = 0;
        var user = await _app.User("sanne");
        await _app.InDatabase(async db => id = (await Task.FromResult(db.UserSessions.Single(session => session.UserId == user.Id))).Id);
        await joris.Submit(page, "tbody form", new() { ["session"] = $"{id}" });
        Assert.Equal(HttpStatusCode.OK, (await sanne.Get("/cases")).Status);
    }

    [Fact]
    public async Task A_new_password_holds_at_once_and_ends_the_other_sessions()
    {
        var (own, other) = (await _app.ClientAs("sanne"), await _app.ClientAs("sanne"));
        Assert.Equal("/account", (await Change(own, "demo", "ezel fluit maanlicht")).RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await own.Get("/cases")).Status);
        Assert.StartsWith("http://localhost/sign-in", (await other.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Client().SignIn("sanne")).Status);
        Assert.Equal("/", (await _app.Client().SignIn("sanne", "ezel fluit maanlicht")).RedirectsTo);
    }

    [Fact]
    public async Task A_wrong_old_password_an_empty_form_and_a_slip_are_each_named()
    {
        var client = await _app.ClientAs("sanne");
        Assert.StartsWith("Dit is niet uw wachtwoord van nu.", Assert.Single((await Change(client, "mis", "ezel fluit maanlicht")).Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Change(client, "", "")).Status);
        var page = await client.Get("/account/password");
        var slip = await client.Submit(page, "form.rc-form", new() { ["Input.Old"] = "demo", ["Input.New"] = "ezel fluit maanlicht", ["Input.Again"] = "ezel fluit" });
        Assert.StartsWith("Dit is niet hetzelfde", Assert.Single(slip.Errors), StringComparison.Ordinal);
        Assert.Equal("/", (await _app.Client().SignIn("sanne")).RedirectsTo);
    }

    [Theory]
    [InlineData("/account/password")]
    [InlineData("/account/authenticator")]
    [InlineData("/account/passkeys")]
    [InlineData("/account/recovery-codes")]
    public async Task After_a_quarter_of_an_hour_one_signs_in_again_before_changing_how_one_signs_in(string address)
    {
        var client = await _app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).Status);
        _app.Machine.Advance(TimeSpan.FromMinutes(15));
        var again = (await client.Get(address)).RedirectsTo!;
        Assert.StartsWith("/account/again", again, StringComparison.Ordinal);
        var signIn = (await client.Submit(await client.Get(again), "main form")).RedirectsTo!;
        Assert.Equal($"/sign-in?again=True&returnUrl={Uri.EscapeDataString(address)}", signIn);
        var back = await client.Submit(await client.Get(signIn), "form.rc-form", new() { ["Input.UserName"] = "sanne", ["Input.Password"] = "demo" });
        Assert.Equal(address, back.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).Status);
    }

    private static async Task<HtmlPage> Change(PageClient client, string old, string password) =>
        await client.Submit(await client.Get("/account/password"), "form.rc-form", new() { ["Input.Old"] = old, ["Input.New"] = password, ["Input.Again"] = password });
}
