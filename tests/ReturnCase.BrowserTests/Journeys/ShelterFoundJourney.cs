using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;
using static ReturnCase.BrowserTests.Support.SearchDriver;

namespace ReturnCase.BrowserTests.Journeys;

public sealed class ShelterFoundJourney(BrowserFixture browser)
{
    [Fact]
    public async Task Outcome_1_1_from_the_transfer_to_the_hands_of_the_aunt()
    {
        await using var people = await People.Of(browser);
        var sanne = await people.Sanne.Register("Aminata");
        var ingrid = people.Ingrid.At(sanne);
        await sanne.ShouldStandIn(CasePhase.Intake);
        await sanne.Move(CaseTrigger.AcceptWithoutReturnDecision);

        await sanne.NameGuinea();
        await sanne.FindTheAunt();
        await sanne.WeighInterests("best-interests", "Family, a school round the corner, and she was asked for.", Aunt);
        await sanne.AskView("child-view-on-shelter", "\"I want to live with my aunt.\"", Aunt);
        await sanne.AskView("guardian-view-on-shelter", "Agrees, and asks for a call after a week.", Aunt);
        await sanne.ConfirmedBy(ingrid, OutcomeKind.ShelterFound);
        await sanne.ShouldStandIn(CasePhase.ShelterFound);

        var referral = await people.Pieter.Export(sanne);
        await people.Pieter.RecordAnswer(referral, "Return decision", ReferralDriver.ReturnDecision);
        await sanne.ShouldStandIn(CasePhase.ShelterFound);
        await sanne.Move(CaseTrigger.ReturnDecisionIssued);
        await sanne.ShouldStandIn(CasePhase.ReturnPreparation);

        await sanne.PrepareReturn(Aunt);
        await sanne.Move(CaseTrigger.Ready);
        await sanne.ShouldStandIn(CasePhase.ReadyToTravel);

        await sanne.TravelTo(Aunt);
        await sanne.ShouldBeClosed(ClosingReason.ReturnedHandedOver);
    }
}
