using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a case asks for by itself: what brings it, when it is due, and which fact takes it away again.</summary>
public sealed class DerivedTaskTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Dictionary<DerivedTaskKind, (Func<CaseBuilder> Begun, DateOnly DueOn, Action<CaseBuilder> Cleared)> Table = new()
    {
        [DerivedTaskKind.DecisionWaits] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Wait(1).Answer(DecisionKind.ResidenceNotGranted),
            // Recorded on a Tuesday; two working days.
            new(2026, 3, 5),
            c => c.Moved(CaseTrigger.IndDoesNotGrant)),
        [DerivedTaskKind.ProposalReturned] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound).Do(c => c.File.ReturnProposal(c.By(Staff.Ingrid))),
            new(2026, 3, 4),
            c => c.Proposed(OutcomeKind.ShelterFound)),
        [DerivedTaskKind.RequestDue] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: Day.AddDays(7)),
            Day.AddDays(7),
            c => c.Came(RequestResult.Done)),
        [DerivedTaskKind.ViewDue] = (
            () => CaseBuilder.In(CasePhase.ReturnPreparation).Note(StatementKind.GuardianViewOnReturn, answer: ViewAnswer.Asked),
            Day.AddDays(14),
            c => c.Note(StatementKind.GuardianViewOnReturn, answer: ViewAnswer.Declined)),
        [DerivedTaskKind.EmbassyAnswerDue] = (
            () => CaseBuilder.In(CasePhase.ReturnPreparation).Do(c => c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null)),
            new(2027, 3, 2),
            c => c.File.AnswerTravelDocument(c.By(Staff.Sanne), c.File.Latest<TravelDocument>()!.Sequence, EmbassyAnswer.Agrees, null)),
        [DerivedTaskKind.IndAnswerDue] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported(),
            Day.AddDays(56),
            c => c.Wait(1).Answer(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number)),
        [DerivedTaskKind.ContactDue] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Do(c => Contact(c, ContactKind.DepartureInterview, Day.AddDays(21))),
            Day.AddDays(21),
            c => Contact(c.Wait(21), ContactKind.PhoneCall)),
        [DerivedTaskKind.AssessmentExpires] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Assessed(28),
            Day.AddDays(28),
            c => c.Assessed(29)),
        [DerivedTaskKind.PlaceNotSafe] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Do(c => c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing")),
            new(2026, 3, 4),
            c => c.Steps(CandidateStage.Rejected)),
        [DerivedTaskKind.ReferralIncomplete] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound),
            new(2026, 3, 4),
            c => c.Complete().File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number)),
        [DerivedTaskKind.ReferralVersionDue] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound).Complete(),
            new(2026, 3, 4),
            c => c.File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number)),
        [DerivedTaskKind.ReferralGroundGone] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Do(c => c.File.RetractAsError(c.By(Staff.Sanne), c.File.JudgementInForce!.Sequence)),
            new(2026, 3, 4),
            c => c.Moved(CaseTrigger.WithdrawReferral)),
        [DerivedTaskKind.QuestionsOpen] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Do(c => c.File.RecordQuestions(c.By(Staff.Pieter), c.Referral.Number, "Which aunt?")),
            // Recorded on a Monday; five working days.
            new(2026, 3, 9),
            c => c.File.AnswerQuestions(c.By(Staff.Sanne), c.File.Questions[0].Asked.Sequence, "The eldest.")),
        [DerivedTaskKind.DecisionClashes] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Note(StatementKind.IndTold).Moved(CaseTrigger.WithdrawReferral).Do(c => c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number)),
            new(2026, 3, 4),
            c => c.File.KeepWithoutEffect(c.By(Staff.Ingrid), c.File.Clashes[0].Decision.Sequence)),
        [DerivedTaskKind.CompleteBroughtIn] = (
            () => new CaseBuilder().BroughtIn(CasePhase.ShelterFound),
            // The answer of the IND is expected before the next review.
            new(2026, 4, 27),
            c => c.Moved(CaseTrigger.ShelterLost)),
        [DerivedTaskKind.PoliceReportDue] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Do(c => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing, new(9, 0))),
            Day.AddDays(1),
            c => c.Note(StatementKind.PoliceReport)),
        [DerivedTaskKind.JourneyLost] = (
            () => CaseBuilder.In(CasePhase.ReadyToTravel).Wait(3).Steps(CandidateStage.Withdrawn),
            Day.AddDays(3),
            c => c.Moved(CaseTrigger.FellThrough)),
        [DerivedTaskKind.TellJourneyOff] = (
            () => CaseBuilder.In(CasePhase.ReadyToTravel).Wait(3).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.FellThrough).Do(c => c.File.Note(c.By(Staff.Sanne), new StatementDetails(StatementKind.JourneyOffTold, "the aunt cannot")
            {
                Parts = [new(StatementHeading.Guardian, "by phone"), new(StatementHeading.Escort, "by phone")],
            })),
            Day.AddDays(3),
            c => c.File.Note(c.By(Staff.Sanne), new StatementDetails(StatementKind.JourneyOffTold, "the aunt cannot")
            {
                Parts = [.. Enum.GetValues<StatementHeading>().Select(heading => new StatementPart(heading, "by phone"))],
            })),
        [DerivedTaskKind.TellBlockedDeparture] = (
            () => CaseBuilder.In(CasePhase.ReadyToTravel).Do(c => c.File.StartSuspension(c.By(Staff.Sanne), new(ReturnCase.Domain.Suspensions.SuspensionKind.Appeal, "AWB 1", false, false)))
                .Note(StatementKind.DepartureNotice).Moved(CaseTrigger.DepartedAlthoughBlocked, Staff.Ingrid),
            Day,
            c => c.Note(StatementKind.IndToldOfDeparture).Note(StatementKind.LawyerToldOfDeparture)),
        [DerivedTaskKind.FollowUpDue] = (
            () => CaseBuilder.In(CasePhase.Travelling)
                .Do(c => c.File.Plan(c.By(Staff.Sanne), new(c.Candidate, c.Today, "she takes care", null, "an escort", "by air", c.Today, c.Today, null, "a call") { FollowUpOn = c.Today.AddDays(9) }))
                .Do(c => c.Handover(c.Candidate)).Moved(CaseTrigger.HandedOver),
            Day.AddDays(9),
            c => c.Wait(1).Note(StatementKind.FollowUp)),
        [DerivedTaskKind.DoubleToJudge] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Do(c => c.File.RecordProbableDouble(c.By(Staff.Sanne), "RC-2025-000001", "The name is the same.")),
            new(2026, 3, 4),
            c => c.Note(StatementKind.AnotherChild, reference: "RC-2025-000001")),
        [DerivedTaskKind.DoubleToLink] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Note(StatementKind.SameChild, reference: "RC-2025-000001"),
            new(2026, 3, 4),
            c => c.Note(StatementKind.SamePersonFollows, reference: "RC-2025-000001")),
        [DerivedTaskKind.DecisionCameLate] = (
            () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(8).Moved(CaseTrigger.ReopenSearch).Wait(10).Do(c => c.Decide(DecisionKind.ResidenceGranted, Day.AddDays(1), c.Referral.Number)),
            // Recorded on a Friday; two working days.
            new(2026, 3, 24),
            c => c.File.FollowLateDecision(c.By(Staff.Sanne), c.File.LateDecisions[0].Waiting.Decision.Sequence)),
        [DerivedTaskKind.BirthDateClashes] = (
            () => CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Do(c => c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 1, 5), BirthDateSource.AgeAssessment)),
            new(2026, 3, 16),
            c => c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010, 5, 10), BirthDateSource.Document)),
        [DerivedTaskKind.ReturnDecisionStands] = (
            () => Upheld(CaseBuilder.In(CasePhase.ReturnPreparation)),
            new(2026, 3, 5),
            c => c.AddCandidate(name: "uncle")),
        [DerivedTaskKind.TransferToDecide] = (
            () => CaseBuilder.In(CasePhase.Closed).TransferredAgain(),
            new(2026, 3, 4),
            c => c.Note(StatementKind.ReopeningDeclined)),
        [DerivedTaskKind.LossToReport] = (
            () => LostBefore(Day.AddDays(2)),
            // Followed on a Friday; two working days.
            new(2026, 3, 24),
            c => c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill")),
        [DerivedTaskKind.VerificationExpires] = (
            () => CaseBuilder.In(CasePhase.ReadyToTravel),
            Day.AddDays(14),
            c => c.Note(StatementKind.DepartureNotice).Moved(CaseTrigger.Departed)),
    };

    public static TheoryData<DerivedTaskKind> Kinds() => [.. Table.Keys];

    /// <summary>A case that asks for a task of a kind.</summary>
    internal static CaseBuilder Begun(DerivedTaskKind kind) => Table[kind].Begun();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_task_comes_with_its_fact_and_goes_with_the_next(DerivedTaskKind kind)
    {
        var (begun, due, cleared) = Table[kind];
        var builder = begun();
        var task = Assert.Single(Asked(builder), task => task.Kind == kind);
        Assert.Equal(due, task.DueOn);

        cleared(builder);

        Assert.DoesNotContain(Asked(builder), task => task.Kind == kind);
    }

    [Fact]
    public void Every_kind_is_in_the_table_but_the_step_that_is_due_by_itself() =>
        Assert.Equal(Enum.GetValues<DerivedTaskKind>().Except([DerivedTaskKind.StepDue]).Order(), Table.Keys.Order());

    [Fact]
    public void Each_follow_up_after_handover_may_name_the_next_day_and_no_other_closed_case_asks_for_one()
    {
        var builder = Begun(DerivedTaskKind.FollowUpDue).Wait(9).Do(c => c.File.Note(c.By(Staff.Sanne), new StatementDetails(StatementKind.FollowUp, "goes to school") { NextOn = c.Today.AddDays(60) }));
        Assert.Equal(builder.Today.AddDays(60), Assert.Single(Asked(builder), task => task.Kind == DerivedTaskKind.FollowUpDue).DueOn);
        // One of an earlier day, written down later, does not name the next.
        builder.File.Note(builder.By(Staff.Sanne, on: builder.Today.AddDays(-2)), new StatementDetails(StatementKind.FollowUp, "called her") { NextOn = builder.Today.AddDays(10) });
        Assert.Equal(builder.Today.AddDays(60), Assert.Single(Asked(builder), task => task.Kind == DerivedTaskKind.FollowUpDue).DueOn);
        Assert.Equal(ClosingReason.ReturnedHandedOver, builder.File.ClosingReason);

        var returned = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError);
        Assert.Empty(Asked(returned));
    }

    [Fact]
    public void A_step_of_our_own_is_due_before_the_gap_and_a_step_ends_that()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Country();
        Assert.DoesNotContain(On(builder, Day.AddDays(20)), IsStep);
        Assert.Equal(Day.AddDays(28), Assert.Single(On(builder, Day.AddDays(21)), IsStep).DueOn);
        Assert.Contains(On(builder, Day.AddDays(90)), IsStep);
        Contact(builder.Wait(21), ContactKind.TalkWithSchool);
        Assert.Contains(On(builder, builder.Today), IsStep);
        builder.Note(StatementKind.OtherEffort);
        Assert.DoesNotContain(On(builder, builder.Today), IsStep);

        static bool IsStep(DerivedTask task) => task.Kind == DerivedTaskKind.StepDue;
    }

    [Fact]
    public void An_expiring_assessment_is_named_from_the_days_that_policy_says()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        var until = Day.AddDays(365);
        Assert.Empty(Expiring(until.AddDays(-29)));
        Assert.Equal(until, Assert.Single(Expiring(until.AddDays(-28))).DueOn);
        Assert.Equal(until, Assert.Single(Expiring(until.AddDays(5))).DueOn);
        Assert.DoesNotContain(DerivedTasks.Of(builder.File, until.AddDays(-10), new CasePolicy { ExpiryWarningDays = 9 }), task => task.Kind == DerivedTaskKind.AssessmentExpires);

        IEnumerable<DerivedTask> Expiring(DateOnly day) => On(builder, day).Where(task => task.Kind == DerivedTaskKind.AssessmentExpires);
    }

    /// <summary>Contacts in the order in which they were recorded: with whom, on which day, and the day that was agreed in it. Days count from the first.</summary>
    public static TheoryData<string, (ContactKind Kind, int On, int? Next)[], int[]> Agreements() => new()
    {
        { "a talk with somebody else", [(ContactKind.TalkWithLawyer, 0, 5), (ContactKind.TalkWithSchool, 1, null)], [5] },
        { "a talk with somebody else on the day itself", [(ContactKind.TalkWithLawyer, 0, 5), (ContactKind.TalkWithGuardian, 5, null), (ContactKind.Visit, 6, null)], [5] },
        { "a call before the day", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.PhoneCall, 1, null)], [5] },
        { "seen on the day", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.Visit, 5, null)], [] },
        { "seen after the day", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.Visit, 9, null)], [] },
        { "the lawyer on the day", [(ContactKind.TalkWithLawyer, 0, 5), (ContactKind.TalkWithLawyer, 5, null)], [] },
        { "another date", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.PhoneCall, 1, 12)], [12] },
        { "an earlier date, and met on it", [(ContactKind.DepartureInterview, 0, 9), (ContactKind.PhoneCall, 1, 4), (ContactKind.Visit, 4, null)], [] },
        { "a late entry that agreed a date", [(ContactKind.PhoneCall, 9, null), (ContactKind.Visit, 8, 12)], [12] },
        { "a late entry of before the contact that agreed a date", [(ContactKind.PhoneCall, 9, 20), (ContactKind.Visit, 8, 12)], [20] },
        { "a late entry with a date further away", [(ContactKind.DepartureInterview, 9, 40), (ContactKind.Visit, 0, 110)], [40] },
        { "a late entry with a date further away, where nothing was agreed since", [(ContactKind.DepartureInterview, 9, null), (ContactKind.Visit, 0, 110)], [110] },
        { "two of one day, the last as it was recorded", [(ContactKind.PhoneCall, 9, 20), (ContactKind.Visit, 9, 12)], [12] },
        { "a late entry whose date was met before", [(ContactKind.Visit, 9, 20), (ContactKind.PhoneCall, 2, 8)], [20] },
        { "a late entry that agreed nothing", [(ContactKind.Visit, 9, 20), (ContactKind.PhoneCall, 2, null)], [20] },
        { "the same day twice", [(ContactKind.PhoneCall, 3, null), (ContactKind.PhoneCall, 3, 3)], [3] },
        { "nobody reached", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.NotReached, 5, null)], [5] },
        { "nobody reached, and another date", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.TalkWithLawyer, 0, 7), (ContactKind.NotReached, 5, 8)], [7, 8] },
        { "nobody reached, another date, and met", [(ContactKind.DepartureInterview, 0, 5), (ContactKind.NotReached, 5, 8), (ContactKind.Visit, 8, null)], [] },
        {
            "each kind of person their own",
            [(ContactKind.PhoneCall, 0, 5), (ContactKind.TalkWithGuardian, 0, 6), (ContactKind.TalkWithLawyer, 0, 7), (ContactKind.TalkWithSchool, 0, 8), (ContactKind.TalkWithMentor, 0, 9)],
            [5, 6, 7, 8, 9]
        },
    };

    [Theory]
    [MemberData(nameof(Agreements))]
    public void A_date_that_was_agreed_stands_until_that_person_is_met_or_agrees_another(string why, (ContactKind Kind, int On, int? Next)[] contacts, int[] standing)
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        foreach (var (kind, on, next) in contacts)
            Contact(builder, kind, next is { } days ? Day.AddDays(days) : null, Day.AddDays(on));
        Assert.True(standing.Select(days => Day.AddDays(days)).SequenceEqual(Contacts(builder)), $"{why}: {string.Join(", ", Contacts(builder))}");
    }

    [Fact]
    public void A_correction_of_a_contact_takes_its_date_along_and_stands_in_its_place()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        Contact(builder, ContactKind.Visit, Day.AddDays(5));
        var first = builder.File.Latest<ContactMoment>()!.Sequence;
        Contact(builder.Wait(1), ContactKind.PhoneCall, Day.AddDays(8));
        var second = builder.File.Latest<ContactMoment>()!.Sequence;
        Contact(builder, ContactKind.Visit, Day.AddDays(6), Day, first);
        Assert.Equal([Day.AddDays(8)], Contacts(builder));
        Contact(builder, ContactKind.PhoneCall, Day.AddDays(9), corrects: second);
        Assert.Equal([Day.AddDays(9)], Contacts(builder));
        Contact(builder, ContactKind.PhoneCall, null, corrects: builder.File.Latest<ContactMoment>()!.Sequence);
        Assert.Equal([Day.AddDays(6)], Contacts(builder));
    }

    [Theory]
    [InlineData(CandidateStage.Withdrawn)]
    [InlineData(CandidateStage.Rejected)]
    public void The_verification_of_a_receiver_who_is_none_any_more_does_not_expire(CandidateStage stage)
    {
        var builder = CaseBuilder.In(CasePhase.ReadyToTravel);
        Assert.Contains(Asked(builder), task => task.Kind == DerivedTaskKind.VerificationExpires);
        builder.Steps(stage);
        Assert.DoesNotContain(Asked(builder), task => task.Kind == DerivedTaskKind.VerificationExpires);
    }

    [Fact]
    public void The_answer_of_the_IND_is_expected_on_the_date_of_the_clock_of_the_phase_that_waits()
    {
        var builder = CaseBuilder.In(CasePhase.CooperatedNoShelter).Wait(10).Exported();
        var clock = CaseClocks.For(builder.File, builder.Today, CasePolicy.Default).Phase!;
        Assert.Equal((DeadlineKind.IndAnswer, Day.AddDays(56)), (clock.Kind, clock.On));
        Assert.Equal(clock.On, Ind().DueOn);

        // A decision that waits for its move has the clock; what is still with the IND has its own date.
        builder.Decide(DecisionKind.RejectionAnnulled);
        Assert.NotEqual(DeadlineKind.IndAnswer, CaseClocks.For(builder.File, builder.Today, CasePolicy.Default).Phase!.Kind);
        Assert.Equal(Day.AddDays(66), Ind().DueOn);

        DerivedTask Ind() => Assert.Single(Asked(builder), task => task.Kind == DerivedTaskKind.IndAnswerDue);
    }

    [Fact]
    public void A_view_that_is_asked_again_is_due_anew_and_each_candidate_has_its_own()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        var first = builder.Candidate;
        var second = builder.AddCandidate(name: "uncle").Candidate;
        builder.Note(StatementKind.GuardianViewOnShelter, first, ViewAnswer.Asked).Note(StatementKind.GuardianViewOnShelter, second, ViewAnswer.Asked);
        builder.Wait(5).Note(StatementKind.GuardianViewOnShelter, second, ViewAnswer.Asked);
        var views = Asked(builder).Where(task => task.Kind == DerivedTaskKind.ViewDue).ToDictionary(task => task.Candidate!.Value, task => task.DueOn);
        Assert.Equal(new() { [first] = Day.AddDays(14), [second] = Day.AddDays(19) }, views);
    }

    [Fact]
    public void A_closed_case_asks_for_nothing_and_a_task_raises_no_version()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: Day.AddDays(7));
        var version = builder.File.Version;
        builder.File.Settle(builder.By(Staff.Sanne));
        Assert.Equal(version, builder.File.Version);
        builder.Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError);
        Assert.Empty(Asked(builder));
    }

    [Fact]
    public void A_decision_that_came_late_is_one_task_that_leads_to_the_clash_and_waits_for_its_move_as_soon_as_it_clashes_no_longer()
    {
        var builder = Begun(DerivedTaskKind.DecisionCameLate);
        var task = Assert.Single(Asked(builder), task => task.Subject == builder.File.WaitingDecisions[0].Decision.Sequence);
        Assert.Equal((DerivedTaskKind.DecisionCameLate, nameof(CaseTrigger.ResidenceGranted)), (task.Kind, task.Detail));
        // The day was wrong: it was of after the step, and nothing clashes.
        builder.Decide(DecisionKind.ResidenceGranted, builder.Today, builder.Referral.Number, corrects: task.Subject);
        Assert.Equal([DerivedTaskKind.DecisionWaits], Asked(builder).Where(t => t.Detail == nameof(CaseTrigger.ResidenceGranted)).Select(t => t.Kind));
    }

    [Fact]
    public void A_case_that_was_closed_too_soon_asks_to_be_reopened_until_a_supervisor_decides()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 5)).Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Empty(Asked(builder));
        builder.File.RecordBirthDate(builder.By(Staff.Sanne), new PartialDate(2009, 3, 5), BirthDateSource.Document);
        Assert.Equal(DerivedTaskKind.BirthDateClashes, Assert.Single(Asked(builder)).Kind);
        builder.Note(StatementKind.ReopeningDeclined);
        Assert.Empty(Asked(builder));
    }

    [Fact]
    public void That_the_return_decision_stands_asks_for_a_step_of_after_it_and_for_none_in_another_phase()
    {
        var builder = Upheld(CaseBuilder.In(CasePhase.ReturnPreparation).AddCandidate());
        // A correction of what was known before is no step.
        builder.File.AddCandidate(builder.By(Staff.Sanne, on: Day, corrects: builder.Candidate), new CandidateDetails(ShelterKind.Family, "aunt, spelled right", "aunt", "GN", null, ContactRoute.Embassy));
        Assert.Contains(Asked(builder), IsStands);
        builder.Note(StatementKind.OtherEffort);
        Assert.DoesNotContain(Asked(builder), IsStands);
        Assert.DoesNotContain(Asked(Upheld(CaseBuilder.In(CasePhase.NoArrangements))), IsStands);

        static bool IsStands(DerivedTask task) => task.Kind == DerivedTaskKind.ReturnDecisionStands;
    }

    [Fact]
    public void A_loss_is_reported_where_the_decision_is_of_its_day_or_before_and_no_other_place_was_accepted()
    {
        Assert.DoesNotContain(Asked(LostBefore(Day.AddDays(9))), IsLoss);
        var c = LostBefore(Day.AddDays(8));
        Assert.Contains(Asked(c), IsLoss);
        c.Wait(1).Decide(DecisionKind.ReturnDecisionIssued, ground: null);
        Assert.Contains(Asked(c), IsLoss);
        var ended = LostBefore(Day.AddDays(8));
        ended.Wait(1).Decide(DecisionKind.ReturnDecisionWithdrawn);
        Assert.DoesNotContain(Asked(ended), IsLoss);
        c.AcceptedCandidate();
        Assert.DoesNotContain(Asked(c), IsLoss);
        // Of which the IND was asked is not asked once more, whatever it answers.
        var told = LostBefore(Day);
        told.File.ReportShelterLost(told.By(Staff.Sanne), told.NextNumber(), "she fell ill");
        told.File.WithdrawShelterLost(told.By(Staff.Ingrid), told.File.Referrals[^1].Number);
        Assert.DoesNotContain(Asked(told), IsLoss);

        // What the IND rejected itself it knows.
        var rejected = CaseBuilder.In(CasePhase.ShelterFound).Exported().Wait(8).Answer(DecisionKind.FindingRejected).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.ShelterLost).Until(new DateOnly(2026, 3, 20));
        Followed(rejected, new DateOnly(2026, 3, 9));
        Assert.DoesNotContain(Asked(rejected), IsLoss);

        // What was lost, and what the IND was asked, before an earlier return decision ended is past.
        var again = CaseBuilder.In(CasePhase.ReturnPreparation);
        again.File.ReportShelterLost(again.By(Staff.Sanne), again.NextNumber(), "she fell ill");
        again.Wait(1).Answer(DecisionKind.ReturnDecisionWithdrawn).Moved(CaseTrigger.ReturnDecisionEnded).GroundsForShelterFound().Complete().Confirmed(OutcomeKind.ShelterFound)
            .Wait(1).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.ShelterLost).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);
        Assert.Contains(Asked(LostBefore(Day.AddDays(4), again)), IsLoss);
        Assert.Equal((Day.AddDays(10), Day.AddDays(4)), (again.File.LossToReport()!.Value.Lost.OccurredOn, again.File.LossToReport()!.Value.Decision.OccurredOn));

        // Whatever was tried between the loss and the decision that came in late, until the case is closed: whoever takes it in again looks anew.
        var tried = CaseBuilder.In(CasePhase.ShelterFound).Exported().Wait(8).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.ShelterLost)
            .Wait(2).Do(c => Array.ForEach([ShelterKind.Acquaintance, ShelterKind.ReceptionHouse], kind => c.File.ReasonAway(c.By(Staff.Sanne), "GN", kind, "there is none")))
            .JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter).Until(new DateOnly(2026, 3, 20));
        Followed(tried, Day.AddDays(8));
        Assert.Equal(Day.AddDays(8), tried.File.LossToReport()!.Value.Lost.OccurredOn);
        tried.Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid).Wait(1).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.DoesNotContain(Asked(tried), IsLoss);
        tried.Moved(CaseTrigger.AcceptWithReturnDecision);
        Assert.DoesNotContain(Asked(tried), IsLoss);

        // Of two that were followed it is the one in force.
        var second = LostBefore(Day).Wait(1).Answer(DecisionKind.ReturnDecisionWithdrawn).Moved(CaseTrigger.ReturnDecisionEnded).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound)
            .Wait(2).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.ShelterLost).Wait(3);
        var lostAgain = second.File.LastMove.OccurredOn;
        Followed(second, lostAgain);
        Assert.Equal((lostAgain, lostAgain), (second.File.LossToReport()!.Value.Lost.OccurredOn, second.File.LossToReport()!.Value.Decision.OccurredOn));

        static bool IsLoss(DerivedTask task) => task.Kind == DerivedTaskKind.LossToReport;
    }

    // A return decision of a day comes in and is followed.
    private static CaseBuilder Followed(CaseBuilder c, DateOnly decided) => c.ReturnDecision(decided)
        .Note(StatementKind.MissingFindingSigned).Note(StatementKind.LawyerToldOfDecision).Note(StatementKind.GuardianToldOfDecision).Moved(CaseTrigger.ReturnDecisionIssued);

    /// <summary>Shelter was found and lost; a return decision of a day came in twelve days after that, and was followed.</summary>
    internal static CaseBuilder LostBefore(DateOnly decided, CaseBuilder? found = null)
    {
        var c = (found ?? CaseBuilder.In(CasePhase.ShelterFound).Exported()).Wait(8).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.ShelterLost);
        return Followed(c.Until(new DateOnly(2026, 3, 20)), decided);
    }

    private static CaseBuilder Upheld(CaseBuilder c)
    {
        c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill");
        var referral = c.File.Referrals[^1].Number;
        c.File.ExportReferral(c.By(Staff.Pieter), referral);
        c.Wait(1).Decide(DecisionKind.ReturnDecisionUpheld, referral: referral);
        return c;
    }

    private static IReadOnlyList<DerivedTask> Asked(CaseBuilder builder) => builder.File.Asks()!.Tasks;

    private static IReadOnlyList<DerivedTask> On(CaseBuilder builder, DateOnly day) => DerivedTasks.Of(builder.File, day, CasePolicy.Default);

    private static IEnumerable<DateOnly> Contacts(CaseBuilder builder) => Asked(builder).Where(task => task.Kind == DerivedTaskKind.ContactDue).Select(task => task.DueOn).Order();

    private static void Contact(CaseBuilder builder, ContactKind kind, DateOnly? next = null, DateOnly? on = null, int? corrects = null) =>
        builder.File.RecordContact(builder.By(Staff.Sanne, on: on, corrects: corrects), new(kind, null, null, null, null, "spoken", null, null, next));
}
