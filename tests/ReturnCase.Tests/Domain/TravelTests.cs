using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Tests.Domain;

/// <summary>The travel guard holds on the day the child left and at the moment of recording (domain 2.2, I2).</summary>
public sealed class TravelTests
{
    [Fact]
    public void A_suspension_that_was_open_on_the_day_blocks_the_departure_also_when_it_has_ended_since()
    {
        var c = ReadyOn(out var left);
        var appeal = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "appeal", false, false)).Sequence;
        c.Wait(3).File.EndSuspension(c.By(Staff.Sanne), appeal);
        Assert.Equal([NoBlockingSuspension, NoStopOpen], c.Refusal(CaseTrigger.Departed, on: left));
        c.Moved(CaseTrigger.DepartedAlthoughBlocked, on: left);
        Assert.Contains(c.File.OpenAlarms, a => a.Kind == AlarmKind.DepartedAlthoughBlocked);
    }

    [Fact]
    public void A_suspension_that_began_after_the_day_blocks_it_too()
    {
        var c = ReadyOn(out var left).Wait(3);
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "appeal", false, false));
        Assert.Equal([NoBlockingSuspension, NoStopOpen], c.Refusal(CaseTrigger.Departed, on: left));
    }

    [Fact]
    public void One_that_had_ended_on_the_day_blocks_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var appeal = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "appeal", false, false)).Sequence;
        c.Wait(2).File.EndSuspension(c.By(Staff.Sanne), appeal);
        var left = c.Today;
        Assert.Equal([NoStopOpen], c.Note(StatementKind.RemovabilityCheck).Note(StatementKind.DepartureNotice).Refusal(CaseTrigger.Departed));
        Lift(c).Wait(3).Moved(CaseTrigger.Departed, on: left);
        Assert.Equal(left, c.File.LastMove.OccurredOn);
    }

    [Fact]
    public void Whether_all_is_ready_is_judged_at_recording_alone()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(2).Note(StatementKind.RemovabilityCheck).Wait(1).GroundsForTravel();
        c.Moved(CaseTrigger.Ready, on: c.Today.AddDays(-1));
        Assert.Equal(CasePhase.ReadyToTravel, c.File.Phase);
    }

    [Fact]
    public void A_verification_made_after_the_day_does_not_carry_the_departure()
    {
        var c = ReadyOn(out var left);
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<ShelterVerification>()!.Sequence);
        c.Wait(3).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([ReceiverVerified], Lift(c).Refusal(CaseTrigger.Departed, on: left));
    }

    [Fact]
    public void A_place_accepted_after_the_day_does_not_carry_it_either()
    {
        var c = ReadyOn(out var left).Steps(CandidateStage.Withdrawn).Wait(3).Steps(CandidateStage.Accepted);
        Assert.Equal([ReceiverAccepted, ReceiverVerified, ReceiverAgreed], Lift(c).Refusal(CaseTrigger.Departed, on: left));
    }

    [Fact]
    public void The_guardian_is_told_again_when_the_receiver_is_another()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Moved(CaseTrigger.FellThrough).AcceptedCandidate();
        c.Planned(c.Candidate).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.BestInterestsOnReturn, GuardCode.ChildViewOnReturn, GuardCode.GuardianViewOnReturn, GuardCode.GuardianToldOfReturn], c.Refusal(CaseTrigger.Ready));
        c.Note(StatementKind.ChildViewOnReturn).Note(StatementKind.GuardianViewOnReturn).Note(StatementKind.BestInterestsOnReturn).Note(StatementKind.GuardianToldOfReturn).Planned(c.Candidate, escort: "another escort").Moved(CaseTrigger.Ready);
    }

    public static TheoryData<string> Grounds => ["acceptance", "verification", "assessment", "candidate"];

    [Theory]
    [MemberData(nameof(Grounds))]
    public void A_ground_of_the_journey_that_is_taken_back_stops_it(string ground)
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        RecordedFact fact = ground switch
        {
            "acceptance" => c.File.Latest<CandidateStep>()!,
            "verification" => c.File.Latest<ShelterVerification>()!,
            "assessment" => c.File.Latest<CandidateAssessment>()!,
            _ => c.File.Latest<ShelterCandidate>()!,
        };
        c.File.RetractAsError(c.By(Staff.Sanne), fact.Sequence);
        Assert.Equal(AlarmKind.StopTravel, c.File.OpenAlarms.Single().Kind);
    }

    [Fact]
    public void An_assessment_that_now_says_no_stops_the_journey_and_what_is_said_of_others_does_not()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var receiver = c.Candidate;
        c.AcceptedCandidate().Steps(CandidateStage.Withdrawn);
        Assert.Empty(c.File.OpenAlarms);
        c.File.Assess(c.By(Staff.Sanne), receiver, new AssessmentAnswers(true, true, false, null, null, null, "is afraid", "visited", c.Today.AddDays(90)));
        Assert.Equal(AlarmKind.StopTravel, c.File.OpenAlarms.Single().Kind);
    }

    private static CaseBuilder Lift(CaseBuilder c) => c.Do(_ => c.File.CloseAlarm(c.By(Staff.Ingrid), c.File.OpenAlarms.Single().Sequence));

    // Ready, with a notice and a check of the day on which the child left.
    private static CaseBuilder ReadyOn(out DateOnly left)
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Wait(2).Note(StatementKind.RemovabilityCheck).Note(StatementKind.DepartureNotice);
        left = c.Today;
        return c;
    }
}
