using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

public sealed class RetentionPolicyTests
{
    private static readonly RetentionPolicy Policy = RetentionPolicy.Default;

    [Theory]
    [InlineData(ClosingReason.DuplicateOrError, null, "2025-11-23", "2026-11-23")]
    [InlineData(ClosingReason.ResidenceGranted, null, "2020-03-03", "2025-03-03")]
    [InlineData(ClosingReason.AgedOut, null, "2016-12-31", "2026-12-31")]
    [InlineData(ClosingReason.DuplicateOrError, ClosingReason.ResidenceGranted, "2025-11-23", "2030-11-23")]
    [InlineData(ClosingReason.AgedOut, ClosingReason.ResidenceGranted, "2016-12-31", "2026-12-31")]
    [InlineData(ClosingReason.DuplicateOrError, null, "2024-02-29", "2025-03-01")]
    public void A_term_runs_from_the_closing_date_and_the_longer_of_two_counts(ClosingReason reason, ClosingReason? second, string closed, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Policy.DueOn(reason, second, DateOnly.Parse(closed, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void An_open_case_is_never_due_and_one_that_opens_again_neither()
    {
        Assert.Null(Policy.DueOn(CaseBuilder.In(CasePhase.ShelterSearch, new(1995, 1, 1), new(2001, 1, 1)).File));
        var closed = CaseBuilder.In(CasePhase.Closed, today: new(2024, 1, 1));
        Assert.Equal(new DateOnly(2025, 1, 1), Policy.DueOn(closed.File));
        Assert.Null(Policy.DueOn(closed.Wait(1).Moved(CaseTrigger.Reopen).File));
    }

    [Fact]
    public void Backwards_the_rule_gives_the_last_closing_date_that_is_due()
    {
        for (var today = new DateOnly(2024, 2, 20); today < new DateOnly(2029, 3, 10); today = today.AddDays(1))
        {
            foreach (var reason in Enum.GetValues<ClosingReason>())
            {
                var last = Policy.LastClosedOn(reason, null, today);
                Assert.True(Policy.DueOn(reason, null, last) <= today, $"{reason} {today}");
                Assert.True(Policy.DueOn(reason, null, last.AddDays(1)) > today, $"{reason} {today}");
            }
        }
    }

    [Fact]
    public void A_term_that_makes_no_sense_is_named()
    {
        Assert.Null(Policy.FirstFault());
        Assert.Equal("Retention:AgedOut is 0; it must be 1 to 50 years.", (Policy with { AgedOut = 0 }).FirstFault());
        Assert.Equal("Retention:Administrative is 51; it must be 1 to 50 years.", (Policy with { Administrative = 51 }).FirstFault());
        Assert.All(Enum.GetValues<ClosingReason>(), reason => Assert.InRange(Policy.YearsFor(reason), 1, 50));
    }
}
