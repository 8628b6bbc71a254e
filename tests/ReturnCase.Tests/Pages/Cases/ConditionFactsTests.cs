using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>Beside each condition stand the facts that hold it, and what is missing leads to the candidate it concerns.</summary>
public sealed class ConditionFactsTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_is_held_names_the_facts_that_hold_it_and_leads_to_them()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient();
        var address = await _app.Keep(builder);
        var page = await (await _app.ClientAs("sanne")).Get(address);
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
    public async Task Without_a_judgement_it_is_not_said_that_it_is_the_newest()
    {
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch).SearchDone()));
        var outcome = page.Find($"[data-action={CaseTrigger.ConfirmCooperatedNoShelter}]");
        Assert.Null(outcome.QuerySelector($".rc-checks__met[data-guard={GuardCode.JudgementIsNewest}]"));
        Assert.Contains("er is nog geen oordeel", outcome.QuerySelector($".rc-checks__unmet[data-guard={GuardCode.JudgementIsNewest}]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_leads_to_the_one_candidate_it_concerns()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        var one = builder.Candidate;
        var client = await _app.ClientAs("sanne");
        var address = await _app.Keep(builder);
        Assert.Equal($"{address}/candidate-step?candidate={one}", Link(await client.Get(address)));

        var two = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing)
            .AddCandidate(name: "uncle").Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        address = await _app.Keep(two);
        Assert.Equal($"{address}/candidate-step", Link(await client.Get(address)));

        var found = CasePageCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        address = await _app.Keep(found);
        Assert.Equal(
            $"{address}/best-interests?candidate={found.Candidate}",
            (await client.Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.BestInterestsNoted}] a").GetAttribute("href"));

        var open = CasePageCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        open.File.Assess(open.By(Staff.Sanne), open.Candidate, new AssessmentAnswers(true, true, null, true, true, true, "wants to go", "visited", CasePageCases.Today.AddDays(90)));
        address = await _app.Keep(open);
        Assert.Equal(
            $"{address}/assessment?candidate={open.Candidate}",
            (await client.Get(address)).Find($".rc-checks__unmet[data-guard={GuardCode.CandidateAccepted}] a").GetAttribute("href"));

        static string? Link(HtmlPage page) => page.Find($"[data-action={CaseTrigger.ConfirmCooperatedNoShelter}] .rc-checks__unmet[data-guard={GuardCode.NoCandidateLeftOpen}] a").GetAttribute("href");
    }
}
