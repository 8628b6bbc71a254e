using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases.Facts;
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
    [InlineData("nl", "Deze opschorting staat er al en loopt nog", "Dit staat er al:")]
    [InlineData("en", "This suspension is on file already and still runs", "This is on file already:")]
    public async Task What_is_on_file_already_is_refused_and_named(string language, string sentence, string there)
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var first = built.File.StartSuspension(built.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 26/1", false, false));
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var refused = await client.Fill($"/cases/{number}/suspensions", new Dictionary<string, string?> { ["Input.Kind"] = "Appeal", ["Input.Reference"] = "awb 26-1" }.Date("Input.OccurredOn", first.StartedOn));
        Assert.Equal((HttpStatusCode.Conflict, "awb 26-1"), (refused.Status, refused.Value("Input.Reference")));
        var answer = refused.Find("#answer");
        Assert.Contains(sentence, answer.TextContent, StringComparison.Ordinal);
        Assert.Contains(there, answer.TextContent, StringComparison.Ordinal);
        Assert.Contains("AWB 26/1", refused.Find("#there").TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.QuerySelector($"a[href='/cases/{number}/suspensions']"));
        Assert.Single((await app.Read(number)).Suspensions);
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

    [Fact]
    public async Task A_mistyped_start_is_put_right_on_a_page_and_both_versions_stay_in_view()
    {
        var built = Searching(100);
        var limit = built.File.SearchLastDay!.Value;
        var wrong = built.File.StartSuspension(built.By(Staff.Sanne, on: built.Today.AddDays(-90)), new(SuspensionKind.Medical, "art. 64", false, true)).Sequence;
        built.File.AnswerException(built.By(Staff.Ingrid), wrong, SuspensionWish.Pause, true);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var start = built.Today.AddDays(-10);
        var typed = new Dictionary<string, string?> { ["Input.CorrectionReason"] = "Verkeerde maand getypt." }.Date("Input.OccurredOn", start).Date("Input.EndedOn", built.Today);
        var address = $"/cases/{number}/suspensions/{wrong}/correct";

        var asked = await client.Fill(address, typed);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"Tot een teamleider akkoord gaat, is de laatste dag {Dutch(limit)}.", asked.Text, StringComparison.Ordinal);
        Assert.Single((await app.Read(number)).SuspensionVersions);
        var saved = await client.Submit(asked, "main form", new() { ["Input.Sure"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);

        var file = await app.Read(number);
        var right = Assert.Single(file.Suspensions);
        Assert.Equal((2, start, limit), (file.SuspensionVersions.Count, right.StartedOn, file.SearchLastDay));
        Assert.EndsWith($"/suspensions/{right.Sequence}", saved.RedirectsTo, StringComparison.Ordinal);
        Assert.Contains("Deze opschorting is gecorrigeerd.", (await client.Get($"/cases/{number}/suspensions/{wrong}")).Text, StringComparison.Ordinal);
        Assert.Contains("Verkeerde maand getypt.", (await client.Get($"/cases/{number}/suspensions/{right.Sequence}")).Text, StringComparison.Ordinal);
        var timeline = await client.Get($"/cases/{number}?all=true");
        Assert.NotNull(timeline.Find($"#line-{wrong} del"));
        Assert.Contains("Opschorting gecorrigeerd: Medisch", timeline.Find($"#line-{right.Sequence}").TextContent, StringComparison.Ordinal);

        await (await app.ClientAs("ingrid")).Fill($"/cases/{number}/suspensions/{right.Sequence}", new() { ["Input.Reason"] = "Gezien." }, "#answer-form", "button[value=Approve]");
        Assert.Equal(limit.AddDays(built.Today.DayNumber - start.DayNumber), (await app.Read(number)).SearchLastDay);
        Assert.Contains("10 dagen stilgestaan", (await client.Get($"/cases/{number}/clocks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_never_was_is_taken_back_with_a_reason_and_blocks_nothing_any_more()
    {
        var built = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        var sequence = built.File.StartSuspension(built.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 26/1", false, false)).Sequence;
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var missing = await client.Fill($"/cases/{number}/retract/{sequence}");
        Assert.Equal((HttpStatusCode.BadRequest, "Schrijf op waarom dit een vergissing was."), (missing.Status, Assert.Single(missing.Errors)));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(missing, "main form", new() { ["Input.Reason"] = "Andere zaak." })).Status);
        Assert.Empty((await app.Read(number)).Suspensions);
        Assert.DoesNotContain(GuardCatalogue.Of(GuardCode.NoBlockingSuspension).Sentence.Nl, (await client.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
        Assert.Contains("Teruggenomen als vergissing", (await client.Get($"/cases/{number}/suspensions")).Text, StringComparison.Ordinal);
        Assert.Contains("teruggenomen als vergissing", (await client.Get($"/cases/{number}/suspensions/{sequence}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_pause_is_asked_for_or_agreed_to_the_page_says_what_it_does_to_the_limit()
    {
        var built = Searching(60);
        var (limit, start) = (built.File.SearchLastDay!.Value, built.Today.AddDays(-20));
        var number = await app.KeepCase(built);
        var (client, days) = (await app.ClientAs("sanne"), FactCases.Today.DayNumber - start.DayNumber);
        var moved = $"de laatste dag van het onderzoeksjaar gaat van {Dutch(limit)} naar {Dutch(limit.AddDays(days))}: {days} dagen erbij.";
        var typed = new Dictionary<string, string?> { ["Input.Kind"] = "Medical", ["Input.Reference"] = "art. 64", ["Input.AsksToPause"] = "true", ["Input.Reason"] = "Opgenomen." }.Date("Input.OccurredOn", start);
        var check = await client.Fill($"/cases/{number}/suspensions", typed, button: "button[name='Input.Check']");
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains($"Gaat een teamleider akkoord: {moved}", check.Text, StringComparison.Ordinal);
        Assert.Equal("Opgenomen.", check.Find("[name='Input.Reason']").TextContent.Trim());
        Assert.Empty((await app.Read(number)).SuspensionVersions);
        await client.Submit(check, "main form", typed);
        var sequence = Assert.Single((await app.Read(number)).Suspensions).Sequence;

        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/suspensions/{sequence}");
        Assert.Contains($"Gaat u akkoord: {moved}", page.Find("#answer-form").TextContent, StringComparison.Ordinal);
        await supervisor.Submit(page, "#answer-form", new() { ["Input.Reason"] = "Gezien." }, "button[value=Approve]");
        Assert.Equal(limit.AddDays(days), (await app.Read(number)).SearchLastDay);

        var end = FactCases.Today.AddDays(-5);
        var ends = await client.Fill($"/cases/{number}/suspensions/{sequence}", new Dictionary<string, string?>().Date("Input.OccurredOn", end), "#end-form", "button[value=Check]");
        Assert.Contains($"gaat van {Dutch(limit.AddDays(days))} naar {Dutch(limit.AddDays(days - 5))}: 5 dagen eraf.", ends.Find("#end-form").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_before_the_case_is_kept_only_with_a_tick_for_that_very_day()
    {
        var built = Searching(0);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var typed = new Dictionary<string, string?> { ["Input.Kind"] = "Appeal", ["Input.Reference"] = "AWB 26/1" }.Date("Input.OccurredOn", built.Today.AddYears(-1));
        var asked = await client.Fill($"/cases/{number}/suspensions", typed);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("De opschorting begint vóór het begin van deze zaak.", Assert.Single(asked.Errors), StringComparison.Ordinal);
        var other = await client.Submit(asked, "main form", new Dictionary<string, string?> { ["Input.Sure"] = "true" }.Date("Input.OccurredOn", built.Today.AddYears(-2)));
        Assert.Equal((HttpStatusCode.Conflict, 0), (other.Status, (await app.Read(number)).Suspensions.Count));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(other, "main form", new() { ["Input.Sure"] = "true" })).Status);
        Assert.Equal(built.Today.AddYears(-2), Assert.Single((await app.Read(number)).Suspensions).StartedOn);
    }

    [Fact]
    public async Task A_supervisor_does_not_answer_what_they_asked_for_and_reads_who_does()
    {
        var built = Searching(0);
        var number = await app.KeepCase(built);
        var supervisor = await app.ClientAs("ingrid");
        await supervisor.Fill($"/cases/{number}/suspensions", new() { ["Input.Kind"] = "Medical", ["Input.Reference"] = "art. 64", ["Input.AsksToPause"] = "true", ["Input.Reason"] = "Opgenomen." });
        var sequence = Assert.Single((await app.Read(number)).Suspensions).Sequence;
        var page = await supervisor.Get($"/cases/{number}/suspensions/{sequence}");
        Assert.Empty(page.Document.QuerySelectorAll("#answer-form"));
        Assert.Contains(GuardCatalogue.Of(GuardCode.AskedByAnother).Sentence.Nl, page.Text, StringComparison.Ordinal);
        Assert.Contains("wie een teamleider waarneemt, kan het doen", page.Text, StringComparison.Ordinal);
        var refused = await supervisor.Submit(page, "#end-form", new() { ["Input.Do"] = "Approve", ["Input.Exception"] = "Pause", ["Input.Reason"] = "zelf" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.False(Assert.Single((await app.Read(number)).Suspensions).PausesClock);
    }

    [Theory]
    [InlineData("button[value=End]")]
    [InlineData("button[value=Check]")]
    public async Task An_end_before_the_start_is_told_beside_the_field(string button)
    {
        var built = Searching(10);
        var start = built.Today.AddDays(-3);
        var sequence = built.File.StartSuspension(built.By(Staff.Sanne, on: start), new(SuspensionKind.Appeal, "AWB", false, false)).Sequence;
        var number = await app.KeepCase(built);
        var refused = await (await app.ClientAs("sanne")).Fill($"/cases/{number}/suspensions/{sequence}", new Dictionary<string, string?>().Date("Input.OccurredOn", start.AddDays(-1)), "#end-form", button);
        Assert.Equal((HttpStatusCode.BadRequest, $"De opschorting begon op {Dutch(start)}. Vul die dag in of een latere."), (refused.Status, Assert.Single(refused.Errors)));
        Assert.Equal(1, Assert.Single((await app.Read(number)).Suspensions).AskedAgainIn);
    }

    private static string Dutch(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"));

    private static CaseBuilder Searching(int days) => CaseBuilder.In(CasePhase.ShelterSearch, today: FactCases.Today.AddDays(-days)).Until(FactCases.Today);
}
