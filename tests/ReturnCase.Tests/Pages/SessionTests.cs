using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class SessionTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();
    private readonly CookieContainer _cookies = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_copied_cookie_works_until_its_owner_signs_out_and_never_again()
    {
        var client = await _app.ClientAs("noor", _cookies);
        var thief = _app.Client(_cookies.Copy());
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/admin")).Status);

        await client.Submit(await client.Get("/admin"), "form[action='/sign-out']");
        Assert.StartsWith("http://localhost/sign-in", (await thief.Get("/admin")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(SessionEnd.SignedOut, (await OnlySession()).EndedWhy);
    }

    [Fact]
    public async Task A_role_that_is_lost_gives_403_at_the_next_click_and_a_new_one_opens_its_pages()
    {
        var client = await _app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        await Change("sanne", user => user.Role = ActorRole.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/cases")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/audit")).Status);
    }

    [Fact]
    public async Task Whoever_was_signed_out_by_somebody_else_reads_why_and_whoever_left_does_not()
    {
        var client = await _app.ClientAs("sanne");
        await _app.InDatabase(db => db.UserSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, DateTime.UtcNow)));
        Assert.Contains("Uw sessie is beëindigd", (await client.Get("/sign-in")).Text, StringComparison.Ordinal);
        await client.SignIn("sanne");
        await client.Submit(await client.Get("/cases"), "form[action='/sign-out']");
        Assert.DoesNotContain("Uw sessie is beëindigd", (await client.Get("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stylesheet_asks_the_database_nothing()
    {
        var client = await _app.ClientAs("sanne");
        var sheet = (await client.Get("/cases")).Find("link[rel=stylesheet]").GetAttribute("href")!;
        using var commands = new CommandCount(_app.DatabasePath);
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync(new Uri(sheet, UriKind.Relative))).StatusCode);
        Assert.Equal(0, commands.Count);
    }

    [Fact]
    public async Task A_new_team_and_name_hold_at_the_next_click()
    {
        var client = await _app.ClientAs("ingrid");
        await Change("ingrid", user => (user.Team, user.DisplayName) = ("Zuid", "I. de Boer"));
        var page = await client.Get("/cases");
        Assert.Contains("I. de Boer", page.Find("header").TextContent, StringComparison.Ordinal);
        Assert.Contains("Zuid", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_user_is_signed_out_at_the_next_click_for_good()
    {
        var client = await _app.ClientAs("joris", _cookies);
        await Change("joris", user => user.Disabled = true);
        Assert.StartsWith("http://localhost/sign-in", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        await Change("joris", user => user.Disabled = false);
        Assert.StartsWith("http://localhost/sign-in", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(SessionEnd.UserDisabled, (await OnlySession()).EndedWhy);
        Assert.Contains(_app.Audit.All, note => note is { Action: AuditAction.SessionEnded, Detail: nameof(SessionEnd.UserDisabled) });
    }

    [Fact]
    public async Task Half_an_hour_without_a_click_ends_a_session_and_clicks_keep_it()
    {
        var client = await _app.ClientAs("sanne");
        for (var i = 0; i < 3; i++)
        {
            _app.Machine.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        }

        _app.Machine.Advance(TimeSpan.FromMinutes(30));
        Assert.StartsWith("http://localhost/sign-in", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(SessionEnd.Idle, (await OnlySession()).EndedWhy);
    }

    [Fact]
    public async Task Twelve_hours_end_a_session_however_busy_it_is()
    {
        var client = await _app.ClientAs("sanne");
        for (var i = 0; i < 35; i++)
        {
            _app.Machine.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        }

        _app.Machine.Advance(TimeSpan.FromMinutes(20));
        Assert.StartsWith("http://localhost/sign-in", (await client.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(SessionEnd.TooLong, (await OnlySession()).EndedWhy);
    }

    [Fact]
    public async Task The_clock_of_the_demo_does_not_touch_sessions()
    {
        var client = await _app.ClientAs("sanne");
        _app.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
    }

    [Fact]
    public async Task When_somebody_was_last_seen_is_written_once_a_minute_at_most()
    {
        var client = await _app.ClientAs("sanne");
        var made = (await OnlySession()).LastSeenAt;
        _app.Machine.Advance(TimeSpan.FromSeconds(59));
        await client.Get("/cases");
        Assert.Equal(made, (await OnlySession()).LastSeenAt);
        _app.Machine.Advance(TimeSpan.FromSeconds(1));
        await client.Get("/cases");
        Assert.Equal(made.AddMinutes(1), (await OnlySession()).LastSeenAt);
    }

    [Fact]
    public async Task The_database_holds_no_key_that_opens_a_session()
    {
        await _app.ClientAs("sanne", _cookies);
        var cookie = _cookies.GetAllCookies().Single(c => c.Name == "rc-session").Value;
        var session = await OnlySession();
        Assert.DoesNotContain(session.KeyHash, cookie, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", session.KeyHash);
        var other = new CookieContainer();
        other.Add(new Uri("http://localhost"), new Cookie("rc-session", session.KeyHash));
        Assert.StartsWith("http://localhost/sign-in", (await _app.Client(other).Get("/cases")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_in_the_same_browser_ends_the_session_before()
    {
        var client = await _app.ClientAs("sanne", _cookies);
        var before = _app.Client(_cookies.Copy());
        var page = await client.Get("/accessibility");
        await client.Post("/sign-in?handler=Demo", [new("user", "ingrid"), new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!)]);
        Assert.StartsWith("http://localhost/sign-in", (await before.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/review")).Status);
    }

    [Fact]
    public async Task Signing_in_and_out_is_told_to_the_audit_trail_with_the_users_id()
    {
        var client = await _app.ClientAs("noor");
        await client.Submit(await client.Get("/admin"), "form[action='/sign-out']");
        var id = (await _app.ActorOf("noor")).Id;
        Assert.Contains((id, AuditAction.SignedIn, "password"), _app.Audit.All);
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.SignedOut);
    }

    [Fact]
    public async Task A_session_serves_a_second_instance_and_outlives_a_restart()
    {
        var database = TemplateDatabase.Clone();
        using var one = new ReturnCaseApp(database);
        await one.ClientAs("noor", _cookies);
        using (var second = new ReturnCaseApp(database))
            Assert.Equal(HttpStatusCode.OK, (await second.Client(_cookies.Copy()).Get("/admin")).Status);
    }

    private async Task Change(string userName, Action<AppUser> change) => await _app.InDatabase(async db =>
    {
        change(await db.Users.SingleAsync(user => user.UserName == userName));
        await db.SaveChangesAsync();
    });

    private async Task<UserSession> OnlySession()
    {
        UserSession? session = null;
        await _app.InDatabase(async db => session = await db.UserSessions.SingleAsync());
        return session!;
    }
}
