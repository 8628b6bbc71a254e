using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Each date says from which facts and by which steps it was reckoned (domain 2.7).</summary>
public sealed class ClockReckoningTests
{
    public static TheoryData<CasePhase> Phases => [.. Enum.GetValues<CasePhase>()];

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_date_is_the_last_step_of_its_reckoning_and_begins_with_a_line_of_the_case(CasePhase phase)
    {
        var c = CaseBuilder.In(phase, new PartialDate(2010, 5));
        var clocks = CaseClocks.For(c.File, c.Today, CasePolicy.Default);
        Assert.All(clocks.Dates, date =>
        {
            Assert.Equal(date.On, date.Steps[^1].On);
            Assert.Contains(c.File.Entries, entry => entry.Sequence == date.Steps[0].Fact);
        });
        Assert.Equal(phase.IsOpen() ? 1 : 0, clocks.Dates.Count(date => date.Governs));
        Assert.Equal(clocks.Governing?.On, clocks.Dates.SingleOrDefault(date => date.Governs)?.On);
        Assert.Equal(clocks.Dates.Select(date => date.Kind).Distinct().Count(), clocks.Dates.Count);
    }

    [Fact]
    public void The_search_year_names_the_rejection_the_term_and_the_days_that_stood_still()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Approve(c, Pause(c.Wait(10)));
        c.Wait(7);
        var year = Of(c, ClockKind.SearchYear)!;
        Assert.Equal([ClockStepKind.From, ClockStepKind.Years, ClockStepKind.Stopped], year.Steps.Select(step => step.Kind));
        Assert.Equal((c.File.Rejection!.Sequence, 1, 7, new DateOnly(2027, 3, 9)), (year.Steps[0].Fact!.Value, year.Steps[1].Amount, year.Steps[2].Amount, year.On));
        Assert.Equal(DeadlineKind.SearchLimit, year.Deadline);
    }

    [Fact]
    public void Another_day_shows_what_stands_then_if_nothing_else_happens()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Approve(c, Pause(c.Wait(10)));
        var then = CaseClocks.For(c.File, c.Today.AddDays(30), CasePolicy.Default).Search!;
        Assert.Equal((10, 30, new DateOnly(2027, 4, 1)), (then.DaysUsed, then.DaysStopped, then.LastDay));
        Assert.Equal(new DateOnly(2027, 3, 2), CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!.LastDay);
    }

    [Fact]
    public void The_ledger_holds_each_day_once_with_every_reason_and_its_sum_is_the_clock()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var first = Pause(c.Wait(10));
        Approve(c, first);
        var second = Pause(c.Wait(5));
        Approve(c, second);
        c.Wait(10).File.EndSuspension(c.By(Staff.Sanne), first);
        c.Wait(5).File.EndSuspension(c.By(Staff.Sanne), second);
        c.Wait(30);
        var search = CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!;
        var ledger = SearchLedger.Of(c.File, search.StartedOn, c.Today);
        Assert.Equal([10, 5, 10, 5, 30], ledger.Select(stretch => stretch.Days));
        Assert.Equal([0, 1, 2, 1, 0], ledger.Select(stretch => stretch.Causes.Count));
        Assert.All(ledger.Zip(ledger.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        Assert.Equal((search.DaysUsed, search.DaysStopped), (ledger.Where(s => s.Counts).Sum(s => s.Days), ledger.Where(s => !s.Counts).Sum(s => s.Days)));
    }

    [Fact]
    public void Track_2_and_the_days_on_which_a_case_was_closed_stand_in_the_ledger_by_name()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Wait(30).ReturnDecision().Moved(CaseTrigger.ReturnDecisionIssued).Wait(20);
        c.Answer(DecisionKind.ReturnDecisionWithdrawn).Moved(CaseTrigger.ReturnDecisionEnded).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError).Wait(4).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        var ledger = SearchLedger.Of(c.File, new DateOnly(2026, 3, 2), c.Today);
        Assert.Equal([(30, (StopKind?)null), (20, StopKind.Track2), (4, StopKind.Closed)], ledger.Select(stretch => (stretch.Days, stretch.Causes is [var cause, ..] ? cause.Kind : (StopKind?)null)));
        Assert.Empty(SearchLedger.Of(c.File, c.Today, c.Today));
    }

    [Fact]
    public void Of_a_closed_case_the_year_is_as_it_stood_at_the_closing_until_it_is_reopened()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30).Note(StatementKind.OtherCase);
        var open = Search(c);
        c.Moved(CaseTrigger.CloseDuplicateOrError);
        Assert.Equal(open with { Running = false }, Search(c));
        c.Wait(400);
        Assert.Equal(open with { Running = false }, Search(c));
        Assert.Equal((open.DaysUsed, c.Today.AddDays(-400)), (SearchLedger.Of(c.File, open.StartedOn, c.Today).Sum(stretch => stretch.Days), SearchLedger.Of(c.File, open.StartedOn, c.Today)[^1].Until));
        c.Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal((open.DaysUsed, 400, open.LastDay.AddDays(400), open.DaysLeft), (Search(c).DaysUsed, Search(c).DaysStopped, Search(c).LastDay, Search(c).DaysLeft));
    }

    [Fact]
    public void An_appeal_counts_from_the_decision_by_the_weeks_it_states_and_by_the_short_term_where_it_states_none()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var unknown = Of(c, ClockKind.Appeal)!;
        Assert.Equal((new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 30)), (unknown.On, unknown.AtTheLatest));
        var rejection = c.File.Rejection!;
        c.File.RecordDecision(c.By(Staff.Pieter, corrects: rejection.Sequence), new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "A-1") { AppealWeeks = 4 });
        var known = Of(c, ClockKind.Appeal)!;
        Assert.Equal((new DateOnly(2026, 3, 30), null), (known.On, known.AtTheLatest));
        Assert.DoesNotContain(CaseClocks.For(c.File, c.Today, CasePolicy.Default).Dates, date => date.Kind == ClockKind.Appeal && date.Governs);
    }

    [Fact]
    public void A_decision_against_which_there_is_no_appeal_keeps_no_term()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(1);
        var answer = c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.NothingFurther, DecisionOrigin.Ind, "N-1") { AppealWeeks = 4 });
        Assert.Null(answer.AppealWeeks);
    }

    [Theory]
    [InlineData(0, 4, "Policy:ShortAppealWeeks is 0;")]
    [InlineData(4, 1, "Policy:LongAppealWeeks is 1;")]
    [InlineData(1, 13, "Policy:LongAppealWeeks is 13;")]
    public void The_terms_of_appeal_are_settings_that_are_checked(int shorter, int longer, string fault) =>
        Assert.StartsWith(fault, new CasePolicy { ShortAppealWeeks = shorter, LongAppealWeeks = longer }.FirstFault(), StringComparison.Ordinal);

    private static ClockDate? Of(CaseBuilder c, ClockKind kind) => CaseClocks.For(c.File, c.Today, CasePolicy.Default).Dates.SingleOrDefault(date => date.Kind == kind);

    private static SearchClock Search(CaseBuilder c) => CaseClocks.For(c.File, c.Today, CasePolicy.Default).Search!;

    private static int Pause(CaseBuilder c) =>
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, $"M-{c.File.Version}", false, true)).Sequence;

    private static void Approve(CaseBuilder c, int pause) => c.File.AnswerException(c.By(Staff.Ingrid), pause, SuspensionWish.Pause, true);
}
