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
}
