using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Journeys;

public sealed class NoShelterJourneys(BrowserFixture browser)
{
    [Fact]
    public async Task Outcome_1_2_where_the_IND_grants_residence()
    {
        await using var people = await People.Of(browser);
        var sanne = await SearchedInVain(people, "Binta");

        var referral = await people.Pieter.Export(sanne);
        await people.Pieter.RecordAnswer(referral, "Residence granted", ("On what ground was residence granted?", "No fault of the child"));
        await sanne.ShouldStandIn(CasePhase.CooperatedNoShelter);
        await sanne.Move(CaseTrigger.ResidenceGranted);

        await sanne.ShouldBeClosed(ClosingReason.ResidenceGranted);
    }

    [Fact]
    public async Task Outcome_1_2_where_the_IND_refuses_leads_to_further_search()
    {
        await using var people = await People.Of(browser);
        var sanne = await SearchedInVain(people, "Kadiatou");

        var referral = await people.Pieter.Export(sanne);
        await people.Pieter.RecordAnswer(referral, "Residence not granted");
        await sanne.Move(CaseTrigger.IndDoesNotGrant);

        await sanne.ShouldStandIn(CasePhase.FurtherSearch);
    }

    private static async Task<CaseDriver> SearchedInVain(People people, string firstName)
    {
        var sanne = await people.Sanne.Register(firstName);
        await sanne.Move(CaseTrigger.AcceptWithoutReturnDecision);
        await sanne.SearchInVain();
        await sanne.JudgeCooperating();
        await sanne.ConfirmedBy(people.Ingrid.At(sanne), OutcomeKind.CooperatedNoShelter);
        await sanne.ShouldStandIn(CasePhase.CooperatedNoShelter);
        return sanne;
    }
}
