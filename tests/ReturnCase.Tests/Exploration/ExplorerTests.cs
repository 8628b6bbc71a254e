using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Domain;
using ReturnCase.Web.Exploration;

namespace ReturnCase.Tests.Exploration;

/// <summary>The machine as a whole: every abstract case, every rule, and faults that must be found. The figures stand in docs/exploration.md.</summary>
public sealed class ExplorerTests
{
    public static TheoryData<int> Faults => [.. Enumerable.Range(0, PlantedFault.All.Count)];

    public static TheoryData<string> Rules => [.. ExploredRules.All.Select(rule => rule.Name)];

    [Fact]
    public void Every_rule_holds_in_every_state_and_every_phase_and_move_is_seen()
    {
        var seen = new Explorer(CaseLifecycle.Moves).Run(ExploredRules.All);
        Assert.True(seen.Found is null, seen.Found?.ToString());
        Assert.Equal(Enum.GetValues<CasePhase>(), seen.Phases.Keys.Order());
        Assert.Equal(Enum.GetValues<CaseTrigger>(), seen.Moves.Keys.Order());
        Assert.True(seen.States > 30_000 && seen.OfMinors > 10_000, $"{seen.States} states");
    }

    [Fact]
    public void Every_invariant_is_explored() => Assert.Equal(Enumerable.Range(1, 17).Select(number => $"I{number}"), ExploredRules.All.Select(r => r.Name));

    [Fact]
    public void What_is_explored_is_what_real_cases_are_checked_for() => Assert.Equal(Invariants.All.Select(i => i.Name), ExploredRules.All.Select(r => r.Name));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found_and_told_as_a_story(int fault)
    {
        var planted = PlantedFault.All[fault];
        var found = planted.Explore().Found;
        Assert.True(found is not null, $"{planted.Says}: nothing was found.");
        Assert.Equal(planted.Rule, found.Rule);
        Assert.Equal("A case is registered → Intake", found.Story[0]);
        Assert.True(found.Story.Count > 1, found.ToString());
    }

    [Fact]
    public void Each_rule_has_a_planted_fault() => Assert.Equal(ExploredRules.All.Select(r => r.Name).Order(), PlantedFault.All.Select(f => f.Rule).Distinct().Order());

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_guard_that_a_rule_asks_for_can_be_taken_out_of_a_row(string name)
    {
        var rule = ExploredRules.All.Single(r => r.Name == name);
        foreach (var row in CaseLifecycle.Moves)
        {
            foreach (var guard in rule.Asks(row.Trigger, row.To))
            {
                Assert.Contains(guard, row.Guards);
                var found = new Explorer([.. CaseLifecycle.Moves.Select(m => m == row ? m with { Guards = [.. m.Guards.Where(g => g != guard)] } : m)]).Run([rule]).Found;
                Assert.True(found is not null, $"{row.Trigger} from {row.From} without {guard}");
            }
        }
    }

    [Fact]
    public void A_year_that_is_forgotten_at_a_reopening_is_told_as_a_search_a_closing_and_the_reopening()
    {
        var story = PlantedFault.All.First(f => f.Rule == "I9").Explore().Found!.Story;
        Assert.Equal("Reopen the case → Intake", story[^1]);
        Assert.Contains("Accept without return decision → Shelter search", story);
        Assert.EndsWith("→ Closed", story[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_is_the_shortest_way_in_words()
    {
        var fault = PlantedFault.All.First(f => f.Rule == "I1");
        Assert.Equal(
            """
            I1: return preparation without a complete return decision in force
            A case is registered → Intake
            Intake: the rejection of the asylum request is recorded
            Accept with return decision → Return preparation
            """.ReplaceLineEndings("\n"), fault.Explore().Found!.ToString());
    }
}
