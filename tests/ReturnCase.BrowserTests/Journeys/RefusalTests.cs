using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Journeys;

public sealed class RefusalTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_blocked_move_gives_all_its_reasons_at_once()
    {
        await using var visit = await browser.SignedIn("sanne");
        var sanne = await visit.Register("Mamadou");
        await sanne.Move(CaseTrigger.AcceptWithoutReturnDecision);
        await sanne.Open();

        var shelterFound = sanne.Page.Locator($"[data-action={nameof(CaseTrigger.ConfirmShelterFound)}]").First;
        string[] expected = [nameof(GuardCode.CandidateAccepted), nameof(GuardCode.BestInterestsNoted), nameof(GuardCode.ChildViewOnShelter), nameof(GuardCode.GuardianViewOnShelter)];
        Assert.Equal(expected, await Unmet(shelterFound));
        foreach (var reason in await shelterFound.Locator(".rc-checks__unmet").AllAsync())
        {
            Assert.NotEmpty(await reason.Locator("strong").TextContentAsync() ?? "");
            Assert.StartsWith($"/cases/{sanne.Number}/", await reason.Locator("a:not([href^='/rules'])").GetAttributeAsync("href"), StringComparison.Ordinal);
        }

        var insufficient = sanne.Page.Locator($"[data-action={nameof(CaseTrigger.ConfirmInsufficientCooperation)}]").First;
        Assert.Superset(
            new HashSet<string?> { nameof(GuardCode.CountryNamed), nameof(GuardCode.JudgedInsufficient), nameof(GuardCode.GuardianViewOnProposal) },
            (await Unmet(insufficient)).ToHashSet());
    }

    [Fact]
    public async Task Who_proposes_does_not_confirm()
    {
        await using var visit = await browser.SignedIn("ingrid");
        var ingrid = await visit.Register("Alpha");
        await ingrid.Move(CaseTrigger.AcceptWithoutReturnDecision);
        await ingrid.SearchInVain();
        await ingrid.JudgeCooperating();
        await ingrid.Propose(OutcomeKind.CooperatedNoShelter, "Nobody was found.");

        await ingrid.Follow("proposal");
        await Assertions.Expect(ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm outcome 1.2" })).ToBeDisabledAsync();
        await Assertions.Expect(ingrid.Page.Locator("#conditions")).ToContainTextAsync(GuardCatalogue.Of(GuardCode.FourEyes).Sentence.En);

        // A window that was opened before, or a button that was enabled by hand, changes nothing: the rule stands behind the page.
        await ingrid.Page.EvaluateAsync("document.querySelector('#confirm button').disabled = false");
        await visit.Press("Confirm outcome 1.2");
        await Assertions.Expect(ingrid.Page.Locator("#answer")).ToContainTextAsync(GuardCatalogue.Of(GuardCode.FourEyes).Sentence.En);
        await ingrid.ShouldStandIn(CasePhase.ShelterSearch);
    }

    [Fact]
    public async Task Two_who_save_the_same_case_lose_nothing()
    {
        await using var sannesWindow = await browser.SignedIn("sanne");
        await using var ingridsWindow = await browser.SignedIn("ingrid");
        var sanne = await sannesWindow.Register("Rouguiatou");
        var ingrid = ingridsWindow.At(sanne);
        await sanne.Follow("contact");
        await ingrid.Follow("contact");
        await sannesWindow.Fill(("Kind of contact", "Visit"), ("What was discussed?", "Spoke of school and of the aunt."));
        await sannesWindow.Send("Save");

        await ingridsWindow.Fill(("Kind of contact", "Phone call"), ("What was discussed?", "The mentor called about a cough."));
        await ingridsWindow.Press("Save");

        await Assertions.Expect(ingrid.Page.Locator("#answer")).ToContainTextAsync("Someone else saved this case meanwhile");
        await Assertions.Expect(ingrid.Page.Locator("#answer")).ToContainTextAsync("Spoke of school and of the aunt.");
        await Assertions.Expect(ingridsWindow.Field("What was discussed?").Locator("textarea")).ToHaveValueAsync("The mentor called about a cough.");

        await ingridsWindow.Send("Save");
        await Assertions.Expect(ingrid.Page.Locator("main")).ToContainTextAsync("Spoke of school and of the aunt.");
        await Assertions.Expect(ingrid.Page.Locator("main")).ToContainTextAsync("The mentor called about a cough.");
    }

    private static async Task<string?[]> Unmet(ILocator action)
    {
        var reasons = await action.Locator("[data-guard].rc-checks__unmet").AllAsync();
        return await Task.WhenAll(reasons.Select(reason => reason.GetAttributeAsync("data-guard")));
    }
}
