using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Suspensions;

// Each test makes its own case, so they share one program.
public sealed class SuspensionTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_suspension_starts_and_ends()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var started = await client.Fill($"/cases/{number}/suspensions", new() { ["Input.Kind"] = "Appeal", ["Input.Reference"] = "AWB 26/1" });
        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        var suspension = Assert.Single((await app.Read(number)).Suspensions);
        Assert.True(suspension.BlocksRemoval && !suspension.PausesClock);
        await client.Fill($"/cases/{number}/suspensions/{suspension.Sequence}", form: "#end-form", button: "button");
        Assert.NotNull(Assert.Single((await app.Read(number)).Suspensions).EndedOn);
    }

    [Theory]
    [InlineData("Approve", true)]
    [InlineData("Refuse", false)]
    public async Task An_exception_needs_a_reason_and_a_supervisor(string answer, bool pauses)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?> { ["Input.Kind"] = "Medical", ["Input.Reference"] = "art. 64", ["Input.AsksToPause"] = "true" };
        var missing = await client.Fill($"/cases/{number}/suspensions", values);
        Assert.Equal((HttpStatusCode.BadRequest, "Schrijf op waarom u deze uitzondering vraagt."), (missing.Status, Assert.Single(missing.Errors)));
        values["Input.Reason"] = "Opgenomen in het ziekenhuis.";
        await client.Submit(missing, "main form", values);
        var suspension = Assert.Single((await app.Read(number)).Suspensions);
        Assert.True(suspension.AwaitsApproval);

        var address = $"/cases/{number}/suspensions/{suspension.Sequence}";
        Assert.Empty((await client.Get(address)).Document.QuerySelectorAll("#answer-form"));
        var supervisor = await app.ClientAs("ingrid");
        await supervisor.Fill(address, new() { ["Input.Reason"] = "Gezien." }, "#answer-form", $"button[value={answer}]");
        Assert.Equal(pauses, Assert.Single((await app.Read(number)).Suspensions).PausesClock);
    }

    [Fact]
    public async Task A_counsellor_who_answers_all_the_same_is_refused_in_words()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var sequence = built.File.StartSuspension(built.By(Staff.Sanne), new(SuspensionKind.Medical, "art. 64", true, false)).Sequence;
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/suspensions/{sequence}", new() { ["Input.Do"] = "Approve", ["Input.Reason"] = "zelf" }, "#end-form");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.Supervisor).Sentence.Nl, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_new_period_it_is_asked_again()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var sequence = built.File.StartSuspension(built.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB", false, false)).Sequence;
        built.Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        Assert.Contains("Geldt dit nog in deze periode?", (await client.Get($"/cases/{number}/suspensions")).Text, StringComparison.Ordinal);
        await client.Fill($"/cases/{number}/suspensions/{sequence}", form: "#reaffirm-form", button: "button");
        Assert.Equal(2, Assert.Single((await app.Read(number)).Suspensions).AskedAgainIn);
    }

    [Fact]
    public async Task Missing_also_raises_an_alarm()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        await (await app.ClientAs("sanne")).Fill($"/cases/{number}/suspensions", new() { ["Input.Kind"] = "Missing", ["Input.Reference"] = "melding politie" });
        Assert.Equal(AlarmKind.Missing, Assert.Single((await app.Read(number)).OpenAlarms).Kind);
    }

    [Fact]
    public async Task Two_suspensions_end_in_the_other_order_and_removal_waits_for_both()
    {
        var built = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        foreach (var (kind, reference) in new[] { ("Appeal", "AWB 26/1"), ("Medical", "art. 64") })
            await client.Fill($"/cases/{number}/suspensions", new() { ["Input.Kind"] = kind, ["Input.Reference"] = reference });
        var (first, second) = ((await app.Read(number)).Suspensions[0].Sequence, (await app.Read(number)).Suspensions[1].Sequence);
        await client.Fill($"/cases/{number}/suspensions/{second}", form: "#end-form", button: "button");
        var file = await app.Read(number);
        Assert.True(file.Suspensions[0].EndedOn is null && file.Suspensions[1].EndedOn is not null);
        Assert.Contains(GuardCatalogue.Of(GuardCode.NoBlockingSuspension).Sentence.Nl, (await client.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
        await client.Fill($"/cases/{number}/suspensions/{first}", form: "#end-form", button: "button");
        Assert.All((await app.Read(number)).Suspensions, suspension => Assert.NotNull(suspension.EndedOn));
        Assert.DoesNotContain(GuardCatalogue.Of(GuardCode.NoBlockingSuspension).Sentence.Nl, (await client.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_that_was_asked_for_is_answered_also_after_the_suspension_ended()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var limit = built.File.SearchLastDay;
        var sequence = built.File.StartSuspension(built.By(Staff.Sanne), new(SuspensionKind.Medical, "art. 64", false, true)).Sequence;
        built.Wait(10).File.EndSuspension(built.By(Staff.Sanne), sequence);
        var number = await app.KeepCase(built);
        var supervisor = await app.ClientAs("ingrid");
        Assert.Contains(number, (await supervisor.Get("/cases?attention=suspension-asks")).Text, StringComparison.Ordinal);
        var page = await supervisor.Get($"/cases/{number}/suspensions/{sequence}");
        Assert.Empty(page.Document.QuerySelectorAll("#end-form"));
        await supervisor.Submit(page, "#answer-form", new() { ["Input.Reason"] = "Gezien." }, "button[value=Approve]");
        var file = await app.Read(number);
        Assert.True(Assert.Single(file.Suspensions).PausesClock);
        Assert.Equal(limit!.Value.AddDays(10), file.SearchLastDay);
    }
}
