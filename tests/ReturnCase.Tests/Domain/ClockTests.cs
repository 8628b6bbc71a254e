using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

public sealed class ClockTests
{
    [Theory]
    [InlineData("2024-02-29", 1, "2025-03-01")]
    [InlineData("2024-02-29", 4, "2028-02-29")]
    [InlineData("2008-02-29", 18, "2026-03-01")]
    [InlineData("2025-02-28", 1, "2026-02-28")]
    [InlineData("2023-03-01", 1, "2024-03-01")]
    public void A_year_from_29_February_ends_on_1_March_where_there_is_no_29th(string from, int years, string expected) =>
        Assert.Equal(Day(expected), LegalTerm.AddYears(Day(from), years));

    [Fact]
    public void A_return_decision_that_ended_before_the_case_was_accepted_starts_no_search_year()
    {
        var c = new CaseBuilder(transferred: new DateOnly(2026, 3, 1)).Rejected(new DateOnly(2026, 2, 20)).ReturnDecision(new DateOnly(2026, 2, 21)).Answer(DecisionKind.ReturnDecisionWithdrawn).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.Equal((SearchClockGround.RejectionDate, new DateOnly(2026, 2, 20)), (Search(c).Ground, Search(c).StartedOn));
    }

    [Theory]
    [InlineData(2008, null, null, "2026-01-01", "2026-12-31")]
    [InlineData(2008, 2, null, "2026-02-01", "2026-03-01")]
    [InlineData(2008, 2, 29, "2026-03-01", "2026-03-01")]
    [InlineData(2010, 5, 10, "2028-05-10", "2028-05-10")]
    public void Rights_end_on_the_latest_day_and_alarms_count_from_the_earliest(int year, int? month, int? day, string earliest, string latest)
    {
        var born = new PartialDate(year, month, day);
        Assert.Equal((Day(earliest), Day(latest)), (born.EighteenEarliest, born.EighteenLatest));
    }

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-04-24", 1, "2026-04-28")]
    [InlineData("2025-04-25", 1, "2025-04-28")]
    [InlineData("2026-05-13", 1, "2026-05-15")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-03-02", 5, "2026-03-09")]
    [InlineData("2026-03-02", 0, "2026-03-02")]
    public void Working_days_step_over_weekends_and_public_holidays(string from, int days, string expected) =>
        Assert.Equal(Day(expected), LegalTerm.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2026-05-09T21:59:00Z", "2026-05-09")]
    [InlineData("2026-05-09T22:00:00Z", "2026-05-10")]
    [InlineData("2026-01-09T22:59:00Z", "2026-01-09")]
    [InlineData("2026-01-09T23:00:00Z", "2026-01-10")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25")]
    public void A_date_is_the_date_in_Amsterdam(string instant, string date) =>
        Assert.Equal(Day(date), AmsterdamCalendar.DateOf(DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.AdjustToUniversal)));

    [Fact]
    public void A_day_begins_in_Amsterdam_on_its_own_date_also_when_the_clock_is_turned()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var start = AmsterdamCalendar.StartOf(day);
            Assert.Equal((day, day.AddDays(-1)), (AmsterdamCalendar.DateOf(start), AmsterdamCalendar.DateOf(start.AddTicks(-1))));
        }
    }

    [Fact]
    public void The_search_year_starts_on_the_rejection_or_where_the_setting_says_so_on_acceptance()
    {
        var c = new CaseBuilder(today: new DateOnly(2024, 3, 20)).Rejected(new DateOnly(2024, 2, 29)).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.Equal((Day("2024-02-29"), Day("2025-03-01")), (Search(c).StartedOn, Search(c).LastDay));
        var accepted = CaseClocks.For(c.File, c.Today, CasePolicy.Default with { SearchClockGround = SearchClockGround.AcceptanceDate }).Search!;
        Assert.Equal((Day("2024-03-20"), SearchClockGround.AcceptanceDate), (accepted.StartedOn, accepted.Ground));
    }

