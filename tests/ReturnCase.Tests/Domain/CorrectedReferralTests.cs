using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a correction of a referral changes and what it leaves as two people confirmed it, and what nobody outside is told.</summary>
public sealed class CorrectedReferralTests
{
    [Fact]
    public void Of_what_was_taken_back_the_judgement_under_a_referral_is_told_of()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Note(StatementKind.OtherEffort);
        var noted = c.File.Latest<Statement>()!.Sequence;
        c.Wait(1).Moved(CaseTrigger.ReopenSearch).File.RetractAsError(c.By(Staff.Ingrid), c.File.Latest<CooperationJudgement>()!.Sequence);
        var line = c.File.Entries[^1];
        c.File.RetractAsError(c.By(Staff.Ingrid), noted);
        Assert.Equal(line, c.File.GroundTakenBack(c.Referral));
    }

    [Fact]
    public void A_correction_keeps_the_judgement_and_the_search_days_that_were_confirmed_and_tells_a_later_judgement_apart()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var confirmed = FrozenReferral.Read(c.Referral.Content);
        c.Wait(10).Requested().JudgedOn(c.File.Latest<CooperationFact>()!.Sequence);
        c.File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
        var told = FrozenReferral.Read(c.Referral.Content);
        Assert.Equal((CooperationVerdict.CooperatedThroughout, confirmed.Judgement!.Line), (told.Judgement!.Verdict, told.Judgement.Line));
        Assert.Equal(CooperationVerdict.Insufficient, Assert.Single(told.LaterJudgements!).Verdict);
        Assert.Null(told.EarlierJudgements);
        Assert.Equal(confirmed.SearchYear, told.SearchYear);
        Assert.Equal(confirmed.SearchDays!.Sum(days => days.Days), told.SearchDays!.Sum(days => days.Days));
        Assert.Equal((confirmed.ConfirmedOn, confirmed.Proposal), (told.ConfirmedOn, told.Proposal));
        Assert.Empty(c.Referral.Gaps);
    }

    [Fact]
    public void A_referral_that_is_pending_at_18_is_put_right_in_the_closed_case_and_nothing_moves_or_reopens()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        c.Until(c.File.BirthDate.EighteenLatest).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser-de Wit", null, null, null);
        var (phase, lines, referral) = (c.File.Phase, c.File.PhaseLines.Count(), c.File.Referrals[0]);
        Assert.Equal((CasePhase.Closed, ReferralState.PendingAtEighteen), (phase, referral.State));
        c.File.CorrectReferral(c.By(Staff.Ingrid), referral.Number);
        Assert.Contains("Visser-de Wit", referral.Content, StringComparison.Ordinal);
        Assert.Equal((CasePhase.Closed, lines, ReferralState.PendingAtEighteen, 2, true), (c.File.Phase, c.File.PhaseLines.Count(), referral.State, referral.ContentVersion, referral.IsToSend));
        Assert.False(c.File.ReopeningOwed);
        Assert.Empty(c.File.Asks()!.Tasks);
        c.File.ExportReferral(c.By(Staff.Pieter), referral.Number);
        Assert.Equal((ReferralState.PendingAtEighteen, false), (referral.State, referral.IsToSend));
    }

    [Fact]
    public void A_closed_case_takes_no_new_version_of_a_referral_that_was_decided()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        c.Wait(1).Decide(DecisionKind.ResidenceGranted, referral: c.Referral.Number);
        c.Moved(CaseTrigger.ResidenceGranted);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser-de Wit", null, null, null);
        Assert.Equal([GuardCode.ReferralUndecided], Assert.Throws<CaseRefusedException>(() => c.File.CorrectReferral(c.By(Staff.Ingrid), c.File.Referrals[0].Number)).Guards);
    }

    [Fact]
    public void A_corrected_judgement_stands_beside_the_one_that_was_confirmed()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var judged = c.File.JudgementInForce!;
        c.Wait(1).File.Judge(c.By(Staff.Sanne, corrects: judged.Sequence), new JudgementDetails(CooperationVerdict.CooperatedThroughout, "came, as was put right", judged.CitedFacts, CaseBuilder.Agrees, CaseBuilder.NoAnswer));
        c.File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
        var told = FrozenReferral.Read(c.Referral.Content);
        Assert.Equal(judged.Reasons, told.Judgement!.Reasons);
        Assert.Equal("came, as was put right", Assert.Single(told.LaterJudgements!).Reasons);
    }

    [Fact]
    public void Where_shelter_was_found_a_newest_assessment_that_leaves_an_answer_open_is_a_gap()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound);
        Assert.DoesNotContain(ReferralGap.Assessment, c.File.LacksNow(c.Referral));
        c.Wait(1).File.Assess(c.By(Staff.Sanne), c.Candidate, new AssessmentAnswers(true, true, true, null, true, true, "wants to go", "visited", c.Today.AddDays(365)));
        Assert.Contains(ReferralGap.Assessment, c.File.LacksNow(c.Referral));
        c.Wait(1).Assessed();
        Assert.DoesNotContain(ReferralGap.Assessment, c.File.LacksNow(c.Referral));
    }

    [Theory]
    [InlineData(CasePhase.CooperatedNoShelter)]
    [InlineData(CasePhase.InsufficientCooperation)]
    [InlineData(CasePhase.CooperatedCannotLeave)]
    public void A_judgement_that_was_taken_back_is_a_gap_and_a_task_for_the_supervisor(CasePhase phase)
    {
        var c = CaseBuilder.In(phase);
        Assert.DoesNotContain(ReferralGap.Judgement, c.File.LacksNow(c.Referral));
        Assert.False(Asks(c, DerivedTaskKind.ReferralGroundGone));
        if (phase.IsAdverse())
        {
            // Under an adverse phase it cannot be taken back (I5).
            Assert.Throws<CaseRefusedException>(() => c.File.RetractAsError(c.By(Staff.Sanne), c.File.JudgementInForce!.Sequence));
            return;
        }

        var before = c.Referral.Gaps;
        c.Wait(1).File.RetractAsError(c.By(Staff.Sanne), c.File.JudgementInForce!.Sequence);
        Assert.True(Asks(c, DerivedTaskKind.ReferralGroundGone));
        // Another judgement of later does not take its place.
        c.JudgedCooperating();
        Assert.Contains(ReferralGap.Judgement, c.File.LacksNow(c.Referral));
        c.File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
        Assert.Equal([.. before, ReferralGap.Judgement], c.Referral.Gaps);
        Assert.Null(FrozenReferral.Read(c.Referral.Content).Judgement);
        Assert.NotNull(FrozenReferral.Read(c.Referral.Content).LaterJudgements);
        Assert.False(Asks(c, DerivedTaskKind.ReferralGroundGone));
    }

    [Fact]
    public void A_filled_gap_is_a_task_for_whoever_makes_the_version_and_no_longer_for_whoever_fills_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);
        Assert.Equal((true, false), (Asks(c, DerivedTaskKind.ReferralIncomplete), Asks(c, DerivedTaskKind.ReferralVersionDue)));
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser", null, null, null);
        Assert.Equal((true, true), (Asks(c, DerivedTaskKind.ReferralIncomplete), Asks(c, DerivedTaskKind.ReferralVersionDue)));
        c.Complete();
        Assert.Equal((false, true), (Asks(c, DerivedTaskKind.ReferralIncomplete), Asks(c, DerivedTaskKind.ReferralVersionDue)));
        c.File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
        Assert.Equal((false, false), (Asks(c, DerivedTaskKind.ReferralIncomplete), Asks(c, DerivedTaskKind.ReferralVersionDue)));
    }

    [Fact]
    public void What_the_child_says_is_not_right_about_somebody_of_the_Red_Cross_or_a_safety_check_stays()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).AddCandidate(name: "uncle");
        Disputed(c, c.File.Latest<SafetyCheck>()!.Sequence, "words of the check");
        var asked = c.File.AddCandidate(c.By(Staff.Sanne), new CandidateDetails(ShelterKind.Family, "grandmother", "grandmother", "GN", null, ContactRoute.ChildAskedRedCross)).Sequence;
        Disputed(c, asked, "her name is another");
        Disputed(c, c.File.Latest<Statement>()!.Sequence, "nor is that right");
        Disputed(c, c.File.Standing<ContactMoment>().First().Sequence, "I said it otherwise");
        var told = c.File.ChangedIn(c.By(Staff.Ingrid), c.Referral);
        c.File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
        Assert.Contains("views", told);
        Assert.Equal(["I said it otherwise"], FrozenReferral.Read(c.Referral.Content).Views!.Where(view => view.Kind == StatementKind.CorrectionAsked).Select(view => view.Text));
    }

    [Theory]
    [InlineData(CheckAnswer.NotDiscussed, CheckAnswer.No, CheckAnswer.No, false)]
    [InlineData(CheckAnswer.NotDiscussed, CheckAnswer.NotDiscussed, CheckAnswer.No, false)]
    [InlineData(CheckAnswer.No, CheckAnswer.NotDiscussed, CheckAnswer.No, true)]
    [InlineData(CheckAnswer.Yes, CheckAnswer.No, CheckAnswer.NotDiscussed, true)]
    [InlineData(CheckAnswer.No, CheckAnswer.No, CheckAnswer.No, false)]
    public void Why_a_check_was_not_discussed_goes_only_where_it_is_not_about_trafficking(CheckAnswer trafficking, CheckAnswer medical, CheckAnswer hardship, bool goes)
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(ContactKind.DepartureInterview, null, null, null, null, "talked", null, null, null, trafficking, medical, hardship, "SECRET"));
        Assert.Equal(goes, FullCase.Told(c.Note(StatementKind.OtherEffort).JudgedCooperating().Proposed(OutcomeKind.CooperatedCannotLeave)).Write().Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public void Questions_come_back_on_what_was_sent_and_is_not_decided()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        Assert.Equal([GuardCode.ReferralSent], Assert.Throws<CaseRefusedException>(() => Returned(c)).Guards);
        Returned(c.Exported());
        Returned(c);
        var tasks = Tasks(c).Where(task => task.Kind == DerivedTaskKind.QuestionsOpen).Select(task => task.Detail).ToArray();
        Assert.Equal([$"{c.Referral.Number} 2026-03-02 1", $"{c.Referral.Number} 2026-03-02 2"], tasks);
        c.Wait(1).Answer(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        Assert.False(Asks(c, DerivedTaskKind.QuestionsOpen));
        Assert.Equal([GuardCode.ReferralUndecided], Assert.Throws<CaseRefusedException>(() => Returned(c)).Guards);
        Assert.Equal([GuardCode.ReferralUndecided], Assert.Throws<CaseRefusedException>(() => c.File.RecordQuestions(c.By(Staff.Pieter), c.Referral.Number, "Which aunt?")).Guards);
    }

    private static void Returned(CaseBuilder c) => c.Note(StatementKind.ReturnedWithQuestions, reference: c.Referral.Number);

    private static void Disputed(CaseBuilder c, int about, string text) =>
        c.File.Note(c.By(Staff.Sanne), new StatementDetails(StatementKind.CorrectionAsked, text) { About = about });

    private static IReadOnlyList<DerivedTask> Tasks(CaseBuilder c) => DerivedTasks.Of(c.File, c.Today, CasePolicy.Default);

    private static bool Asks(CaseBuilder c, DerivedTaskKind kind) => Tasks(c).Any(task => task.Kind == kind);
}
