using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Pages;

public sealed class LockOutTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Whoever_guesses_closes_the_door_for_strangers_and_not_for_the_owner_at_a_known_browser()
    {
        var cookies = new CookieContainer();
        await _app.ClientAs("sanne", cookies);
        cookies.Forget("rc-session");
        await Guess(_app.Client(), "sanne", 8);

        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Client().SignIn("sanne")).Status);
        Assert.Equal("/", (await _app.Client(cookies).SignIn("sanne")).RedirectsTo);
    }

    [Fact]
    public async Task The_door_opens_again_after_five_minutes_and_knocking_does_not_keep_it_closed()
    {
        var client = _app.Client();
        await Guess(client, "sanne", 5);
        _app.Machine.Advance(TimeSpan.FromMinutes(4));
        await Guess(client, "sanne", 3);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SignIn("sanne")).Status);
        _app.Machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/", (await client.SignIn("sanne")).RedirectsTo);
    }

    [Fact]
    public async Task A_known_browser_is_closed_after_five_wrong_passwords_too_but_only_that_one()
    {
        var (one, other) = (new CookieContainer(), new CookieContainer());
        await _app.ClientAs("sanne", one);
        await _app.ClientAs("sanne", other);
        one.Forget("rc-session");
        other.Forget("rc-session");
        await Guess(_app.Client(one), "sanne", 5);
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Client(one).SignIn("sanne")).Status);
        Assert.Equal("/", (await _app.Client(other).SignIn("sanne")).RedirectsTo);
    }

    [Fact]
    public async Task The_cookie_of_one_user_gives_no_door_to_another_and_a_made_up_one_none_at_all()
    {
        var cookies = new CookieContainer();
        await _app.ClientAs("joris", cookies);
        cookies.Forget("rc-session");
        var known = cookies.GetAllCookies().Single(cookie => cookie.Name.StartsWith("rc-known-", StringComparison.Ordinal));
        var sanne = KnownName((await _app.User("sanne")).Id);
        cookies.Add(new Uri("http://localhost"), new Cookie(sanne, known.Value));
        await Guess(_app.Client(), "sanne", 5);
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Client(cookies).SignIn("sanne")).Status);
        cookies.Add(new Uri("http://localhost"), new Cookie(sanne, "made-up"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Client(cookies).SignIn("sanne")).Status);
    }

    [Fact]
    public async Task Unknown_disabled_closed_and_mistyped_all_get_the_same_answer()
    {
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "omar").ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));
        await Guess(_app.Client(), "hassan", 5);
        await Guess(_app.Client(), "niemand", 5);
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (user, password) in ((string, string)[])[("sanne", "mis"), ("omar", "demo"), ("hassan", "demo"), ("niemand", "demo"), ("iemand", "demo")])
        {
            var answer = await _app.Client().SignIn(user, password);
            answers.Add((answer.Status, Assert.Single(answer.Errors)));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_too()
    {
        var client = _app.Client();
        var page = await client.Get("/sign-in");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = "sanne", ["Input.Password"] = "mis" })));
        Assert.Equal(5, _app.Audit.All.Count(note => note.Action == AuditAction.SignInFailed));
        Assert.Equal(7, _app.Audit.All.Count(note => note.Action == AuditAction.SignInLocked));
    }

    [Fact]
    public async Task One_address_that_tries_many_users_is_closed_and_a_known_browser_there_is_not()
    {
        var cookies = new CookieContainer();
        await _app.ClientAs("sanne", cookies);
        cookies.Forget("rc-session");
        var client = _app.Client();
        for (var i = 0; i < SignInDoors.MostFailuresOfAddress; i++)
            await client.SignIn($"naam{i}", "mis");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SignIn("joris")).Status);
        Assert.Equal("/", (await _app.Client(cookies).SignIn("sanne")).RedirectsTo);
    }

    [Fact]
    public async Task Of_an_unknown_name_nothing_that_was_typed_is_kept()
    {
        await _app.Client().SignIn("geheim-wachtwoord-in-het-verkeerde-veld", "mis");
        var id = (await _app.User("sanne")).Id;
        await _app.Client().SignIn("sanne", "mis");
        Assert.Equal([(AuditTrail.Anonymous, AuditAction.SignInFailed, null), (id, AuditAction.SignInFailed, null)], _app.Audit.All.Where(note => note.Action == AuditAction.SignInFailed));
        Assert.DoesNotContain(_app.Audit.All, note => (note.Detail ?? "").Contains("geheim", StringComparison.Ordinal));
        await _app.InDatabase(async db => Assert.All(await db.SignInDoors.Select(door => door.Key).ToListAsync(), key => Assert.Matches("^(none|address):[0-9a-z]{4}$|^user:", key)));
    }

    private static string KnownName(string userId) =>
        $"rc-known-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(userId)))[..12]}";

    private static async Task Guess(PageClient client, string user, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await client.SignIn(user, $"mis{i}")).Status);
    }
}
