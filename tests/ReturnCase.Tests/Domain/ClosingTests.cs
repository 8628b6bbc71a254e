using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Each closing reason of domain 2.4: refused without its grounds, made with them.</summary>
public sealed class ClosingTests
{
    public static TheoryData<ClosingReason> Reasons => [.. Enum.GetValues<ClosingReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_needs_its_grounds_and_then_closes(ClosingReason reason)
    {
        var trigger = Enum.GetValues<CaseTrigger>().Single(t => CaseLifecycle.Closing(t) == reason);
        var c = CaseBuilder.In(reason == ClosingReason.ReturnedHandedOver ? CasePhase.Travelling : CasePhase.ShelterSearch);
        var (missing, grounds) = Grounds(reason, c);
        Assert.Equal(missing.Order(), c.Refusal(trigger, Staff.Ingrid, reason: reason == ClosingReason.Administrative ? null : "because")!.Order());
        grounds();
        c.Moved(trigger, Staff.Ingrid);
        Assert.Equal((CasePhase.Closed, reason), (c.File.Phase, c.File.ClosingReason));
        Assert.Null(c.File.GoverningDeadline);
    }

    [Fact]
    public void Only_a_journey_ends_in_handed_over()
    {
        foreach (var phase in Enum.GetValues<CasePhase>().Where(p => p != CasePhase.Travelling))
            Assert.Null(CaseBuilder.In(phase).Refusal(CaseTrigger.HandedOver));
    }

    [Fact]
    public void A_supervisor_closes_where_the_rules_ask_for_one()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Note(StatementKind.DeathDocument).Gone(StatementKind.TwoReportsMissed);
        foreach (var trigger in (CaseTrigger[])[CaseTrigger.CloseDeceased, CaseTrigger.CloseLeftUnknownDestination])
            Assert.Equal([GuardCode.Supervisor], c.Refusal(trigger, Staff.Sanne));
        Assert.Equal([GuardCode.Supervisor], CaseBuilder.In(CasePhase.ShelterSearch).Refusal(CaseTrigger.CloseAdministrative, Staff.Sanne));
    }

