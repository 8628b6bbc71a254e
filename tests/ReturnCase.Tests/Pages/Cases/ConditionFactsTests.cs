using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>Beside each condition stand the facts that hold it, and what is missing leads to the candidate it concerns.</summary>
public sealed class ConditionFactsTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task What_is_held_names_the_facts_that_hold_it_and_leads_to_them()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient();
        var address = await app.Keep(builder);
        var page = await (await app.ClientAs("sanne")).Get(address);
        var outcome = page.Find($"[data-action={CaseTrigger.ConfirmInsufficientCooperation}]");
        var (asked, judgement) = (builder.File.Latest<CooperationFact>()!, builder.File.Latest<CooperationJudgement>()!);

        var held = outcome.QuerySelector($".rc-checks__met[data-guard={GuardCode.RequestUnderstoodNotMet}] a")!;
        Assert.Equal($"{address}?all=true#line-{asked.Sequence}", held.GetAttribute("href"));
        Assert.Contains("call your aunt", held.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{address}?all=true#line-{judgement.Sequence}", outcome.QuerySelector($".rc-checks__met[data-guard={GuardCode.JudgedInsufficient}] a")!.GetAttribute("href"));
        Assert.Contains($"{judgement.OccurredOn.Day} ", outcome.QuerySelector($".rc-checks__met[data-guard={GuardCode.JudgedInsufficient}] a")!.TextContent, StringComparison.Ordinal);

        // Three by name, the rest by number.
        var tried = outcome.QuerySelectorAll($".rc-checks__met[data-guard={GuardCode.EveryKindTried}] li").ToArray();
        Assert.Equal(builder.File.FactsBehind(builder.By(Staff.Sanne), GuardCode.EveryKindTried).Count, tried.Length);
        Assert.Contains(tried, line => line.TextContent.Contains("aunt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_held_by_more_than_is_shown_leads_to_where_all_of_it_stands_and_each_line_says_which_it_is()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Country().AllReasonedAway();
        builder.File.NameCountry(builder.By(Staff.Sanne), "SN", "lived there");
        builder.AllReasonedAway("SN");
        var address = await app.Keep(builder);
        var held = (await (await app.ClientAs("sanne")).Get(address)).Find($"[data-action={CaseTrigger.ConfirmCooperatedNoShelter}] .rc-checks__met[data-guard={GuardCode.EveryKindTried}]");
        var lines = held.QuerySelectorAll("li").ToArray();
        Assert.Equal($"{address}/search", lines[^1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("en nog 3", lines[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(lines.Length, lines.Select(line => line.TextContent.Trim()).Distinct().Count());
        Assert.Contains(lines, line => line.TextContent.Contains("Opvanghuis, Senegal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_kind_that_is_reasoned_away_nobody_is_named_as_missing()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatiha");
        builder.File.RecordStep(builder.By(Staff.Sanne), builder.Candidate, CandidateStage.NotReachable, "gone", null, "overleden");
        var client = await app.ClientAs("sanne");
        Assert.Contains("Tante Fatiha", await Missing(builder), StringComparison.Ordinal);
        var away = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatiha");
        away.File.RecordStep(away.By(Staff.Sanne), away.Candidate, CandidateStage.NotReachable, "gone", null, "overleden");
        away.File.ReasonAway(away.By(Staff.Sanne), "GN", ShelterKind.Family, "de enige tante is overleden");
        Assert.DoesNotContain("Tante Fatiha", await Missing(away), StringComparison.Ordinal);

        async Task<string> Missing(CaseBuilder of) => (await client.Get(await app.Keep(of))).Find($".rc-checks__unmet[data-guard={GuardCode.EveryKindTried}]").TextContent;
    }

    [Fact]
    public async Task A_view_that_did_not_come_is_not_told_as_one()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 10).Country().AcceptedCandidate();
        var asked = builder.Today;
        builder.Note(StatementKind.GuardianViewOnShelter, builder.Candidate, ViewAnswer.Asked).Wait(5)
            .Note(StatementKind.GuardianViewOnShelter, builder.Candidate, ViewAnswer.NoAnswerAfterReminder, nextOn: asked.AddDays(3));
        var held = (await (await app.ClientAs("sanne")).Get(await app.Keep(builder))).Find($".rc-checks__met[data-guard={GuardCode.GuardianViewOnShelter}]");
        Assert.Contains("gevraagd, geen antwoord na de herinnering van 16 november 2026", held.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_took_the_grounds_away_leads_to_its_move_and_an_open_proposal_to_itself()
    {
        var builder = CasePageCases.In(CasePhase.ReturnPreparation).Answer(DecisionKind.ReturnDecisionWithdrawn);
        var address = await app.Keep(builder);
        var client = await app.ClientAs("sanne");
        var taken = (await client.Get(address)).Find($"[data-action={CaseTrigger.Ready}] .rc-checks__unmet[data-guard={GuardCode.NoAnnulment}]");
        Assert.Equal($"{address}/{Slugs.Of(CaseTrigger.ReturnDecisionEnded)}", taken.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Wie aan de zaak werkt.", taken.QuerySelector("em")!.TextContent);

        address = await app.Keep(CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound));
        Assert.Equal(
            $"{address}/proposal",
            (await client.Get(address)).Find($"[data-action={CaseTrigger.ConfirmCooperatedNoShelter}] [data-guard={GuardCode.NoOtherProposal}] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Without_a_judgement_it_is_not_said_that_it_is_the_newest()
    {
        var page = await (await app.ClientAs("sanne")).Get(await app.Keep(CasePageCases.In(CasePhase.ShelterSearch).SearchDone()));
        var outcome = page.Find($"[data-action={CaseTrigger.ConfirmCooperatedNoShelter}]");
        Assert.Null(outcome.QuerySelector($".rc-checks__met[data-guard={GuardCode.JudgementIsNewest}]"));
        Assert.Contains("er is nog geen oordeel", outcome.QuerySelector($".rc-checks__unmet[data-guard={GuardCode.JudgementIsNewest}]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_leads_to_the_one_candidate_it_concerns()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        var one = builder.Candidate;
        var client = await app.ClientAs("sanne");
        var address = await app.Keep(builder);
        Assert.Equal($"{address}/candidate-step?candidate={one}", Link(await client.Get(address)));

        var two = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing)
            .AddCandidate(name: "uncle").Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        address = await app.Keep(two);
        Assert.Equal($"{address}/candidate-step", Link(await client.Get(address)));

        var found = CasePageCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        address = await app.Keep(found);
        Assert.Equal(
            $"{address}/best-interests?candidate={found.Candidate}",
            (await client.Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.BestInterestsNoted}] a").GetAttribute("href"));

        var open = CasePageCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        open.File.Assess(open.By(Staff.Sanne), open.Candidate, new AssessmentAnswers(true, true, null, true, true, true, "wants to go", "visited", CasePageCases.Today.AddDays(90)));
        address = await app.Keep(open);
        Assert.Equal(
            $"{address}/assessment?candidate={open.Candidate}",
            (await client.Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.CandidateAccepted}] a").GetAttribute("href"));

        static string? Link(HtmlPage page) => page.Find($"[data-action={CaseTrigger.ConfirmCooperatedNoShelter}] .rc-checks__unmet[data-guard={GuardCode.NoCandidateLeftOpen}] a").GetAttribute("href");
    }

    [Fact]
    public async Task What_is_recorded_about_an_accepted_place_that_does_not_count_today_is_held_and_only_the_place_is_missing()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        builder.File.Assess(builder.By(Staff.Sanne), builder.Candidate, new AssessmentAnswers(true, true, null, true, true, true, "wants to go", "visited", CasePageCases.Today.AddDays(90)));
        Assert.Equal([GuardCode.CandidateAccepted], builder.File.OutcomeOptions(builder.By(Staff.Sanne)).Single(option => option.Kind == OutcomeKind.ShelterFound).Missing);
        var outcome = (await (await app.ClientAs("sanne")).Get(await app.Keep(builder))).Find($"[data-action={CaseTrigger.ConfirmShelterFound}]");
        Assert.All(
            (GuardCode[])[GuardCode.BestInterestsNoted, GuardCode.ChildViewOnShelter, GuardCode.GuardianViewOnShelter],
            guard => Assert.NotNull(outcome.QuerySelector($".rc-checks__met[data-guard={guard}] a")));
        Assert.Single(outcome.QuerySelectorAll(".rc-checks__unmet"));

        // About another candidate is not about this one; and what is missing leads to the accepted place.
        var other = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "uncle");
        other.Note(StatementKind.BestInterests, other.Candidate).AcceptedCandidate();
        other.File.Assess(other.By(Staff.Sanne), other.Candidate, new AssessmentAnswers(true, true, null, true, true, true, "wants to go", "visited", CasePageCases.Today.AddDays(90)));
        var address = await app.Keep(other);
        Assert.Equal(
            $"{address}/best-interests?candidate={other.Candidate}",
            (await (await app.ClientAs("sanne")).Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.BestInterestsNoted}] a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_only_a_supervisor_signs_is_asked_of_a_supervisor()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).ReturnDecision();
        var address = await app.Keep(builder);
        var client = await app.ClientAs("sanne");
        var signed = (await client.Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.ShelterFindingOrSigned}]");
        Assert.Equal("Een teamleider.", signed.QuerySelector("em")!.TextContent);
        Assert.Equal($"{address}/missing-finding-signed", signed.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Wie aan de zaak werkt.", (await client.Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.LawyerToldOfDecision}] em").TextContent);
    }

    // Who is named can really do it: a page that only a supervisor can use is not asked of everybody who works on the case.
    [Fact]
    public void A_page_for_supervisors_is_asked_of_a_supervisor_and_no_other_page_is() => Assert.All(
        GuardCatalogue.All.Where(guard => guard.Page is not null && Slugs.TryParse<StatementKind>(guard.Page, out _)),
        guard => Assert.Equal(Slugs.TryParse<StatementKind>(guard.Page, out var kind) && StatementForm.Of(kind).SupervisorOnly, guard.Remedy == GuardRemedy.SupervisorPage));
}
