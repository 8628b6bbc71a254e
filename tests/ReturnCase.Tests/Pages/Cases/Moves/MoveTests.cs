using System.Net;
using AngleSharp.Dom;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases.Moves;

// Each test makes its own case, so they share one program.
public sealed class MoveTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    private static readonly DateOnly Birthday = new(2028, 5, 10);

    public static TheoryData<CaseTrigger> Triggers() => [.. Enum.GetValues<CaseTrigger>()];

    [Theory]
    [MemberData(nameof(Triggers))]
    public async Task Every_move_has_a_page_with_its_meaning_in_both_languages(CaseTrigger trigger)
    {
        var phase = Enum.GetValues<CasePhase>().First(p => CaseLifecycle.Moves.Any(m => m.Trigger == trigger && m.Covers(p)));
        var number = await app.KeepCase(CaseBuilder.In(phase));
        var client = await app.ClientAs("sanne");
        var address = $"/cases/{number}/{Slugs.Of(trigger)}";
        var dutch = await client.Get(address);
        if (CaseLifecycle.Outcome(trigger) is not null)
        {
            Assert.Equal($"/cases/{number}/proposal", dutch.RedirectsTo);
            return;
        }

        Assert.Equal((HttpStatusCode.OK, CaseTexts.Of(trigger).Nl), (dutch.Status, dutch.Title));
        await client.Submit(dutch, "form[action='/language']", new() { ["language"] = "en" });
        var english = await client.Get(address);
        Assert.Equal(CaseTexts.Of(trigger).En, english.Title);
        var meanings = (string[])[Meaning(dutch), Meaning(english)];
        Assert.All(meanings, meaning => Assert.True(meaning.Length > 30 && !meaning.StartsWith("Meaning", StringComparison.Ordinal), meaning));
        Assert.NotEqual(meanings[0], meanings[1]);
        Assert.NotEmpty(dutch.Document.QuerySelectorAll("#conditions li[data-guard]"));
    }

    [Fact]
    public async Task A_blocked_move_shows_every_condition_and_no_button_to_press()
    {
        var built = CaseBuilder.In(CasePhase.ReturnPreparation);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/ready");
        var unmet = built.File.MoveOptions(built.By(Staff.Sanne)).Single(o => o.Trigger == CaseTrigger.Ready).Unmet;
        Assert.True(unmet.Count > 5);
        Assert.Equal(unmet.Select(g => g.ToString()).Order(), page.Document.QuerySelectorAll(".rc-checks__unmet").Select(li => li.GetAttribute("data-guard")!).Order());
        Assert.All(unmet, guard => Assert.Contains(GuardCatalogue.Of(guard).Sentence.Nl, page.Text, StringComparison.Ordinal));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".rc-checks__met"));
        Assert.True(page.Find("main button.rc-button").HasAttribute("disabled"));
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task A_move_that_got_blocked_meanwhile_is_a_conflict_and_then_a_refusal_with_the_text_kept()
    {
        var built = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/departed");
        var other = await app.ClientAs("ingrid");
        var started = await other.Fill($"/cases/{number}/suspensions", new() { ["Input.Kind"] = "Appeal", ["Input.Reference"] = "AWB 26/1" });
        Assert.Equal(HttpStatusCode.Redirect, started.Status);

        var conflict = await client.Submit(page, "main form[method=post]", new() { ["Input.Reason"] = "Vlucht KL 1" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Een ander sloeg deze zaak intussen op", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("Vlucht KL 1", conflict.Find("#Input_Reason").TextContent, StringComparison.Ordinal);

        var refused = await client.Submit(conflict, "main form[method=post]");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.NoBlockingSuspension).Sentence.Nl, refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Contains("Vlucht KL 1", refused.Find("#Input_Reason").TextContent, StringComparison.Ordinal);
        Assert.Equal(CasePhase.ReadyToTravel, (await app.Read(number)).Phase);
    }

    [Fact]
    public async Task A_move_that_the_phase_does_not_know_says_from_where_it_can_be_made()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.Intake));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/reopen-search");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Deze stap bestaat hier niet", page.Text, StringComparison.Ordinal);
        Assert.Contains(CaseTexts.Of(CasePhase.NoShelter).Nl, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task A_reason_is_asked_where_the_row_asks_it()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.NoShelter));
        var client = await app.ClientAs("sanne");
        var missing = await client.Fill($"/cases/{number}/reopen-search");
        Assert.Equal((HttpStatusCode.BadRequest, "Schrijf op waarom."), (missing.Status, Assert.Single(missing.Errors)));
        var made = await client.Submit(missing, "main form[method=post]", new() { ["Input.Reason"] = "Een tante in Conakry belde." });
        Assert.Equal($"/cases/{number}", made.RedirectsTo);
        var file = await app.Read(number);
        Assert.Equal((CasePhase.FurtherSearch, "Een tante in Conakry belde."), (file.Phase, file.LastMove.Reason));
    }

    [Theory]
    [InlineData("3", "3", "2026", "3 maart 2026 ligt na vandaag. Vul de dag in waarop het gebeurde: vandaag of eerder.")]
    [InlineData("31", "2", "2026", "\"31 2 2026\" is geen bestaande datum. Schrijf een datum in cijfers, bijvoorbeeld 27 3 2026.")]
    [InlineData("", "2", "2026", "Wanneer gebeurde dit? De datum is niet volledig. Vul de dag, de maand en het jaar in.")]
    [InlineData("", "", "", "Wanneer gebeurde dit? Vul de dag, de maand en het jaar in.")]
    public async Task A_date_that_cannot_be_gets_its_sentence(string day, string month, string year, string sentence)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.NoShelter, today: new DateOnly(2026, 3, 1)));
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/reopen-search", new()
        {
            ["Input.OccurredOn.Day"] = day,
            ["Input.OccurredOn.Month"] = month,
            ["Input.OccurredOn.Year"] = year,
            ["Input.Reason"] = "nieuw",
        });
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
    }

    [Fact]
    public async Task A_date_before_the_last_step_is_refused_in_words()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.NoShelter));
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/reopen-search", new() { ["Input.OccurredOn.Year"] = "2025", ["Input.Reason"] = "nieuw" });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.NotBeforeLastMove).Sentence.Nl, answer.Text, StringComparison.Ordinal);
        // Both sides stand beside each other, with what each choice does.
        Assert.Contains(CaseTexts.Of(CaseTrigger.IndAsksNothingFurther).Nl, answer.Find("#date-clash table").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingrid", answer.Find("#date-clash table").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, answer.Find("#date-clash ul").QuerySelectorAll("a").Length);
        Assert.Null((await client.Get($"/cases/{number}/reopen-search")).Document.QuerySelector("#date-clash"));
    }

    [Fact]
    public async Task A_move_is_judged_on_the_day_it_happened()
    {
        var built = CaseBuilder.In(CasePhase.NoShelter).Until(Birthday.AddDays(1));
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var today = await client.Get($"/cases/{number}/reopen-search");
        Assert.Contains(GuardCatalogue.Of(GuardCode.Minor).Sentence.Nl, today.Text, StringComparison.Ordinal);
        var before = await client.Get($"/cases/{number}/reopen-search?On.Day=9&On.Month=5&On.Year=2028");
        Assert.DoesNotContain(GuardCatalogue.Of(GuardCode.Minor).Sentence.Nl, before.Text, StringComparison.Ordinal);
        Assert.Equal("9", before.Value("Input.OccurredOn.Day"));
        var later = await client.Get($"/cases/{number}/reopen-search?On.Day=9&On.Month=5&On.Year=2030");
        Assert.Equal(HttpStatusCode.BadRequest, later.Status);
        Assert.Contains("ligt na vandaag", Assert.Single(later.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turning_eighteen_says_what_follows_in_the_words_of_the_leaflet()
    {
        var built = CaseBuilder.In(CasePhase.NoShelter).Until(Birthday).Note(StatementKind.HandoverNote);
        var number = await app.KeepCase(built);
        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/turned-eighteen");
        Assert.Contains("geen recht meer op onderdak en scholing", page.Find(".rc-alert").TextContent, StringComparison.Ordinal);
        var made = await supervisor.Submit(page, "main form[method=post]", new() { ["Input.Reason"] = "18 geworden" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(ClosingReason.AgedOut, (await app.Read(number)).ClosingReason);
    }

    [Fact]
    public async Task Departed_although_blocked_warns_and_raises_an_alarm()
    {
        var built = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice);
        built.File.StartSuspension(built.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB", false, false));
        var number = await app.KeepCase(built);
        var supervisor = await app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/departed-although-blocked");
        Assert.NotNull(page.Find(".rc-alert--danger"));
        var made = await supervisor.Submit(page, "main form[method=post]", new() { ["Input.Reason"] = "al vertrokken" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var file = await app.Read(number);
        Assert.Equal(CasePhase.Travelling, file.Phase);
        Assert.Contains(file.OpenAlarms, a => a.Kind == AlarmKind.DepartedAlthoughBlocked);
    }

    [Theory]
    [InlineData(CaseTrigger.WithdrawReferral, CasePhase.CooperatedNoShelter, CasePhase.ShelterSearch)]
    [InlineData(CaseTrigger.CloseAdministrative, CasePhase.ShelterSearch, CasePhase.Closed)]
    [InlineData(CaseTrigger.Reopen, CasePhase.Closed, CasePhase.Intake)]
    public async Task What_only_a_supervisor_does_a_counsellor_sees_and_a_supervisor_makes(CaseTrigger trigger, CasePhase from, CasePhase to)
    {
        var number = await app.KeepCase(CaseBuilder.In(from));
        var page = await (await app.ClientAs("sanne")).Get($"/cases/{number}/{Slugs.Of(trigger)}");
        Assert.Contains(GuardCatalogue.Of(GuardCode.Supervisor).Sentence.Nl, page.Text, StringComparison.Ordinal);
        var made = await (await app.ClientAs("ingrid")).Fill($"/cases/{number}/{Slugs.Of(trigger)}", new() { ["Input.Reason"] = "zo is het" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(to, (await app.Read(number)).Phase);
    }

    [Theory]
    [InlineData("joris", HttpStatusCode.Forbidden)]
    [InlineData("omar", HttpStatusCode.NotFound)]
    [InlineData("pieter", HttpStatusCode.Forbidden)]
    public async Task Somebody_elses_case_stays_shut(string user, HttpStatusCode status)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.NoShelter));
        var client = await app.ClientAs(user);
        string[] pages = ["reopen-search", "propose", "propose/shelter-found", "proposal", "proposal/revise", "proposal/withdraw", "decision", "decision?kind=asylum-rejected",
            "decisions", "retract/1", "identity", "birth-date", "contacts", "assign", "suspensions", "suspensions/1", "alarms", "alarms/1"];
        foreach (var page in pages)
            Assert.Equal((page, status), (page, (await client.Get($"/cases/{number}/{page}")).Status));
    }

    [Theory]
    [InlineData("Ready")]
    [InlineData("15")]
    [InlineData("made-up")]
    public async Task Only_the_slug_of_a_move_is_an_address(string slug)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ReturnPreparation));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.ClientAs("sanne")).Get($"/cases/{number}/{slug}")).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_and_one_that_is_too_large_are_refused()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.NoShelter));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/reopen-search");
        var forged = await client.Submit(page, "main form[method=post]", new() { ["__RequestVerificationToken"] = null });
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        var large = await client.Submit(page, "main form[method=post]", new() { ["Input.Reason"] = new string('x', 5_000_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        var long_ = await client.Submit(page, "main form[method=post]", new() { ["Input.Reason"] = new string('x', Change.ReasonMaxLength + 1) });
        Assert.Equal((HttpStatusCode.BadRequest, Change.ReasonMaxLength + 1), (long_.Status, long_.Find("#Input_Reason").TextContent.Trim().Length));
    }

    private static string Meaning(HtmlPage page) => page.Find("[aria-labelledby=meaning] p").TextContent.Trim();
}