    [Fact]
    public void A_trigger_from_before_the_child_was_seen_again_closes_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Gone(StatementKind.TwoReportsMissed);
        c.Wait(3).File.RecordContact(c.By(Staff.Sanne), new(ContactKind.TalkWithGuardian, null, null, null, null, "not seen", null, null, null));
        Assert.Empty(Unmet(c, CaseTrigger.CloseLeftUnknownDestination));
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "was there", null, null, null));
        Assert.Equal([GuardCode.UnknownDestinationTrigger], c.Refusal(CaseTrigger.CloseLeftUnknownDestination));
        c.Wait(9).Note(StatementKind.EightDaysUnregistered).Moved(CaseTrigger.CloseLeftUnknownDestination);
    }

    [Fact]
    public void How_long_a_child_is_gone_counts_from_when_it_was_last_seen_by_that_day_and_not_from_a_talk_with_others()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(8);
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.TalkWithGuardian, null, null, null, null, "not seen", null, null, null));
        c.Wait(3).File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "was there", null, null, null));
        c.Note(StatementKind.EightDaysUnregistered, on: c.Today.AddDays(-2));
        Assert.Equal([GuardCode.TriggerAfterTerm], Assert.Throws<CaseRefusedException>(() => c.Note(StatementKind.EightDaysUnregistered)).Guards);
    }

    [Fact]
    public void What_was_said_before_the_last_move_closes_nothing_either()
    {
        var c = CaseBuilder.In(CasePhase.NoArrangements).Gone()
            .Note(StatementKind.DepartureNotice).Note(StatementKind.OwnWish).Note(StatementKind.GuardianToldOfDeparture).Moved(CaseTrigger.DepartureNowPossible);
        Assert.Equal([GuardCode.UnknownDestinationTrigger], c.Refusal(CaseTrigger.CloseLeftUnknownDestination));
        Assert.Equal([GuardCode.DepartureNotice, GuardCode.OwnWish, GuardCode.GuardianToldOfDeparture], c.Refusal(CaseTrigger.CloseReturnedIndependently));
    }

    private static IReadOnlyList<GuardCode> Unmet(CaseBuilder c, CaseTrigger trigger) => c.File.MoveOptions(c.By(Staff.Ingrid)).Single(o => o.Trigger == trigger).Unmet;

    [Fact]
    public void Administrative_is_refused_while_an_alarm_is_open_and_while_a_decision_waits()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var alarm = c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking);
        Assert.Equal([GuardCode.NoOpenAlarm], c.Refusal(CaseTrigger.CloseAdministrative));
        c.File.CloseAlarm(c.By(Staff.Sanne), alarm.Sequence);
        c.ReturnDecision();
        Assert.Equal([GuardCode.NoOtherDecisionWaits], c.Refusal(CaseTrigger.CloseAdministrative));
    }

    [Fact]
    public void A_grant_that_waits_is_contradicted_by_every_closing_but_itself_death_and_a_mistake()
    {
        foreach (var trigger in Enum.GetValues<CaseTrigger>().Where(t => CaseLifecycle.Closing(t) is not (null or ClosingReason.ReturnedHandedOver)))
        {
            var refused = CaseBuilder.In(CasePhase.ShelterSearch).Answer(DecisionKind.ResidenceGranted).File.MoveOptions(new CaseBuilder().By(Staff.Ingrid)).Single(o => o.Trigger == trigger);
            var tolerated = trigger is CaseTrigger.ResidenceGranted or CaseTrigger.CloseDeceased or CaseTrigger.CloseDuplicateOrError;
            Assert.Equal(!tolerated, refused.Unmet.Contains(GuardCode.NoOtherDecisionWaits));
        }
    }

    [Fact]
    public void Closing_ends_no_suspension_and_silences_no_alarm_but_death_and_a_mistake_do()
    {
        var left = Missing().Wait(8).Note(StatementKind.EightDaysUnregistered).Moved(CaseTrigger.CloseLeftUnknownDestination);
        Assert.Null(left.File.Suspensions.Single().EndedOn);
        Assert.True(left.File.Alarms.Single().IsOpen);
        var died = Missing().Note(StatementKind.DeathDocument).Moved(CaseTrigger.CloseDeceased);
        Assert.NotNull(died.File.Suspensions.Single().EndedOn);
        Assert.Empty(died.File.OpenAlarms);
    }

    [Fact]
    public void A_counsellor_does_not_end_what_protects_a_child_by_calling_the_case_a_duplicate()
    {
        var c = Missing().Note(StatementKind.OtherCase);
        Assert.Equal([GuardCode.ProtectionNeedsSupervisor], c.Refusal(CaseTrigger.CloseDuplicateOrError, Staff.Sanne));
        c.File.CloseAlarm(c.By(Staff.Sanne), c.File.OpenAlarms.Single().Sequence);
        Assert.Equal([GuardCode.ProtectionNeedsSupervisor], c.Refusal(CaseTrigger.CloseDuplicateOrError, Staff.Sanne));
        c.Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
    }

    [Fact]
    public void What_only_a_closing_ended_is_asked_again_at_reopening()
    {
        var c = Missing().Note(StatementKind.OtherCase);
        var trafficking = c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking).Sequence;
        c.File.CloseAlarm(c.By(Staff.Sanne), trafficking);
        c.Wait(1).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid).Wait(1).Moved(CaseTrigger.Reopen);
        var (suspension, alarm) = (c.File.Suspensions.Single(), c.File.OpenAlarms.Single());
        Assert.Null(suspension.EndedOn);
        Assert.True(suspension.AskedAgainIn < c.File.Period);
        Assert.Equal((AlarmKind.Missing, Staff.Ingrid.Id), (alarm.Kind, alarm.OwnerId));
    }

    [Fact]
    public void The_other_case_is_not_this_one()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Assert.Equal([GuardCode.OtherCaseIsNotThis], Assert.Throws<CaseRefusedException>(() => c.Note(StatementKind.OtherCase, reference: c.File.Number)).Guards);
    }

    [Fact]
    public void Left_with_unknown_destination_needs_a_missing_alarm_that_somebody_owns()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(8).Note(StatementKind.EightDaysUnregistered);
        Assert.Equal([GuardCode.MissingAlarmOwned], c.Refusal(CaseTrigger.CloseLeftUnknownDestination));
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        c.Moved(CaseTrigger.CloseLeftUnknownDestination);
        Assert.NotNull(c.File.OpenAlarms.Single().OwnerId);
    }

    [Theory]
    [InlineData(StatementKind.NoShowAfterTransfer, 2)]
    [InlineData(StatementKind.TwoReportsMissed, 8)]
    [InlineData(StatementKind.EightDaysUnregistered, 8)]
    public void A_trigger_is_no_sooner_than_its_term_after_the_transfer_or_the_last_contact(StatementKind trigger, int days)
    {
        // The transfer of such a case came in the day before.
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(days - 2);
        Refused();
        c.Wait(1).Note(trigger);
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "was there", null, null, null));
        c.Wait(days - 1);
        Refused();
        c.Wait(1).Note(trigger);
        // Somebody who was seen today is not missed since.
        c.Wait(days);
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "was there", null, null, null));
        Refused();

        void Refused() => Assert.Equal([GuardCode.TriggerAfterTerm], Assert.Throws<CaseRefusedException>(() => c.Note(trigger)).Guards);
    }

    [Fact]
    public void A_closed_case_takes_what_I8_lists_and_nothing_else()
    {
        var c = CaseBuilder.In(CasePhase.Closed);
        c.Note(StatementKind.FollowUp).Answer(DecisionKind.ResidenceGranted);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010), BirthDateSource.Document);
        Action[] refused =
        [
            () => c.Country(), () => c.Note(StatementKind.BestInterests), () => c.Requested(), () => c.JudgedCooperating(), () => c.Planned(null),
            () => c.File.StartSuspension(c.By(Staff.Sanne, corrects: 3), new(ReturnCase.Domain.Suspensions.SuspensionKind.Appeal, "ref", false, false)),
            () => c.File.RaiseAlarm(c.By(Staff.Sanne, corrects: 3), AlarmKind.Missing),
        ];
        foreach (var act in refused)
            Assert.Contains(GuardCode.CaseIsOpen, Assert.Throws<CaseRefusedException>(act).Guards);
        Assert.Equal(CasePhase.Closed, c.File.Phase);
    }

    [Fact]
    public void A_grant_after_aged_out_is_a_second_reason_for_as_long_as_it_stands()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 3)).Wait(1).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen);
        var grant = c.Decide(DecisionKind.ResidenceGranted);
        Assert.Equal(ClosingReason.ResidenceGranted, c.File.SecondClosingReason);
        c.File.RetractAsError(c.By(Staff.Pieter), grant.Sequence);
        Assert.Equal((ClosingReason.AgedOut, null), (c.File.ClosingReason, c.File.SecondClosingReason));
        c.Answer(DecisionKind.ResidenceGranted).Wait(1).Answer(DecisionKind.PermitEnded).Moved(CaseTrigger.Reopen);
        Assert.Equal((null, null), (c.File.ClosingReason, c.File.SecondClosingReason));
    }

    [Theory]
    [InlineData(DecisionKind.PermitEnded)]
    [InlineData(DecisionKind.AsylumRejected)]
    public void No_other_decision_after_aged_out_is_a_second_reason(DecisionKind kind)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 3, 3)).Wait(1).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen).Answer(kind);
        Assert.Equal((ClosingReason.AgedOut, null), (c.File.ClosingReason, c.File.SecondClosingReason));
    }

    [Fact]
    public void Found_adult_recorded_on_a_closed_case_waits_in_the_next_period_until_a_closing_acts_on_it()
    {
        var c = CaseBuilder.In(CasePhase.Closed).Answer(DecisionKind.FoundAdult).Moved(CaseTrigger.Reopen);
        Assert.Equal(CaseTrigger.CloseFoundAdult, c.File.WaitingDecisions.Single().Trigger);
        Assert.Contains(GuardCode.NoOtherDecisionWaits, c.Rejected().Refusal(CaseTrigger.AcceptWithoutReturnDecision)!);
        c.Note(StatementKind.LawyerToldFoundAdult).Moved(CaseTrigger.CloseFoundAdult).Moved(CaseTrigger.Reopen);
        Assert.Empty(c.File.WaitingDecisions);
    }

    [Fact]
    public void Found_adult_owes_no_reopening_until_a_birth_date_is_recorded_that_says_minor()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Answer(DecisionKind.FoundAdult).Note(StatementKind.LawyerToldFoundAdult).Moved(CaseTrigger.CloseFoundAdult);
        Assert.False(c.File.ReopeningOwed);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2010, 5, 10), BirthDateSource.Document);
        Assert.True(c.File.ReopeningOwed);
    }

    private static CaseBuilder Missing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.StartSuspension(c.By(Staff.Sanne), new(ReturnCase.Domain.Suspensions.SuspensionKind.Missing, "ref", false, false));
        return c;
    }

    private static (GuardCode[] Missing, Action Grounds) Grounds(ClosingReason reason, CaseBuilder c) => reason switch
    {
        ClosingReason.ReturnedHandedOver => ([GuardCode.HandoverToVerified], () => c.Handover(c.Candidate)),
        ClosingReason.ReturnedIndependently => ([GuardCode.DepartureNotice, GuardCode.OwnWish, GuardCode.GuardianToldOfDeparture],
            () => c.Note(StatementKind.DepartureNotice).Note(StatementKind.OwnWish).Note(StatementKind.GuardianToldOfDeparture)),
        ClosingReason.ResidenceGranted => ([GuardCode.ResidenceGrantRecorded], () => c.Answer(DecisionKind.ResidenceGranted)),
        ClosingReason.AgedOut => ([GuardCode.Eighteen, GuardCode.HandoverNote], () => c.Until(new DateOnly(2028, 5, 10)).Note(StatementKind.HandoverNote)),
        ClosingReason.LeftUnknownDestination => ([GuardCode.UnknownDestinationTrigger, GuardCode.MissingAlarmOwned], () => c.Gone(StatementKind.NoShowAfterTransfer)),
        ClosingReason.TransferredToEuState => ([GuardCode.EuStateAccepted], () => c.Note(StatementKind.EuStateAccepted)),
        ClosingReason.FamilyReunitedInEu => ([GuardCode.EuFamilyAccepted], () => c.Note(StatementKind.EuFamilyAccepted)),
        ClosingReason.FoundAdult => ([GuardCode.FoundAdultRecorded, GuardCode.LawyerToldFoundAdult], () => c.Answer(DecisionKind.FoundAdult).Note(StatementKind.LawyerToldFoundAdult)),
        ClosingReason.Deceased => ([GuardCode.DeathDocument], () => c.Note(StatementKind.DeathDocument)),
        ClosingReason.DuplicateOrError => ([GuardCode.OtherCaseNumber], () => c.Note(StatementKind.OtherCase)),
        ClosingReason.Administrative => ([GuardCode.ReasonGiven], () => { }),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
