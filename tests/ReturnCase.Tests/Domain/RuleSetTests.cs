using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A case runs under the rule set that was in force when it was registered (domain 2.8).</summary>
public sealed class RuleSetTests
{
    private static readonly CasePolicy Before = CasePolicy.Default;
    private static readonly CasePolicy Changed = new() { RoutingWorkingDays = 10, VerificationMaxAgeDays = 30, ReviewIntervalMonths = 6, ViewAnswerDays = 28, AlarmSteps = new() { FirstMonths = 7 } };

    private readonly CasePolicy _now;

    public RuleSetTests()
    {
        var sets = new RuleSets();
        sets.Keep([new(2, Changed, DateTime.UnixEpoch.AddDays(1)), new(1, Before, DateTime.UnixEpoch)]);
        _now = Changed with { Sets = sets };
    }

    [Fact]
    public void A_changed_setting_changes_no_case_that_was_there()
    {
        var c = CaseBuilder.In(CasePhase.Intake);
        Assert.Equal(CaseFile.CurrentRuleSet, c.File.RuleSet);
        Assert.Equal(Dates(c.File, c.Today, Before), Dates(c.File, c.Today, _now));
        Assert.NotEqual(Dates(c.File, c.Today, Before), Dates(c.File, c.Today, Changed));
        foreach (var phase in Enum.GetValues<CasePhase>())
        {
            var file = CaseBuilder.In(phase).File;
            Assert.Equal(Dates(file, c.Today, Before), Dates(file, c.Today, _now));
            Assert.Equal(DerivedTasks.Of(file, c.Today, Before), DerivedTasks.Of(file, c.Today, _now));
        }
    }

    [Fact]
    public void A_new_case_runs_under_the_newest_set()
    {
        var c = new CaseBuilder();
        var file = CaseFile.Register(
            c.By(Staff.Sanne) with { Policy = _now }, "RC-2026-999999", VNumber.Parse("0000000009"), new IdentityDetails("Awa", "Diallo", null, "GN", "Fula", "Utrecht"),
            new PartialDate(2010, 5, 10), BirthDateSource.Register, "Utrecht", Staff.Sanne);
        Assert.Equal($"{CaseFile.CurrentRuleSet}.2", file.RuleSet);
        Assert.Equal(Dates(file, c.Today, Changed), Dates(file, c.Today, _now));
        Assert.Equal(LegalTerm.AddWorkingDays(c.Today, 10), file.GoverningDeadline);
    }

    [Fact]
    public void A_move_is_judged_by_the_set_of_its_case()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        c.Planned(c.Candidate, departsIn: 30).Wait(15).Note(StatementKind.RemovabilityCheck);
        Assert.Equal([GuardCode.VerificationFresh], c.File.MoveOptions(c.By(Staff.Ingrid) with { Policy = _now }).Single(o => o.Trigger == CaseTrigger.Ready).Unmet);
        Assert.Empty(c.File.MoveOptions(c.By(Staff.Ingrid) with { Policy = Changed }).Single(o => o.Trigger == CaseTrigger.Ready).Unmet);
        Assert.Throws<CaseRefusedException>(() => c.File.Note(c.By(Staff.Ingrid) with { Policy = _now }, new StatementDetails(StatementKind.Review, "seen") { NextOn = c.Today.AddMonths(5) }));
    }

    [Fact]
    public void When_people_are_warned_is_as_it_is_set_now()
    {
        var terms = _now.For(CaseBuilder.In(CasePhase.Intake).File);
        Assert.Equal((7, 5), (terms.AlarmSteps.FirstMonths, terms.RoutingWorkingDays));
    }

    private static IReadOnlyList<(ClockKind, DateOnly)> Dates(CaseFile file, DateOnly today, CasePolicy policy) => [.. CaseClocks.For(file, today, policy).Dates.Select(date => (date.Kind, date.On))];
}
