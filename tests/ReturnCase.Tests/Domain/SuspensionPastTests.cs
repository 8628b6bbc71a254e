using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What is remembered of a suspension over its corrections, closings and reopenings, now and as of a past moment (domain 2.6, 2.8).</summary>
public sealed class SuspensionPastTests
{
    private static readonly SuspensionDetails Plain = new(SuspensionKind.Medical, "M 1", false, false);
    private static readonly SuspensionDetails Asks = new(SuspensionKind.Medical, "M 1", true, true);

    [Fact]
    public void An_answer_is_kept_by_what_still_asks_and_lost_by_what_asks_no_more()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var first = c.File.StartSuspension(c.By(Staff.Sanne), Asks);
        c.File.AnswerException(c.By(Staff.Ingrid), first.Sequence, SuspensionWish.NotToBlock, true);
        c.File.AnswerException(c.By(Staff.Ingrid), first.Sequence, SuspensionWish.Pause, true);
        var renamed = Correct(c, first, Asks with { Reference = "M 2" });
        Assert.Equal((true, true), (renamed.NotToBlockApproved, renamed.PauseApproved));
        var plain = Correct(c, renamed, Plain);
        Assert.Equal((null, null), (plain.NotToBlockApproved, plain.PauseApproved));
        var again = Correct(c, plain, Asks);
        Assert.Equal((null, null), (again.NotToBlockApproved, again.PauseApproved));
    }

    [Fact]
    public void In_which_period_it_was_last_asked_about_is_as_it_was_then()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), Plain);
        for (var period = 2; period <= 3; period++)
        {
            CloseAndReopen(c);
            c.File.ReaffirmSuspension(c.By(Staff.Sanne), s.Sequence);
            Assert.Equal((period, period), (s.AskedAgainIn, Then(c).Single().AskedAgainIn));
        }

        // A corrected one goes on from where it was, and one that nobody asked about from where it began.
        var corrected = Correct(c, s, Plain with { Reference = "M 2" });
        Assert.Equal((corrected.AskedAgainIn, 3), (Then(c).Single().AskedAgainIn, c.File.Period));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_end_that_was_recorded_outlives_corrections_and_a_reopening_and_that_of_a_closing_does_not(bool byCorrection)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20);
        var ended = c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-10)), Plain);
        var open = c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-9)), Plain with { Kind = SuspensionKind.Appeal });
        var end = c.Today.AddDays(-5);
        if (!byCorrection)
            c.File.EndSuspension(c.By(Staff.Sanne, on: end), ended.Sequence);
        foreach (var reference in (string[])["M 2", "M 3"])
            (ended, open) = (Correct(c, ended, Plain with { Reference = reference }, end), Correct(c, open, Plain with { Kind = SuspensionKind.Appeal, Reference = reference }));
        CloseAndReopen(c);
        Assert.Equal((end, null), (ended.EndedOn, open.EndedOn));
        Assert.Equal([end, null], Then(c).OrderBy(s => s.StartedOn).Select(s => s.EndedOn));
    }

    [Fact]
    public void What_a_correction_opened_again_is_open_again_after_a_closing_whatever_end_it_had_before()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20);
        var second = Plain with { Reference = "M 2" };
        var one = c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-10)), Plain);
        var other = c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-9)), second);
        c.File.EndSuspension(c.By(Staff.Sanne), one.Sequence);
        other = Correct(c, other, second, c.Today);
        (one, other) = (Correct(c, one, Plain), Correct(c, other, second));
        CloseAndReopen(c);
        Assert.Equal((null, null), (one.EndedOn, other.EndedOn));
        Assert.All(Then(c), s => Assert.Null(s.EndedOn));
    }

    [Fact]
    public void An_answer_to_another_suspension_is_not_its_own()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20);
        var (one, other) = (c.File.StartSuspension(c.By(Staff.Sanne), Asks), c.File.StartSuspension(c.By(Staff.Sanne), Asks with { Kind = SuspensionKind.Other, Reference = "M 2" }));
        c.File.AnswerException(c.By(Staff.Ingrid), one.Sequence, SuspensionWish.Pause, true);
        c.File.AnswerException(c.By(Staff.Ingrid), one.Sequence, SuspensionWish.NotToBlock, true);
        var between = c.By(Staff.Ingrid).RecordedAt;
        c.Second += 60;
        c.File.AnswerException(c.By(Staff.Ingrid), other.Sequence, SuspensionWish.Pause, true);
        c.File.AnswerException(c.By(Staff.Ingrid), other.Sequence, SuspensionWish.NotToBlock, true);
        var then = c.File.AsOf(between, c.Today, CasePolicy.Default)!.Then.Suspensions;
        Assert.Equal([(true, true), (null, null)], then.OrderBy(s => s.Sequence).Select(s => (s.PauseApproved, s.NotToBlockApproved)));
        Assert.All(Then(c), s => Assert.Equal((true, true), (s.PauseApproved, s.NotToBlockApproved)));
    }

    private static void CloseAndReopen(CaseBuilder c) =>
        c.Wait(1).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid).Wait(1).Moved(CaseTrigger.Reopen, Staff.Ingrid);

    private static IReadOnlyList<Suspension> Then(CaseBuilder c) => [.. c.File.AsOf(c.By(Staff.Ingrid).RecordedAt, c.Today, CasePolicy.Default)!.Then.Suspensions];

    private static Suspension Correct(CaseBuilder c, Suspension s, SuspensionDetails details, DateOnly? end = null) =>
        c.File.CorrectSuspension(c.By(Staff.Sanne, on: s.StartedOn, corrects: s.Sequence), new(details, end, details.AsksToPause ? "hospital" : null));
}
