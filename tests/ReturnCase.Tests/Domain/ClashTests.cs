using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A decision on a referral that was no longer open: kept as received, never refused, and nothing follows from it before a person says so.</summary>
public sealed class ClashTests
{
    [Fact]
    public void An_answer_to_a_superseded_referral_waits_for_nothing_until_it_is_said_to_count()
    {
        var c = DecisionFileCases.Superseded(out var first);
        var decision = c.Wait(1).Decide(DecisionKind.FurtherInvestigation, referral: first);
        var clash = Assert.Single(c.File.Clashes);
        Assert.Equal((decision, first, null, CaseTrigger.IndAsksFurtherInvestigation), (clash.Decision, clash.Referral.Number, clash.Waits, clash.Would));
        Assert.Empty(c.File.WaitingDecisions);
        Assert.NotNull(c.Refusal(CaseTrigger.IndAsksFurtherInvestigation));

        c.File.CountDecision(c.By(Staff.Sanne), decision.Sequence);
        Assert.Equal((CaseTrigger.IndAsksFurtherInvestigation, CasePhase.InsufficientCooperation), (Assert.Single(c.File.WaitingDecisions).Trigger, c.File.Phase));
        Assert.Empty(c.File.Clashes);
        c.Moved(CaseTrigger.IndAsksFurtherInvestigation);
        Assert.Equal((CasePhase.FurtherSearch, c.File.LastMove.Sequence), (c.File.Phase, decision.AppliedBy));
        Assert.Equal(ReferralState.Superseded, c.File.Referrals[0].State);
    }

    [Fact]
    public void What_was_kept_without_effect_stays_so_in_the_next_phase()
    {
        var c = DecisionFileCases.Superseded(out var first);
        var kept = c.Wait(1).Decide(DecisionKind.FurtherInvestigation, referral: first);
        c.File.KeepWithoutEffect(c.By(Staff.Ingrid), kept.Sequence);
        c.Answer(DecisionKind.NothingFurther, referral: c.Referral.Number).Moved(CaseTrigger.IndAsksNothingFurther, Staff.Ingrid);
        Assert.Equal(CasePhase.NoShelter, c.File.Phase);
        Assert.Empty(c.File.Clashes);
    }

