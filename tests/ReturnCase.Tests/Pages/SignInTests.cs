using System.Net;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class SignInTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in_page_and_back_again()
    {
        var client = _app.Client();
        var sent = await client.Get("/admin");
        Assert.Equal("http://localhost/sign-in?returnUrl=%2Fadmin", sent.RedirectsTo);

        var page = await client.Get("/sign-in?returnUrl=%2Fadmin");
        var answer = await client.Submit(page, "form.rc-form", Credentials("noor", "demo"));
        Assert.Equal("/admin", answer.RedirectsTo);
    }

    [Fact]
    public async Task A_return_address_of_another_site_is_ignored()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in?returnUrl=https%3A%2F%2Fexample.org%2F");
        var answer = await client.Submit(page, "form.rc-form", Credentials("noor", "demo"));
        Assert.Equal("/", answer.RedirectsTo);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_sentence_and_keep_the_name()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        var wrong = await client.Submit(page, "form.rc-form", Credentials("sanne", "wrong"));
        var unknown = await client.Submit(page, "form.rc-form", Credentials("nobody", "wrong"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal("sanne", wrong.Value("Input.UserName"));
        Assert.StartsWith("Gebruikersnaam en wachtwoord horen niet bij elkaar.", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        Assert.Equal(wrong.Errors, unknown.Errors);
    }

    [Fact]
    public async Task Empty_fields_are_each_named_and_linked()
    {
        var client = _app.Client();
        var answer = await client.Submit(await client.Get("/sign-in"), "form.rc-form");
        Assert.Equal(["Vul uw gebruikersnaam in.", "Vul uw wachtwoord in."], answer.Errors);
        Assert.NotNull(answer.Find(".rc-errors a[href='#Input_UserName']"));
        Assert.Equal("Input_UserName_error", answer.Find("#Input_UserName").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_a_while()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        for (var i = 0; i < 5; i++)
            await client.Submit(page, "form.rc-form", Credentials("sanne", "wrong"));
        var answer = await client.Submit(page, "form.rc-form", Credentials("sanne", "demo"));
        Assert.StartsWith("Gebruikersnaam en wachtwoord horen niet bij elkaar.", Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_user_cannot_sign_in()
    {
        await _app.InDatabase(async db =>
        {
            db.Users.Single(user => user.UserName == "joris").Disabled = true;
            await db.SaveChangesAsync();
        });
        var client = _app.Client();
        var answer = await client.Submit(await client.Get("/sign-in"), "form.rc-form", Credentials("joris", "demo"));
        Assert.Single(answer.Errors);
    }

    [Theory]
    [InlineData("sanne", null)]
    [InlineData("ingrid", null)]
    [InlineData("pieter", null)]
    [InlineData("noor", "/admin")]
    [InlineData("willem", "/audit")]
    public async Task One_click_signs_a_demo_user_in_and_leads_to_the_start_of_the_role(string user, string? start)
    {
        var client = _app.Client();
        var answer = await client.Submit(await client.Get("/sign-in"), "form[action*='handler=Demo']", button: $"[value={user}]");
        Assert.Equal("/", answer.RedirectsTo);
        var home = await client.Get("/");
        Assert.Equal(start, home.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await client.Get(start ?? "/")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var client = await _app.ClientAs("noor");
        var answer = await client.Submit(await client.Get("/admin"), "form[action='/sign-out']");
        Assert.Equal("/sign-in", answer.RedirectsTo);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Get("/admin")).Status);
    }

    private static Dictionary<string, string?> Credentials(string user, string password) =>
        new() { ["Input.UserName"] = user, ["Input.Password"] = password };
}
