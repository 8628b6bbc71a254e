using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Domain 2.7: at the first alarm step the supervisor owes a review.</summary>
public sealed class ReviewOwedTests
{
    // The search year of a case that was rejected on 2 March 2026 ends on 2 March 2027.
    private static readonly DateOnly Limit = new(2027, 3, 2);

    [Fact]
    public void A_long_term_owes_one_from_its_first_step_on()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Assert.Equal([false, true, true, true], ((DateOnly[])[Limit.AddMonths(-6).AddDays(-1), Limit.AddMonths(-6), Limit, Limit.AddDays(30)]).Select(day => OwedOn(c, day)));
    }

    [Fact]
    public void The_step_begins_where_the_settings_say()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var policy = new CasePolicy { AlarmSteps = new AlarmTerms { FirstMonths = 4 } };
        Assert.Equal([false, true], ((DateOnly[])[Limit.AddMonths(-4).AddDays(-1), Limit.AddMonths(-4)]).Select(day => OwedOn(c, day, policy)));
    }

    [Theory]
    [InlineData(StatementKind.Review)]
    [InlineData(StatementKind.SearchContinues)]
    public void A_review_settles_it_until_its_next_date_is_past(StatementKind kind)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Until(kind == StatementKind.Review ? Limit.AddMonths(-5) : Limit.AddDays(1));
        var next = c.Today.AddMonths(2);
        c.Note(kind, nextOn: next);
        Assert.False(c.File.ReviewOwed);
        Assert.Equal([false, true], ((DateOnly[])[next, next.AddDays(1)]).Select(day => OwedOn(c, day)));
        c.Until(next.AddDays(1)).Note(kind, nextOn: next.AddDays(20));
        Assert.False(c.File.ReviewOwed);
    }

    [Fact]
    public void The_review_that_was_recorded_last_counts_and_one_taken_back_does_not()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Until(Limit.AddMonths(-5));
        c.Note(StatementKind.Review, nextOn: c.Today.AddDays(60)).Note(StatementKind.Review, nextOn: c.Today.AddDays(10));
        Assert.True(OwedOn(c, c.Today.AddDays(11)));
        c.File.RetractAsError(c.By(Staff.Ingrid), c.File.Latest<Statement>()!.Sequence);
        Assert.False(OwedOn(c, c.Today.AddDays(11)));
        c.File.RetractAsError(c.By(Staff.Ingrid), c.File.Latest<Statement>()!.Sequence);
        Assert.True(c.File.ReviewOwed);
    }

    [Theory]
    [InlineData(CasePhase.Intake)]
    [InlineData(CasePhase.ShelterFound)]
    [InlineData(CasePhase.FurtherSearch)]
    [InlineData(CasePhase.NoShelter)]
    [InlineData(CasePhase.ReturnPreparation)]
    [InlineData(CasePhase.Travelling)]
    public void A_term_that_is_short_from_its_beginning_owes_one_at_its_next_step(CasePhase phase)
    {
        var c = CaseBuilder.In(phase);
        Assert.False(c.File.ReviewOwed);
        var deadline = c.File.GoverningDeadline!.Value;
        var first = StepOn(c.Today);
        for (var day = c.Today; day <= deadline.AddDays(1); day = day.AddDays(1))
            Assert.Equal(StepOn(day) > first, OwedOn(c, day));
        Assert.True(OwedOn(c, deadline.AddDays(1)));

        AlarmStep StepOn(DateOnly day) => AlarmSteps.Of(deadline, day, CasePolicy.Default);
    }

    [Fact]
    public void Eighteen_owes_one_within_the_first_step_however_short_the_phase_lasts()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 7, 1));
        Assert.Equal((DeadlineKind.Eighteen, true), (c.File.GoverningKind!.Value, c.File.ReviewOwed));
    }

    [Fact]
    public void A_decision_that_waits_owes_its_move_first_and_a_review_once_that_is_due()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Wait(20).Answer(DecisionKind.ResidenceNotGranted);
        Assert.Equal((DeadlineKind.DecisionMove, false), (c.File.GoverningKind!.Value, c.File.ReviewOwed));
        Assert.True(OwedOn(c, c.File.GoverningDeadline!.Value));
    }

    [Fact]
    public void A_closed_case_owes_none_and_a_new_period_begins_without_reviews()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Until(Limit.AddDays(1));
        Assert.True(OwedOn(c, c.Today));
        c.Moved(CaseTrigger.CloseAdministrative);
        Assert.False(c.File.ReviewOwed);
        var reviewed = CaseBuilder.In(CasePhase.ShelterSearch).Until(Limit.AddDays(1)).Note(StatementKind.SearchContinues, nextOn: Limit.AddMonths(2))
            .Moved(CaseTrigger.CloseAdministrative).Moved(CaseTrigger.Reopen).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.True(reviewed.File.ReviewOwed);
    }

    private static bool OwedOn(CaseBuilder c, DateOnly day, CasePolicy? policy = null)
    {
        c.File.Settle(new Change(Staff.Ingrid, day, day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc)) { Policy = policy ?? CasePolicy.Default });
        return c.File.ReviewOwed;
    }
}
