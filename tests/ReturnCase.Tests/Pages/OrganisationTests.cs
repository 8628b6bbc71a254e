using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Pages;

public sealed class OrganisationTests : IAsyncLifetime
{
    private Organisation _organisation = null!;
    private ReturnCaseApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _organisation = await Organisation.StartAsync();
        _app = new ReturnCaseApp
        {
            Settings =
            {
                ["Authentication:Oidc:Authority"] = Organisation.Address,
                ["Authentication:Oidc:ClientId"] = "returncase",
                ["Authentication:Oidc:ClientSecret"] = "secret",
                ["Authentication:Oidc:Roles:regievoerders"] = "Counsellor",
                ["Authentication:Oidc:Roles:auditors"] = "Auditor",
                ["Authentication:RequireSecondFactor"] = "true",
            },
            Also = services => services.Configure<OpenIdConnectOptions>(OidcSetup.Scheme, options => options.BackchannelHttpHandler = _organisation.Handler),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _organisation.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_signs_in_at_the_organisation_and_is_made_a_user_with_the_role_and_team_of_there()
    {
        var client = _app.Client();
        Assert.Equal("/cases", (await SignIn(client, "/cases")).RedirectsTo);
        var page = await client.Get("/cases");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("A. Organisatie", page.Find("header").TextContent, StringComparison.Ordinal);
        var user = await Person();
        Assert.Equal((ActorRole.Counsellor, "Noord", $"{Organisation.Address}/"), (user.Role, user.Team, user.ExternalIssuer));
        Assert.Null(user.PasswordHash);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/account/password")).Status);
        Assert.Contains((user.Id, AuditAction.SignedIn, "organisation"), _app.Audit.All);
    }

    [Fact]
    public async Task Code_flow_with_proof_key_state_and_nonce_is_asked_for()
    {
        var address = await Begin(_app.Client());
        Assert.StartsWith($"{Organisation.Address}/connect/authorize?", address, StringComparison.Ordinal);
        foreach (var part in (string[])["response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=", "client_id=returncase"])
            Assert.Contains(part, address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_passwords_and_the_buttons_of_the_demo_are_gone_and_answer_no_more()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Password'], [name=user], [data-passkey]"));
        var token = page.Value("__RequestVerificationToken")!;
        foreach (var address in (string[])["/sign-in", "/sign-in?handler=Demo", "/sign-in?handler=Passkey"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.Post(address, [new("user", "noor"), new("Input.UserName", "noor"), new("Input.Password", "demo"), new("__RequestVerificationToken", token)])).Status);
    }

    [Fact]
    public async Task A_role_changes_at_the_next_sign_in_and_the_person_stays_the_same_user()
    {
        await SignIn(_app.Client());
        var before = await Person();
        (_organisation.Roles, _organisation.Team, _organisation.Name) = (["auditors"], null, "A. Anders");
        var client = _app.Client();
        await SignIn(client);
        var after = await Person();
        Assert.Equal((before.Id, ActorRole.Auditor, null, "A. Anders"), (after.Id, after.Role, after.Team, after.DisplayName));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/audit")).Status);
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.UserChanged && note.Detail!.EndsWith("Role Counsellor to Auditor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nobody-knows", "Noord")]
    [InlineData("regievoerders", null)]
    [InlineData("regievoerders,auditors", "Noord")]
    public async Task Without_one_role_and_its_team_nobody_gets_in_and_what_ran_ends(string roles, string? team)
    {
        var before = _app.Client();
        await SignIn(before);
        (_organisation.Roles, _organisation.Team) = (roles.Split(','), team);
        var client = _app.Client();
        var refused = (await SignIn(client)).RedirectsTo!;
        Assert.Equal("/sign-in/refused?why=role", refused);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get(refused)).Status);
        foreach (var browser in (PageClient[])[client, before])
            Assert.Contains("/sign-in?returnUrl", (await browser.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_disabled_here_does_not_get_in()
    {
        await SignIn(_app.Client());
        await _app.InDatabase(db => db.Users.Where(user => user.ExternalSubject != null).ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));
        var client = _app.Client();
        var refused = (await SignIn(client)).RedirectsTo!;
        Assert.Equal("/sign-in/refused?why=disabled", refused);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get(refused)).Status);
        Assert.Contains("/sign-in?returnUrl", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_state_a_wrong_nonce_and_an_answer_in_another_browser_open_nothing()
    {
        var client = _app.Client();
        var answer = await _organisation.Visit(await Begin(client));
        var elsewhere = _app.Client();
        Assert.Equal("/sign-in/refused?why=failed", (await elsewhere.Get(Local(answer))).RedirectsTo);
        var tampered = answer.Replace("state=", "state=x", StringComparison.Ordinal);
        Assert.Equal("/sign-in/refused?why=failed", (await client.Get(Local(tampered))).RedirectsTo);

        var asked = await Begin(client);
        var nonce = System.Text.RegularExpressions.Regex.Replace(asked, "nonce=[^&]+", "nonce=another");
        Assert.Equal("/sign-in/refused?why=failed", (await client.Get(Local(await _organisation.Visit(nonce)))).RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Get("/sign-in/refused?why=failed")).Status);
        Assert.Contains("/sign-in?returnUrl", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_organisation_did_not_sign_or_not_for_us_or_long_ago_opens_nothing()
    {
        var client = _app.Client();
        Func<string, string>[] forgeries =
        [
            token => $"{token[..token.LastIndexOf('.')]}.{Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(256))}",
            token => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.",
            token => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Organisation.SignedAgain(token, claims => claims.Remove("at_hash")).Split('.')[1]}.",
            token => Organisation.SignedAgain(token, claims => claims["nonce"] = "another"),
            token => Organisation.SignedAgain(token, claims => claims["aud"] = "another-client"),
            token => Organisation.SignedAgain(token, claims => claims["iss"] = "https://elsewhere.example/"),
            token => Organisation.SignedAgain(token, claims => claims["exp"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds()),
        ];
        foreach (var forgery in forgeries)
        {
            _organisation.OnTheWay = forgery;
            Assert.Equal("/sign-in/refused?why=failed", (await SignIn(client)).RedirectsTo);
        }

        await _app.InDatabase(async db => Assert.False(await db.Users.AnyAsync(user => user.ExternalSubject != null)));
        // The same path with nothing changed is let in: none of them failed for how it was made.
        _organisation.OnTheWay = token => Organisation.SignedAgain(token, _ => { });
        Assert.Equal("/", (await SignIn(client)).RedirectsTo);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_then_the_one_at_the_organisation()
    {
        var client = _app.Client();
        await SignIn(client);
        var leave = await client.Submit(await client.Get("/account"), "form[action='/sign-out']");
        Assert.StartsWith($"{Organisation.Address}/connect/logout?", leave.RedirectsTo, StringComparison.Ordinal);
        Assert.Contains("/sign-in?returnUrl", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        var back = await _organisation.Visit(leave.RedirectsTo!);
        Assert.NotNull(_organisation.IdTokenHint);
        Assert.EndsWith("/sign-in", (await client.Get(Local(back))).RedirectsTo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authentication:Oidc:Authority is 'http://id.example'", "http://id.example", "returncase", "Counsellor")]
    [InlineData("Authentication:Oidc:ClientId is missing", "https://id.example", "", "Counsellor")]
    [InlineData("Authentication:Oidc:Roles is missing", "https://id.example", "returncase", null)]
    [InlineData("Authentication:Oidc:Roles:staff is 'boss'", "https://id.example", "returncase", "boss")]
    [InlineData("Authentication:Oidc:Roles:staff is 'ApiClient'", "https://id.example", "returncase", "ApiClient")]
    public void A_setting_that_makes_no_sense_is_named(string sentence, string authority, string client, string? role)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Authentication:Oidc:Authority", authority), new("Authentication:Oidc:ClientId", client),
            .. role is null ? [] : new KeyValuePair<string, string?>[] { new("Authentication:Oidc:Roles:staff", role) },
        ]).Build();
        Assert.Contains(sentence, Assert.Throws<SettingsException>(() => OidcSetup.Read(configuration)).Message, StringComparison.Ordinal);
    }

    private async Task<AppUser> Person()
    {
        AppUser? user = null;
        await _app.InDatabase(async db => user = await db.Users.AsNoTracking().SingleAsync(u => u.ExternalSubject == _organisation.Subject));
        return user!;
    }

    private static async Task<string> Begin(PageClient client, string returnUrl = "/")
    {
        var page = await client.Get($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return (await client.Submit(page, "form[action*='handler=Organisation']")).RedirectsTo!;
    }

    private async Task<HtmlPage> SignIn(PageClient client, string returnUrl = "/") =>
        await client.Get(Local(await _organisation.Visit(await Begin(client, returnUrl))));

    private static string Local(string address) => new Uri(address).PathAndQuery;
}
