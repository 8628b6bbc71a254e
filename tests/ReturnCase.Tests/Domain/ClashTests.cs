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

    private static void Refused(GuardCode guard, Action verb) => Assert.Equal([guard], Assert.Throws<CaseRefusedException>(verb).Guards);
}
