using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A suspension that was recorded wrongly is put right or taken back; both stay visible and every clock follows (domain 2, 2.6).</summary>
public sealed class SuspensionCorrectionTests
{
    private static readonly SuspensionDetails Asks = new(SuspensionKind.Medical, "art. 64", false, true);

    [Fact]
    public void A_mistyped_start_is_put_right_and_the_new_days_count_once_another_supervisor_approves()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(200);
        var limit = c.File.SearchLastDay!.Value;
        var wrong = Paused(c, c.Today.AddDays(-190), c.Today.AddDays(-5));
        Assert.Equal(limit.AddDays(185), c.File.SearchLastDay);

        var right = c.File.CorrectSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-10), corrects: wrong.Sequence), new(Asks, c.Today.AddDays(-5), "hospital"));
        Assert.Equal((right.Sequence, false, true), (wrong.SupersededBy, wrong.Stands, right.AwaitsApproval));
        Assert.Equal((c.Today.AddDays(-190), c.Today.AddDays(-5)), (wrong.StartedOn, wrong.EndedOn));
        Assert.Equal((2, right), (c.File.SuspensionVersions.Count, Assert.Single(c.File.Suspensions)));
        Assert.Equal(limit, c.File.SearchLastDay);
        Assert.Equal(EntryKind.SuspensionCorrected, c.File.Entries[^1].Kind);

        c.File.AnswerException(c.By(Staff.Ingrid), right.Sequence, SuspensionWish.Pause, true);
        Assert.Equal(limit.AddDays(5), c.File.SearchLastDay);
    }

    [Fact]
    public void Another_reference_keeps_the_answer_and_another_kind_start_or_end_asks_for_it_again()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var first = Paused(c, c.Today.AddDays(-20), c.Today.AddDays(-10));
        var renamed = Correct(c, first, Asks with { Reference = "art. 64 Vw" }, first.StartedOn, first.EndedOn);
        Assert.True(renamed.PausesClock);
        foreach (var (kind, start, end) in new[] { (SuspensionKind.Other, -20, -10), (SuspensionKind.Medical, -21, -10), (SuspensionKind.Medical, -20, -9) })
        {
            var other = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
            var paused = Paused(other, other.Today.AddDays(-20), other.Today.AddDays(-10));
            var corrected = Correct(other, paused, Asks with { Kind = kind }, other.Today.AddDays(start), other.Today.AddDays(end));
            Assert.Equal((SuspensionWish.Pause, false), (corrected.Awaits, corrected.PausesClock));
        }
    }

    [Fact]
    public void A_correction_makes_no_second_of_a_suspension_that_is_on_file()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var (one, day) = (Asks with { AsksToPause = false }, c.Today.AddDays(-20));
        var known = c.File.StartSuspension(c.By(Staff.Sanne, on: day), one);
        var later = c.File.StartSuspension(c.By(Staff.Sanne, on: day.AddDays(1)), one with { Reference = "art. 65" });
        var refusal = Assert.Throws<CaseRefusedException>(() => Correct(c, later, one, day, null));
        Assert.Equal((GuardCode.SuspensionNotTwice, known.Sequence), (Assert.Single(refusal.Guards), refusal.Line));
        // It may bear another name, until a correction gives both the same, and have been over before.
        Correct(c, known, one with { Reference = "art. 64 Vw" }, day, null);
        later = Correct(c, later, one, day, null);
        Assert.Equal([GuardCode.SuspensionNotTwice], Refused(() => Correct(c, later, one with { Reference = "Art 64 Vw." }, day, null)));
        Correct(c, later, one with { Reference = "art. 64 Vw" }, day, day.AddDays(3));
        Assert.Equal(2, c.File.Suspensions.Count(s => s.StartedOn == day));
    }

    [Fact]
    public void A_suspension_that_says_missing_after_all_raises_its_alarm_beside_those_of_other_kinds()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Other, "Z 1", false, false));
        Correct(c, s, new(SuspensionKind.Missing, "Z 1", false, false), s.StartedOn, null);
        Assert.Equal([AlarmKind.Trafficking, AlarmKind.Missing], c.File.OpenAlarms.Select(alarm => alarm.Kind));
    }

    [Fact]
    public void A_pause_that_was_taken_back_stops_no_day_any_more()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var limit = c.File.SearchLastDay;
        var paused = Paused(c, c.Today.AddDays(-20), null);
        Assert.False(CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!.Running);
        Assert.Equal([GuardCode.ReasonGiven], Refused(() => c.File.RetractSuspension(c.By(Staff.Sanne, reason: null), paused.Sequence)));
        c.File.RetractSuspension(c.By(Staff.Sanne), paused.Sequence);
        Assert.Equal((limit, 0, 1), (c.File.SearchLastDay, c.File.Suspensions.Count, c.File.SuspensionVersions.Count));
        Assert.True(CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!.Running);
        Assert.Equal([GuardCode.NotSuperseded], Refused(() => c.File.RetractSuspension(c.By(Staff.Sanne), paused.Sequence)));
        Assert.Equal([GuardCode.KnownSubject], Refused(() => c.File.EndSuspension(c.By(Staff.Sanne), paused.Sequence)));
        Assert.Null(paused.Awaits);
    }

    [Fact]
    public void What_is_wrong_in_a_correction_is_refused_and_changes_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var s = c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-5)), new(SuspensionKind.Appeal, "AWB", false, false));
        var version = c.File.Version;
        Assert.Equal([GuardCode.ReasonGiven], Refused(() => c.File.CorrectSuspension(c.By(Staff.Sanne, reason: null, on: c.Today, corrects: s.Sequence), new(new(SuspensionKind.Appeal, "AWB", false, false), null, null))));
        Assert.Equal([GuardCode.NothingChanged], Refused(() => Correct(c, s, new(SuspensionKind.Appeal, "AWB", false, false), s.StartedOn, null, why: "because")));
        Assert.Equal([GuardCode.EndNotBeforeStart], Refused(() => Correct(c, s, new(SuspensionKind.Appeal, "AWB", false, false), s.StartedOn, s.StartedOn.AddDays(-1))));
        Assert.Equal([GuardCode.NotInFuture], Refused(() => Correct(c, s, new(SuspensionKind.Appeal, "AWB", false, false), s.StartedOn, c.Today.AddDays(1))));
        Assert.Equal([GuardCode.ReasonGiven], Refused(() => Correct(c, s, Asks, s.StartedOn, null, why: null)));
        Assert.Equal([GuardCode.KnownSubject], Refused(() => c.File.CorrectSuspension(c.By(Staff.Sanne, corrects: 1), new(Asks, null, "x"))));
        Assert.Equal((version, true), (c.File.Version, s.Stands));
        Correct(c, s, new(SuspensionKind.Appeal, "AWB 2", false, false), s.StartedOn, null);
        Assert.Equal([GuardCode.NotSuperseded], Refused(() => Correct(c, s, new(SuspensionKind.Appeal, "AWB 3", false, false), s.StartedOn, null)));
    }

    [Fact]
    public void An_end_that_was_an_error_is_taken_away_and_removal_is_blocked_again_with_a_stop()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB", false, false));
        c.Wait(1).File.EndSuspension(c.By(Staff.Sanne), s.Sequence);
        c.GroundsForTravel().Moved(CaseTrigger.Ready);
        Assert.Empty(c.File.OpenAlarms);
        var open = Correct(c, s, new(SuspensionKind.Appeal, "AWB", false, false), s.StartedOn, null);
        Assert.True(open.IsOpenOn(c.Today) && open.BlocksRemoval);
        Assert.Equal(AlarmKind.StopTravel, Assert.Single(c.File.OpenAlarms).Kind);
        Assert.Contains(GuardCode.NoBlockingSuspension, c.Note(StatementKind.DepartureNotice).Refusal(CaseTrigger.Departed)!);
    }

    [Fact]
    public void A_child_that_turns_out_to_be_missing_alarms_and_one_that_never_was_keeps_the_alarm_until_somebody_closes_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Other, "?", false, false));
        var missing = Correct(c, s, new(SuspensionKind.Missing, "police", false, false), s.StartedOn, null);
        Assert.Equal(AlarmKind.Missing, Assert.Single(c.File.OpenAlarms).Kind);
        c.File.RetractSuspension(c.By(Staff.Sanne), missing.Sequence);
        Assert.Single(c.File.OpenAlarms);
    }

    [Fact]
    public void A_missing_child_whose_return_was_an_error_is_alarmed_for_again()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Missing, "police", false, false));
        c.Wait(2).File.EndSuspension(c.By(Staff.Sanne), s.Sequence);
        c.File.CloseAlarm(c.By(Staff.Sanne), c.File.OpenAlarms.Single().Sequence);
        Correct(c, s, new(SuspensionKind.Missing, "police", false, false), s.StartedOn, null);
        Assert.Equal(AlarmKind.Missing, Assert.Single(c.File.OpenAlarms).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_child_that_stays_missing_or_back_by_a_correction_alarms_nobody_again(bool back)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var s = c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Missing, "police", false, false));
        if (back)
            c.Wait(2).File.EndSuspension(c.By(Staff.Sanne), s.Sequence);
        c.File.CloseAlarm(c.By(Staff.Sanne), c.File.OpenAlarms.Single().Sequence);
        Correct(c, s, new(SuspensionKind.Missing, "police of Utrecht", false, false), s.StartedOn, s.EndedOn);
        Assert.Empty(c.File.OpenAlarms);
    }

    [Fact]
    public void On_a_closed_case_it_is_still_put_right_and_reopening_resumes_only_what_the_closing_ended()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        var (ended, open) = (c.File.StartSuspension(c.By(Staff.Sanne, on: c.Today.AddDays(-5)), Asks with { AsksToPause = false }), c.File.StartSuspension(c.By(Staff.Sanne), Asks with { AsksToPause = false, Reference = "art. 65" }));
        c.Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
        var corrected = Correct(c, ended, Asks with { AsksToPause = false }, ended.StartedOn, c.Today.AddDays(-1), why: "because");
        var renamed = Correct(c, open, Asks with { AsksToPause = false, Reference = "B8" }, open.StartedOn, open.EndedOn, why: "because");
        c.Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal((c.Today.AddDays(-1), (DateOnly?)null), (corrected.EndedOn!.Value, renamed.EndedOn));
        // What no longer stands stays as it was written.
        Assert.Equal((c.Today, c.Today), (ended.EndedOn, open.EndedOn));
    }

    [Fact]
    public void Nobody_answers_what_they_asked_for_first_or_in_a_correction()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        var s = c.File.StartSuspension(c.By(Staff.Ingrid, on: c.Today.AddDays(-5)), new(SuspensionKind.Medical, "art. 64", true, true));
        foreach (var wish in Enum.GetValues<SuspensionWish>())
            Assert.Equal([GuardCode.AskedByAnother], Refused(() => c.File.AnswerException(c.By(Staff.Ingrid), s.Sequence, wish, true)));
        c.File.AnswerException(c.By(Staff.Hassan), s.Sequence, SuspensionWish.Pause, true);

        var right = Correct(c, s, new(SuspensionKind.Medical, "art. 64", true, true), c.Today.AddDays(-4), null, by: Staff.Hassan);
        foreach (var asker in new[] { Staff.Hassan, Staff.Ingrid })
            Assert.Equal([GuardCode.AskedByAnother], Refused(() => c.File.AnswerException(c.By(asker), right.Sequence, SuspensionWish.Pause, true)));
    }

    [Fact]
    public void What_it_does_to_the_limit_is_reckoned_as_the_clocks_reckon_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(100);
        var limit = c.File.SearchLastDay!.Value;
        var other = Paused(c, c.Today.AddDays(-50), c.Today.AddDays(-30));
        var plan = new SuspensionPlan(null, c.Today.AddDays(-40), c.Today.AddDays(-20), true);
        var effect = PauseEffect.Of(c.File, plan, c.Today, CasePolicy.Default);
        Assert.Equal((limit.AddDays(20), limit.AddDays(30), 10, false), (effect.Before!.Value, effect.After!.Value, effect.Days, effect.Lasts));
        Paused(c, plan.StartedOn, plan.EndedOn);
        Assert.Equal(effect.After, c.File.SearchLastDay);

        var less = PauseEffect.Of(c.File, new(other.Sequence, other.StartedOn, c.Today.AddDays(-45), true), c.Today, CasePolicy.Default);
        Assert.Equal(limit.AddDays(25), less.After);
        Assert.Equal(limit.AddDays(20), less.WhileAsked);
    }

    [Theory]
    [InlineData(-400, null, true, SuspensionConcern.BeforeCase)]
    [InlineData(-98, -93, true, SuspensionConcern.EndedLongAgo)]
    [InlineData(-340, -10, true, SuspensionConcern.MoreThanRemains)]
    [InlineData(-20, -10, true, null)]
    [InlineData(-20, null, false, null)]
    public void What_is_unlikely_is_named(int start, int? end, bool pauses, SuspensionConcern? concern)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(350);
        var effect = PauseEffect.Of(c.File, new(null, c.Today.AddDays(start), end is { } days ? c.Today.AddDays(days) : null, pauses), c.Today, CasePolicy.Default);
        if (concern is { } named)
            Assert.Contains(named, effect.Concerns);
        else
            Assert.Empty(effect.Concerns);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void A_pause_that_ended_as_long_ago_as_a_review_comes_is_not_yet_long_ago(int days, bool named)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(350);
        var ended = c.Today.AddMonths(-CasePolicy.Default.ReviewIntervalMonths).AddDays(days);
        Assert.Equal(named, PauseEffect.Of(c.File, new(null, ended.AddDays(-5), ended, true), c.Today, CasePolicy.Default).Concerns.Contains(SuspensionConcern.EndedLongAgo));
    }

    [Fact]
    public void Past_the_limit_one_day_more_is_more_than_remains_and_no_day_more_is_not()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(370);
        SuspensionPlan OneDay(int start) => new(null, c.Today.AddDays(start), c.Today.AddDays(start + 1), true);
        Assert.Contains(SuspensionConcern.MoreThanRemains, PauseEffect.Of(c.File, OneDay(-60), c.Today, CasePolicy.Default).Concerns);
        Paused(c, c.Today.AddDays(-61), c.Today.AddDays(-59));
        Assert.DoesNotContain(SuspensionConcern.MoreThanRemains, PauseEffect.Of(c.File, OneDay(-60), c.Today, CasePolicy.Default).Concerns);
    }

    [Fact]
    public void What_adds_just_the_days_that_remain_is_not_more_than_remains_and_a_day_longer_is()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(350);
        var left = CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!.DaysLeft;
        Assert.DoesNotContain(SuspensionConcern.MoreThanRemains, PauseEffect.Of(c.File, Lasting(left), c.Today, CasePolicy.Default).Concerns);
        Assert.Contains(SuspensionConcern.MoreThanRemains, PauseEffect.Of(c.File, Lasting(left + 1), c.Today, CasePolicy.Default).Concerns);

        SuspensionPlan Lasting(int days) => new(null, c.Today.AddDays(-days), c.Today, true);
    }

    private static Suspension Paused(CaseBuilder c, DateOnly start, DateOnly? end)
    {
        var s = c.File.StartSuspension(c.By(Staff.Sanne, on: start), Asks);
        if (end is { } day)
            c.File.EndSuspension(c.By(Staff.Sanne, on: day), s.Sequence);
        c.File.AnswerException(c.By(Staff.Ingrid), s.Sequence, SuspensionWish.Pause, true);
        return s;
    }

    private static Suspension Correct(CaseBuilder c, Suspension s, SuspensionDetails details, DateOnly start, DateOnly? end, string? why = "hospital", Actor? by = null) =>
        c.File.CorrectSuspension(c.By(by ?? Staff.Sanne, on: start, corrects: s.Sequence), new(details, end, why));

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
