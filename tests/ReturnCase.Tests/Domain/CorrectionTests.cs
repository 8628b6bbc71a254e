using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A correction supersedes, a retraction takes back: neither makes an old thing new, and neither breaks a rule of the case.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public void What_says_nothing_new_about_the_child_is_no_new_version()
    {
        var c = CaseBuilder.In(CasePhase.Intake);
        var identity = new IdentityDetails("Amina", "Diallo", null, "GN", "Fula, French", "Utrecht");
        Refused(GuardCode.NothingChanged, () => c.File.RecordIdentity(c.By(Staff.Sanne), identity));
        Refused(GuardCode.NothingChanged, () => c.File.RecordBirthDate(c.By(Staff.Sanne), c.File.BirthDate, BirthDateSource.Register));
        c.File.RecordIdentity(c.By(Staff.Sanne), identity with { Location = "Ter Apel" });
        c.File.RecordBirthDate(c.By(Staff.Sanne), c.File.BirthDate, BirthDateSource.Decision);
    }

    [Fact]
    public void The_judgement_under_an_adverse_phase_cannot_be_taken_back()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).JudgedCooperating().SearchDone().JudgedInsufficient().Confirmed(OutcomeKind.InsufficientCooperation);
        var judgement = c.File.Latest<CooperationJudgement>()!.Sequence;
        Refused(GuardCode.ReopenFirst, () => c.File.RetractAsError(c.By(Staff.Ingrid), judgement));
        Refused(GuardCode.ReopenFirst, () => c.JudgedCooperating());
        c.Moved(CaseTrigger.ReopenSearch).File.RetractAsError(c.By(Staff.Ingrid), judgement);
        Assert.Equal(CooperationVerdict.CooperatedThroughout, c.File.Latest<CooperationJudgement>()!.Verdict);
    }

    [Fact]
    public void A_retracted_request_no_longer_carries_a_judgement()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<CooperationFact>()!.Sequence);
        Assert.Equal([GuardCode.JudgementIsNewest, GuardCode.RequestUnderstoodNotMet], c.Refusal(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid));
        Assert.Equal(EntryKind.Retracted, c.File.NewSinceProposal.Single().Kind);
    }

    [Fact]
    public void A_retracted_acceptance_opens_1_2_and_closes_1_1()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<CandidateStep>()!.Sequence);
        Assert.Equal([GuardCode.CandidateAccepted, GuardCode.BestInterestsNoted, GuardCode.ChildViewOnShelter, GuardCode.GuardianViewOnShelter], c.Refusal(CaseTrigger.ConfirmShelterFound, Staff.Ingrid));
        Assert.Equal(CandidateStage.Assessed, c.File.StageOf(c.Candidate));
    }

    [Fact]
    public void A_corrected_candidate_keeps_its_steps_and_notes_and_is_verified_anew_where_the_name_is_another()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice);
        var old = c.Candidate;
        var now = c.File.AddCandidate(c.By(Staff.Sanne, corrects: old), new CandidateDetails(ShelterKind.Family, "aunt Mariama", "aunt", "GN", "Conakry", ContactRoute.LocalPartner)).Sequence;
        Assert.Equal((now, CandidateStage.Accepted), (c.File.CandidateNow(old), c.File.StageOf(now)));
        Assert.Equal([GuardCode.ReceiverVerified, GuardCode.NoStopOpen], c.Refusal(CaseTrigger.Departed));
        c.File.Verify(c.By(Staff.Sanne), now, true, "called aunt Mariama");
        c.File.CloseAlarm(c.By(Staff.Ingrid), c.File.OpenAlarms.Single().Sequence);
        c.Moved(CaseTrigger.Departed).Handover(now).Moved(CaseTrigger.HandedOver);
        Assert.Equal(ClosingReason.ReturnedHandedOver, c.File.ClosingReason);
    }

    [Fact]
    public void A_promising_candidate_cannot_be_hidden_by_a_correction()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.Willing);
        c.File.AddCandidate(c.By(Staff.Sanne, corrects: c.Candidate), new CandidateDetails(ShelterKind.Family, "aunt", null, "GN", null, ContactRoute.LocalPartner));
        c.JudgedCooperating();
        Assert.Equal([GuardCode.NoCandidateLeftOpen], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.CooperatedNoShelter)).Guards);
    }

    [Fact]
    public void Correcting_an_old_step_view_or_notice_does_not_make_it_new()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch).Wait(2);
        var (view, step) = (c.File.Latest<Statement>()!, c.File.Latest<CandidateStep>()!);
        c.File.Note(c.By(Staff.Sanne, corrects: view.Sequence), new StatementDetails(view.Kind, "spelled right") { Answer = view.Answer });
        c.File.RecordStep(c.By(Staff.Sanne, corrects: step.Sequence), step.Candidate, step.Stage, "spelled right", "e");
        var missing = c.File.OutcomeOptions(c.By(Staff.Sanne)).Single(o => o.Kind == OutcomeKind.SearchEnded).Missing;
        Assert.Equal([GuardCode.NewSearchStep, GuardCode.GuardianViewOnProposal, GuardCode.JudgementRenewed], missing);
    }

    [Fact]
    public void A_step_dated_before_the_further_search_is_no_new_step()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch).Wait(2);
        c.File.ReasonAway(c.By(Staff.Sanne, on: c.Today.AddDays(-10)), "SN", ShelterKind.Family, "earlier");
        Assert.Contains(GuardCode.NewSearchStep, c.File.OutcomeOptions(c.By(Staff.Sanne)).Single(o => o.Kind == OutcomeKind.SearchEnded).Missing);
    }

    [Fact]
    public void A_correction_stays_in_the_period_of_what_it_corrects()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Moved(CaseTrigger.FellThrough).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError).Moved(CaseTrigger.Reopen);
        var verification = c.File.Latest<ShelterVerification>()!;
        c.File.Verify(c.By(Staff.Sanne, corrects: verification.Sequence), c.Candidate, true, "spelled right");
        Assert.Equal((2, 1), (c.File.Period, c.File.Latest<ShelterVerification>()!.Period));
        Assert.Null(c.File.VerificationOf(c.Candidate));
    }

    [Fact]
    public void A_new_period_starts_without_checks_verification_and_plan()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError).Moved(CaseTrigger.Reopen).Moved(CaseTrigger.AcceptWithReturnDecision);
        Assert.Equal((null, null, CandidateStage.Accepted), (c.File.CurrentPlan, c.File.VerificationOf(c.Candidate), c.File.StageOf(c.Candidate)));
        Refused(GuardCode.SafetyCheckDone, () => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Accepted, "again", "e"));
    }

    [Fact]
    public void A_later_failed_verification_counts_above_an_earlier_good_one_that_is_recorded_after_it()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel().Wait(5);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, false, "nobody home");
        c.File.Verify(c.By(Staff.Sanne, on: c.Today.AddDays(-3)), c.Candidate, true, "called");
        Assert.Null(c.File.VerificationOf(c.Candidate));
    }

    [Fact]
    public void A_plan_taken_back_before_ready_does_not_count_as_the_receiver_left_for()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        c.Planned(null);
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.CurrentPlan!.Sequence);
        c.Moved(CaseTrigger.Ready).Note(StatementKind.DepartureNotice).Moved(CaseTrigger.Departed);
        Assert.Equal(CasePhase.Travelling, c.File.Phase);
    }

    [Fact]
    public void A_decision_that_a_move_acted_on_is_corrected_and_not_taken_back()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported();
        var referral = c.File.CurrentReferral!;
        var answer = c.Decide(DecisionKind.FurtherInvestigation, referral: referral.Number);
        c.Moved(CaseTrigger.IndAsksFurtherInvestigation);
        Refused(GuardCode.DecisionNotActedOn, () => c.File.RetractAsError(c.By(Staff.Pieter), answer.Sequence));
        Refused(GuardCode.DecisionNotActedOn, () => c.Decide(DecisionKind.NothingFurther, corrects: answer.Sequence));
        var corrected = c.Decide(DecisionKind.FurtherInvestigation, corrects: answer.Sequence);
        Assert.Equal((answer.AppliedBy, ReferralState.Decided, corrected.Sequence), (corrected.AppliedBy, referral.State, referral.DecidedBy!.Value));
    }

    [Fact]
    public void A_refused_correction_leaves_the_referral_decided()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var first = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        var second = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number, corrects: first.Sequence);
        Refused(GuardCode.NotSuperseded, () => c.Decide(DecisionKind.ResidenceNotGranted, corrects: first.Sequence));
        Assert.Equal((ReferralState.Decided, second.Sequence), (c.Referral.State, c.Referral.DecidedBy!.Value));
    }

    [Fact]
    public void The_other_decision_on_a_referral_counts_when_one_is_taken_back()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var first = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        var second = c.Wait(1).Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        c.File.RetractAsError(c.By(Staff.Pieter), second.Sequence);
        Assert.Equal((ReferralState.Decided, first.Sequence), (c.Referral.State, c.Referral.DecidedBy!.Value));
        c.File.RetractAsError(c.By(Staff.Pieter), first.Sequence);
        Assert.True(c.Referral.IsUndecided);
    }

    [Fact]
    public void Only_who_may_record_a_decision_may_take_it_back()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).ReturnDecision();
        Refused(GuardCode.CaseWorker, () => c.File.RetractAsError(c.By(Staff.Auditor), c.File.ReturnDecision!.Sequence));
    }

    [Fact]
    public void A_rejection_renewed_before_the_move_does_not_leave_track_2_without_a_decision()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(1).Answer(DecisionKind.RejectionAnnulled).Wait(1).Answer(DecisionKind.AsylumRejected);
        Assert.Null(c.File.ReturnDecision);
        Assert.Equal(CaseTrigger.RejectionEnded, c.File.WaitingDecisions.Single().Trigger);
        c.Moved(CaseTrigger.RejectionEnded).Moved(CaseTrigger.AcceptWithoutReturnDecision);
    }

    [Fact]
    public void A_return_decision_that_a_court_leaves_standing_survives_the_rejection()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(1);
        c.Decide(DecisionKind.RejectionAnnulled, stands: true);
        Assert.NotNull(c.File.ReturnDecision);
        c.Moved(CaseTrigger.RejectionEnded);
        Assert.Equal([GuardCode.RejectionOnFile], c.Refusal(CaseTrigger.AcceptWithReturnDecision));
    }

    [Fact]
    public void Only_a_court_leaves_the_return_decision_standing()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        Refused(GuardCode.OriginFits, () => c.Decide(DecisionKind.RejectionWithdrawn, stands: true));
    }

    [Fact]
    public void A_correction_that_repeats_a_danger_raises_no_second_alarm()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).Note(StatementKind.HandoverFailed);
        var failed = c.File.Latest<Statement>()!.Sequence;
        c.File.Note(c.By(Staff.Sanne, corrects: failed), new StatementDetails(StatementKind.HandoverFailed, "spelled right"));
        var seen = Contact(CheckAnswer.No, null);
        seen = Contact(CheckAnswer.Yes, seen);
        Contact(CheckAnswer.Yes, seen, "notes, spelled right");
        Assert.Equal([AlarmKind.HandoverFailed, AlarmKind.Trafficking], c.File.OpenAlarms.Select(a => a.Kind));

        int Contact(CheckAnswer signals, int? corrects, string notes = "notes") => c.File.RecordContact(
            c.By(Staff.Sanne, corrects: corrects), new(ContactKind.Visit, null, null, null, null, notes, null, null, null, signals)).Sequence;
    }

    [Fact]
    public void The_Red_Cross_meets_no_guard_and_has_no_result()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate(route: ContactRoute.ChildAskedRedCross);
        Refused(GuardCode.RedCrossHoldsNoResult, () => c.Steps(CandidateStage.NotReachable));
        Refused(GuardCode.RedCrossHoldsNoResult, () => c.Assessed());
        Refused(GuardCode.RedCrossHoldsNoResult, () => c.Planned(c.Candidate));
        Refused(GuardCode.RedCrossHoldsNoResult, () => c.Note(StatementKind.BestInterests, c.Candidate));
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
    }

    [Fact]
    public void A_move_that_makes_a_referral_needs_a_number_of_its_own_and_is_not_half_made_without()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        var version = c.File.Version;
        Assert.Throws<ArgumentException>(() => c.File.Move(c.By(Staff.Ingrid), CaseTrigger.ConfirmCooperatedNoShelter));
        Assert.Equal((version, CasePhase.ShelterSearch, ProposalState.Open), (c.File.Version, c.File.Phase, c.File.OpenProposal!.State));
        var track2 = CaseBuilder.In(CasePhase.ReturnPreparation);
        var before = track2.File.Version;
        Assert.Throws<ArgumentException>(() => track2.File.ReportShelterLost(track2.By(Staff.Sanne), "", "she fell ill"));
        Assert.Equal(before, track2.File.Version);
    }

    [Fact]
    public void A_referral_that_was_withdrawn_unsent_is_not_sent_any_more()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Moved(CaseTrigger.WithdrawReferral);
        Refused(GuardCode.ReferralUndecided, () => c.File.ExportReferral(c.By(Staff.Pieter), c.Referral.Number));
    }

    [Fact]
    public void The_IND_is_told_before_a_referral_that_was_sent_is_withdrawn()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        Assert.Equal([GuardCode.IndToldIfSent], c.Refusal(CaseTrigger.WithdrawReferral));
        c.Note(StatementKind.IndTold, reference: "RF-2026-999999");
        Assert.Equal([GuardCode.IndToldIfSent], c.Refusal(CaseTrigger.WithdrawReferral));
        c.Note(StatementKind.IndTold).Moved(CaseTrigger.WithdrawReferral);
        Assert.Equal((CasePhase.ShelterSearch, ReferralState.Withdrawn), (c.File.Phase, c.Referral.State));
    }

    [Fact]
    public void Four_eyes_reach_the_proposer_the_last_editor_and_the_author_of_the_judgement()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating(Staff.Ingrid).Proposed(OutcomeKind.CooperatedNoShelter, Staff.Hassan);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid));
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Hassan));
        Assert.Equal([GuardCode.Supervisor], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Bram));
        var noor = new Actor("noor", "Noor", ActorRole.Supervisor);
        c.File.ReviseProposal(c.By(noor), "better grounds");
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, noor));
    }

    [Fact]
    public void Without_a_country_nothing_was_searched()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).JudgedCooperating();
        Assert.Equal([GuardCode.CountryNamed, GuardCode.EveryKindTried], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.CooperatedNoShelter)).Guards);
    }

    [Fact]
    public void An_outcome_is_not_confirmed_on_a_day_before_it_was_proposed()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Wait(5).Proposed(OutcomeKind.CooperatedNoShelter);
        Assert.Equal([GuardCode.ProposalOpen], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid, on: c.Today.AddDays(-1)));
    }

    [Fact]
    public void A_decision_that_waits_stops_the_journey_also_when_its_alarm_is_closed()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).Answer(DecisionKind.ReturnDecisionAnnulled).Do(c => c.Handover(c.Candidate));
        var alarm = c.File.OpenAlarms.Single().Sequence;
        c.File.OwnAlarm(c.By(Staff.Ingrid), alarm);
        c.File.CloseAlarm(c.By(Staff.Ingrid), alarm);
        Assert.Empty(c.File.OpenAlarms);
        Assert.Equal([GuardCode.StopNeedsSupervisor, GuardCode.StopNeedsReason], c.Refusal(CaseTrigger.HandedOver, Staff.Sanne, reason: null));
    }

    [Fact]
    public void An_answer_that_is_put_right_to_concern_no_referral_leaves_the_referral_undecided()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1);
        var answer = c.Decide(DecisionKind.FurtherInvestigation, referral: c.Referral.Number);
        Assert.Equal(answer.Sequence, c.Referral.DecidedBy);
        c.Decide(DecisionKind.FurtherInvestigation, corrects: answer.Sequence);
        Assert.Equal((null, ReferralState.Exported), (c.Referral.DecidedBy, c.Referral.State));
    }

    [Fact]
    public void A_decision_during_the_journey_stops_it_and_the_handover_needs_a_supervisor_with_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).Answer(DecisionKind.ReturnDecisionAnnulled);
        c.Handover(c.Candidate);
        Assert.Equal(AlarmKind.StopTravel, c.File.OpenAlarms.Single().Kind);
        Assert.Equal([GuardCode.StopNeedsSupervisor, GuardCode.StopNeedsReason], c.Refusal(CaseTrigger.HandedOver, Staff.Sanne, reason: null));
        c.Moved(CaseTrigger.HandoverFailedChildBack).Moved(CaseTrigger.ReturnDecisionEnded);
        Assert.Equal(CasePhase.ShelterSearch, c.File.Phase);
    }

    [Fact]
    public void Another_receiver_on_the_way_is_verified_by_two()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).AddCandidate(name: "uncle").Planned(null);
        c.Planned(c.Candidate).Handover(c.Candidate);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.HandoverToVerified], c.Refusal(CaseTrigger.HandedOver));
        c.Wait(1).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again");
        Assert.Equal([GuardCode.HandoverToVerified], c.Refusal(CaseTrigger.HandedOver));
        c.File.Verify(c.By(Staff.Ingrid), c.Candidate, false, "nobody home");
        c.File.Verify(c.By(Staff.Ingrid), c.Candidate, true, "called");
        Assert.Equal([GuardCode.HandoverToVerified, GuardCode.StopNeedsReason], c.Refusal(CaseTrigger.HandedOver, Staff.Ingrid, reason: null));
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called too");
        c.Moved(CaseTrigger.HandedOver, Staff.Ingrid);
    }

    private static void Refused(GuardCode code, Action act) => Assert.Contains(code, Assert.Throws<CaseRefusedException>(act).Guards);
}
