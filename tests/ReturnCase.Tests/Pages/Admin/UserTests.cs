using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Pages.Admin;

public sealed class UserTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_user_is_added_with_a_password_that_is_shown_once_and_replaced_at_the_first_sign_in()
    {
        var noor = await _app.ClientAs("noor");
        var made = await noor.Submit(await noor.Get("/admin/users/new"), "form.rc-form", New("l.kok", "L. Kok", ActorRole.Counsellor, "Noord"));
        Assert.Equal((HttpStatusCode.OK, "Gebruiker toegevoegd"), (made.Status, made.Title));
        var password = made.Find(".rc-secret").TextContent;
        Assert.Contains("L. Kok", (await noor.Get("/admin")).Text, StringComparison.Ordinal);

        var client = _app.Client();
        Assert.Equal("/", (await client.SignIn("l.kok", password)).RedirectsTo);
        Assert.Equal("/account/password", (await client.Get("/cases")).RedirectsTo);
        Assert.Equal("/account/password", (await client.Get("/account")).RedirectsTo);
        Assert.Empty((await client.Get("/account/password")).Document.QuerySelectorAll("header nav"));
        var changed = await client.Submit(await client.Get("/account/password"), "form.rc-form", new() { ["Input.Old"] = password, ["Input.New"] = "ezel fluit maanlicht", ["Input.Again"] = "ezel fluit maanlicht" });
        Assert.Equal("/account", changed.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/cases")).Status);
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.UserAdded && note.Detail!.Contains("Role Counsellor", StringComparison.Ordinal));
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.PasswordChanged);
    }

    [Fact]
    public async Task A_temporary_password_opens_nothing_after_a_week()
    {
        var noor = await _app.ClientAs("noor");
        var password = (await Press(noor, "joris", "Password")).Find(".rc-secret").TextContent;
        _app.Machine.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.BadRequest, (await _app.Client().SignIn("joris", password)).Status);
    }

    [Fact]
    public async Task Bad_input_is_named_and_what_was_typed_stays()
    {
        var noor = await _app.ClientAs("noor");
        var page = await noor.Get("/admin/users/new");
        var empty = await noor.Submit(page, "form.rc-form");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(3, empty.Errors.Count);
        var taken = await noor.Submit(page, "form.rc-form", New("sanne", "S. Ander", ActorRole.Supervisor, ""));
        Assert.Contains(taken.Errors, error => error.StartsWith("Vul het team in.", StringComparison.Ordinal));
        Assert.Equal("S. Ander", taken.Value("Input.DisplayName"));
        Assert.Contains("Er is al een gebruiker sanne.", Assert.Single((await noor.Submit(page, "form.rc-form", New("sanne", "S. Ander", ActorRole.Auditor, ""))).Errors), StringComparison.Ordinal);
        Assert.Contains("kleine letters", Assert.Single((await noor.Submit(page, "form.rc-form", New("Anna B", "A. B", ActorRole.Auditor, ""))).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_role_and_team_are_changed_and_a_role_without_team_loses_it()
    {
        var noor = await _app.ClientAs("noor");
        var saved = await noor.Submit(await Page(noor, "joris"), "form.rc-form", Change("J. de Bakker", ActorRole.Auditor, "Noord"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var user = await _app.User("joris");
        Assert.Equal(("J. de Bakker", ActorRole.Auditor, null), (user.DisplayName, user.Role, user.Team));
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.UserChanged && note.Detail == $"user {user.Id} DisplayName, Role Counsellor to Auditor, Team");
    }

    [Fact]
    public async Task Two_administrators_who_change_one_user_do_not_overwrite_each_other()
    {
        var noor = await _app.ClientAs("noor");
        var page = await Page(noor, "joris");
        await noor.Submit(page, "form.rc-form", Change("J. Eerst", ActorRole.Counsellor, "Noord"));
        var second = await noor.Submit(page, "form.rc-form", Change("J. Later", ActorRole.Counsellor, "Noord"));
        Assert.Equal((HttpStatusCode.Conflict, "J. Eerst", "J. Later"), (second.Status, second.Title, second.Value("Input.DisplayName")));
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(second, "form.rc-form")).Status);
        Assert.Equal("J. Later", (await _app.User("joris")).DisplayName);
    }

    [Fact]
    public async Task Whoever_holds_open_cases_is_not_moved_to_another_team()
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch), "joris");
        var noor = await _app.ClientAs("noor");
        var refused = await noor.Submit(await Page(noor, "joris"), "form.rc-form", Change("J. Bakker", ActorRole.Counsellor, "Zuid"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("J. Bakker heeft nog open zaken: 1.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        // An administrator is told which cases they are and nothing of what is in them.
        Assert.Contains(number, refused.Find("#held").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await noor.Get($"/cases/{number}")).Status);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("another role")]
    [InlineData("another team")]
    public async Task A_counsellor_with_open_cases_keeps_them_until_a_supervisor_gave_them_away(string what)
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch), "joris");
        var (noor, joris, ingrid) = (await _app.ClientAs("noor"), await _app.ClientAs("joris"), await _app.ClientAs("ingrid"));
        var refused = await Try();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("J. Bakker heeft nog open zaken: 1. Waarnemingen: 0, taken in zaken: 0.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains(number, refused.Find("#held").TextContent, StringComparison.Ordinal);
        Assert.Contains("(Noord)", refused.Find("#held").TextContent, StringComparison.Ordinal);
        Assert.Equal((false, ActorRole.Counsellor, "Noord"), ((await _app.User("joris")).Disabled, (await _app.User("joris")).Role, (await _app.User("joris")).Team));
        Assert.Equal(HttpStatusCode.OK, (await joris.Get($"/cases/{number}")).Status);

        var chosen = await ingrid.Get(refused.Document.QuerySelector("#held a[href*=reassign]")!.GetAttribute("href")!);
        Assert.Contains(number, chosen.Text, StringComparison.Ordinal);
        await ingrid.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = (await _app.ActorOf("sanne")).Id });
        Assert.Equal(HttpStatusCode.Redirect, (await Try()).Status);

        async Task<HtmlPage> Try() => what switch
        {
            "disabled" => await Press(noor, "joris", "Disable"),
            "another role" => await noor.Submit(await Page(noor, "joris"), "form.rc-form", Change("J. Bakker", ActorRole.Auditor, "")),
            _ => await noor.Submit(await Page(noor, "joris"), "form.rc-form", Change("J. Bakker", ActorRole.Counsellor, "Zuid")),
        };
    }

    [Fact]
    public async Task Whoever_covers_for_a_colleague_or_has_a_task_in_a_case_of_another_is_not_disabled_either()
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch), "sanne");
        var (ingrid, sanne, joris) = (await _app.ActorOf("ingrid"), await _app.ActorOf("sanne"), await _app.ActorOf("joris"));
        var today = DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime);
        await _app.InDatabase(async db =>
        {
            var at = _app.Clock.GetUtcNow().UtcDateTime;
            db.Add(new AbsenceCover(ingrid, at, "Noord", sanne, joris, (today.AddDays(3), today.AddDays(9))));
            db.Add(new AbsenceCover(ingrid, at, "Noord", sanne, joris, (today.AddDays(-9), today.AddDays(-3))));
            var file = await db.CaseFiles.SingleAsync(c => c.Number == number);
            db.Add(new OwnTask(new(OwnTaskKind.Task, "bellen", today, null, null, null), sanne, at, "Noord", joris.Id, file.Id));
            db.Add(new OwnTask(new(OwnTaskKind.Task, "van mezelf", today, null, null, null), joris, at, "Noord", joris.Id, null));
            await db.SaveChangesAsync();
        });
        var refused = await Press(await _app.ClientAs("noor"), "joris", "Disable");
        Assert.Contains("open zaken: 0. Waarnemingen: 1, taken in zaken: 1.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains(number, refused.Find("#held").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("bellen", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("another role")]
    [InlineData("another team")]
    public async Task The_last_supervisor_of_a_team_with_work_stays_until_there_is_another(string what)
    {
        var waiting = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter), "sanne");
        var noor = await _app.ClientAs("noor");
        var refused = await Try();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("is de laatste teamleider van Noord.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains(waiting, refused.Find("#left").TextContent, StringComparison.Ordinal);
        Assert.Equal((false, ActorRole.Supervisor, "Noord"), ((await _app.User("ingrid")).Disabled, (await _app.User("ingrid")).Role, (await _app.User("ingrid")).Team));

        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, ActorRole.Supervisor)));
        Assert.Equal(HttpStatusCode.Redirect, (await Try()).Status);

        async Task<HtmlPage> Try() => what switch
        {
            "disabled" => await Press(noor, "ingrid", "Disable"),
            "another role" => await noor.Submit(await Page(noor, "ingrid"), "form.rc-form", Change("I. Anders", ActorRole.Auditor, "")),
            _ => await noor.Submit(await Page(noor, "ingrid"), "form.rc-form", Change("I. Anders", ActorRole.Supervisor, "Zuid")),
        };
    }

    [Fact]
    public async Task The_last_supervisor_of_a_team_without_cases_and_members_may_go()
    {
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "hassan").ExecuteUpdateAsync(set => set.SetProperty(user => user.Team, "Oost")));
        Assert.Equal(HttpStatusCode.Redirect, (await Press(await _app.ClientAs("noor"), "hassan", "Disable")).Status);
    }

    [Fact]
    public async Task Two_administrators_who_take_the_last_two_supervisors_of_a_team_at_once_do_not_both_succeed()
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        await app.InDatabase(async db =>
        {
            await db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, ActorRole.Supervisor));
            await db.Users.Where(user => user.UserName == "willem").ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, ActorRole.Administrator));
        });
        var (noor, willem) = (await app.ClientAs("noor"), await app.ClientAs("willem"));
        var (pageOfIngrid, pageOfJoris) = (await noor.Get(await AddressOf(app, "ingrid")), await willem.Get(await AddressOf(app, "joris")));
        HtmlPage? first = null;
        saving.Once = async () => first = await willem.Submit(pageOfJoris, "form[action$='handler=Disable']");
        var second = await noor.Submit(pageOfIngrid, "form[action$='handler=Disable']");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first!.Status, second.Status));
        Assert.Equal((false, true), ((await app.User("ingrid")).Disabled, (await app.User("joris")).Disabled));
    }

    [Fact]
    public async Task A_disabled_user_is_signed_out_and_an_enabled_one_may_come_back()
    {
        var noor = await _app.ClientAs("noor");
        var joris = await _app.ClientAs("joris");
        Assert.Equal(HttpStatusCode.Redirect, (await Press(noor, "joris", "Disable")).Status);
        Assert.StartsWith("http://localhost/sign-in", (await joris.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await joris.SignIn("joris")).Status);
        await Press(noor, "joris", "Enable");
        Assert.Equal("/", (await joris.SignIn("joris")).RedirectsTo);
        Assert.Subset(_app.Audit.All.Select(note => note.Action).ToHashSet(), new HashSet<AuditAction> { AuditAction.UserDisabled, AuditAction.UserEnabled, AuditAction.SessionEnded });
    }

    [Fact]
    public async Task An_administrator_neither_disables_nor_demotes_himself_nor_the_last_one()
    {
        var noor = await _app.ClientAs("noor");
        Assert.StartsWith("U kunt uzelf niet uitzetten", Assert.Single((await Press(noor, "noor", "Disable")).Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await noor.Submit(await Page(noor, "noor"), "form.rc-form", Change("N. Smit", ActorRole.Auditor, ""))).Status);
        Assert.Equal(ActorRole.Administrator, (await _app.User("noor")).Role);
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(await Page(noor, "noor"), "form.rc-form", Change("N. Smits", ActorRole.Administrator, ""))).Status);
    }

    [Fact]
    public async Task Two_administrators_who_demote_each_other_at_once_do_not_both_succeed()
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        await app.InDatabase(db => db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, ActorRole.Administrator)));
        var (noor, joris) = (await app.ClientAs("noor"), await app.ClientAs("joris"));
        var (pageOfJoris, pageOfNoor) = (await noor.Get(await AddressOf(app, "joris")), await joris.Get(await AddressOf(app, "noor")));
        HtmlPage? first = null;
        saving.Once = async () => first = await joris.Submit(pageOfNoor, "form.rc-form", Change("N. Smit", ActorRole.Auditor, ""));
        var second = await noor.Submit(pageOfJoris, "form.rc-form", Change("J. Bakker", ActorRole.Auditor, ""));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first!.Status, second.Status));
        Assert.Equal((ActorRole.Auditor, ActorRole.Administrator), ((await app.User("noor")).Role, (await app.User("joris")).Role));
    }

    [Theory]
    [InlineData("Disable")]
    [InlineData("SecondFactor")]
    [InlineData("Password")]
    public async Task A_user_who_is_changed_while_a_button_is_pressed_stays_as_the_other_left_it(string handler)
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        var noor = await app.ClientAs("noor");
        await app.InDatabase(db => db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.AuthenticatorSecret, "sealed")));
        var (page, before) = (await noor.Get(await AddressOf(app, "joris")), await app.User("joris"));
        saving.Once = () => app.InDatabase(db => db.Users.Where(user => user.UserName == "joris")
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "J. Anders").SetProperty(user => user.ConcurrencyStamp, "another")));
        var refused = await noor.Submit(page, $"form[action$='handler={handler}']");
        Assert.Equal((HttpStatusCode.Conflict, "J. Anders"), (refused.Status, refused.Title));
        Assert.Empty(refused.Document.QuerySelectorAll(".rc-secret"));
        var after = await app.User("joris");
        Assert.Equal((false, before.PasswordHash, "sealed"), (after.Disabled, after.PasswordHash, after.AuthenticatorSecret));
    }

    [Fact]
    public async Task One_session_of_a_user_is_ended_or_all_of_them()
    {
        var noor = await _app.ClientAs("noor");
        PageClient[] sanne = [await _app.ClientAs("sanne"), await _app.ClientAs("sanne"), await _app.ClientAs("sanne")];
        var page = await Page(noor, "sanne");
        Assert.Equal(3, page.Document.QuerySelectorAll("form[action*=handler\\=End] [name=session]").Length);
        await noor.Submit(page, "tbody tr form");
        Assert.Equal(2, await Working(sanne));
        await Press(noor, "sanne", "EndAll");
        Assert.Equal(0, await Working(sanne));
        await _app.InDatabase(async db => Assert.All(await db.UserSessions.Where(s => s.EndedAt != null).ToListAsync(), s => Assert.Equal(SessionEnd.ByAdministrator, s.EndedWhy)));

        static async Task<int> Working(PageClient[] clients)
        {
            var statuses = new List<HttpStatusCode>();
            foreach (var client in clients)
                statuses.Add((await client.Get("/cases")).Status);
            return statuses.Count(status => status == HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_second_factor_is_reset_and_every_session_ends()
    {
        var joris = await _app.ClientAs("joris");
        await joris.TakeApp();
        var noor = await _app.ClientAs("noor");
        Assert.Equal(HttpStatusCode.Redirect, (await Press(noor, "joris", "SecondFactor")).Status);
        Assert.Null((await _app.User("joris")).AuthenticatorSecret);
        Assert.StartsWith("http://localhost/sign-in", (await joris.Get("/cases")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal("/", (await joris.SignIn("joris")).RedirectsTo);
        await _app.InDatabase(async db => Assert.Empty(await db.RecoveryCodes.ToListAsync()));
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.SecondFactorChanged && note.Detail!.StartsWith("all removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_nobody_is_in_is_made_only_on_purpose()
    {
        var noor = await _app.ClientAs("noor");
        var page = await noor.Get("/admin/users/new");
        var refused = await noor.Submit(page, "form.rc-form", New("l.kok", "L. Kok", ActorRole.Counsellor, "Noort"));
        Assert.StartsWith("Er is geen team Noort. Kies een van deze: Noord, Zuid.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal("Noort", refused.Value("Input.Team"));
        Assert.Equal("Gebruiker toegevoegd", (await noor.Submit(page, "form.rc-form", New("l.kok", "L. Kok", ActorRole.Counsellor, "noord"))).Title);
        Assert.Equal("Noord", (await _app.User("l.kok")).Team);
        Assert.Equal("Gebruiker toegevoegd", (await noor.Submit(page, "form.rc-form", new(New("m.kok", "M. Kok", ActorRole.Counsellor, "Oost")) { ["Input.NewTeam"] = "true" })).Title);
        Assert.Equal("Oost", (await _app.User("m.kok")).Team);
    }

    [Fact]
    public async Task A_new_password_leaves_the_second_factor_as_it_is()
    {
        await (await _app.ClientAs("joris")).TakeApp();
        var before = await _app.User("joris");
        var password = (await Press(await _app.ClientAs("noor"), "joris", "Password")).Find(".rc-secret").TextContent;
        Assert.Equal(before.AuthenticatorSecret, (await _app.User("joris")).AuthenticatorSecret);
        Assert.Equal("/sign-in/code", (await _app.Client().SignIn("joris", password)).RedirectsTo);
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_not_found_and_no_address_holds_a_name_or_an_id()
    {
        var noor = await _app.ClientAs("noor");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Get("/admin/users/000000000000")).Status);
        var links = (await noor.Get("/admin")).Document.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(8, links.Count);
        Assert.All(links, link => Assert.Matches("^/admin/users/[0-9a-f]{12}$", link));
        Assert.All(links, link => Assert.Equal(HttpStatusCode.OK, noor.Get(link).Result.Status));
    }

    private async Task<HtmlPage> Page(PageClient client, string userName) => await client.Get(await AddressOf(_app, userName));

    private static async Task<string> AddressOf(ReturnCaseApp app, string userName) => $"/admin/users/{UserDesk.AddressOf((await app.User(userName)).Id)}";

    private async Task<HtmlPage> Press(PageClient client, string userName, string handler) => await client.Submit(await Page(client, userName), $"form[action$='handler={handler}']");

    private static Dictionary<string, string?> New(string userName, string name, ActorRole role, string team) => new(Change(name, role, team)) { ["Input.UserName"] = userName };

    private static Dictionary<string, string?> Change(string name, ActorRole role, string team) =>
        new() { ["Input.DisplayName"] = name, ["Input.Role"] = role.ToString(), ["Input.Team"] = team };
}