    [Fact]
    public void A_decision_that_was_corrected_does_not_clash_with_its_own_correction()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(1);
        var wrong = c.Decide(DecisionKind.NothingFurther);
        var right = c.Decide(DecisionKind.FurtherInvestigation, corrects: wrong.Sequence);
        Assert.Equal((false, false), (c.File.IsClash(wrong), c.File.IsClash(right)));
        Assert.Equal(right, Assert.Single(c.File.WaitingDecisions).Decision);
    }

    [Fact]
    public void What_was_said_of_a_clash_stays_to_be_read_with_both_sides()
    {
        var c = DecisionFileCases.Superseded(out var first);
        var (more, none) = (c.Decide(DecisionKind.FurtherInvestigation, referral: first), c.Decide(DecisionKind.NothingFurther, referral: first));
        Assert.Empty(c.File.ResolvedClashes);
        c.File.CountDecision(c.By(Staff.Sanne, reason: "asked by phone"), more.Sequence);
        c.Wait(1).File.KeepWithoutEffect(c.By(Staff.Ingrid, reason: "sent by mistake"), none.Sequence);
        Assert.Equal(
            [(none, ClashAnswer.NoEffect, "Ingrid", "sent by mistake"), (more, ClashAnswer.Counts, "Sanne", "asked by phone")],
            c.File.ResolvedClashes.Select(one => (one.Decision, one.Answer, one.Said.ByName, one.Said.Reason)));
        Assert.All(c.File.ResolvedClashes, one => Assert.Equal((first, null), (one.Referral!.Number, one.Against)));
        // What was corrected since is read as it stands, and once it was acted on it stays.
        var corrected = c.Decide(DecisionKind.FurtherInvestigation, referral: first, corrects: more.Sequence, on: c.Today.AddDays(-1));
        Assert.Equal([none, corrected], c.File.ResolvedClashes.Select(one => one.Decision));
        c.Moved(CaseTrigger.IndAsksFurtherInvestigation);
        Assert.Equal(2, c.File.ResolvedClashes.Count);
    }

    [Fact]
    public void A_supervisor_says_with_a_reason_that_no_step_follows_and_it_stays_on_file()
    {
        var c = DecisionFileCases.Superseded(out var first);
        var decision = c.Decide(DecisionKind.FurtherInvestigation, referral: first);
        Refused(GuardCode.Supervisor, () => c.File.KeepWithoutEffect(c.By(Staff.Sanne), decision.Sequence));
        Refused(GuardCode.ReasonGiven, () => c.File.KeepWithoutEffect(c.By(Staff.Ingrid, reason: " "), decision.Sequence));
        c.File.KeepWithoutEffect(c.By(Staff.Ingrid), decision.Sequence);
        Assert.Empty(c.File.Clashes);
        Assert.Empty(c.File.WaitingDecisions);
        Assert.True(decision.Stands);
        Refused(GuardCode.KnownSubject, () => c.File.CountDecision(c.By(Staff.Ingrid), decision.Sequence));
    }

    [Fact]
    public void What_is_valid_by_itself_waits_for_its_move_and_cannot_be_set_aside()
    {
        var c = DecisionFileCases.Withdrawn();
        var grant = c.Decide(DecisionKind.ResidenceGranted, referral: c.Referral.Number);
        Assert.Equal(CaseTrigger.ResidenceGranted, Assert.Single(c.File.Clashes).Waits);
        Refused(GuardCode.KnownSubject, () => c.File.KeepWithoutEffect(c.By(Staff.Ingrid), grant.Sequence));
        Refused(GuardCode.KnownSubject, () => c.File.CountDecision(c.By(Staff.Ingrid), grant.Sequence));
        c.Moved(CaseTrigger.ResidenceGranted);
        Assert.Equal((CasePhase.Closed, 0), (c.File.Phase, c.File.Clashes.Count));
    }

    [Fact]
    public void Beside_a_permit_that_waits_no_answer_can_count_also_where_a_return_decision_waits_as_well()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1);
        c.Decide(DecisionKind.ReturnDecisionIssued);
        var grant = c.Decide(DecisionKind.ResidenceGranted, referral: c.Referral.Number);
        var not = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        Assert.Equal(2, c.File.WaitingDecisions.Count);
        var clash = c.File.Clashes.Single(one => one.Decision == not);
        Assert.Equal((grant, null), (clash.Rival, clash.Would));
    }

    [Fact]
    public void Two_answers_to_a_lapsed_referral_are_both_kept_and_only_one_can_count()
    {
        var c = DecisionFileCases.Superseded(out var first);
        var (more, none) = (c.Decide(DecisionKind.FurtherInvestigation, referral: first), c.Decide(DecisionKind.NothingFurther, referral: first));
        Assert.Equal(2, c.File.Clashes.Count);
        c.File.CountDecision(c.By(Staff.Sanne), more.Sequence);
        Refused(GuardCode.NoContradiction, () => c.File.CountDecision(c.By(Staff.Sanne), none.Sequence));
    }

    [Fact]
    public void Taken_back_as_an_error_it_clashes_no_more_and_corrected_it_is_the_same_clash()
    {
        var c = DecisionFileCases.Superseded(out var first);
        var decision = c.Decide(DecisionKind.FurtherInvestigation, referral: first);
        c.File.KeepWithoutEffect(c.By(Staff.Ingrid), decision.Sequence);
        c.Decide(DecisionKind.FurtherInvestigation, referral: first, corrects: decision.Sequence, on: c.Today.AddDays(-1));
        Assert.Empty(c.File.Clashes);
        var other = c.Decide(DecisionKind.NothingFurther, referral: first);
        Assert.Single(c.File.Clashes);
        c.File.RetractAsError(c.By(Staff.Ingrid), other.Sequence);
        Assert.Empty(c.File.Clashes);
    }

    [Fact]
    public void Of_two_answers_to_an_open_referral_the_first_holds_until_a_person_says_that_the_second_counts()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(2);
        var more = c.Decide(DecisionKind.FurtherInvestigation, c.Today.AddDays(-1), c.Referral.Number);
        var none = c.Decide(DecisionKind.NothingFurther);
        var clash = Assert.Single(c.File.Clashes);
        Assert.Equal((none, more, c.Referral.Number, null, CaseTrigger.IndAsksNothingFurther), (clash.Decision, clash.Rival, clash.Referral.Number, clash.Waits, clash.Would));
        Assert.NotNull(c.Refusal(CaseTrigger.IndAsksNothingFurther, Staff.Ingrid));

        c.File.CountDecision(c.By(Staff.Sanne), none.Sequence);
        Assert.Equal((CaseTrigger.IndAsksNothingFurther, none.Sequence, 0), (Assert.Single(c.File.WaitingDecisions).Trigger, c.Referral.DecidedBy, c.File.Clashes.Count));
        c.Moved(CaseTrigger.IndAsksNothingFurther, Staff.Ingrid);
        Assert.Equal((c.File.LastMove.Sequence, null), (none.AppliedBy, more.AppliedBy));
    }

    [Fact]
    public void What_contradicts_is_not_forgotten_once_the_first_answer_led_on()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(2);
        c.Decide(DecisionKind.FurtherInvestigation, c.Today.AddDays(-1), c.Referral.Number);
        var none = c.Decide(DecisionKind.NothingFurther, referral: c.Referral.Number);
        c.Moved(CaseTrigger.IndAsksFurtherInvestigation);
        Assert.Equal((none, null), (Assert.Single(c.File.Clashes).Decision, c.File.Clashes[0].Would));
        c.File.KeepWithoutEffect(c.By(Staff.Ingrid), none.Sequence);
        Assert.Empty(c.File.Clashes);
        Assert.True(none.Stands);
    }

    [Fact]
    public void Beside_a_permit_that_waits_no_answer_can_count()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(2);
        c.Decide(DecisionKind.ResidenceGranted, c.Today.AddDays(-1), c.Referral.Number);
        var refusal = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        Assert.Null(Assert.Single(c.File.Clashes).Would);
        Refused(GuardCode.KnownSubject, () => c.File.CountDecision(c.By(Staff.Sanne), refusal.Sequence));
        c.Wait(1).Decide(DecisionKind.PermitEnded);
        Assert.Equal((refusal, 0), (Assert.Single(c.File.WaitingDecisions).Decision, c.File.Clashes.Count));
    }

    [Theory]
    [InlineData(DecisionOrigin.Court, 0)]
    [InlineData(DecisionOrigin.Ind, 1)]
    public void A_grant_of_a_court_answers_no_referral_so_it_contradicts_no_answer_to_one(DecisionOrigin origin, int clashes)
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(2);
        c.Decide(DecisionKind.ResidenceNotGranted, c.Today.AddDays(-1), c.Referral.Number);
        var grant = c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.ResidenceGranted, origin, "C1") { Ground = "asylum" });
        Assert.Equal((grant, clashes), (c.File.WaitingDecisions[0].Decision, c.File.Clashes.Count));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(DecisionKind.ReturnDecisionWithdrawn, 0)]
    [InlineData(DecisionKind.ReturnDecisionAnnulled, 0)]
    [InlineData(DecisionKind.RejectionWithdrawn, 0)]
    public void A_return_decision_that_was_ended_is_no_rival_of_what_comes_after(DecisionKind? ended, int clashes)
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Exported().Wait(2);
        c.Decide(DecisionKind.ReturnDecisionIssued, referral: c.Referral.Number);
        if (ended is { } end)
            c.Wait(1).Decide(end);
        c.Wait(1).Decide(DecisionKind.FindingRejected, referral: c.Referral.Number);
        Assert.Equal(clashes, c.File.Clashes.Count);
    }

    [Fact]
    public void What_waits_by_itself_although_its_referral_lapsed_is_not_offered_as_what_could_count()
    {
        var c = DecisionFileCases.Superseded(out var first);
        c.Answer(DecisionKind.NothingFurther, referral: c.Referral.Number).Moved(CaseTrigger.IndAsksNothingFurther, Staff.Ingrid);
        var decision = c.Wait(1).Decide(DecisionKind.FurtherInvestigation, referral: first);
        var clash = Assert.Single(c.File.Clashes);
        Assert.Equal((decision, CaseTrigger.ReopenSearch, null), (clash.Decision, clash.Waits, clash.Would));
        Refused(GuardCode.KnownSubject, () => c.File.CountDecision(c.By(Staff.Sanne), decision.Sequence));
    }

    private static void Refused(GuardCode guard, Action verb) => Assert.Equal([guard], Assert.Throws<CaseRefusedException>(verb).Guards);
}
