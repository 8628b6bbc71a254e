using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Journeys;

public sealed class ReturnJourneys(BrowserFixture browser)
{
    [Fact]
    public async Task Outcome_2_1_where_the_return_decision_comes_with_the_transfer()
    {
        await using var sannesWindow = await browser.SignedIn("sanne");
        var sanne = await WithReturnDecision(sannesWindow, "Fatoumata");

        await sanne.NameGuinea();
        await sanne.FindTheAunt();
        await sanne.PrepareReturn(SearchDriver.Aunt);
        await sanne.Move(CaseTrigger.Ready);
        await sanne.TravelTo(SearchDriver.Aunt);

        await sanne.ShouldBeClosed(ClosingReason.ReturnedHandedOver);
    }

    [Fact]
    public async Task Outcome_2_2_is_reported_and_the_IND_lets_the_child_stay()
    {
        await using var people = await People.Of(browser);
        var sanne = await WithReturnDecision(people.Sanne, "Hawa");
        await sanne.State("care-arrangement-tried", "The aunt and two houses were asked; none can take a child.");
        await sanne.JudgeCooperating();
        await sanne.ConfirmedBy(people.Ingrid.At(sanne), OutcomeKind.CooperatedCannotLeave);
        await sanne.ShouldStandIn(CasePhase.CooperatedCannotLeave);

        var referral = await people.Pieter.Export(sanne);
        await people.Pieter.RecordAnswer(referral, "Residence granted", ("On what ground was residence granted?", "No fault of the child"));
        await sanne.Move(CaseTrigger.ResidenceGranted);

        await sanne.ShouldBeClosed(ClosingReason.ResidenceGranted);
    }

    [Fact]
    public async Task Outcome_2_3_ends_when_the_child_cooperates_after_all()
    {
        await using var people = await People.Of(browser);
        var sanne = await WithReturnDecision(people.Sanne, "Sekou");
        await sanne.State("care-arrangement-tried", "The uncle can be asked only when his number is known.");
        await sanne.State("documents-tried", "No form was signed; the embassy does nothing without it.");
        await sanne.JudgeInsufficient();
        await sanne.AskView("guardian-view-on-proposal", "Understands, and goes on talking with him.");
        await sanne.ConfirmedBy(people.Ingrid.At(sanne), OutcomeKind.NoArrangements);
        await sanne.ShouldStandIn(CasePhase.NoArrangements);

        await sanne.Move(CaseTrigger.DepartureNowPossible, "He gave the number of his uncle today.");

        await sanne.ShouldStandIn(CasePhase.ReturnPreparation);
    }

    private static async Task<CaseDriver> WithReturnDecision(Visit visit, string firstName)
    {
        var sanne = await visit.Register(firstName, returnDecision: true);
        await sanne.Move(CaseTrigger.AcceptWithReturnDecision);
        await sanne.ShouldStandIn(CasePhase.ReturnPreparation);
        return sanne;
    }
}
