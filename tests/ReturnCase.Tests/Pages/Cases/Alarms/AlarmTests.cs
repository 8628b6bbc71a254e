using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Alarms;

// Each test makes its own case, so they share one program.
public sealed class AlarmTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task An_alarm_is_raised_taken_on_and_closed_with_a_reason()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var counsellor = await app.ClientAs("sanne");
        var raised = await counsellor.Fill($"/cases/{number}/alarms", new() { ["Input.Kind"] = "Missing", ["Input.Reason"] = "Niet op school." });
        Assert.Equal(HttpStatusCode.Redirect, raised.Status);
        var alarm = Assert.Single((await app.Read(number)).OpenAlarms);

        var supervisor = await app.ClientAs("ingrid");
        var address = $"/cases/{number}/alarms/{alarm.Sequence}";
        await supervisor.Fill(address, form: "#own-form", button: "button");
        Assert.Equal("I. Hermans", Assert.Single((await app.Read(number)).OpenAlarms).OwnerName);

        var missing = await supervisor.Fill(address, form: "#close-form", button: "button");
        Assert.Equal((HttpStatusCode.BadRequest, "Schrijf op waarom dit alarm dicht kan."), (missing.Status, Assert.Single(missing.Errors)));
        await supervisor.Submit(missing, "#close-form", new() { ["Input.Reason"] = "Terug bij de opvang." }, "button");
        Assert.Empty((await app.Read(number)).OpenAlarms);
    }

    [Fact]
    public async Task After_a_blocked_departure_the_page_says_who_must_still_be_told()
    {
        var built = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.DepartedAlthoughBlocked);
        built.Note(StatementKind.LawyerToldOfDeparture);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var alarm = (await app.Read(number)).OpenAlarms.Single(a => a.Kind == AlarmKind.DepartedAlthoughBlocked);
        var address = $"/cases/{number}/alarms/{alarm.Sequence}";
        var owed = (await client.Get(address)).Document.QuerySelectorAll("#close-title ~ ul li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["Nog te doen IND verteld over het vertrek", "Gedaan Advocaat verteld over het vertrek"], owed);
        var refused = await client.Fill(address, new() { ["Input.Reason"] = "Opgelost." }, "#close-form", "button");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("De IND weet nog niet van dit vertrek.", refused.Text, StringComparison.Ordinal);
        await client.Fill($"/cases/{number}/ind-told-of-departure", new() { ["Input.Text"] = "Gebeld." }, "form.rc-form");
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(address, new() { ["Input.Reason"] = "Opgelost." }, "#close-form", "button")).Status);
    }

    [Fact]
    public async Task On_a_closed_case_an_alarm_can_be_closed_but_not_raised()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).Gone();
        built.Moved(CaseTrigger.CloseLeftUnknownDestination, Staff.Ingrid);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/alarms");
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var alarm = Assert.Single((await app.Read(number)).OpenAlarms);
        var closed = await client.Fill($"/cases/{number}/alarms/{alarm.Sequence}", new() { ["Input.Reason"] = "Gevonden." }, "#close-form", "button");
        Assert.Equal(HttpStatusCode.Redirect, closed.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}/alarms/1")).Status);
    }

    [Fact]
    public async Task A_missing_child_shows_the_hours_that_are_left_and_then_that_the_report_is_late()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch, today: new(2026, 11, 20)));
        var client = await app.ClientAs("sanne");
        var bad = await client.Fill($"/cases/{number}/alarms", new() { ["Input.Kind"] = "Missing", ["Input.MissingAt"] = "23:59", ["Input.Reason"] = "Niet thuis." });
        Assert.Equal((HttpStatusCode.BadRequest, "23:59 is op die dag nog niet geweest. Vul in wanneer de jongere voor het laatst is gezien."), (bad.Status, Assert.Single(bad.Errors)));
        var odd = await client.Submit(bad, "main form.rc-form", new() { ["Input.Kind"] = "Trafficking", ["Input.MissingAt"] = "8 uur", ["Input.Reason"] = "Niet thuis." });
        Assert.Equal("Een tijdstip hoort alleen bij een vermissing. Haal het weg, of kies vermist.", Assert.Single(odd.Errors));
        // It is noon.
        await client.Submit(odd, "main form.rc-form", new() { ["Input.Kind"] = "Missing", ["Input.MissingAt"] = "7:30" });
        var alarm = Assert.Single((await app.Read(number)).OpenAlarms);
        string[] pages = [$"/cases/{number}", $"/cases/{number}/alarms", $"/cases/{number}/alarms/{alarm.Sequence}", "/"];
        foreach (var page in pages)
            Assert.Contains("Nog 19 uur om de vermissing bij de politie te melden: uiterlijk 21 november 2026, 07:30.", (await client.Get(page)).Text, StringComparison.Ordinal);

        var late = new DateTimeOffset(2026, 11, 21, 10, 45, 0, TimeSpan.FromHours(1));
        var before = app.Clock.GetUtcNow();
        app.Clock.Set(late);
        try
        {
            client = await app.ClientAs("sanne");
            foreach (var page in pages)
                Assert.Contains("Meld de vermissing nu bij de politie. Dat moest uiterlijk 21 november 2026, 07:30; dat is 3 uur geleden.", (await client.Get(page)).Text, StringComparison.Ordinal);
            var supervisor = await app.ClientAs("ingrid");
            foreach (var page in (string[])["/", "/review"])
                Assert.Contains("Van één vermiste jongere moest de melding bij de politie al gedaan zijn.", (await supervisor.Get(page)).Find(".rc-alarms").TextContent, StringComparison.Ordinal);
            Assert.Contains("Vermissing melden bij de politie", (await client.Get("/tasks")).Text, StringComparison.Ordinal);

            await client.Fill($"/cases/{number}/police-report", new() { ["Input.Text"] = "Gemeld in Assen.", ["Input.Reference"] = "PL0100-1" }, "form.rc-form");
            var reported = await client.Get($"/cases/{number}/alarms/{alarm.Sequence}");
            Assert.Contains("De vermissing is bij de politie gemeld op 21 november 2026, kenmerk PL0100-1.", reported.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Meld de vermissing nu", (await client.Get("/")).Text, StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Set(before);
        }
    }

    [Theory]
    [InlineData("nl", "Overgedragen", "J. Bakker krijgt er een melding van.")]
    [InlineData("en", "Handed over", "J. Bakker gets a notice of it.")]
    public async Task Whoever_an_alarm_is_handed_over_to_is_told_until_it_is_closed_or_goes_on(string language, string step, string told)
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        built.File.RaiseAlarm(built.By(Staff.Sanne), AlarmKind.Trafficking);
        var number = await app.KeepCase(built);
        var address = $"/cases/{number}/alarms/{built.File.OpenAlarms.Single().Sequence}";
        var (sanne, joris) = (await app.ClientAs("sanne"), await app.ClientAs("joris"));
        await sanne.Speak(language);
        await joris.Speak(language);
        await Give(sanne, "joris");
        Assert.Contains(told, (await sanne.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
        var row = Assert.Single(Rows(await joris.Get("/notices")));
        Assert.Contains(step, row, StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", row, StringComparison.Ordinal);
        // Whoever gave it is told nothing, and whoever takes it on by the same form knows.
        Assert.Empty(Rows(await sanne.Get("/notices")));

        var ingrid = await app.ClientAs("ingrid");
        await Give(ingrid, "ingrid");
        Assert.Empty(Rows(await ingrid.Get("/notices")));
        Assert.Empty(Rows(await joris.Get("/notices")));

        // Given back on the same day, it is unread once more.
        await Give(ingrid, "joris");
        var read = await joris.Get("/notices");
        await joris.Submit(read, "tbody form");
        Assert.Empty(Rows(await joris.Get("/notices")));
        await Give(ingrid, "ingrid");
        await Give(ingrid, "joris");
        Assert.Single(Rows(await joris.Get("/notices")));
        await ingrid.Fill(address, new() { ["Input.Reason"] = "Opgelost." }, "#close-form", "button");
        Assert.Empty(Rows(await joris.Get("/notices")));

        async Task Give(PageClient by, string to) => Assert.Equal(HttpStatusCode.Redirect, (await by.Fill(address, new() { ["Input.To"] = (await app.ActorOf(to)).Id }, "#give-form", "button")).Status);
        IReadOnlyList<string> Rows(HtmlPage page) => [.. page.Document.QuerySelectorAll("tbody tr").Select(tr => tr.TextContent).Where(text => text.Contains(number, StringComparison.Ordinal))];
    }

    [Fact]
    public async Task An_alarm_is_handed_over_to_a_colleague_of_the_team()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        built.File.RaiseAlarm(built.By(Staff.Sanne), AlarmKind.Trafficking);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var address = $"/cases/{number}/alarms/{built.File.OpenAlarms.Single().Sequence}";
        var page = await client.Get(address);
        Assert.DoesNotContain("O. Yilmaz", page.Find("#give-form").TextContent, StringComparison.Ordinal);
        var nobody = await client.Submit(page, "#give-form", new() { ["Input.Note"] = "Bel de voogd." }, "button");
        Assert.Equal((HttpStatusCode.BadRequest, "Kies een collega van het team aan wie u het alarm overdraagt."), (nobody.Status, Assert.Single(nobody.Errors)));
        Assert.Equal("Bel de voogd.", nobody.Find("[name='Input.Note']").TextContent.Trim());
        var joris = page.Document.QuerySelectorAll("#give-form option").Single(option => option.TextContent.Contains("regievoerder", StringComparison.Ordinal) && option.TextContent.StartsWith("J.", StringComparison.Ordinal));
        await client.Submit(nobody, "#give-form", new() { ["Input.To"] = joris.GetAttribute("value") }, "button");
        var alarm = (await app.Read(number)).OpenAlarms.Single();
        Assert.Equal(joris.GetAttribute("value"), alarm.OwnerId);
        Assert.Contains($"Overgedragen aan {alarm.OwnerName}", (await client.Get(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signals_of_trafficking_in_a_talk_raise_an_alarm_that_leads_back_to_the_talk()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        built.File.RecordContact(built.By(Staff.Sanne), new(ReturnCase.Domain.Cooperation.ContactKind.Visit, null, null, null, null, "talked", null, null, null, ReturnCase.Domain.Cooperation.CheckAnswer.Yes));
        var contact = built.File.Latest<ReturnCase.Domain.Cooperation.ContactMoment>()!.Sequence;
        var number = await app.KeepCase(built);
        var page = await (await app.ClientAs("ingrid")).Get($"/cases/{number}/alarms/{built.File.OpenAlarms.Single().Sequence}");
        Assert.NotNull(page.Document.QuerySelector($"a[href='/cases/{number}?all=true#line-{contact}']"));
        Assert.Equal(3, page.Document.QuerySelectorAll("section[aria-labelledby=do-title] ol > li").Length);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_kind_of_alarm_says_what_to_do(string language)
    {
        var keys = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Resources", "Pages", "Cases", "Alarms", $"Alarm.{language}.resx"))
            .Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        Assert.All(Enum.GetValues<AlarmKind>().SelectMany(kind => Enumerable.Range(1, 3).Select(step => $"Do{kind}{step}")), key => Assert.Contains(key, keys));
    }
}
