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
    public void A_decision_that_came_late_is_followed_on_a_day_on_which_it_was_known_and_with_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var referral = c.File.CurrentReferral!.Number;
        c.Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ResidenceGranted, new DateOnly(2026, 3, 3), referral);
        c.Wait(2);
        Assert.True(c.File.FollowsLateDecision(CaseTrigger.ResidenceGranted));
        Assert.False(c.File.FollowsLateDecision(CaseTrigger.TurnedEighteen));
        Assert.Equal([GuardCode.ReasonGiven], Refusal(() => Move(on: null, reason: " ")));
        Assert.Equal([GuardCode.NotBeforeLastMove], Refusal(() => Move(new DateOnly(2026, 3, 9))));
        Assert.Equal([GuardCode.LateDecisionKnown], Refusal(() => Move(new DateOnly(2026, 3, 10))));
        Assert.Equal([GuardCode.LateDecisionKnown], Refusal(() => Move(new DateOnly(2026, 3, 19))));
        Move(new DateOnly(2026, 3, 20));
        Assert.Equal((CasePhase.Closed, new DateOnly(2026, 3, 20)), (c.File.Phase, c.File.LastMove.OccurredOn));

        void Move(DateOnly? on, string reason = "the letter went to another office") => c.File.Move(c.By(Staff.Sanne, on: on, reason: reason), CaseTrigger.ResidenceGranted);
    }

    [Fact]
    public void Who_is_told_of_a_return_decision_is_told_on_its_day_or_later_and_by_the_day_of_the_step()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Wait(20);
        var decided = c.Today.AddDays(-10);
        c.Note(StatementKind.GuardianToldOfDecision, on: decided.AddDays(-5));
        c.ReturnDecision(decided);
        foreach (var kind in (StatementKind[])[StatementKind.LawyerToldOfDecision, StatementKind.GuardianToldOfDecision, StatementKind.MissingFindingSigned])
        {
            Assert.Equal([GuardCode.ToldAfterDecision], Refusal(() => c.Note(kind, on: decided.AddDays(-1))));
            c.Note(kind, on: kind == StatementKind.LawyerToldOfDecision ? decided : c.Today);
        }

        Assert.DoesNotContain(c.File.MoveOptions(c.By(Staff.Sanne)).Single(o => o.Trigger == CaseTrigger.ReturnDecisionIssued).Unmet, guard => guard is GuardCode.LawyerToldOfDecision or GuardCode.GuardianToldOfDecision);
    }

    [Fact]
    public void What_was_signed_and_told_after_the_day_of_the_step_did_not_come_before_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20);
        c.ReturnDecision(c.Today.AddDays(-10)).Note(StatementKind.MissingFindingSigned).Note(StatementKind.LawyerToldOfDecision).Note(StatementKind.GuardianToldOfDecision);
        Assert.Equal(
            [GuardCode.ShelterFindingOrSigned, GuardCode.LawyerToldOfDecision, GuardCode.GuardianToldOfDecision],
            Refusal(() => c.File.Move(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), CaseTrigger.ReturnDecisionIssued)));
        c.File.Move(c.By(Staff.Sanne), CaseTrigger.ReturnDecisionIssued);
        Assert.Equal(CasePhase.ReturnPreparation, c.File.Phase);
    }

    [Fact]
    public void A_return_decision_without_its_reference_is_not_complete()
    {
        var content = new ReturnDecisionContent(true, true, 28, ["GN"]);
        foreach (var (reference, complete) in new[] { ("", false), ("Z", true) })
        {
            var c = CaseBuilder.In(CasePhase.ShelterSearch);
            Assert.Equal(complete, c.File.RecordDecision(c.By(Staff.Pieter), new(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, reference) { ReturnDecision = content }).IsCompleteReturnDecision);
        }
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

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_step_on_the_day_of_turning_18_clashes_and_one_of_the_day_before_does_not(int days, int clashes)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var born = c.File.LastMove.OccurredOn.AddDays(days).AddYears(-18);
        c.Wait(10).File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(born.Year, born.Month, born.Day), BirthDateSource.AgeAssessment);
        Assert.Equal(clashes, c.File.BirthDateClashes(c.Today).Count);
        c.Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Equal(clashes, c.File.ResolvedBirthClashes.Count);
    }

    [Fact]
    public void A_closing_for_age_answers_for_the_steps_of_its_own_period()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError).Wait(1).Moved(CaseTrigger.Reopen).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        c.Wait(10).File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 1, 5), BirthDateSource.AgeAssessment);
        c.Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Equal([2], c.File.ResolvedBirthClashes.Select(one => one.Step.Period).Distinct());
    }

    [Fact]
    public void That_a_case_stays_closed_is_no_answer_to_a_birth_date_once_the_child_turned_18()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 3, 14), BirthDateSource.Document);
        c.TransferredAgain().Until(new DateOnly(2026, 3, 14)).Note(StatementKind.ReopeningDeclined);
        Assert.Empty(c.File.ResolvedBirthClashes);
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 0)]
    public void An_outcome_clashes_where_the_child_was_of_age_when_it_was_proposed_and_not_where_it_came_of_age_until_it_was_confirmed(int days, int clashes)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var born = c.Today.AddDays(days).AddYears(-18);
        c.Wait(10).SearchDone().Complete().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter).Wait(10).Moved(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(born.Year, born.Month, born.Day), BirthDateSource.AgeAssessment);
        Assert.Equal(clashes, c.File.BirthDateClashes(c.Today).Count);
    }

    [Fact]
    public void A_birth_date_is_known_since_a_day_after_the_birth_that_it_says_whatever_was_on_file_before()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2011, 2, 26));
        Assert.Equal([GuardCode.NotBeforeBirth], Assert.Throws<CaseRefusedException>(() => c.File.RecordBirthDate(c.By(Staff.Sanne, on: new DateOnly(2009, 12, 31)), new PartialDate(2010, 1, 1), BirthDateSource.Document)).Guards);
        c.File.RecordBirthDate(c.By(Staff.Sanne, on: new DateOnly(2010, 1, 10)), new PartialDate(2010, 1, 1), BirthDateSource.Document);
        Assert.Equal([GuardCode.NotBeforeBirth], Assert.Throws<CaseRefusedException>(() => c.File.RecordBirthDate(c.By(Staff.Sanne, on: new DateOnly(2010, 1, 10)), new PartialDate(2011, 1, 1), BirthDateSource.AgeAssessment)).Guards);
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
        c.File.RecordProbableDouble(c.By(Staff.Sanne), "RC-2026-099999", "alike");
        Assert.Empty(c.File.ResolvedBirthClashes);
        c.Note(StatementKind.ReopeningDeclined);
        Assert.Empty(c.File.BirthDateClashes(c.Today));
        var resolved = Assert.Single(c.File.ResolvedBirthClashes);
        Assert.Equal((clash.Step, clash.Then, clash.Now, "noted"), (resolved.Step, resolved.Then, resolved.Now, resolved.Why));
        Assert.Equal(StatementKind.ReopeningDeclined, c.File.Facts.OfType<Statement>().Single(said => said.Sequence == resolved.Said.Sequence).Kind);
        // A correction of the words is the same answer; another version is another clash, and the reopening its answer.
        c.File.Note(c.By(Staff.Ingrid, corrects: resolved.Said.Sequence), new StatementDetails(StatementKind.ReopeningDeclined, "spelled right"));
        Assert.Equal("spelled right", Assert.Single(c.File.ResolvedBirthClashes).Why);
        c.Wait(1).File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2009, 4, 5), BirthDateSource.Decision);
        c.Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal([CaseTrigger.Reopen, null], c.File.ResolvedBirthClashes.Select(one => one.Said.Trigger));
        Assert.Equal([BirthDateSource.Decision, BirthDateSource.Document], c.File.ResolvedBirthClashes.Select(one => one.Now.Source));
    }

    [Fact]
    public void A_transfer_alone_or_a_version_by_which_somebody_is_of_age_all_the_same_answers_no_clash()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        c.Wait(5).File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 3, 6), BirthDateSource.Document);
        c.TransferredAgain().Note(StatementKind.ReopeningDeclined);
        Assert.Empty(c.File.ResolvedBirthClashes);
    }

    [Fact]
    public void A_step_at_which_the_child_was_of_age_after_all_is_answered_by_the_closing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2010, 5, 10)).Wait(10);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 1, 5), BirthDateSource.AgeAssessment);
        var clash = Assert.Single(c.File.BirthDateClashes(c.Today));
        c.Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        var resolved = Assert.Single(c.File.ResolvedBirthClashes);
        Assert.Equal((clash.Step, clash.Then, clash.Now, c.File.LastMove, "because"), (resolved.Step, resolved.Then, resolved.Now, resolved.Said, resolved.Why));
    }

    private static IReadOnlyList<GuardCode> Refusal(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
