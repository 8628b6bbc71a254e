using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Two questions, two answers; and a set whose members end one by one (domain 2.6).</summary>
public sealed class SuspensionTests
{
    [Fact]
    public void A_supervisor_lifts_an_order_to_stop_and_no_alarm_ends_before_it_was_raised()
    {
        var c = CaseBuilder.In(CasePhase.Travelling).Wait(1);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.ProvisionalMeasure, "V1", false, false));
        var stop = c.File.OpenAlarms.Single().Sequence;
        Assert.Equal([GuardCode.Supervisor], Refused(c.By(Staff.Sanne)));
        Assert.Equal([GuardCode.EndNotBeforeStart], Refused(c.By(Staff.Ingrid, on: c.Today.AddDays(-1))));
        c.File.CloseAlarm(c.By(Staff.Ingrid), stop);
        Assert.Empty(c.File.OpenAlarms);

        IReadOnlyList<GuardCode> Refused(Change change) => Assert.Throws<CaseRefusedException>(() => c.File.CloseAlarm(change, stop)).Guards;
    }

    [Fact]
    public void The_same_suspension_is_recorded_once_and_the_refusal_names_the_one_that_is_there()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(5);
        var first = Start(SuspensionKind.Appeal, "AWB 1");
        Assert.Equal(first.Sequence, Refused(SuspensionKind.Appeal, "awb-1"));
        Start(SuspensionKind.ProvisionalMeasure, "AWB 1");
        Assert.Equal(first.Sequence, Refused(SuspensionKind.Appeal, "AWB 1", c.Today.AddDays(-1)));
        // Two of one kind are told apart by what they refer to, or else by their days; and a child is missing once.
        var silent = Start(SuspensionKind.Medical, "");
        Start(SuspensionKind.Medical, "", c.Today.AddDays(-1));
        Assert.Equal(silent.Sequence, Refused(SuspensionKind.Medical, " "));
        var missing = Start(SuspensionKind.Missing, "");
        Assert.Equal(missing.Sequence, Refused(SuspensionKind.Missing, "PL 1"));
        // That it was gone before is told of as well; and once nobody looks for it any more, it can be gone again.
        Start(SuspensionKind.Missing, "PL 1", c.Today.AddDays(-1));
        Assert.Single(c.File.OpenAlarms);
        foreach (var alarm in c.File.OpenAlarms.ToArray())
            c.File.CloseAlarm(c.By(Staff.Sanne), alarm.Sequence);
        Start(SuspensionKind.Missing, "PL 2");
        Assert.Single(c.File.OpenAlarms);
        var other = Start(SuspensionKind.Other, "Z 1");
        Start(SuspensionKind.Other, "Z 2");
        Assert.Equal(other.Sequence, Refused(SuspensionKind.Other, "z 1"));
        // However short what it refers to.
        var single = Start(SuspensionKind.Other, "Q");
        Assert.Equal(single.Sequence, Refused(SuspensionKind.Other, "q.", c.Today.AddDays(-1)));
        // What is over, or was never there, stands in nobody's way.
        c.File.EndSuspension(c.By(Staff.Sanne), first.Sequence);
        var second = Start(SuspensionKind.Appeal, "AWB 1");
        c.File.RetractSuspension(c.By(Staff.Sanne), second.Sequence);
        Start(SuspensionKind.Appeal, "AWB 1");

        Suspension Start(SuspensionKind kind, string reference, DateOnly? on = null) => c.File.StartSuspension(c.By(Staff.Sanne, on: on), new(kind, reference, false, false));

        int? Refused(SuspensionKind kind, string reference, DateOnly? on = null)
        {
            var version = c.File.Version;
            var refusal = Assert.Throws<CaseRefusedException>(() => Start(kind, reference, on));
            Assert.Equal([GuardCode.SuspensionNotTwice], refusal.Guards);
            Assert.Equal(version, c.File.Version);
            return refusal.Line;
        }
    }

    [Fact]
    public void Only_what_a_person_sees_is_an_alarm_raised_by_hand()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        foreach (var kind in Enum.GetValues<AlarmKind>().Except(CaseFile.RaisedByHand))
            Assert.Equal([GuardCode.KnownSubject], Assert.Throws<CaseRefusedException>(() => c.File.RaiseAlarm(c.By(Staff.Sanne), kind)).Guards);
        Assert.Equal([AlarmKind.Missing, AlarmKind.Trafficking], CaseFile.RaisedByHand.Select(kind => c.File.RaiseAlarm(c.By(Staff.Sanne), kind).Kind));
    }

    [Fact]
    public void The_alarm_of_a_departure_that_was_blocked_closes_once_the_IND_and_the_lawyer_know()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.IndToldOfDeparture).Note(StatementKind.DepartureNotice).Steps(CandidateStage.Withdrawn)
            .Moved(CaseTrigger.DepartedAlthoughBlocked);
        var alarm = c.File.OpenAlarms.Single(a => a.Kind == AlarmKind.DepartedAlthoughBlocked);
        Assert.Equal([GuardCode.IndToldOfDeparture, GuardCode.LawyerToldOfDeparture], Refused());
        c.Note(StatementKind.LawyerToldOfDeparture);
        Assert.Equal([GuardCode.IndToldOfDeparture], Refused());
        c.Note(StatementKind.IndToldOfDeparture).File.CloseAlarm(c.By(Staff.Sanne), alarm.Sequence);
        Assert.False(alarm.IsOpen);

        IReadOnlyList<GuardCode> Refused() => Assert.Throws<CaseRefusedException>(() => c.File.CloseAlarm(c.By(Staff.Sanne), alarm.Sequence)).Guards;
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void One_exception_is_granted_and_the_other_refused(bool notToBlock, bool pause)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var suspension = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Medical, "art. 64", true, true));
        Assert.Equal(SuspensionWish.NotToBlock, suspension.Awaits);
        c.File.AnswerException(c.By(Staff.Ingrid), suspension.Sequence, SuspensionWish.NotToBlock, notToBlock);
        Assert.Equal((SuspensionWish.Pause, !notToBlock, false), (suspension.Awaits, suspension.BlocksRemoval, suspension.PausesClock));
        c.File.AnswerException(c.By(Staff.Ingrid), suspension.Sequence, SuspensionWish.Pause, pause);
        Assert.Equal((null, !notToBlock, pause), (suspension.Awaits, suspension.BlocksRemoval, suspension.PausesClock));
    }

    [Fact]
    public void It_does_not_end_before_it_began()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var sequence = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "appeal", false, false)).Sequence;
        var early = Assert.Throws<CaseRefusedException>(() => c.File.EndSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), sequence));
        Assert.Equal([GuardCode.EndNotBeforeStart], early.Guards);
    }

    [Fact]
    public void What_was_not_asked_or_was_answered_is_not_answered()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var sequence = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Medical, "art. 64", false, true)).Sequence;
        Assert.Throws<CaseRefusedException>(() => c.File.AnswerException(c.By(Staff.Ingrid), sequence, SuspensionWish.NotToBlock, true));
        c.File.AnswerException(c.By(Staff.Ingrid), sequence, SuspensionWish.Pause, false);
        Assert.Throws<CaseRefusedException>(() => c.File.AnswerException(c.By(Staff.Ingrid), sequence, SuspensionWish.Pause, true));
    }

    [Fact]
    public void What_ended_awaits_no_answer_but_that_on_its_pause()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var suspension = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Medical, "art. 64", true, true));
        c.Wait(5).File.EndSuspension(c.By(Staff.Sanne), suspension.Sequence);
        Assert.Equal(SuspensionWish.Pause, suspension.Awaits);
        Assert.Throws<CaseRefusedException>(() => c.File.AnswerException(c.By(Staff.Ingrid), suspension.Sequence, SuspensionWish.NotToBlock, true));
        c.File.AnswerException(c.By(Staff.Ingrid), suspension.Sequence, SuspensionWish.Pause, true);
        Assert.Equal((null, true), (suspension.Awaits, suspension.PausesClock));
        Assert.Throws<CaseRefusedException>(() => c.File.AnswerException(c.By(Staff.Ingrid), suspension.Sequence, SuspensionWish.Pause, false));
    }
}
