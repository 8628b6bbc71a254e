using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Domain.Travel;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Whether a journey may go on at a moment (I2, I13).</summary>
public sealed class TravelDayTests
{
    public static TheoryData<CasePhase> Others => [.. Enum.GetValues<CasePhase>().Except([CasePhase.ReadyToTravel, CasePhase.Travelling])];

    [Theory]
    [MemberData(nameof(Others))]
    public void In_another_phase_nobody_travels(CasePhase phase)
    {
        var day = Of(CaseBuilder.In(phase));
        Assert.True(day is { IsStopped: true, IsOfThisPhase: false, Blocks.Count: 0 });
    }

    [Theory]
    [InlineData(CasePhase.ReadyToTravel)]
    [InlineData(CasePhase.Travelling)]
    public void A_journey_with_all_its_grounds_goes_on(CasePhase phase) => Assert.False(Of(CaseBuilder.In(phase)).IsStopped);

    [Theory]
    [InlineData(CasePhase.ReadyToTravel)]
    [InlineData(CasePhase.Travelling)]
    public void What_blocks_removal_stops_it_at_once_and_an_order_to_stop_stays_until_a_supervisor_lifts_it(CasePhase phase)
    {
        var c = CaseBuilder.In(phase);
        var appeal = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 1", false, false)).Sequence;
        var day = Of(c);
        Assert.Equal([GuardCode.NoBlockingSuspension], day.Blocks);
        Assert.True(day is { OrderedToStop: true, IsStopped: true });
        c.File.EndSuspension(c.By(Staff.Sanne), appeal);
        Assert.True(Of(c) is { Blocks.Count: 0, OrderedToStop: true, IsStopped: true });
        c.File.CloseAlarm(c.By(Staff.Ingrid), c.File.OpenAlarms.Single().Sequence);
        Assert.False(Of(c).IsStopped);
    }

