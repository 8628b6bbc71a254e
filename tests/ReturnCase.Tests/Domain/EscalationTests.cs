using ReturnCase.Domain.Clocks;

namespace ReturnCase.Tests.Domain;

public sealed class EscalationTests
{
    private const EscalationRung C = EscalationRung.Counsellor;
    private const EscalationRung S = EscalationRung.Supervisor;
    private const EscalationRung T = EscalationRung.TeamBox;

    // A Monday.
    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Step; somebody has the case; the team has a supervisor; days since the counsellor, and the supervisor, were told and read nothing.</summary>
    public static TheoryData<AlarmStep, bool, bool, int?, int?, EscalationRung[]> Table() => new()
    {
        { AlarmStep.None, true, true, null, null, [] },
        { AlarmStep.SixMonths, true, true, null, null, [C] },
        { AlarmStep.SixMonths, true, true, 0, null, [C] },
        { AlarmStep.SixMonths, true, true, 3, null, [C] },
        { AlarmStep.SixMonths, true, true, 4, null, [C, S] },
        { AlarmStep.SixMonths, true, true, 7, 4, [C, S, T] },
        { AlarmStep.SixMonths, true, false, 7, null, [C, S, T] },
        { AlarmStep.SixMonths, false, true, null, null, [S, T] },
        { AlarmStep.ThreeMonths, true, true, null, null, [C, S] },
        { AlarmStep.ThreeMonths, true, false, null, null, [C, S, T] },
        { AlarmStep.OneMonth, true, true, 0, 0, [C, S] },
        { AlarmStep.TwoWeeks, true, true, null, 7, [C, S, T] },
        { AlarmStep.TwoWeeks, false, false, null, null, [S, T] },
        { AlarmStep.Due, true, true, null, null, [C, S, T] },
        { AlarmStep.Overdue, true, true, null, null, [C, S, T] },
        { AlarmStep.Overdue, false, true, null, null, [S, T] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_step_reaches_the_counsellor_then_the_supervisor_then_the_team_box(AlarmStep step, bool held, bool supervised, int? counsellor, int? supervisor, EscalationRung[] told)
    {
        DateOnly? Ago(int? days) => days is { } d ? Today.AddDays(-d) : null;
        Assert.Equal(told, Escalation.Rungs(step, new(held, supervised, Ago(counsellor), Ago(supervisor)), Today, CasePolicy.Default));
    }

    [Fact]
    public void The_settings_say_from_which_step_a_rung_is_told()
    {
        var policy = new CasePolicy { Escalation = new() { SupervisorFrom = AlarmStep.OneMonth, TeamBoxFrom = AlarmStep.TwoWeeks } };
        Assert.Equal([C], Escalation.Rungs(AlarmStep.ThreeMonths, new(true, true), Today, policy));
        Assert.Equal([C, S], Escalation.Rungs(AlarmStep.OneMonth, new(true, true), Today, policy));
        Assert.Equal([C, S, T], Escalation.Rungs(AlarmStep.TwoWeeks, new(true, true), Today, policy));
    }

    [Theory]
    [InlineData(AlarmStep.None, AlarmStep.Due, "Policy:Escalation:SupervisorFrom is None")]
    [InlineData(AlarmStep.OneMonth, AlarmStep.ThreeMonths, "Policy:Escalation:TeamBoxFrom is ThreeMonths")]
    public void A_setting_that_makes_no_sense_is_named(AlarmStep supervisor, AlarmStep box, string sentence) =>
        Assert.StartsWith(sentence, new CasePolicy { Escalation = new() { SupervisorFrom = supervisor, TeamBoxFrom = box } }.FirstFault(), StringComparison.Ordinal);

    [Theory]
    // Thursday: the day itself.
    [InlineData("2026-11-26", "2026-11-26", AlarmStep.Due)]
    [InlineData("2026-11-26", "2026-11-27", AlarmStep.TwoWeeks)]
    // Friday speaks of Saturday and Sunday, and of nothing after.
    [InlineData("2026-11-27", "2026-11-28", AlarmStep.Due)]
    [InlineData("2026-11-27", "2026-11-29", AlarmStep.Due)]
    [InlineData("2026-11-27", "2026-11-30", AlarmStep.TwoWeeks)]
    [InlineData("2026-11-27", "2026-12-13", AlarmStep.TwoWeeks)]
    [InlineData("2026-11-27", "2026-12-14", AlarmStep.OneMonth)]
    // Nothing is overdue before it is.
    [InlineData("2026-11-27", "2026-11-27", AlarmStep.Due)]
    [InlineData("2026-11-28", "2026-11-27", AlarmStep.Overdue)]
    [InlineData("2026-11-30", "2026-11-28", AlarmStep.Overdue)]
    // Christmas Day 2026 is a Friday: Thursday speaks of it and of the days until Monday.
    [InlineData("2026-12-24", "2026-12-27", AlarmStep.Due)]
    [InlineData("2026-12-24", "2026-12-28", AlarmStep.TwoWeeks)]
    public void A_step_that_begins_when_nobody_works_is_told_on_the_last_working_day_before(string today, string deadline, AlarmStep step) =>
        Assert.Equal(step, Escalation.StepOn(DeadlineKind.SearchLimit, Day(deadline), Day(today), CasePolicy.Default));

    [Theory]
    // Planned within three months: nothing at once, then each step that begins later.
    [InlineData(DeadlineKind.Review, "2027-02-20", "2026-11-23", "2026-11-23", AlarmStep.None)]
    [InlineData(DeadlineKind.Review, "2027-02-20", "2026-11-23", "2027-01-21", AlarmStep.OneMonth)]
    [InlineData(DeadlineKind.Review, "2026-12-01", "2026-11-23", "2026-11-24", AlarmStep.None)]
    [InlineData(DeadlineKind.Review, "2026-12-01", "2026-11-23", "2026-12-01", AlarmStep.Due)]
    // Planned for the very day: it is due all the same.
    [InlineData(DeadlineKind.Review, "2026-12-01", "2026-12-01", "2026-12-01", AlarmStep.Due)]
    // Written down when its day was past: still told.
    [InlineData(DeadlineKind.Review, "2026-11-20", "2026-11-23", "2026-11-23", AlarmStep.Overdue)]
    // A date of the law is owed however near it was when it moved.
    [InlineData(DeadlineKind.SearchLimit, "2027-02-20", "2026-11-23", "2026-11-23", AlarmStep.ThreeMonths)]
    [InlineData(DeadlineKind.Eighteen, "2026-12-01", "2026-11-23", "2026-11-23", AlarmStep.TwoWeeks)]
    public void A_review_is_told_at_the_steps_that_begin_after_it_was_planned(DeadlineKind kind, string deadline, string planned, string today, AlarmStep step) =>
        Assert.Equal(step, Escalation.OwedOn(kind, Day(deadline), Day(planned), Day(today), CasePolicy.Default));

    [Fact]
    public void A_short_term_is_told_when_it_is_nearly_over_and_a_step_never_goes_back()
    {
        Assert.Equal(AlarmStep.None, Escalation.StepOn(DeadlineKind.Routing, new(2026, 11, 25), Today, CasePolicy.Default));
        Assert.Equal(AlarmStep.TwoWeeks, Escalation.StepOn(DeadlineKind.Routing, new(2026, 11, 24), Today, CasePolicy.Default));
        foreach (var kind in Enum.GetValues<DeadlineKind>())
        {
            var steps = Enumerable.Range(0, 300).Select(day => Escalation.StepOn(kind, Today.AddDays(250), Today.AddDays(day), CasePolicy.Default)).ToArray();
            Assert.Equal(steps.Order(), steps);
            Assert.Equal(AlarmStep.Overdue, steps[^1]);
        }
    }

    [Fact]
    public void No_case_beyond_the_horizon_is_in_a_step()
    {
        for (var today = Today; today < Today.AddYears(1); today = today.AddDays(1))
        {
            var horizon = Escalation.Horizon(today, CasePolicy.Default);
            Assert.NotEqual(AlarmStep.None, Escalation.StepOn(DeadlineKind.Review, horizon, today, CasePolicy.Default));
            Assert.Equal(AlarmStep.None, Escalation.StepOn(DeadlineKind.Review, horizon.AddDays(1), today, CasePolicy.Default));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
