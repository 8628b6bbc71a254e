using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What "insufficient" may rest on, read in favour of the child (L6, domain 2.2).</summary>
public sealed class CooperationTests
{
    [Theory]
    [InlineData(RequestResult.NotDone, true, null, true)]
    [InlineData(RequestResult.NotDone, true, -1, true)]
    [InlineData(RequestResult.NotDone, true, 0, false)]
    [InlineData(RequestResult.NotDone, true, 7, false)]
    [InlineData(RequestResult.NotDone, false, null, false)]
    [InlineData(RequestResult.Partly, true, null, false)]
    [InlineData(RequestResult.CouldNot, true, null, false)]
    [InlineData(RequestResult.Waiting, true, -1, false)]
    public void Only_a_request_that_was_understood_is_past_its_date_and_not_done_carries_insufficient(RequestResult result, bool understood, int? due, bool carries)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(result, understood, due is { } days ? c.Today.AddDays(days) : null);
        var fact = c.File.Latest<CooperationFact>()!.Sequence;
        if (carries)
            c.JudgedOn(fact);
        else
            Assert.Equal([GuardCode.CitesUnderstoodRequest], Assert.Throws<CaseRefusedException>(() => c.JudgedOn(fact)).Guards);
    }

    [Fact]
    public void The_guardian_is_asked_again_after_a_proposal_that_ended()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        c.File.ReturnProposal(c.By(Staff.Ingrid));
        c.Wait(200);
        Assert.Equal([GuardCode.GuardianViewOnProposal], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.InsufficientCooperation)).Guards);
        c.Note(StatementKind.GuardianViewOnProposal).Confirmed(OutcomeKind.InsufficientCooperation);
    }

    [Fact]
    public void A_request_corrected_to_a_later_date_carries_the_judgement_no_more()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        var fact = c.File.Latest<CooperationFact>()!.Sequence;
        c.File.RecordRequest(c.By(Staff.Sanne, corrects: fact), new RequestDetails("call your aunt", "Fula", null, true, c.Today.AddDays(9), RequestResult.NotDone, "interview"));
        Assert.Contains(GuardCode.RequestUnderstoodNotMet, c.Refusal(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid)!);
    }
}
