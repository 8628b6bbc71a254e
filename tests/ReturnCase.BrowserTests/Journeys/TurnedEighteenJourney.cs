using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Journeys;

/// <summary>Its server has a clock of its own, because a birthday has to come.</summary>
public sealed class TurnedEighteenJourney(BrowserFixture browser)
{
    [Fact]
    public async Task Outcome_1_3_through_further_search_to_the_eighteenth_birthday()
    {
        await using var server = new AppServer();
        var number = await NoShelterIsFound(server);

        server.Clock.MoveTo(new DateOnly(2027, 2, 1));
        await using var visit = await browser.SignedIn("ingrid", server: server);
        var ingrid = new CaseDriver(visit, number);
        await ingrid.State("handover-note", "Lives in Assen, goes to school, has a lawyer. Knows that the guardian stops.");
        await ingrid.Move(CaseTrigger.TurnedEighteen, "Turned 18 on 1 February.");

        await ingrid.ShouldBeClosed(ClosingReason.AgedOut);
    }

    private async Task<string> NoShelterIsFound(AppServer server)
    {
        await using var people = await People.Of(browser, server);
        var sanne = await people.Sanne.Register("Ousmane", born: "1-2-2009");
        var ingrid = people.Ingrid.At(sanne);
        await sanne.Move(CaseTrigger.AcceptWithoutReturnDecision);
        await sanne.SearchInVain();
        await sanne.JudgeInsufficient();
        await sanne.AskView("guardian-view-on-proposal", "Asks for patience: the child is afraid.");
        await sanne.ConfirmedBy(ingrid, OutcomeKind.InsufficientCooperation);
        await sanne.ShouldStandIn(CasePhase.InsufficientCooperation);

        var referral = await people.Pieter.Export(sanne);
        await people.Pieter.RecordAnswer(referral, "Further investigation asked");
        await sanne.Move(CaseTrigger.IndAsksFurtherInvestigation);
        await sanne.ShouldStandIn(CasePhase.FurtherSearch);

        await sanne.AddCandidate("Ibrahima Barry");
        await sanne.CheckSafety("Ibrahima Barry");
        await sanne.Step("Ibrahima Barry", "Contact attempted");
        await sanne.Step("Ibrahima Barry", "Not reachable");
        await sanne.Judge("Insufficient cooperation");
        await sanne.AskView("guardian-view-on-proposal", "Sees no other way to search.");
        await sanne.ConfirmedBy(ingrid, OutcomeKind.SearchEnded);
        await sanne.ShouldStandIn(CasePhase.NoShelter);
        return sanne.Number;
    }
}
