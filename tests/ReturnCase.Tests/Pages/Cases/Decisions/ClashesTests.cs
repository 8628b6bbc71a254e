using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Decisions;

public sealed class ClashesTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task The_task_leads_the_counsellor_to_the_page_and_the_decision_counts_from_there()
    {
        var builder = DecisionFileCases.Superseded(out var first);
        var decision = builder.Decide(DecisionKind.FurtherInvestigation, referral: first);
        var address = await app.Keep(builder);
        var client = await app.ClientAs("sanne");
        var to = $"{address}/clashes?decision={decision.Sequence}";
        Assert.NotNull((await client.Get("/tasks")).Document.QuerySelector($"a[href='{to}']"));
        Assert.NotNull((await client.Get($"{address}/decisions")).Document.QuerySelector($"a[href='{address}/clashes']"));
        var page = await client.Get(to);
        Assert.Single(page.Document.QuerySelectorAll("input[name='Input.Meaning']"));
        Assert.Contains(first, page.Text, StringComparison.Ordinal);
        Assert.Equal(decision.Reference, page.Find("table.rc-sides tr:has(th:contains('Kenmerk')) td:last-child").TextContent);
        var empty = await client.Submit(page, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));

        Assert.Equal(address, (await client.Submit(page, "form.rc-form", new() { ["Input.Meaning"] = "Counts", ["Input.Reason"] = "asked by phone" })).RedirectsTo);
        Assert.Equal(CaseTrigger.IndAsksFurtherInvestigation, Assert.Single((await app.Read(builder.File.Number)).WaitingDecisions).Trigger);
        var said = await client.Get(to);
        Assert.Null(said.Document.QuerySelector("form.rc-form"));
        var resolved = said.Find($"#resolved-{decision.Sequence}").TextContent;
        Assert.All((string[])["telt voor wat nu gevraagd is", "Door S. de Wit, regievoerder", "asked by phone"], words => Assert.Contains(words, resolved, StringComparison.Ordinal));
        Assert.NotNull((await client.Get($"{address}/decisions")).Document.QuerySelector($"a[href='{address}/clashes']"));
        await client.Speak("en");
        Assert.Contains("counts for what is asked now", (await client.Get(to)).Find("#resolved").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Er volgt geen stap uit")]
    [InlineData("en", "No step follows")]
    public async Task Only_a_supervisor_says_that_no_step_follows(string language, string words)
    {
        var builder = DecisionFileCases.Superseded(out var first);
        builder.Decide(DecisionKind.ResidenceNotGranted, referral: first);
        var address = $"{await app.Keep(builder)}/clashes";
        var (sanne, ingrid) = (await app.ClientAs("sanne"), await app.ClientAs("ingrid"));
        Assert.Null((await sanne.Get(address)).Document.QuerySelector("main form.rc-form"));
        await ingrid.Speak(language);
        var page = await ingrid.Get(address);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        var values = new Dictionary<string, string?> { ["Input.Meaning"] = "NoEffect", ["Input.Reason"] = "the child asked anew" };
        var refused = await sanne.Post(page.Address, [new("__RequestVerificationToken", (await sanne.Get(address)).Value("__RequestVerificationToken")!), .. values.Select(v => new KeyValuePair<string, string>(v.Key, v.Value!)), new("Input.Decision", page.Find("[name='Input.Decision'] option[selected]").GetAttribute("value")!), new("Input.Version", page.Value("Input.Version")!)]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull((await ingrid.Submit(page, "form.rc-form", values)).RedirectsTo);
        Assert.Empty((await app.Read(builder.File.Number)).Clashes);
    }

    [Fact]
    public async Task What_waits_by_itself_leads_to_its_move()
    {
        var builder = DecisionFileCases.Withdrawn();
        builder.Decide(DecisionKind.ResidenceGranted, referral: builder.Referral.Number);
        var address = await app.Keep(builder);
        var page = await (await app.ClientAs("ingrid")).Get($"{address}/clashes");
        Assert.NotNull(page.Document.QuerySelector($"a[href='{address}/residence-granted']"));
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
    }

    [Fact]
    public async Task The_decision_of_the_3rd_that_arrives_on_the_20th_stands_beside_the_step_of_the_10th_and_is_followed_with_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var referral = c.File.CurrentReferral!.Number;
        c.Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        var grant = c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ResidenceGranted, new DateOnly(2026, 3, 3), referral);
        var address = await app.Keep(c);
        var client = await app.ClientAs("ingrid");
        Assert.NotNull((await client.Get(address)).Find($"a[href='{address}/clashes']"));
        var page = await client.Get($"{address}/clashes");
        var sides = page.Find($"#late-{grant.Sequence} table").TextContent;
        Assert.All((string[])["10 maart 2026", "3 maart 2026", "20 maart 2026", "Sanne"], said => Assert.Contains(said, sides, StringComparison.Ordinal));
        var empty = await client.Submit(page, "form.rc-form", new() { ["Input.Meaning"] = "Follow" });
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(address, (await client.Submit(page, "form.rc-form", new() { ["Input.Meaning"] = "Follow", ["Input.Reason"] = "the letter lay with a colleague" })).RedirectsTo);
        var file = await app.Read(c.File.Number);
        Assert.Equal((CasePhase.Closed, "the letter lay with a colleague"), (file.Phase, file.LastMove.Reason));
        var resolved = (await client.Get($"{address}/clashes")).Find($"#resolved-{grant.Sequence}");
        Assert.All((string[])["gevolgd", "the letter lay with a colleague", "10 maart 2026", "3 maart 2026"], said => Assert.Contains(said, resolved.TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", "Waarom kan", "Dit staat in de weg.")]
    [InlineData("en", "Why can", "This stands in the way.")]
    public async Task What_keeps_a_late_decision_from_being_followed_stands_there_with_what_would_do(string language, string title, string words)
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        c.Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        var late = c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ReturnDecisionIssued, new DateOnly(2026, 3, 3));
        var address = await app.Keep(c);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get($"{address}/clashes");
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
        var blocked = page.Find($"#late-{late.Sequence} [data-blocked={CaseTrigger.ReturnDecisionIssued}]");
        Assert.All((string[])[title, words], said => Assert.Contains(said, blocked.TextContent, StringComparison.Ordinal));
        var asked = (await client.Get($"{address}/return-decision-issued")).Document.QuerySelectorAll("#conditions .rc-checks__unmet");
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Select(one => one.GetAttribute("data-guard")), blocked.QuerySelectorAll(".rc-checks__unmet").Select(one => one.GetAttribute("data-guard")));
        Assert.NotEmpty(blocked.QuerySelectorAll($"a[href^='{address}/']"));
    }

    [Theory]
    [InlineData("nl", "geldt het eerste", "geldt ook nu")]
    [InlineData("en", "the first holds", "valid also now")]
    public async Task Of_a_decision_that_is_valid_by_itself_it_is_not_said_that_the_first_holds(string language, string first, string itself)
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(2);
        c.Decide(DecisionKind.ResidenceNotGranted, c.Today.AddDays(-1), c.Referral.Number);
        var grant = c.Decide(DecisionKind.ResidenceGranted, referral: c.Referral.Number);
        var address = await app.Keep(c);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        Assert.NotNull((await client.Get(address)).Find($"main a[href='{address}/clashes']"));
        var card = (await client.Get($"{address}/clashes")).Find($"#decision-{grant.Sequence}").TextContent;
        Assert.Contains(itself, card, StringComparison.Ordinal);
        Assert.DoesNotContain(first, card, StringComparison.Ordinal);
        var other = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(2);
        other.Decide(DecisionKind.FurtherInvestigation, other.Today.AddDays(-1), other.Referral.Number);
        var none = other.Decide(DecisionKind.NothingFurther, referral: other.Referral.Number);
        Assert.Contains(first, (await client.Get($"{await app.Keep(other)}/clashes")).Find($"#decision-{none.Sequence}").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Geboortedatum toen")]
    [InlineData("en", "Birth date then")]
    public async Task A_birth_date_that_changes_what_was_right_stands_beside_the_step_with_what_each_choice_does(string language, string words)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new ReturnCase.Domain.People.PartialDate(2008, 1, 5), ReturnCase.Domain.People.BirthDateSource.AgeAssessment);
        var address = await app.Keep(c);
        var client = await app.ClientAs("ingrid");
        await client.Speak(language);
        Assert.NotNull((await client.Get(address)).Find($"a[href='{address}/clashes']"));
        var page = await client.Get($"{address}/clashes");
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"#birth-{c.File.LastMove.Sequence} a[href='{address}/turned-eighteen']"));
        Assert.NotNull(page.Find($"#birth-{c.File.LastMove.Sequence} a[href='{address}/birth-date']"));
    }

    [Fact]
    public async Task What_was_said_of_a_birth_date_that_clashed_stays_with_both_sides()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new ReturnCase.Domain.People.PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        var closed = c.File.LastMove.Sequence;
        c.File.RecordBirthDate(c.By(Staff.Sanne), new ReturnCase.Domain.People.PartialDate(2009, 3, 5), ReturnCase.Domain.People.BirthDateSource.Document);
        c.Note(StatementKind.ReopeningDeclined);
        var address = await app.Keep(c);
        var client = await app.ClientAs("ingrid");
        var resolved = (await client.Get($"{address}/clashes")).Find($"#resolved-birth-{closed}-{c.File.Latest<Statement>()!.Sequence}");
        Assert.All((string[])["Niet heropenen", "noted", "5 maart 2008", "5 maart 2009", "Ingrid"], said => Assert.Contains(said, resolved.TextContent, StringComparison.Ordinal));
        Assert.NotNull((await client.Get($"{address}/birth-date")).Find($"a[href='{address}/clashes#resolved-title']"));
    }

    [Fact]
    public async Task The_step_by_which_a_referral_lapsed_stands_beside_the_decision_on_it()
    {
        var builder = DecisionFileCases.Superseded(out var first);
        var decision = builder.Decide(DecisionKind.FurtherInvestigation, referral: first);
        var page = await (await app.ClientAs("sanne")).Get($"{await app.Keep(builder)}/clashes");
        Assert.Equal(3, page.Find($"#decision-{decision.Sequence} table thead").QuerySelectorAll("th, td").Length);
    }
}
