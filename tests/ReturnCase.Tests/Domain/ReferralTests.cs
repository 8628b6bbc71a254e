using System.Globalization;
using System.Text.Json;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a referral says and what ends it (domain 5).</summary>
public sealed class ReferralTests
{
    [Fact]
    public void A_referral_names_who_proposed_and_who_confirmed_its_own_outcome()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var proposal = Content(c.Referral).GetProperty("proposal");
        Assert.Equal(("Sanne", "Ingrid", "CooperatedNoShelter"), (Text(proposal, "proposedBy"), Text(proposal, "confirmedBy"), Text(proposal, "kind")));
    }

    [Fact]
    public void Shelter_lost_rests_on_no_proposal_not_even_one_of_before()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Note(StatementKind.LawyerToldOfDecision).ReturnDecision().Moved(CaseTrigger.ReturnDecisionIssued);
        c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill");
        Assert.False(Content(c.Referral).TryGetProperty("proposal", out _));
    }

    [Fact]
    public void Shelter_lost_is_withdrawn_once_the_IND_was_told_about_that_referral()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var lost = c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill").Number;
        c.File.ExportReferral(c.By(Staff.Pieter), lost);
        c.Note(StatementKind.IndTold);
        Assert.Equal([GuardCode.IndToldIfSent], Assert.Throws<CaseRefusedException>(() => c.File.WithdrawShelterLost(c.By(Staff.Ingrid), lost)).Guards);
        c.Note(StatementKind.IndTold, reference: lost).File.WithdrawShelterLost(c.By(Staff.Ingrid), lost);
        Assert.Equal(ReferralState.Withdrawn, c.Referral.State);
        Assert.Equal([GuardCode.ReferralUndecided], Assert.Throws<CaseRefusedException>(() => c.File.WithdrawShelterLost(c.By(Staff.Ingrid), lost)).Guards);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_outcome_of_two_of_one_kind_stands_as_long_as_its_own_referral_does(bool first, bool second)
    {
        // After an outcome 1.3; as long as one of the two stands, that is no longer the last.
        var c = CaseBuilder.In(CasePhase.FurtherSearch).Complete();
        Assert.True(c.File.InsufficientOutcomeStands);
        Outcome(withdrawn: !first);
        Outcome(withdrawn: !second);
        Assert.False(c.File.InsufficientOutcomeStands);

        void Outcome(bool withdrawn)
        {
            c.Wait(1).AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.NotReachable).JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter).Wait(1).Moved(withdrawn ? CaseTrigger.WithdrawReferral : CaseTrigger.ReopenSearch);
        }
    }

    [Fact]
    public void Shelter_lost_is_withdrawn_with_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var lost = c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill").Number;
        Assert.Equal([GuardCode.ReasonGiven], Assert.Throws<CaseRefusedException>(() => c.File.WithdrawShelterLost(c.By(Staff.Ingrid, reason: " "), lost)).Guards);
    }

    [Fact]
    public void Shelter_lost_takes_a_child_that_was_ready_to_travel_back_and_holds_it_there()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var lost = c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "the house burned down");
        Assert.Equal((CasePhase.ReturnPreparation, lost.Number), (c.File.Phase, c.File.LastMove.Reason));
        Assert.Contains(GuardCode.NoReferralOpen, c.Refusal(CaseTrigger.Ready)!);
        Assert.Equal([GuardCode.NoReferralOpen], Assert.Throws<CaseRefusedException>(() => c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "again")).Guards);
        Assert.Equal([GuardCode.EndNotBeforeStart], Assert.Throws<CaseRefusedException>(
            () => c.File.WithdrawShelterLost(c.By(Staff.Ingrid, on: c.Today.AddDays(-1)), lost.Number)).Guards);
    }

    [Fact]
    public void A_loss_from_before_the_case_was_ready_takes_it_back_on_the_day_it_became_known()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        c.File.ReportShelterLost(c.By(Staff.Sanne, on: c.File.LastMove.OccurredOn.AddDays(-1)), c.NextNumber(), "the house burned down");
        Assert.Equal((CasePhase.ReturnPreparation, c.Today), (c.File.Phase, c.File.LastMove.OccurredOn));
    }

    [Theory]
    [InlineData(CasePhase.ReadyToTravel)]
    [InlineData(CasePhase.Travelling)]
    public void Shelter_lost_stops_a_journey_that_cannot_fall_back(CasePhase phase)
    {
        var c = CaseBuilder.In(phase);
        if (phase == CasePhase.ReadyToTravel)
            c.Answer(DecisionKind.ResidenceGranted);
        var alarms = c.File.OpenAlarms.Count();
        c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "the house burned down");
        Assert.Equal((phase, alarms + 1, AlarmKind.StopTravel), (c.File.Phase, c.File.OpenAlarms.Count(), c.File.OpenAlarms.Last().Kind));
    }

    [Fact]
    public void An_outcome_whose_referral_is_withdrawn_leaves_the_1_3_before_it_standing()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch).JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        Assert.False(c.File.InsufficientOutcomeStands);
        c.Moved(CaseTrigger.WithdrawReferral);
        Assert.Equal((CasePhase.FurtherSearch, true), (c.File.Phase, c.File.InsufficientOutcomeStands));
    }

    [Fact]
    public void A_1_3_whose_own_referral_is_withdrawn_stands_no_more()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Moved(CaseTrigger.WithdrawReferral);
        Assert.False(c.File.InsufficientOutcomeStands);
    }

    [Fact]
    public void The_dossier_tells_steps_by_their_day_with_why_they_were_out_of_order_and_that_a_check_said_not_safe()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate();
        var day = c.Today;
        c.File.RecordStep(c.By(Staff.Sanne, on: c.Wait(5).Today), c.Candidate, CandidateStage.NotReachable, "moved away", null, "the mayor said so");
        c.File.RecordStep(c.By(Staff.Sanne, on: day), c.Candidate, CandidateStage.ContactAttempted, "called", null);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactMade, "rang the house", null, "she rang herself");
        c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "knows nobody");
        c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.ReceptionHouse, "none");
        c.Requested().JudgedOn(c.File.Latest<CooperationFact>()!.Sequence).Note(StatementKind.GuardianViewOnProposal, answer: ViewAnswer.Asked).Wait(5)
            .Note(StatementKind.GuardianViewOnProposal, answer: ViewAnswer.NoAnswerAfterReminder, nextOn: c.Today.AddDays(-1)).Confirmed(OutcomeKind.InsufficientCooperation);
        var content = Content(c.Referral);
        var steps = content.GetProperty("candidates")[0].GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["ContactAttempted", "NotReachable", "ContactMade"], steps.Select(step => step.GetProperty("stage").GetString()));
        Assert.False(steps[0].TryGetProperty("outOfOrderWhy", out _) || steps[0].TryGetProperty("againstCheck", out _));
        Assert.Equal("the mayor said so", steps[1].GetProperty("outOfOrderWhy").GetString());
        Assert.True(steps[2].GetProperty("againstCheck").GetBoolean());
        var asked = content.GetProperty("views").EnumerateArray().Where(view => view.GetProperty("kind").GetString() == nameof(StatementKind.GuardianViewOnProposal)).ToArray();
        Assert.False(asked[0].TryGetProperty("remindedOn", out _));
        Assert.Equal(c.Today.AddDays(-1).ToString("O", CultureInfo.InvariantCulture), asked[1].GetProperty("remindedOn").GetString());
    }

    [Fact]
    public void The_same_receipt_is_recorded_once_and_another_reference_of_the_same_day_takes_its_place()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        c.File.RecordReceipt(c.By(Staff.Pieter), c.Referral.Number, "IND-9");
        Assert.Equal([GuardCode.NothingChanged], Assert.Throws<CaseRefusedException>(() => c.File.RecordReceipt(c.By(Staff.Pieter), c.Referral.Number, "ind-9")).Guards);
        c.File.RecordReceipt(c.By(Staff.Pieter), c.Referral.Number, "IND-10");
        Assert.Equal("IND-10", c.Referral.ReceiptReference);
    }

    private static JsonElement Content(Referral referral) => JsonDocument.Parse(referral.Content).RootElement;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
