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
}
