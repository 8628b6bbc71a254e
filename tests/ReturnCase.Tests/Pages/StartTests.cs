using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed class StartTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_counsellor_sees_what_is_owed_and_where_to_begin()
    {
        var waiting = CasePageCases.In(CasePhase.ShelterSearch).ReturnDecision();
        var alarm = CasePageCases.In(CasePhase.ShelterSearch);
        alarm.File.RaiseAlarm(alarm.By(Staff.Sanne), AlarmKind.Trafficking);
        await _app.KeepAll([waiting, alarm]);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).ReturnDecision()], "joris");
        var page = await (await _app.ClientAs("sanne")).Get("/");

        Assert.Equal("Mijn werk", page.Title);
        Assert.Equal("1", page.Find("a[href='/cases?attention=decision-waits'] .rc-tile__value").TextContent);
        Assert.Equal("1", page.Find("a[href='/cases?attention=alarm-open'] .rc-tile__value").TextContent);
        Assert.NotNull(page.Document.QuerySelector("a[href='/cases/new']"));
        Assert.Contains(waiting.File.Number, page.Find("section[aria-labelledby=list-decisions]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#list-touched"));
    }

    [Fact]
    public async Task Open_alarms_stand_above_all_else_with_whoever_sees_to_them()
    {
        var (owned, unowned, closed) = (CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ReadyToTravel), CasePageCases.In(CasePhase.ShelterSearch));
        owned.File.RaiseAlarm(owned.By(Staff.Sanne), AlarmKind.Trafficking);
        unowned.Answer(ReturnCase.Domain.Decisions.DecisionKind.ReturnDecisionAnnulled);
        closed.File.CloseAlarm(closed.By(Staff.Sanne), closed.File.RaiseAlarm(closed.By(Staff.Sanne), AlarmKind.Missing).Sequence);
        await _app.KeepAll([owned, unowned, closed]);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).Do(c => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing))], "omar");
        foreach (var (user, address) in new[] { ("sanne", "/"), ("ingrid", "/"), ("ingrid", "/review") })
        {
            var page = await (await _app.ClientAs(user)).Get(address);
            var alarms = page.Find(".rc-alarms");
            var lines = alarms.QuerySelectorAll("li").Select(line => line.TextContent).ToArray();
            Assert.Equal(2, lines.Length);
            Assert.Contains(lines, line => line.Contains(owned.File.Number, StringComparison.Ordinal) && line.Contains("eigenaar: Sanne", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains(unowned.File.Number, StringComparison.Ordinal) && line.Contains("nog van niemand", StringComparison.Ordinal));
            Assert.NotNull(alarms.QuerySelector($"a[href='/cases/{owned.File.Number}/alarms/{owned.File.Alarms[0].Sequence}']"));
        }
    }

    [Fact]
    public async Task A_supervisor_sees_decisions_that_wait_too_long_and_not_the_fresh_ones()
    {
        var old = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 10).ReturnDecision();
        var fresh = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 10).Until(CasePageCases.Today).ReturnDecision();
        var suspended = CasePageCases.In(CasePhase.ShelterSearch);
        suspended.File.StartSuspension(suspended.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, "art. 64", false, true));
        await _app.KeepAll([old, fresh, suspended], "joris");
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake)], null);
        var page = await (await _app.ClientAs("ingrid")).Get("/");

        var escalated = page.Find("section[aria-labelledby=list-escalated]").TextContent;
        Assert.Contains(old.File.Number, escalated, StringComparison.Ordinal);
        Assert.DoesNotContain(fresh.File.Number, escalated, StringComparison.Ordinal);
        Assert.Contains(suspended.File.Number, page.Find("section[aria-labelledby=list-suspensions]").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find("a[href='/cases?counsellor=none'] .rc-tile__value").TextContent);
    }

    [Fact]
    public async Task The_day_begins_with_what_is_due_today_and_this_week()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today.AddDays(3)));
        await _app.Plan(PlannedTasks.Task("Gisteren", -1), number);
        await _app.Plan(PlannedTasks.Appointment("Vandaag", 0, "9:00"), number);
        await _app.Plan(PlannedTasks.Task("Volgende week", 8), number);
        var client = await _app.ClientAs("sanne");
        var due = (await client.Get("/")).Find("section[aria-labelledby=list-tasks]");
        Assert.Equal(["Gisteren", "Vandaag", "Verzoek aan de jongere: termijn loopt af"], due.QuerySelectorAll(".rc-tasks__what > a").Select(link => link.TextContent));
        Assert.Equal(["Te laat (1)", "Vandaag (1)", "Deze week (1)"], due.QuerySelectorAll("h3").Select(head => head.TextContent.Trim()));
        Assert.Equal("/", (await client.Submit(await client.Get("/"), "section[aria-labelledby=list-tasks] form", button: "button")).RedirectsTo);

        var team = await (await _app.ClientAs("ingrid")).Get("/");
        Assert.Equal(["0", "1", "1"], team.Document.QuerySelectorAll("a[href='/tasks'] .rc-tile__value").Select(value => value.TextContent));
    }

    [Fact]
    public async Task A_liaison_sees_what_is_ready_and_what_stays_away()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 80).Exported()]);
        var page = await (await _app.ClientAs("pieter")).Get("/");
        Assert.Equal(["1", "0", "1", "1", "0", "0"], page.Document.QuerySelectorAll(".rc-tile__value").Select(tile => tile.TextContent));
    }

    [Theory]
    [InlineData("sanne", "nl")]
    [InlineData("sanne", "en")]
    [InlineData("ingrid", "en")]
    [InlineData("pieter", "en")]
    public async Task An_empty_start_page_is_a_page_too(string user, string language)
    {
        var client = await _app.ClientAs(user);
        await client.Speak(language);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/")).Status);
    }
}
