using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Dates that came late and clash with what was done meanwhile (domain 2.7, hard cases 4 and 7).</summary>
public sealed class LateDateTests
{
    [Fact]
    public void A_decision_of_before_the_last_step_clashes_and_a_person_follows_it_with_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var referral = c.File.CurrentReferral!.Number;
        c.Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        Assert.Empty(c.File.LateDecisions);
        var grant = c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ResidenceGranted, new DateOnly(2026, 3, 3), referral);
        var late = Assert.Single(c.File.LateDecisions);
        Assert.Equal((grant, CaseTrigger.ResidenceGranted, CaseTrigger.ReopenSearch), (late.Waiting.Decision, late.Waiting.Trigger, late.Step.Trigger!.Value));
        var known = c.By(Staff.Sanne).RecordedAt;
        Assert.Equal(grant.Sequence, Assert.Single(c.File.AsOf(known, c.Today, CasePolicy.Default)!.LateDecisions).Waiting.Decision.Sequence);
        Assert.Empty(c.File.AsOf(known, new DateOnly(2026, 3, 2), CasePolicy.Default)!.LateDecisions);
        Assert.Equal([GuardCode.ReasonGiven], Refusal(() => c.File.FollowLateDecision(c.By(Staff.Sanne, reason: " "), grant.Sequence)));
        Assert.Equal([GuardCode.KnownSubject], Refusal(() => c.File.FollowLateDecision(c.By(Staff.Sanne), 1)));
        Assert.Equal([GuardCode.NotBeforeLastMove], Refusal(() => c.File.FollowLateDecision(c.By(Staff.Sanne, on: new DateOnly(2026, 3, 3)), grant.Sequence)));
        c.File.FollowLateDecision(c.By(Staff.Sanne), grant.Sequence);
        Assert.Equal((CasePhase.Closed, "because", 0), (c.File.Phase, c.File.LastMove.Reason, c.File.LateDecisions.Count));
        var resolved = Assert.Single(c.File.ResolvedClashes);
        Assert.Equal((grant, referral, CaseTrigger.ReopenSearch, ClashAnswer.Followed, c.File.LastMove), (resolved.Decision, resolved.Referral!.Number, resolved.Against!.Trigger!.Value, resolved.Answer, resolved.Said));
    }

    [Fact]
    public void A_decision_of_after_the_last_step_clashes_with_nothing()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(5);
        c.Decide(DecisionKind.ResidenceGranted, c.Today);
        Assert.Single(c.File.WaitingDecisions);
        Assert.Empty(c.File.LateDecisions);
        c.Moved(CaseTrigger.ResidenceGranted);
        Assert.Empty(c.File.ResolvedClashes);
    }

    [Fact]
    public void What_a_case_was_accepted_on_came_before_its_transfer_and_clashed_with_nothing()
    {
        foreach (var phase in Enum.GetValues<CasePhase>())
            Assert.Empty(CaseBuilder.In(phase).File.ResolvedClashes);
        var c = new CaseBuilder(transferred: new DateOnly(2026, 3, 2));
        c.Rejected(new DateOnly(2026, 2, 20)).ReturnDecision(new DateOnly(2026, 2, 21)).Moved(CaseTrigger.AcceptWithReturnDecision);
        Assert.Empty(c.File.ResolvedClashes);
    }

    [Fact]
    public void A_birth_date_by_which_the_child_was_of_age_at_a_step_clashes_with_that_step()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2010, 5, 10)).Wait(10);
        Assert.Empty(c.File.BirthDateClashes(c.Today));
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 1, 5), BirthDateSource.AgeAssessment);
        var clash = Assert.Single(c.File.BirthDateClashes(c.Today));
        Assert.Equal((CaseTrigger.AcceptWithoutReturnDecision, BirthDateSource.Register, BirthDateSource.AgeAssessment), (clash.Step.Trigger!.Value, clash.Then.Source, clash.Now.Source));
        Assert.Equal([CaseTrigger.TurnedEighteen], clash.Answers);
        Assert.Equal(clash.Step.Sequence, Assert.Single(c.File.AsOf(c.By(Staff.Sanne).RecordedAt, c.Today, CasePolicy.Default)!.BirthDateClashes).Step.Sequence);
        // Another version, by which the child was a minor all along, resolves it.
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010, 5, 10), BirthDateSource.Document);
        Assert.Empty(c.File.BirthDateClashes(c.Today));
    }

    [Fact]
    public void A_birth_date_by_which_a_child_was_closed_too_soon_clashes_until_a_supervisor_decides()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Empty(c.File.BirthDateClashes(c.Today));
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2009, 3, 5), BirthDateSource.Document);
        var clash = Assert.Single(c.File.BirthDateClashes(c.Today));
        Assert.Equal(CaseTrigger.TurnedEighteen, clash.Step.Trigger);
        Assert.Equal([CaseTrigger.Reopen], clash.Answers);
        c.Note(StatementKind.ReopeningDeclined);
        Assert.Empty(c.File.BirthDateClashes(c.Today));
    }

    private static IReadOnlyList<GuardCode> Refusal(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
