using Microsoft.Playwright;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Cases;

namespace ReturnCase.BrowserTests.Support;

/// <summary>One person at work on one case, in English. Every page is reached by links, from the page of the case.</summary>
public sealed class CaseDriver(Visit visit, string number)
{
    public string Number => number;

    public Visit Visit => visit;

    public IPage Page => visit.Page;

    public Task Open() => Page.GotoAsync($"/cases/{number}");

    /// <summary>From the page of the case by links, each named by the end of its address.</summary>
    public async Task Follow(params string[] pages)
    {
        await Open();
        foreach (var page in pages)
            await FollowHere(page);
    }

    /// <summary>Records a fact on its page.</summary>
    public Task Record(string page, params (string Label, string Answer)[] answers) => Record([page], answers);

    public async Task Record(string[] path, params (string Label, string Answer)[] answers)
    {
        await Follow(path);
        await visit.Fill(answers);
        await visit.Send("Save");
    }

    public async Task Move(CaseTrigger trigger, string? reason = null)
    {
        await Follow(Slugs.Of(trigger));
        if (reason is not null)
            await visit.Fill(("Reason", reason));
        await visit.Send(CaseTexts.Of(trigger).En);
    }

    public async Task Propose(OutcomeKind outcome, string grounds)
    {
        await Follow($"propose/{Slugs.Of(outcome)}");
        await visit.Fill(("Why is this the outcome?", grounds));
        await visit.Send("Propose");
    }

    public async Task Confirm(OutcomeKind outcome)
    {
        await Follow("proposal");
        await visit.Send(CaseTexts.Of(CaseLifecycle.Confirms(outcome)).En);
    }

    public async Task RecordDecision(DecisionKind kind, params (string Label, string Answer)[] answers)
    {
        await Follow("decision");
        await visit.Follow(Page.Locator($"main a[href$='/decision?kind={Slugs.Of(kind)}']"));
        await visit.Fill([("Reference", "Z1-2026-77"), .. answers]);
        await visit.Send("Record the decision");
    }

    /// <summary>To the page of a candidate, by way of the search.</summary>
    public async Task OpenCandidate(string name)
    {
        await Follow("search");
        await visit.Follow(Page.Locator("main a[href*='/candidates/']").Filter(new() { HasText = name }));
    }

    public async Task RecordOnCandidate(string name, string page, params (string Label, string Answer)[] answers)
    {
        await OpenCandidate(name);
        await FollowHere(page);
        await visit.Fill(answers);
        await visit.Send("Save");
    }

    public async Task ShouldStandIn(CasePhase phase)
    {
        await Open();
        await Assertions.Expect(Page.Locator(".rc-case__phase")).ToHaveTextAsync(CaseTexts.Of(phase).En);
    }

    public async Task ShouldBeClosed(ClosingReason reason)
    {
        await ShouldStandIn(CasePhase.Closed);
        await Assertions.Expect(Page.Locator(".rc-alert", new() { HasText = CaseTexts.Of(reason).En }).First).ToBeVisibleAsync();
    }

    private Task FollowHere(string page) =>
        visit.Follow(Page.Locator($"main a[href='/cases/{number}/{page}'], main a[href^='/cases/{number}/{page}?']"));
}
