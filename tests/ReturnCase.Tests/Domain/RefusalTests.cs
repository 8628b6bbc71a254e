using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Rules that no other test breaks by themselves.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void No_decision_moves_a_child_that_travels()
    {
        var c = CaseBuilder.In(CasePhase.Travelling);
        c.Decide(DecisionKind.ResidenceGranted);
        Assert.Equal([GuardCode.NotTravelling], c.Refusal(CaseTrigger.ResidenceGranted, Staff.Ingrid));
    }

    [Fact]
    public void A_return_decision_without_a_finding_of_shelter_is_signed_for_and_told()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).ReturnDecision();
        Assert.Equal([GuardCode.ShelterFindingOrSigned, GuardCode.LawyerToldOfDecision, GuardCode.GuardianToldOfDecision], c.Refusal(CaseTrigger.ReturnDecisionIssued));
    }

    [Fact]
    public void A_second_1_3_is_not_confirmed_while_one_stands() =>
        Assert.Contains(GuardCode.NoInsufficientOutcomeStands, CaseBuilder.In(CasePhase.FurtherSearch).Refusal(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid)!);

    [Fact]
    public void Further_search_does_not_end_in_no_shelter_where_no_1_3_stands() =>
        Assert.Contains(GuardCode.InsufficientOutcomeStands, CaseBuilder.In(CasePhase.CooperatedNoShelter).Moved(CaseTrigger.ReopenSearch).Refusal(CaseTrigger.ConfirmSearchEnded, Staff.Ingrid)!);

    [Fact]
    public void An_outcome_of_the_other_track_cannot_be_proposed()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        Assert.Equal([GuardCode.ProposalPossible], Refused(() => c.File.Propose(c.By(Staff.Sanne), OutcomeKind.ShelterFound, "grounds")));
    }

    [Fact]
    public void Two_outcomes_are_not_proposed_at_once()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Complete().Proposed(OutcomeKind.ShelterFound);
        Assert.Equal([GuardCode.NoOtherProposal], Refused(() => c.File.Propose(c.By(Staff.Sanne), OutcomeKind.ShelterFound, "grounds")));
    }

    [Fact]
    public void A_place_is_not_accepted_without_evidence()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        Assert.Contains(GuardCode.StepHasEvidence, Refused(() => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Accepted, "she can", null, null, null)));
    }

    [Fact]
    public void The_next_review_is_within_its_term()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Assert.Contains(GuardCode.ReviewWithinTerm, Refused(() => Review(c, c.Today.AddMonths(3).AddDays(1))));
        Assert.Contains(GuardCode.ReviewWithinTerm, Refused(() => Review(c, c.Today)));
        Review(c, c.Today.AddMonths(3));
    }

    [Fact]
    public void Shelter_is_lost_after_a_return_decision_only_where_there_is_one()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Assert.Equal([GuardCode.ReturnDecisionInForceToLose], Refused(() => c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill")));
    }

    private static void Review(CaseBuilder c, DateOnly next) => c.File.Note(c.By(Staff.Ingrid), new StatementDetails(StatementKind.Review, "looked at") { NextOn = next });

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
