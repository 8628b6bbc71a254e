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
        Assert.Equal([NoBlockingSuspension], c.Refusal(CaseTrigger.Departed, on: left));
        c.Moved(CaseTrigger.DepartedAlthoughBlocked, on: left);
        Assert.Contains(c.File.OpenAlarms, a => a.Kind == AlarmKind.DepartedAlthoughBlocked);
    }

    [Fact]
    public void A_suspension_that_began_after_the_day_blocks_it_too()
    {
        var c = ReadyOn(out var left).Wait(3);
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "appeal", false, false));
        Assert.Equal([NoBlockingSuspension], c.Refusal(CaseTrigger.Departed, on: left));
    }

    [Fact]
    public void One_that_had_ended_on_the_day_blocks_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var appeal = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "appeal", false, false)).Sequence;
        c.Wait(2).File.EndSuspension(c.By(Staff.Sanne), appeal);
        var left = c.Today;
        c.Note(StatementKind.RemovabilityCheck).Note(StatementKind.DepartureNotice).Wait(3).Moved(CaseTrigger.Departed, on: left);
        Assert.Equal(left, c.File.LastMove.OccurredOn);
    }

    [Fact]
    public void A_verification_made_after_the_day_does_not_carry_the_departure()
    {
        var c = ReadyOn(out var left);
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<ShelterVerification>()!.Sequence);
        c.Wait(3).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([ReceiverVerified, VerificationFresh], c.Refusal(CaseTrigger.Departed, on: left));
    }

    [Fact]
    public void A_place_accepted_after_the_day_does_not_carry_it_either()
    {
        var c = ReadyOn(out var left).Steps(CandidateStage.Withdrawn).Wait(3).Steps(CandidateStage.Accepted);
        Assert.Equal([ReceiverAccepted], c.Refusal(CaseTrigger.Departed, on: left));
    }

    [Fact]
    public void The_guardian_is_told_again_when_the_receiver_is_another()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Moved(CaseTrigger.FellThrough).AcceptedCandidate();
        c.Planned(c.Candidate).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        Assert.Equal([GuardCode.GuardianToldOfReturn], c.Refusal(CaseTrigger.Ready));
        c.Note(StatementKind.GuardianToldOfReturn).Planned(c.Candidate, escort: "another escort").Moved(CaseTrigger.Ready);
    }

    // Ready, with a notice and a check of the day on which the child left.
    private static CaseBuilder ReadyOn(out DateOnly left)
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Wait(2).Note(StatementKind.RemovabilityCheck).Note(StatementKind.DepartureNotice);
        left = c.Today;
        return c;
    }
}