    [Fact]
    public void A_departure_although_it_was_blocked_orders_a_stop_on_the_way_and_nowhere_else()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var appeal = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 1", false, false)).Sequence;
        c.Note(StatementKind.DepartureNotice).Moved(CaseTrigger.DepartedAlthoughBlocked, Staff.Ingrid);
        c.File.EndSuspension(c.By(Staff.Sanne), appeal);
        foreach (var stop in c.File.OpenAlarms.Where(alarm => alarm.Kind == AlarmKind.StopTravel).ToArray())
            c.File.CloseAlarm(c.By(Staff.Ingrid), stop.Sequence);
        Assert.Equal([AlarmKind.DepartedAlthoughBlocked], c.File.OpenAlarms.Select(alarm => alarm.Kind));
        Assert.True(Of(c).OrderedToStop);
        c.Moved(CaseTrigger.HandoverFailedChildBack);
        Assert.Contains(c.File.OpenAlarms, alarm => alarm.Kind == AlarmKind.DepartedAlthoughBlocked);
        Assert.False(Of(c).OrderedToStop);
    }

    [Theory]
    [InlineData(CasePhase.ReadyToTravel)]
    [InlineData(CasePhase.Travelling)]
    public void A_verification_that_grew_too_old_stops_it_and_a_new_one_lets_it_go_on(CasePhase phase)
    {
        var c = CaseBuilder.In(phase).Wait(14);
        Assert.False(Of(c).IsStopped);
        Assert.Equal([GuardCode.VerificationFresh], Of(c.Wait(1)).Blocks);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again");
        Assert.False(Of(c).IsStopped);
    }

    [Fact]
    public void A_decision_that_waits_for_its_move_stops_it() =>
        Assert.Contains(GuardCode.NoOtherDecisionWaits, Of(CaseBuilder.In(CasePhase.Travelling).Answer(DecisionKind.ReturnDecisionAnnulled)).Blocks);

    [Fact]
    public void A_receiver_who_withdraws_stops_it() =>
        Assert.Contains(GuardCode.ReceiverAccepted, Of(CaseBuilder.In(CasePhase.ReadyToTravel).Steps(CandidateStage.Withdrawn)).Blocks);

    [Fact]
    public void Another_receiver_on_the_way_stops_it_until_two_verified()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).AcceptedCandidate();
        c.Planned(c.Candidate).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.HandoverToVerified], Of(c).Blocks);
        c.File.Verify(c.By(Staff.Ingrid), c.Candidate, true, "called too");
        Assert.False(Of(c).IsStopped);
    }

    [Fact]
    public void A_missing_child_travels_nowhere()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
        Assert.True(Of(c) is { ChildMissing: true, IsStopped: true });
    }

    [Fact]
    public void The_times_are_versions_and_the_same_again_is_refused()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var details = new TravelDayDetails(new(9, 40), "KL 1", new(18, 0), "hall 2", "+224 1", "+31 6 1");
        c.File.RecordTravelDetails(c.By(Staff.Sanne), details);
        Assert.Equal([GuardCode.NothingChanged], Assert.Throws<CaseRefusedException>(() => c.File.RecordTravelDetails(c.By(Staff.Sanne), details)).Guards);
        c.File.RecordTravelDetails(c.By(Staff.Sanne), details with { DepartsAt = new(10, 40) });
        Assert.Equal(new TimeOnly(10, 40), c.File.CurrentTravelDetails!.DepartsAt);
        Assert.Equal(2, c.File.Standing<TravelDetails>().Count());
    }

    [Theory]
    [InlineData("aunt", true)]
    [InlineData(" AUNT ", true)]
    [InlineData("uncle", false)]
    [InlineData(null, false)]
    public void A_handover_is_to_whoever_bears_the_name_of_the_receiver(string? name, bool same)
    {
        var c = CaseBuilder.In(CasePhase.Travelling);
        void Record() => c.File.Note(c.By(Staff.Sanne), new(StatementKind.Handover, "handed over") { Candidate = c.Candidate, Reference = "signed 1", ReceivedBy = name });
        if (same)
        {
            Record();
            c.Moved(CaseTrigger.HandedOver);
            return;
        }

        var before = c.File.Version;
        Assert.Equal([GuardCode.TakenOverByReceiver], Assert.Throws<CaseRefusedException>(Record).Guards);
        Assert.Equal(before, c.File.Version);
        Assert.Equal([GuardCode.HandoverToVerified], c.Refusal(CaseTrigger.HandedOver));
    }

    [Fact]
    public void A_receiver_whose_name_is_corrected_after_that_asks_for_the_handover_to_be_corrected_too()
    {
        var c = CaseBuilder.In(CasePhase.Travelling);
        c.Handover(c.Candidate);
        var handover = c.File.Latest<Statement>()!.Sequence;
        c.File.AddCandidate(c.By(Staff.Sanne, corrects: c.Candidate), new CandidateDetails(ShelterKind.Family, "another woman", "aunt", "GN", "Conakry", ContactRoute.LocalPartner));
        Assert.Contains(GuardCode.HandoverToVerified, c.Refusal(CaseTrigger.HandedOver)!);
        c.File.Note(c.By(Staff.Sanne, corrects: handover), new(StatementKind.Handover, "handed over") { Candidate = c.File.PlannedReceiver!.Sequence, Reference = "signed 1", ReceivedBy = "Another  woman" });
        c.File.CloseAlarm(c.By(Staff.Ingrid), c.File.OpenAlarms.Single().Sequence);
        Assert.Equal([GuardCode.HandoverToVerified], c.Refusal(CaseTrigger.HandedOver));
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        c.File.Verify(c.By(Staff.Ingrid), c.Candidate, true, "called too");
        c.Moved(CaseTrigger.HandedOver);
    }

    private static TravelDay Of(CaseBuilder c) => TravelDay.Of(c.File, c.By(Staff.Sanne));
}
