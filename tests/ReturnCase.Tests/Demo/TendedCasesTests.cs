using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Tests.Demo;

/// <summary>The demo looks like the work of a team that keeps up: little is late, nothing lies for months, and somebody was in touch lately.</summary>
public sealed class TendedCasesTests
{
    private static readonly IReadOnlyList<CaseFile> Files = [.. Telling.Told.Value.Select(t => t.File)];

    private static readonly DateOnly Today = AmsterdamCalendar.DateOf(Telling.Now.UtcDateTime);

    private static IEnumerable<CaseFile> Open => Files.Where(f => f.Phase.IsOpen());

    [Fact]
    public void Few_are_overdue_and_none_for_long() => Telling.AssertLittleIsLate(Files, Today);

    [Fact]
    public void Nobody_carries_all_that_is_late() => Assert.All(
        Open.Where(f => f.CounsellorId is not null).GroupBy(f => f.CounsellorId),
        cases => Assert.InRange(cases.Count(f => f.GoverningDeadline < Today), 1, cases.Count() / 4));

    [Fact]
    public void Deadlines_stand_in_every_alarm_step() =>
        Assert.Equal(Enum.GetValues<AlarmStep>(), Open.Select(f => AlarmSteps.Of(f.GoverningDeadline, Today, CasePolicy.Default)).Distinct().Order());

    [Fact]
    public void Both_teams_have_every_phase() => Assert.All(
        (string[])["Noord", "Zuid"], team => Assert.Equal(Enum.GetValues<CasePhase>(), Files.Where(f => f.Team == team).Select(f => f.Phase).Distinct().Order()));

    [Fact]
    public void Most_open_cases_had_a_contact_lately() =>
        Assert.InRange(Open.Count(f => f.LastContactOn >= Today.AddDays(-42)), Open.Count() * .8, Open.Count());

    [Fact]
    public void Contacts_come_regularly_while_a_case_is_open() => Assert.All(Open.Where(f => f.Period == 1), file =>
    {
        var days = file.Standing<ContactMoment>().Select(c => c.OccurredOn).Order().ToArray();
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.True(pair.Second < pair.First.AddDays(50), $"{file.Number}: {pair}"));
    });

    [Fact]
    public void What_waits_for_a_person_waits_for_days()
    {
        Assert.All(Files.Where(f => f.DecisionWaitsSince is not null), f => Assert.True(f.DecisionWaitsSince > Today.AddDays(-8), f.Number));
        Assert.All(Files.Where(f => f.OpenProposal is not null), f => Assert.True(f.OpenProposal!.ProposedOn >= Today.AddDays(-10), f.Number));
        Assert.All(Files.SelectMany(f => f.OpenAlarms, (f, alarm) => (f.Number, alarm.RaisedOn)), a => Assert.True(a.RaisedOn >= Today.AddDays(-10), a.Number));
        Assert.All(Files.Where(f => f.ReopeningOwed), f => Assert.True(f.Entries[^1].OccurredOn >= Today.AddDays(-10), f.Number));
    }

    /// <summary>Some reviews are owed in each team, and most cases near a deadline have had theirs.</summary>
    [Fact]
    public void Some_reviews_are_owed_and_not_by_half_of_the_cases() => Assert.All(
        Open.GroupBy(f => f.Team), cases => Assert.InRange(cases.Count(f => f.ReviewOwed), 3, cases.Count() / 3));

    [Fact]
    public void Referrals_are_sent_soon_and_mostly_answered_in_time()
    {
        var referrals = Files.SelectMany(f => f.Referrals).ToList();
        Assert.All(referrals.Where(r => r.State == ReferralState.Ready), r => Assert.True(r.FiledOn >= Today.AddDays(-18) && DayOf(r.ConfirmedAt) >= Today.AddDays(-14), r.Number));
        var sent = referrals.Where(r => r.WasSent && r.IsUndecided).ToList();
        var late = sent.Count(r => DayOf(r.ExportedAt!.Value).AddDays(7 * CasePolicy.Default.IndAnswerWeeks) < Today);
        Assert.InRange(late, 1, sent.Count / 4);

        static DateOnly DayOf(DateTime instant) => AmsterdamCalendar.DateOf(instant);
    }

    /// <summary>The first start of the demo has to stay quick: every line is a row or two.</summary>
    [Fact]
    public void Histories_are_of_moderate_length() => Assert.InRange(Files.Sum(f => f.Entries.Count), 5_500, 6_600);
}
