using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Domain;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Tasks;

public sealed class IndexTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_counsellor_finds_everything_by_when_it_is_due()
    {
        // A Monday: Sunday is six days away.
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today));
        var other = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch), "joris");
        await _app.Plan(PlannedTasks.Task("Te laat nummer", -1), number);
        await _app.Plan(PlannedTasks.Appointment("Zondag nummer", 6, "14:00"), number);
        await _app.Plan(PlannedTasks.Task("Maandag nummer", 7), null);
        await _app.Plan(PlannedTasks.Task("Van een ander", 0), other, "joris");
        await _app.Plan(PlannedTasks.Task("Eigen lijst van een ander", 0), null, "joris");
        var page = await (await _app.ClientAs("sanne")).Get("/tasks");

        Assert.Contains("Te laat nummer", Part(page, "overdue"), StringComparison.Ordinal);
        Assert.Contains("Verzoek aan de jongere", Part(page, "today"), StringComparison.Ordinal);
        Assert.Contains("Zondag nummer", Part(page, "week"), StringComparison.Ordinal);
        Assert.Contains("zo 29 nov, 14:00", Part(page, "week"), StringComparison.Ordinal);
        Assert.Contains("Utrecht, met de voogd", Part(page, "week"), StringComparison.Ordinal);
        Assert.Contains("Maandag nummer", Part(page, "later"), StringComparison.Ordinal);
        Assert.DoesNotContain("ander", page.Find("main").TextContent, StringComparison.Ordinal);
        var contact = page.Find($"#today ~ .rc-tasks a[href='/cases/{number}/contact']");
        Assert.Equal($"Contactmoment: {number}", contact.TextContent);
        Assert.Equal(3, page.Document.QuerySelectorAll(".rc-tasks a[href$='/contact']").Length);
        Assert.EndsWith($"/cases/{number}/request-result?request={(await _app.Read(number)).Latest<CooperationFact>()!.Sequence}#form", page.Find("#today ~ .rc-tasks a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(DerivedTaskTests.Kinds), MemberType = typeof(DerivedTaskTests))]
    [InlineData(DerivedTaskKind.StepDue)]
    public async Task The_page_that_a_derived_task_names_is_there(DerivedTaskKind kind)
    {
        var number = await _app.KeptFor(kind == DerivedTaskKind.StepDue ? CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 40).Until(CasePageCases.Today) : DerivedTaskTests.Begun(kind));
        var client = await _app.ClientAs("sanne");
        var link = (await client.Get($"/tasks?kind={Slugs.Of(kind)}")).Find(".rc-tasks__what > a").GetAttribute("href")!;
        Assert.StartsWith($"/cases/{number}/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.Get(link.Split('#')[0])).Status);
    }

    [Fact]
    public async Task One_press_ticks_off_and_a_second_changes_nothing()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var version = (await _app.Read(number)).Version;
        var id = await _app.Plan(PlannedTasks.Task("Voogd bellen", 0), number);
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/tasks");
        var done = await client.Submit(page, $"form[action='/tasks/{id}?handler=Close']", button: "button");
        Assert.Equal("/tasks", done.RedirectsTo);
        var after = await client.Get("/tasks");
        Assert.Contains("Gedaan: Voogd bellen", after.Text, StringComparison.Ordinal);
        Assert.Contains("Voogd bellen", Part(after, "closed"), StringComparison.Ordinal);
        var closedAt = (await _app.Planned(id)).ClosedAt;

        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        await client.Submit(page, $"form[action='/tasks/{id}?handler=Close']", button: "button");
        Assert.Equal((OwnTaskState.Done, closedAt, version), ((await _app.Planned(id)).State, (await _app.Planned(id)).ClosedAt, (await _app.Read(number)).Version));
        Assert.Contains(_app.Audit.All, row => row is { Action: ReturnCase.Data.Audit.AuditAction.TaskChanged, Detail: "Done" });
    }

    [Fact]
    public async Task What_was_closed_lately_is_opened_again_from_the_list_and_that_of_others_is_not_in_it()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (own, others) = (await _app.Plan(PlannedTasks.Task("Eigen", 0), number), await _app.Plan(PlannedTasks.Task("Van de teamleider", 0), number, "ingrid"));
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/tasks/{own}", [], "#close", "button[value=Done]");
        await (await _app.ClientAs("ingrid")).Fill($"/tasks/{others}", [], "#close", "button[value=Done]");
        var page = await client.Get("/tasks");
        Assert.Equal([$"/tasks/{own}"], page.Document.QuerySelectorAll("section[aria-labelledby=closed] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/tasks", (await client.Submit(page, $"form[action='/tasks/{own}?handler=Reopen']")).RedirectsTo);
        Assert.Equal(OwnTaskState.Open, (await _app.Planned(own)).State);

        await client.Fill($"/tasks/{own}", [], "#close", "button[value=Done]");
        _app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Null((await client.Get("/tasks")).Document.QuerySelector("section[aria-labelledby=closed]"));
    }

    [Fact]
    public async Task The_start_page_begins_with_what_waits_longest_and_says_how_much_more_there_is()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        for (var i = 1; i <= 8; i++)
            await _app.Plan(PlannedTasks.Task($"Taak {i}", -i), number);
        var start = (await (await _app.ClientAs("sanne")).Get("/")).Find(".rc-tasks-start");
        Assert.Equal(["Taak 8", "Taak 7", "Taak 6", "Taak 5", "Taak 4", "Taak 3"], start.QuerySelectorAll(".rc-tasks__what > a").Select(link => link.TextContent));
        var more = start.QuerySelector(".rc-tasks + p a")!;
        Assert.Equal(("Nog 2 te laat", "/tasks#overdue"), (more.TextContent, more.GetAttribute("href")));
    }

    [Fact]
    public async Task The_kind_in_the_address_filters_and_nonsense_does_not()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today));
        await _app.Plan(PlannedTasks.Task("Iets", 0), number);
        await _app.Plan(PlannedTasks.Appointment("Ergens", 0, "9:00"), number);
        var client = await _app.ClientAs("sanne");
        Assert.Equal(["Ergens"], await Titles("appointment"));
        Assert.Equal(["Verzoek aan de jongere: termijn loopt af"], await Titles("request-due"));
        Assert.Equal(3, (await Titles("no-such-kind")).Count);

        async Task<IReadOnlyList<string>> Titles(string kind) => [.. (await client.Get($"/tasks?kind={kind}")).Document.QuerySelectorAll(".rc-tasks__what > a").Select(link => link.TextContent)];
    }

    [Fact]
    public async Task A_supervisor_sees_the_team_by_person_and_what_a_leaver_left_first()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var left = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch), "joris");
        await _app.Plan(PlannedTasks.Task("Van sanne", -3), number);
        await _app.Plan(PlannedTasks.Task("Van de zaak van joris", -2), left, "joris");
        var own = await _app.Plan(PlannedTasks.Task("Eigen lijst van joris", -1), null, "joris");
        var client = await _app.ClientAs("ingrid");
        Assert.DoesNotContain("Eigen lijst van joris", (await client.Get("/tasks")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/tasks/{own}")).Status);

        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true)));

        var page = await client.Get("/tasks");
        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=by-person] tbody tr").Select(row => row.QuerySelector("th")!.TextContent.Trim()).ToArray();
        Assert.Equal("Zonder regievoerder", rows[0]);
        var nobodys = await client.Get("/tasks?counsellor=none");
        Assert.Equal(["Van de zaak van joris", "Eigen lijst van joris"], nobodys.Document.QuerySelectorAll(".rc-tasks__what > a").Select(link => link.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/tasks/{own}")).Status);
        // The colleague of another team learns nothing of it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("hassan")).Get($"/tasks/{own}")).Status);
    }

    [Fact]
    public async Task The_number_of_sql_commands_does_not_grow_with_the_tasks()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await _app.Plan(PlannedTasks.Task("Een", 0), number);
        foreach (var user in (string[])["sanne", "ingrid"])
        {
            var client = await _app.ClientAs(user);
            await client.Get("/tasks");
            var few = await Count(client);
            for (var i = 0; i < 12; i++)
                await _app.Plan(PlannedTasks.Appointment($"Nog {i}", i - 5, "10:00"), number);
            Assert.Equal(few, await Count(client));
        }

        async Task<int> Count(PageClient client)
        {
            using var commands = new CommandCount(_app.DatabasePath);
            await client.Get("/tasks");
            return commands.Count;
        }
    }

    private static string Part(HtmlPage page, string id) => page.Find($"section[aria-labelledby={id}]").TextContent;
}
