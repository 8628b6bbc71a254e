using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>The hard cases of domain 7 that the case alone can hold.</summary>
public sealed class HardCaseTests
{
    [Fact]
    public void Case_1_clock_and_birthday_on_29_February()
    {
        var c = new CaseBuilder(new PartialDate(2008, 2, 29), new DateOnly(2024, 2, 29)).Rejected().Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.Equal((new DateOnly(2025, 3, 1), new DateOnly(2026, 3, 1)), (c.File.SearchLastDay!.Value, c.File.EighteenLatest));
        c.Until(new DateOnly(2026, 2, 28)).Note(StatementKind.HandoverNote);
        Assert.Equal([GuardCode.Eighteen], c.Refusal(CaseTrigger.TurnedEighteen));
        c.Wait(1).Moved(CaseTrigger.TurnedEighteen);
    }

    [Fact]
    public void Case_2_eighteen_inside_the_search_year()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 9, 1));
        Assert.Equal((DeadlineKind.Eighteen, new DateOnly(2026, 9, 1)), (c.File.GoverningKind, c.File.GoverningDeadline!.Value));
        c.Until(new DateOnly(2026, 9, 1)).SearchDone().JudgedInsufficient();
        Assert.Contains(GuardCode.Minor, Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.InsufficientCooperation)).Guards);
        Assert.Equal(CasePhase.ShelterSearch, c.File.Phase);
    }

    [Theory]
    [InlineData(CasePhase.CooperatedNoShelter)]
    [InlineData(CasePhase.InsufficientCooperation)]
    [InlineData(CasePhase.NoShelter)]
    public void Case_3_shelter_found_after_another_outcome(CasePhase phase)
    {
        var c = CaseBuilder.In(phase).Wait(10).Moved(CaseTrigger.ReopenSearch);
        var pending = c.Referral;
        Assert.Equal(phase != CasePhase.NoShelter, pending.IsUndecided);
        c.GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);
        Assert.Equal(phase == CasePhase.NoShelter ? ReferralState.Decided : ReferralState.Superseded, pending.State);
        Assert.Equal((CasePhase.ShelterFound, false), (c.File.Phase, c.File.InsufficientOutcomeStands));
    }

    [Fact]
    public void Case_4_birth_date_corrected_in_both_directions()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2007), BirthDateSource.AgeAssessment);
        Assert.Equal(CasePhase.ShelterSearch, c.File.Phase);
        c.Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen);
        var closed = c.File.LastMove;
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010, 5, 10), BirthDateSource.Decision);
        Assert.True(c.File.ReopeningOwed);
        Assert.Equal((CasePhase.Closed, closed), (c.File.Phase, c.File.LastMove));
        c.Moved(CaseTrigger.Reopen).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.False(c.File.ReopeningOwed);
    }

    [Fact]
    public void Case_5_shelter_withdrawn_the_day_before_the_flight()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Steps(CandidateStage.Withdrawn);
        Assert.Equal(AlarmKind.StopTravel, c.File.OpenAlarms.Single().Kind);
        c.Note(StatementKind.DepartureNotice);
        Assert.Equal([GuardCode.ReceiverAccepted, GuardCode.ReceiverVerified, GuardCode.ReceiverAgreed, GuardCode.NoStopOpen], c.Refusal(CaseTrigger.Departed));
        c.Moved(CaseTrigger.FellThrough);
        var lost = c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill").Number;
        Assert.Contains(GuardCode.NoReferralOpen, c.Refusal(CaseTrigger.Ready)!);

        // She can after all: the check of before counts for nothing.
        c.Wait(1).Steps(CandidateStage.Accepted).Note(StatementKind.RemovabilityCheck).File.WithdrawShelterLost(c.By(Staff.Ingrid), lost);
        Assert.Equal([GuardCode.ReceiverVerified, GuardCode.ReceiverAgreed, GuardCode.GuardianToldOfReturn], c.Refusal(CaseTrigger.Ready));
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again");
        c.Note(StatementKind.GuardianToldOfReturn).Planned(c.Candidate, agreement: "she takes care after all").Moved(CaseTrigger.Ready);
    }

    [Fact]
    public void Case_6_two_suspensions_end_in_another_order_than_they_began()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        var first = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "a", false, false)).Sequence;
        var second = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Medical, "b", false, false)).Sequence;
        c.File.EndSuspension(c.By(Staff.Sanne), second);
        Assert.Equal([GuardCode.NoBlockingSuspension], c.Refusal(CaseTrigger.Ready));
        c.File.EndSuspension(c.By(Staff.Sanne), first);
        c.Moved(CaseTrigger.Ready);
    }

    [Fact]
    public void Case_7_the_decision_of_the_3rd_arrives_on_the_20th()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var referral = c.File.CurrentReferral!;
        c.Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ResidenceGranted, new DateOnly(2026, 3, 3), referral.Number);
        Assert.Equal((ReferralState.Decided, CasePhase.FurtherSearch), (referral.State, c.File.Phase));
        Assert.Equal([GuardCode.NotBeforeLastMove], c.Refusal(CaseTrigger.ResidenceGranted, on: new DateOnly(2026, 3, 3)));
        c.Moved(CaseTrigger.ResidenceGranted);
    }

    [Fact]
    public void Case_8_cooperated_nine_months_silent_two_honest_again()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Requested(RequestResult.Done).Wait(270).Requested().Wait(60).Requested(RequestResult.Done).JudgedCooperating();
        c.Requested(RequestResult.Done);
        Assert.Equal([GuardCode.JudgementIsNewest], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.CooperatedNoShelter)).Guards);
        c.JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        Assert.Equal(CasePhase.CooperatedNoShelter, c.File.Phase);
    }

    [Fact]
    public void Case_9_missing_and_back_at_18_in_another_town()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 6, 1));
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Missing, "police", false, false));
        Assert.Equal([GuardCode.UnknownDestinationTrigger], c.Refusal(CaseTrigger.CloseLeftUnknownDestination));
        c.Wait(8).Note(StatementKind.TwoReportsMissed).Moved(CaseTrigger.CloseLeftUnknownDestination);
        var number = c.File.VNumber;
        c.Until(new DateOnly(2026, 7, 1)).Moved(CaseTrigger.Reopen);
        Assert.Equal((2, CasePhase.Intake, number, 1), (c.File.Period, c.File.Phase, c.File.VNumber, c.File.Suspensions.Single().AskedAgainIn));
        Assert.Equal([GuardCode.Minor], c.Refusal(CaseTrigger.AcceptWithoutReturnDecision));
        c.Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen);
    }

    [Fact]
    public void Case_11_one_minute_before_midnight_in_Amsterdam_on_the_eve_of_the_birthday()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 5, 10)).SearchDone().JudgedInsufficient();
        var eve = new DateTime(2026, 5, 9, 21, 59, 0, DateTimeKind.Utc);
        c.File.Propose(new Change(Staff.Sanne, AmsterdamCalendar.DateOf(eve.AddMinutes(-5)), eve.AddMinutes(-5)), OutcomeKind.InsufficientCooperation, "grounds");
        var late = Assert.Throws<CaseRefusedException>(() => c.File.Move(
            new Change(Staff.Ingrid, AmsterdamCalendar.DateOf(eve.AddMinutes(1)), eve.AddMinutes(1)), CaseTrigger.ConfirmInsufficientCooperation, c.NextNumber()));
        Assert.Equal([GuardCode.Minor], late.Guards);
        c.File.Move(new Change(Staff.Ingrid, AmsterdamCalendar.DateOf(eve), eve), CaseTrigger.ConfirmInsufficientCooperation, c.NextNumber());
        Assert.Equal((CasePhase.InsufficientCooperation, new DateOnly(2026, 5, 9)), (c.File.Phase, c.File.LastMove.OccurredOn));
    }

    [Fact]
    public void Case_12_what_a_referral_says_is_frozen_at_confirmation()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var content = c.Referral.Content;
        c.Wait(3).AddCandidate(name: "an uncle");
        Assert.Equal(content, c.Referral.Content);
        Assert.DoesNotContain("an uncle", content, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_the_birthday_and_turned_18_only_what_the_rules_list_is_open()
    {
        CaseTrigger[] listed = [CaseTrigger.TurnedEighteen, CaseTrigger.HandedOver, CaseTrigger.HandoverFailedChildBack, CaseTrigger.ConfirmCooperatedNoShelter, CaseTrigger.ConfirmCooperatedCannotLeave];
        foreach (var move in CaseLifecycle.Moves.Where(m => m.From != MoveScope.Closed && CaseLifecycle.Closing(m.Trigger) is null))
            Assert.Equal(listed.Contains(move.Trigger), !move.Guards.Contains(GuardCode.Minor));
    }

    [Fact]
    public void A_1_2_is_not_proposed_after_the_birthday_with_a_date_before_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 12)).SearchDone().JudgedCooperating().Wait(20);
        var late = Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.CooperatedNoShelter, on: new DateOnly(2026, 3, 3)));
        Assert.Equal([GuardCode.MinorWhenProposed], late.Guards);
    }

    [Fact]
    public void A_1_2_proposed_before_the_birthday_is_confirmed_after_it_and_waits_pending_at_18()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 12)).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        c.Wait(20).Note(StatementKind.HandoverNote);
        Assert.Equal([GuardCode.NoEarlyProposalWaits], c.Refusal(CaseTrigger.TurnedEighteen));
        c.Moved(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid).Moved(CaseTrigger.TurnedEighteen);
        Assert.Equal((ReferralState.PendingAtEighteen, new DateOnly(2026, 3, 2)), (c.Referral.State, c.Referral.FiledOn));
        c.File.ExportReferral(c.By(Staff.Pieter), c.Referral.Number);
        var refusal = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        Assert.Equal(ReferralState.Decided, c.Referral.State);
        c.File.RetractAsError(c.By(Staff.Pieter), refusal.Sequence);
        Assert.Equal(ReferralState.PendingAtEighteen, c.Referral.State);
        c.Decide(DecisionKind.ResidenceGranted, referral: c.Referral.Number);
        Assert.Equal((CasePhase.Closed, ClosingReason.ResidenceGranted), (c.File.Phase, c.File.SecondClosingReason));
    }
}