    [Fact]
    public void Overlapping_pauses_count_once_and_only_when_a_supervisor_agreed()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var first = Pause(c.Wait(10));
        Assert.True(Search(c.Wait(5)).Running);
        c.File.AnswerException(c.By(Staff.Ingrid), first, SuspensionWish.Pause, true);
        Assert.False(Search(c).Running);
        var second = Pause(c);
        c.File.AnswerException(c.By(Staff.Ingrid), second, SuspensionWish.Pause, true);
        c.Wait(10).File.EndSuspension(c.By(Staff.Sanne), first);
        c.Wait(5).File.EndSuspension(c.By(Staff.Sanne), second);
        Assert.True(Search(c).Running);
        var clock = Search(c.Wait(30));
        Assert.Equal((20, 40, Day("2027-03-22")), (clock.DaysStopped, clock.DaysUsed, clock.LastDay));
    }

    [Fact]
    public void Track_2_and_a_closed_case_stop_the_year_and_nothing_restarts_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Wait(30).ReturnDecision().Moved(CaseTrigger.ReturnDecisionIssued);
        Assert.Equal((30, false), (Search(c.Wait(20)).DaysUsed, Search(c).Running));
        c.Answer(DecisionKind.ReturnDecisionWithdrawn).Moved(CaseTrigger.ReturnDecisionEnded);
        Assert.Equal((30, true), (Search(c).DaysUsed, Search(c).Running));
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        c.Wait(5).Note(StatementKind.EightDaysUnregistered).Moved(CaseTrigger.CloseLeftUnknownDestination);
        c.Wait(100).Moved(CaseTrigger.Reopen).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        var clock = Search(c);
        Assert.Equal((Day("2026-03-02"), 35, 120, Day("2027-06-30")), (clock.StartedOn, clock.DaysUsed, clock.DaysStopped, clock.LastDay));
    }

    [Fact]
    public void Entering_the_search_from_track_2_for_the_first_time_starts_the_year_on_the_day_of_withdrawal()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(40).Answer(DecisionKind.ReturnDecisionWithdrawn).Wait(3).Moved(CaseTrigger.ReturnDecisionEnded);
        Assert.Equal((Day("2026-04-11"), SearchClockGround.ReturnDecisionEnded, 0), (Search(c).StartedOn, Search(c).Ground, Search(c).DaysUsed));
        Assert.Equal(CasePhase.ShelterSearch, c.File.Phase);
    }

    [Fact]
    public void A_return_decision_withdrawn_while_the_case_was_closed_starts_the_year_on_that_day_too()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(10).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError);
        c.Wait(10).Answer(DecisionKind.ReturnDecisionWithdrawn).Wait(10).Moved(CaseTrigger.Reopen).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.Equal((Day("2026-03-22"), 0, 10), (Search(c).StartedOn, Search(c).DaysUsed, Search(c).DaysStopped));
    }

    [Fact]
    public void A_second_acceptance_on_the_same_rejection_leaves_the_start_alone()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(9).Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid).Moved(CaseTrigger.Reopen);
        var rejection = c.File.Rejection!;
        c.Decide(DecisionKind.AsylumRejected, on: rejection.OccurredOn, corrects: rejection.Sequence);
        c.Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.Equal((Day("2026-03-02"), SearchClockGround.RejectionDate), (Search(c).StartedOn, Search(c).Ground));
    }

    [Fact]
    public void Nothing_that_was_recorded_before_it_lets_the_limit_pass_unseen()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Until(Day("2027-03-01"));
        Assert.Equal([GuardCode.SearchLimitReached], Assert.Throws<CaseRefusedException>(() => c.Note(StatementKind.SearchContinues, nextOn: Day("2027-05-01"))).Guards);
        c.Note(StatementKind.Review, nextOn: Day("2027-05-01")).Until(Day("2027-03-10")).File.Settle(c.By(Staff.Ingrid));
        Assert.Equal((DeadlineKind.SearchLimit, Day("2027-03-02")), (c.File.GoverningKind, c.File.GoverningDeadline));
    }

    [Fact]
    public void A_review_before_the_end_of_a_further_search_does_not_hide_that_end_and_one_after_it_decides()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch);
        var end = c.File.GoverningDeadline!.Value;
        c.Until(end.AddDays(-20)).Note(StatementKind.Review, nextOn: end.AddDays(40)).Until(end.AddDays(3)).File.Settle(c.By(Staff.Ingrid));
        Assert.Equal((DeadlineKind.FurtherSearch, end), (c.File.GoverningKind, c.File.GoverningDeadline));
        c.Note(StatementKind.Review, nextOn: end.AddDays(50));
        Assert.Equal((DeadlineKind.Review, end.AddDays(50)), (c.File.GoverningKind, c.File.GoverningDeadline));
    }

    [Fact]
    public void The_limit_governs_until_it_is_past_and_the_review_after_it_then()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Until(Day("2027-03-02")).Note(StatementKind.SearchContinues, nextOn: Day("2027-05-01"));
        Assert.Equal((DeadlineKind.SearchLimit, Day("2027-03-02")), (c.File.GoverningKind, c.File.GoverningDeadline));
        c.Until(Day("2027-03-03")).File.Settle(c.By(Staff.Ingrid));
        Assert.Equal((DeadlineKind.Review, Day("2027-05-01")), (c.File.GoverningKind, c.File.GoverningDeadline));
        Assert.Equal(Day("2027-03-02"), c.File.SearchLastDay);
    }

    [Theory]
    [InlineData(CasePhase.Intake, DeadlineKind.Routing, "2026-03-09")]
    [InlineData(CasePhase.ShelterSearch, DeadlineKind.SearchLimit, "2027-03-02")]
    [InlineData(CasePhase.ShelterFound, DeadlineKind.IndAnswer, "2026-04-27")]
    [InlineData(CasePhase.CooperatedNoShelter, DeadlineKind.IndAnswer, "2026-04-27")]
    [InlineData(CasePhase.InsufficientCooperation, DeadlineKind.IndAnswer, "2026-04-27")]
    [InlineData(CasePhase.FurtherSearch, DeadlineKind.FurtherSearch, "2026-06-03")]
    [InlineData(CasePhase.NoShelter, DeadlineKind.Review, "2026-06-03")]
    [InlineData(CasePhase.ReturnPreparation, DeadlineKind.DepartureTerm, "2026-03-30")]
    [InlineData(CasePhase.ReadyToTravel, DeadlineKind.DepartureTerm, "2026-03-30")]
    [InlineData(CasePhase.Travelling, DeadlineKind.Handover, "2026-03-06")]
    [InlineData(CasePhase.CooperatedCannotLeave, DeadlineKind.IndAnswer, "2026-04-27")]
    [InlineData(CasePhase.NoArrangements, DeadlineKind.Review, "2026-06-02")]
    public void Each_phase_has_its_deadline(CasePhase phase, DeadlineKind kind, string on)
    {
        var file = CaseBuilder.In(phase).File;
        Assert.Equal((kind, Day(on)), (file.GoverningKind, file.GoverningDeadline));
    }

    [Fact]
    public void The_birthday_governs_where_it_comes_first()
    {
        var file = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008)).File;
        Assert.Equal((DeadlineKind.Eighteen, Day("2026-01-01"), Day("2026-12-31")), (file.GoverningKind, file.GoverningDeadline, file.EighteenLatest));
    }

    [Fact]
    public void A_postponement_moves_the_departure_term_until_the_next_return_decision()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(2);
        c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.DeparturePostponed, DecisionOrigin.Ind, "P") { DueOn = Day("2026-08-01") });
        Assert.Equal(Day("2026-08-01"), c.File.GoverningDeadline);
        c.Wait(2).ReturnDecision();
        Assert.Equal(Day("2026-04-03"), c.File.GoverningDeadline);
    }

    [Fact]
    public void Of_two_postponements_the_later_one_counts()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        foreach (var until in (DateOnly[])[Day("2026-08-01"), Day("2026-07-01")])
            c.Wait(1).File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.DeparturePostponed, DecisionOrigin.Ind, $"P {until}") { DueOn = until });
        Assert.Equal(Day("2026-07-01"), c.File.GoverningDeadline);
    }

    [Fact]
    public void Of_two_reviews_the_later_one_names_the_next()
    {
        var c = CaseBuilder.In(CasePhase.NoShelter).Wait(1).Note(StatementKind.Review, nextOn: Day("2026-04-01")).Wait(1).Note(StatementKind.Review, nextOn: Day("2026-05-01"));
        Assert.Equal((DeadlineKind.Review, Day("2026-05-01")), (c.File.GoverningKind, c.File.GoverningDeadline));
    }

    [Fact]
    public void Of_two_decisions_to_go_on_past_the_limit_the_later_one_names_the_next_review()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Until(Day("2027-03-02")).Note(StatementKind.SearchContinues, nextOn: Day("2027-05-01")).Until(Day("2027-03-05")).Note(StatementKind.SearchContinues, nextOn: Day("2027-06-01"));
        Assert.Equal((DeadlineKind.Review, Day("2027-06-01")), (c.File.GoverningKind, c.File.GoverningDeadline));
    }

    [Theory]
    [InlineData("2026-03-01", AlarmStep.Overdue)]
    [InlineData("2026-03-02", AlarmStep.Due)]
    [InlineData("2026-03-16", AlarmStep.TwoWeeks)]
    [InlineData("2026-03-17", AlarmStep.OneMonth)]
    [InlineData("2026-06-02", AlarmStep.ThreeMonths)]
    [InlineData("2026-09-02", AlarmStep.SixMonths)]
    [InlineData("2026-09-03", AlarmStep.None)]
    public void Alarm_steps_begin_on_their_day(string deadline, AlarmStep step) => Assert.Equal(step, AlarmSteps.Of(Day(deadline), Day("2026-03-02"), CasePolicy.Default));

    [Theory]
    [InlineData("2026-03-09", AlarmStep.TwoWeeks)]
    [InlineData("2026-03-10", AlarmStep.OneMonth)]
    [InlineData("2026-05-02", AlarmStep.OneMonth)]
    [InlineData("2026-07-02", AlarmStep.ThreeMonths)]
    [InlineData("2026-11-02", AlarmStep.SixMonths)]
    [InlineData("2026-11-03", AlarmStep.None)]
    public void Alarm_steps_are_a_setting(string deadline, AlarmStep step)
    {
        var policy = new CasePolicy { AlarmSteps = new() { FirstMonths = 8, SecondMonths = 4, ThirdMonths = 2, FourthDays = 7 } };
        Assert.Null(policy.FirstFault());
        Assert.Equal(step, AlarmSteps.Of(Day(deadline), Day("2026-03-02"), policy));
    }

    [Theory]
    [InlineData(25, 3, 1, 14, "Policy:AlarmSteps:FirstMonths is 25")]
    [InlineData(6, 6, 1, 14, "Policy:AlarmSteps:SecondMonths is 6")]
    [InlineData(6, 3, 0, 14, "Policy:AlarmSteps:ThirdMonths is 0")]
    [InlineData(6, 3, 3, 14, "Policy:AlarmSteps:ThirdMonths is 3")]
    [InlineData(6, 3, 1, 28, "Policy:AlarmSteps:FourthDays is 28")]
    public void Alarm_steps_that_make_no_sense_are_named(int first, int second, int third, int fourth, string fault) =>
        Assert.StartsWith(fault, new CasePolicy { AlarmSteps = new() { FirstMonths = first, SecondMonths = second, ThirdMonths = third, FourthDays = fourth } }.FirstFault(), StringComparison.Ordinal);

    private static int Pause(CaseBuilder c) => c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, $"ref {c.File.Version}", false, true)).Sequence;

    private static SearchClock Search(CaseBuilder c) => CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!;

    [Fact]
    public void The_birthday_governs_where_a_term_ends_on_the_same_day()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2009, 3, 2));
        Assert.Equal(c.File.SearchLastDay, c.File.EighteenEarliest);
        Assert.Equal(DeadlineKind.Eighteen, c.File.GoverningKind);
    }

    [Fact]
    public void A_postponement_lapses_at_18()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation, new PartialDate(2008, 6, 1));
        c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.DeparturePostponed, DecisionOrigin.Ind, "Z4") { DueOn = new DateOnly(2026, 12, 1) });
        Assert.Equal(new DateOnly(2026, 6, 1), CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase!.On);
    }

    [Fact]
    public void A_postponement_until_the_18th_birthday_is_not_cut_short()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation, new PartialDate(2008, 6, 1));
        c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.DeparturePostponed, DecisionOrigin.Ind, "Z4") { DueOn = new DateOnly(2026, 6, 1) });
        Assert.DoesNotContain(CaseClocks.For(c.File, c.Today, CasePolicy.Default).Dates.SelectMany(date => date.Steps), step => step.Kind == ClockStepKind.Capped);
    }

    [Fact]
    public void What_is_said_on_the_last_day_of_a_term_moves_on_to_the_next_review()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch);
        var term = CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase!.On;
        c.Until(term).Note(StatementKind.SearchContinues, nextOn: term.AddDays(20));
        Assert.Equal(new Deadline(DeadlineKind.Review, term.AddDays(20)), CaseClocks.For(c.File, term.AddDays(1), CasePolicy.Default).Phase);
    }

    [Fact]
    public void A_term_of_working_days_alarms_in_its_last_days_only()
    {
        var c = CaseBuilder.In(CasePhase.Intake);
        AlarmStep On(DateOnly day) => CaseClocks.For(c.File, day, CasePolicy.Default).Step;
        var due = CaseClocks.For(c.File, c.Today, CasePolicy.Default).Governing!;
        Assert.Equal(DeadlineKind.Routing, due.Kind);
        Assert.Equal(
            [AlarmStep.None, AlarmStep.None, AlarmStep.TwoWeeks, AlarmStep.Due, AlarmStep.Overdue],
            [On(c.Today), On(due.On.AddDays(-2)), On(due.On.AddDays(-1)), On(due.On), On(due.On.AddDays(1))]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Once_the_IND_has_answered_the_move_of_its_decision_is_owed_and_no_answer_is_expected()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(200).Answer(DecisionKind.ResidenceNotGranted, on: Day("2026-04-01"));
        var clocks = CaseClocks.For(c.File, c.Today, CasePolicy.Default);
        Assert.Equal(new Deadline(DeadlineKind.DecisionMove, LegalTerm.AddWorkingDays(c.Today, 2)), clocks.Phase);
    }

    [Theory]
    [InlineData(CasePhase.ReturnPreparation)]
    [InlineData(CasePhase.ReadyToTravel)]
    public void Once_the_return_decision_ended_its_move_is_owed_and_no_term_to_depart_runs(CasePhase phase)
    {
        var c = CaseBuilder.In(phase).Wait(3);
        Assert.Equal(DeadlineKind.DepartureTerm, CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase!.Kind);
        c.Answer(DecisionKind.ReturnDecisionAnnulled, c.Today.AddDays(-1)).Wait(1);
        var owed = new Deadline(DeadlineKind.DecisionMove, LegalTerm.AddWorkingDays(c.Today.AddDays(-1), 2));
        Assert.Equal(owed, CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase);
        Assert.Equal(owed.On, CaseClocks.For(c.File, c.Today.AddDays(30), CasePolicy.Default).Phase!.On);
        Assert.Equal((DeadlineKind?)owed.Kind, c.File.GoverningKind);
    }

    [Fact]
    public void The_day_that_the_IND_names_governs_further_search_also_where_the_search_was_reopened_before()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(5).Moved(CaseTrigger.ReopenSearch).Wait(2);
        Assert.Equal(new Deadline(DeadlineKind.FurtherSearch, c.File.LastMove.OccurredOn.AddMonths(3)), CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase);
        var named = c.Today.AddDays(40);
        c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.FurtherInvestigation, DecisionOrigin.Ind, "Z5") { ReferralNumber = c.Referral.Number, DueOn = named });
        Assert.Equal(new Deadline(DeadlineKind.FurtherSearch, named), CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase);
    }

    [Fact]
    public void The_day_that_the_IND_named_for_one_further_search_does_not_govern_the_next_and_of_two_the_last_one_does()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(1);
        Ask("Z5", 40);
        c.Moved(CaseTrigger.IndAsksFurtherInvestigation).Wait(1);
        Ask("Z6", 50);
        Assert.Equal(c.Today.AddDays(50), Governs());
        c.Wait(1).JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter).Exported().Wait(1).Moved(CaseTrigger.ReopenSearch);
        Assert.Equal(c.Today.AddMonths(3), Governs());

        void Ask(string reference, int days) => c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.FurtherInvestigation, DecisionOrigin.Ind, reference) { ReferralNumber = c.Referral.Number, DueOn = c.Today.AddDays(days) });

        DateOnly Governs() => CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase!.On;
    }

    [Fact]
    public void A_decision_that_opens_no_move_is_for_a_review()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedCannotLeave).Exported().Wait(200);
        c.Answer(DecisionKind.NothingFurther, referral: c.Referral.Number);
        Assert.Equal(new Deadline(DeadlineKind.Review, c.Today.AddMonths(3)), CaseClocks.For(c.File, c.Today, CasePolicy.Default).Phase);
    }
}
