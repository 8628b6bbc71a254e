using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Tasks;
using ReturnCase.Domain.Travel;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a journey rests on, and what of an earlier journey counts for nothing any more.</summary>
public sealed class JourneyGroundTests
{
    [Fact]
    public void A_receiver_whose_name_is_corrected_into_another_is_verified_anew_and_the_journey_stops()
    {
        var c = Renamed(CaseBuilder.In(CasePhase.ReadyToTravel), "Somebody Else");
        Assert.Null(c.File.VerificationOf(c.Candidate));
        Assert.Contains(c.File.OpenAlarms, alarm => alarm.Kind == AlarmKind.StopTravel);
        Assert.Equal([new JourneyLoss(JourneyGap.VerificationLost, c.Today, c.File.LastMove.Sequence)], c.File.JourneyLosses(c.Today, CasePolicy.Default));
        Assert.Equal([GuardCode.ReceiverVerified, GuardCode.NoStopOpen], c.Note(StatementKind.DepartureNotice).Refusal(CaseTrigger.Departed));
    }

    [Fact]
    public void On_the_way_a_renamed_receiver_takes_two_persons_to_verify()
    {
        var c = Renamed(CaseBuilder.In(CasePhase.Travelling), "Somebody Else");
        c.File.CloseAlarm(c.By(Staff.Ingrid), c.File.OpenAlarms.Single().Sequence);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.HandoverToVerified], c.Handover(c.Candidate).Refusal(CaseTrigger.HandedOver));
        c.File.Verify(c.By(Staff.Ingrid), c.Candidate, true, "called too");
        c.Moved(CaseTrigger.HandedOver);
    }

    [Fact]
    public void Another_way_to_reach_a_receiver_makes_nobody_else_of_it()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var known = c.File.PlannedReceiver!;
        c.File.AddCandidate(c.By(Staff.Sanne, corrects: known.Sequence), Details(known) with { Name = known.Name.ToUpperInvariant(), Route = ContactRoute.Embassy });
        Assert.NotNull(c.File.VerificationOf(c.Candidate));
        Assert.Empty(c.File.OpenAlarms);
    }

    [Fact]
    public void Nobody_is_handed_over_before_the_child_left_the_last_time()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).Wait(1).Moved(CaseTrigger.HandoverFailedChildBack);
        var back = c.Today;
        c.Wait(1).Planned(c.Candidate).Note(StatementKind.RemovabilityCheck).Note(StatementKind.GuardianToldOfReturn).Note(StatementKind.ChildViewOnReturn).Note(StatementKind.GuardianViewOnReturn).Note(StatementKind.BestInterestsOnReturn)
            .Do(_ => c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again")).Moved(CaseTrigger.Ready).Note(StatementKind.DepartureNotice).Moved(CaseTrigger.Departed);
        StatementDetails handover = new(StatementKind.Handover, "handed over") { Candidate = c.Candidate, Reference = "signed 1", ReceivedBy = c.File.PlannedReceiver!.Name };
        Assert.Equal([GuardCode.NotBeforeLastMove], Assert.Throws<CaseRefusedException>(() => c.File.Note(c.By(Staff.Sanne, on: back), handover)).Guards);
        c.File.Note(c.By(Staff.Sanne), handover);
    }

    [Fact]
    public void Who_was_part_of_a_journey_is_to_be_told_whatever_is_planned_next()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Moved(CaseTrigger.FellThrough);
        var before = c.File.ToTellJourneyOff.Select(person => person.Who).ToArray();
        Assert.Contains(StatementHeading.Escort, before);
        c.Planned(c.Candidate, escort: null);
        Assert.Equal(before, c.File.ToTellJourneyOff.Select(person => person.Who));
        c.Wait(1).Planned(c.Candidate).Note(StatementKind.RemovabilityCheck).Note(StatementKind.GuardianToldOfReturn)
            .Do(_ => c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again")).Moved(CaseTrigger.Ready);
        Assert.Equal(before, c.File.ToTellJourneyOff.Select(person => person.Who));
        Assert.Contains(Asked(c), task => task.Kind == DerivedTaskKind.TellJourneyOff);
        c.Note(StatementKind.DepartureNotice).Moved(CaseTrigger.Departed);
        Assert.Empty(c.File.ToTellJourneyOff);
    }

    [Fact]
    public void After_a_handover_that_failed_those_who_stayed_here_are_told()
    {
        var c = CaseBuilder.In(CasePhase.Travelling);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser", null, null, null);
        c.Moved(CaseTrigger.HandoverFailedChildBack);
        Assert.Equal([StatementHeading.Guardian, StatementHeading.Lawyer], c.File.ToTellJourneyOff.Select(person => person.Who));
    }

    [Fact]
    public void The_guardian_is_told_anew_of_every_journey_and_a_child_that_came_back_is_asked_anew()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.RemovabilityCheck).Moved(CaseTrigger.FellThrough);
        Assert.Equal([GuardCode.ReceiverVerified, GuardCode.GuardianToldOfReturn], c.Refusal(CaseTrigger.Ready));
        var back = CaseBuilder.In(CasePhase.Travelling).Moved(CaseTrigger.HandoverFailedChildBack).Note(StatementKind.RemovabilityCheck);
        Assert.Equal(
            [GuardCode.ReceiverVerified, GuardCode.BestInterestsOnReturn, GuardCode.ChildViewOnReturn, GuardCode.GuardianViewOnReturn, GuardCode.GuardianToldOfReturn], back.Refusal(CaseTrigger.Ready));
    }

    [Fact]
    public void Views_on_a_return_to_one_person_are_none_on_a_return_to_another()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel().AcceptedCandidate();
        c.Planned(c.Candidate).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.BestInterestsOnReturn, GuardCode.ChildViewOnReturn, GuardCode.GuardianViewOnReturn, GuardCode.GuardianToldOfReturn], c.Refusal(CaseTrigger.Ready));
    }

    [Fact]
    public void With_a_receiver_who_withdrew_it_is_agreed_anew()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel().Wait(1).Steps(CandidateStage.Withdrawn, CandidateStage.Accepted).Note(StatementKind.RemovabilityCheck);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.ReceiverAgreed], c.Refusal(CaseTrigger.Ready));
        c.Planned(c.Candidate, agreement: "she takes care after all").Moved(CaseTrigger.Ready);
    }

    [Fact]
    public void A_day_of_departure_that_is_past_or_after_the_birthday_is_none()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        Assert.Equal([GuardCode.DepartureDaySet], c.Planned(c.Candidate, departsIn: -1).Refusal(CaseTrigger.Ready));
        Assert.Equal([GuardCode.DepartureDaySet], c.Planned(c.Candidate, departsIn: c.File.BirthDate.EighteenLatest.DayNumber - c.Today.DayNumber).Refusal(CaseTrigger.Ready));
        c.Planned(c.Candidate, departsIn: 0).Moved(CaseTrigger.Ready);
    }

    [Fact]
    public void A_child_travels_to_no_country_that_the_return_decision_does_not_name()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        c.File.AddCandidate(c.By(Staff.Sanne, corrects: c.Candidate), Details(c.File.PlannedReceiver!) with { Country = "SN" });
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called in Dakar");
        Assert.Equal([GuardCode.CountryInDecision], c.Refusal(CaseTrigger.Ready));
    }

    [Fact]
    public void The_last_answer_of_an_embassy_counts()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        c.Planned(c.Candidate, documents: null);
        var request = c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null).Sequence;
        c.File.AnswerTravelDocument(c.By(Staff.Sanne), request, EmbassyAnswer.Issued, null);
        c.Wait(1).Note(StatementKind.RemovabilityCheck).File.AnswerTravelDocument(c.By(Staff.Sanne), request, EmbassyAnswer.NotRecognised, null);
        Assert.Equal([GuardCode.DocumentsReady], c.Refusal(CaseTrigger.Ready));
        c.File.AnswerTravelDocument(c.By(Staff.Sanne), request, EmbassyAnswer.Issued, null);
        c.Moved(CaseTrigger.Ready);
    }

    [Theory]
    [InlineData(AlarmKind.StopTravel)]
    [InlineData(AlarmKind.Missing)]
    public void Nobody_departs_as_usual_past_a_stop_or_without_the_child(AlarmKind kind)
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice);
        if (kind == AlarmKind.Missing)
            c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        else
            c.File.EndSuspension(c.By(Staff.Sanne), c.File.StartSuspension(c.By(Staff.Sanne), new(ReturnCase.Domain.Suspensions.SuspensionKind.Appeal, "AWB 1", false, false)).Sequence);
        Assert.Equal([GuardCode.NoStopOpen], c.Refusal(CaseTrigger.Departed));
        c.Moved(CaseTrigger.DepartedAlthoughBlocked, Staff.Ingrid);
        Assert.True(TravelDay.Of(c.File, c.By(Staff.Sanne)).IsStopped);
        Assert.Equal(DerivedTaskKind.TellBlockedDeparture, Assert.Single(Asked(c), task => task.Detail == nameof(StatementKind.IndToldOfDeparture)).Kind);
        Assert.Contains(GuardCode.StopNeedsSupervisor, c.Handover(c.Candidate).Refusal(CaseTrigger.HandedOver)!);
    }

    [Fact]
    public void A_verification_that_was_fresh_on_the_day_of_departure_only_is_not_fresh_when_the_departure_is_recorded()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice);
        var left = c.Today;
        c.Wait(CasePolicy.Default.VerificationMaxAgeDays + 1);
        Assert.Contains(GuardCode.VerificationFresh, c.Refusal(CaseTrigger.Departed, on: left)!);
    }

    [Fact]
    public void The_last_handover_note_counts_so_a_note_about_somebody_else_is_put_right_by_another()
    {
        var c = CaseBuilder.In(CasePhase.Travelling);
        var receiver = c.Candidate;
        c.AddCandidate(name: "neighbour").Handover(c.Candidate);
        Assert.Equal([GuardCode.HandoverToVerified], c.Refusal(CaseTrigger.HandedOver));
        c.Handover(receiver).Moved(CaseTrigger.HandedOver);
        Assert.Equal(ClosingReason.ReturnedHandedOver, c.File.ClosingReason);
    }

    [Fact]
    public void A_handover_that_failed_is_said_on_the_sheet_while_its_alarm_is_open()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).Note(StatementKind.HandoverFailed);
        Assert.True(TravelDay.Of(c.File, c.By(Staff.Sanne)) is { HandoverFailed: true, IsStopped: false });
        c.File.CloseAlarm(c.By(Staff.Sanne), c.File.OpenAlarms.Single().Sequence);
        Assert.False(TravelDay.Of(c.File, c.By(Staff.Sanne)).HandoverFailed);
    }

    [Fact]
    public void Nothing_is_handed_over_before_departure_nor_followed_up_before_handover()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Wait(3).Note(StatementKind.DepartureNotice);
        Assert.Contains(GuardCode.DepartureNoticeAfterReady, CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice, on: new(2026, 3, 1)).Refusal(CaseTrigger.Departed)!);
        c.Note(StatementKind.RemovabilityCheck).Moved(CaseTrigger.Departed);
        Refused(() => c.File.Note(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), new(StatementKind.Handover, "early") { Candidate = c.Candidate, Reference = "1", ReceivedBy = c.File.PlannedReceiver!.Name }));
        Refused(() => c.Note(StatementKind.HandoverFailed, on: c.Today.AddDays(-1)));
        c.Handover(c.Candidate).Moved(CaseTrigger.HandedOver);
        Refused(() => c.Note(StatementKind.FollowUp, on: c.Today.AddDays(-1)));
        c.Note(StatementKind.FollowUp);
    }

    [Fact]
    public void Times_of_a_journey_that_did_not_happen_or_leaves_on_another_day_are_none_of_this_one()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        c.File.RecordTravelDetails(c.By(Staff.Sanne), new(new(9, 40), "VB 1045", null, null, null, null));
        Assert.NotNull(c.File.TravelDetailsInForce);
        c.Planned(c.Candidate, departsIn: 5);
        Assert.Null(c.File.TravelDetailsInForce);
        c.Planned(c.Candidate);
        Assert.NotNull(c.File.TravelDetailsInForce);
        c.Moved(CaseTrigger.FellThrough);
        Assert.Null(c.File.TravelDetailsInForce);
        Assert.NotNull(c.File.CurrentTravelDetails);
    }

    [Fact]
    public void A_child_is_missing_once()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        Assert.Equal([GuardCode.NothingChanged], Assert.Throws<CaseRefusedException>(() => c.File.RaiseAlarm(c.By(Staff.Bram), AlarmKind.Missing)).Guards);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking);
    }

    private static CaseBuilder Renamed(CaseBuilder c, string name)
    {
        var known = c.File.PlannedReceiver!;
        c.File.AddCandidate(c.By(Staff.Sanne, corrects: known.Sequence), Details(known) with { Name = name });
        return c;
    }

    private static CandidateDetails Details(ShelterCandidate known) => new(known.Kind, known.Name, known.Relation, known.Country, known.Place, known.Route, known.CarePlaceId);

    private static IReadOnlyList<DerivedTask> Asked(CaseBuilder c) => DerivedTasks.Of(c.File, c.Today, CasePolicy.Default);

    private static void Refused(Action act) => Assert.Contains(GuardCode.NotBeforeLastMove, Assert.Throws<CaseRefusedException>(act).Guards);
}
