using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using static ReturnCase.Tests.Pages.Cases.Facts.SearchForms;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>The steps of a candidate and what they rest on: the check before contact, the assessment and the verification.</summary>
public sealed class CandidateStepTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task An_acceptance_names_the_answers_that_the_assessment_leaves_open()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        built.File.Assess(built.By(Staff.Sanne), built.Candidate, new(true, null, true, true, true, null, "wil wel", "bezoek", built.Today.AddDays(90)));
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate-step?candidate={built.Candidate}", Step("Accepted"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Kan de kandidaat zorgen? Is het gezag geregeld?", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var next = (await client.Get($"{at}/candidates/{built.Candidate}")).Find("aside .rc-card");
        Assert.Contains("Kan de kandidaat zorgen? Is het gezag geregeld?", next.TextContent, StringComparison.Ordinal);
        Assert.NotNull(next.QuerySelector($"a[href='{at}/assessment?candidate={built.Candidate}']"));
    }

    [Fact]
    public async Task The_step_form_offers_first_what_makes_sense_and_marks_the_rest()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted);
        var at = await app.Put(built);
        var form = await (await app.ClientAs("sanne")).Get($"{at}/candidate-step?candidate={built.Candidate}");
        var offered = form.Document.QuerySelectorAll("input[name='Input.Stage']").Select(input => input.GetAttribute("value")!).ToArray();
        Assert.Equal(["ContactAttempted", "ContactMade", "Rejected", "Withdrawn", "NotReachable"], offered[..5]);
        Assert.Equal(Enum.GetNames<CandidateStage>().Order(), offered.Order());
        var others = form.Find("main form .rc-choices [role=group]");
        Assert.StartsWith("In een andere volgorde gebeurd", others.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Aanvaard", others.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contact_that_came_about_against_the_check_is_kept_with_its_reason_and_the_page_asks_for_a_talk_and_a_new_check()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou");
        built.File.CheckSafety(built.By(Staff.Sanne), built.Candidate, safe: false, "She is afraid of her.", "threats", "nothing");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var (step, page) = ($"{at}/candidate-step?candidate={built.Candidate}", $"{at}/candidates/{built.Candidate}");
        Assert.Contains("Komt er toch contact", (await client.Get(page)).Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        Dictionary<string, string?> rang = new() { ["Input.Stage"] = "ContactMade", ["Input.Result"] = "Vroeg waar de jongere woont." };
        var refused = await client.Record(step, rang);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Kwam er toch contact", refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Record(step, new(rang) { ["Input.Stage"] = "ContactAttempted", ["Input.OutOfOrderWhy"] = "Wij belden." })).Status);
        Assert.Equal(page, (await client.Record(step, new(rang) { ["Input.OutOfOrderWhy"] = "Zij belde zelf." })).RedirectsTo);

        var shown = await client.Get(page);
        Assert.Contains("Op 23 november 2026 kwam er toch contact.", shown.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.Find($".rc-alert--danger a[href='{at}/safety-check?candidate={built.Candidate}']"));
        Assert.Contains("Het telt niet als stap van het onderzoek.", shown.Find(".rc-timeline").TextContent, StringComparison.Ordinal);
        var family = (await client.Get($"{at}/search")).Document.QuerySelectorAll("tbody tr")[0].TextContent;
        Assert.Contains("Bekend", family, StringComparison.Ordinal);
        Assert.Contains("Nog proberen", family, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_child_asked_the_Red_Cross_to_find_is_weighed_cited_and_called_identified_nowhere()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating();
        var brother = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "Ibrahima", "broer", "GN", null, ContactRoute.ChildAskedRedCross)).Sequence;
        Assert.Equal(
            [GuardCode.KnownSubject],
            Assert.Throws<CaseRefusedException>(() => built.File.Judge(built.By(Staff.Sanne), new(CooperationVerdict.CooperatedThroughout, "came", [brother], CaseBuilder.Agrees, CaseBuilder.NoAnswer))).Guards);
        built.Proposed(OutcomeKind.CooperatedNoShelter);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var row = (await client.Get($"{at}/proposal")).Document.QuerySelectorAll("tbody tr").Single(line => line.TextContent.Contains("Ibrahima", StringComparison.Ordinal));
        Assert.Contains("De jongere vroeg het Rode Kruis", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bekend", row.TextContent, StringComparison.Ordinal);
        var page = await client.Get($"{at}/candidates/{brother}");
        Assert.Empty(page.Document.QuerySelectorAll("main a[href*='best-interests'], main a[href*='view-on-shelter']"));
        Assert.NotEmpty((await client.Get($"{at}/candidates/{built.Candidate}")).Document.QuerySelectorAll("main a[href*='best-interests']"));
    }

    [Fact]
    public async Task An_acceptance_is_asked_for_an_assessment_of_its_own_day_and_that_day_alone()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        built.Wait(1).Assessed();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate-step?candidate={built.Candidate}", new(Step("Accepted")) { ["Input.OccurredOn.Day"] = $"{built.Today.AddDays(-1).Day}", ["Input.Evidence"] = "brief" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Er is geen beoordeling van deze kandidaat die geldig is op de dag van de aanvaarding.", refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acceptance_of_a_day_is_not_held_up_by_what_a_later_assessment_leaves_open()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed();
        var day = built.Today;
        built.Wait(1).File.Assess(built.By(Staff.Sanne), built.Candidate, new(true, null, true, true, true, true, "wil wel", "bezoek", built.Today.AddDays(90)));
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        Assert.NotNull((await client.Record($"{at}/candidate-step?candidate={built.Candidate}", new(Step("Accepted")) { ["Input.OccurredOn.Day"] = $"{day.Day}", ["Input.Evidence"] = "brief" })).RedirectsTo);
    }

    [Fact]
    public async Task A_refused_step_leads_to_the_check_and_the_assessment_of_its_own_candidate()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var uncle = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "oom", "oom", "GN", null, ContactRoute.LocalPartner)).Sequence;
        built.AddCandidate();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate-step", new(Step("ContactAttempted")) { ["Input.Candidate"] = $"{uncle}" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull(refused.Find($"#answer a[href='{at}/safety-check?candidate={uncle}']"));
    }

    [Fact]
    public async Task Steps_out_of_order_stand_in_a_group_of_their_own_below_the_next_ones()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/candidate-step?candidate={built.Candidate}");
        var group = page.Find(".rc-choices [role=group]");
        Assert.Equal("In een andere volgorde gebeurd", page.Find($"#{group.GetAttribute("aria-labelledby")}").TextContent);
        var (all, others) = (page.Document.QuerySelectorAll("[name='Input.Stage']").Select(box => box.GetAttribute("value")).ToArray(), group.QuerySelectorAll("[name='Input.Stage']").Select(box => box.GetAttribute("value")).ToArray());
        Assert.Equal(nameof(CandidateStage.ContactAttempted), all[0]);
        Assert.Contains(nameof(CandidateStage.Willing), others);
        Assert.DoesNotContain(nameof(CandidateStage.ContactAttempted), others);
        Assert.Equal(all[^others.Length..], others);
        Assert.Empty((await (await app.ClientAs("sanne")).Get($"{at}/candidate-step")).Document.QuerySelectorAll(".rc-choices [role=group]"));
    }

    [Fact]
    public async Task A_step_out_of_order_asks_why_and_an_acceptance_asks_for_evidence()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var address = $"{at}/candidate-step?candidate={built.Candidate}";
        var refused = await client.Record(address, new() { ["Input.Stage"] = "Willing", ["Input.Result"] = "Zij wil het." });
        Assert.Contains("Dit is niet de volgende stap van deze kandidaat.", refused.Text, StringComparison.Ordinal);
        Assert.NotNull((await client.Record(address, new() { ["Input.Stage"] = "Willing", ["Input.Result"] = "Zij wil het.", ["Input.OutOfOrderWhy"] = "Zij belde zelf." })).RedirectsTo);
        var bare = await client.Record(address, new(Step("Accepted")) { ["Input.Evidence"] = null });
        Assert.StartsWith("Schrijf op waaruit blijkt dat de plek goed is.", Assert.Single(bare.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_red_cross_search_the_page_asks_no_step_and_no_result()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(route: ContactRoute.ChildAskedRedCross);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"{at}/candidates/{built.Candidate}");
        Assert.Empty(page.Document.QuerySelectorAll("a[href*='candidate-step'], a[href*='assessment'], a[href*='verification']"));
        Assert.Empty((await client.Get($"{at}/candidate-step")).Document.QuerySelectorAll($"option[value='{built.Candidate}']"));
        Assert.Contains("geen uitkomst", (await client.Get($"{at}/search")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_has_no_answer_beforehand_and_not_known_is_one()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"{at}/assessment?candidate={built.Candidate}");
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked]"));
        Assert.Equal(9, (await client.Submit(form, "form.rc-form")).Document.QuerySelectorAll(".rc-errors a").Length);
        await client.Submit(form, "form.rc-form", FactPages.Assessment(built.Candidate));
        var assessment = (await app.Stored(built)).Latest<CandidateAssessment>()!;
        Assert.Equal((true, null, false), (assessment.Willing, assessment.Safe, assessment.Schooling));
    }

    [Fact]
    public async Task Two_who_verify_record_a_verification_each()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation).AcceptedCandidate();
        var at = await app.Put(built);
        foreach (var user in (string[])["sanne", "ingrid"])
        {
            var client = await app.ClientAs(user);
            await client.Submit(await client.Get($"{at}/verification?candidate={built.Candidate}"), "form.rc-form", new() { ["Input.Confirmed"] = "True", ["Input.How"] = "Zelf gebeld." });
        }

        Assert.Equal(2, (await app.Stored(built)).Standing<ShelterVerification>().Select(v => v.ById).Distinct().Count());
    }
}
