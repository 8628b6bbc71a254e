using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Domain;

namespace ReturnCase.Tests.Exploration;

/// <summary>What no abstract case can say: the days of the search year (I9) and the numbers of the lines of the history (I10). The other rules are checked beside them.</summary>
public sealed class RealCaseTests
{
    [Fact]
    public void Every_rule_holds_after_every_fact_or_move_and_the_move_after_it()
    {
        var real = new RealCases([.. Invariants.All.Select(i => i.Name)]);
        var wrong = real.Explore();
        Assert.True(wrong is null, wrong);
        Assert.True(real.Steps > 1_500 && real.Moved.Count > 25, $"{real.Steps} steps, {real.Moved.Count} moves; not made: {string.Join(' ', Enum.GetValues<CaseTrigger>().Except(real.Moved))}");
    }

    [Fact]
    public void A_year_that_restarts_is_found()
    {
        var story = Found("I9", file =>
        {
            if (file.LastMove is not { Trigger: CaseTrigger.ReopenSearch } reopened)
                return;
            ((List<RecordedFact>)file.Facts).RemoveAll(fact => fact is AuthorityDecision { Kind: DecisionKind.AsylumRejected });
            typeof(CaseEntry).GetProperty(nameof(CaseEntry.OccurredOn))!.SetValue(file.PhaseLines.First(line => line.To is { } to && to.IsTrack1()), reopened.OccurredOn);
        });
        Assert.StartsWith("I9: a move changed the start of the year", story, StringComparison.Ordinal);
        Assert.EndsWith("ReopenSearch → FurtherSearch", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_restarts_when_a_case_is_reopened_is_found()
    {
        var story = Found("I9", file =>
        {
            // Whoever accepts the case anew counts from that day, as if there had been no search before.
            if (file is not { Period: > 1, LastMove.Trigger: CaseTrigger.AcceptWithoutReturnDecision })
                return;
            ((List<RecordedFact>)file.Facts).RemoveAll(fact => fact is AuthorityDecision { Kind: DecisionKind.AsylumRejected });
            typeof(CaseEntry).GetProperty(nameof(CaseEntry.OccurredOn))!.SetValue(file.PhaseLines.First(line => line.To is { } to && to.IsTrack1()), file.LastMove.OccurredOn);
        });
        Assert.StartsWith($"I9: a move changed the start of the year\n{RealCases.ReopenedAfterSearch}:", story, StringComparison.Ordinal);
        Assert.EndsWith("AcceptWithoutReturnDecision → ShelterSearch", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_case_takes_the_correction_of_a_referral_that_the_IND_has_and_nothing_else_new()
    {
        Assert.Null(new RealCases(["I8"]).Explore());
        // A referral withdrawn from a closed case is none of what a closed case takes.
        var story = Found("I8", file =>
        {
            if (file is { Phase: CasePhase.Closed } && file.Entries.LastOrDefault(line => line.Kind == EntryKind.ReferralCorrected) is { } line)
                typeof(CaseEntry).GetProperty(nameof(CaseEntry.Kind))!.SetValue(line, EntryKind.ReferralWithdrawn);
        });
        Assert.StartsWith($"I8: a closed case took ReferralWithdrawn\n{RealCases.ClosedWhileTheIndConsiders}:", story, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phase_without_its_line_is_found() => Assert.StartsWith(
        "I10: the lines end elsewhere", Found("I10", file => ((List<CaseEntry>)file.Entries).RemoveAll(line => line.Trigger == CaseTrigger.FellThrough)), StringComparison.Ordinal);

    [Fact]
    public void A_line_that_says_another_phase_is_found() => Assert.StartsWith(
        "I10: the lines end elsewhere",
        Found("I10", file => typeof(CaseFile).GetProperty(nameof(CaseFile.Phase))!.SetValue(file, file.LastMove.Trigger == CaseTrigger.ReopenSearch ? CasePhase.ShelterSearch : file.Phase)),
        StringComparison.Ordinal);

    private static string? Found(string rule, Action<CaseFile> fault) => new RealCases([rule], fault).Explore();
}
