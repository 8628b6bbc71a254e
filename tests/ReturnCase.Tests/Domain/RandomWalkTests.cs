using ReturnCase.Domain.Cases;
using ReturnCase.Web.Exploration;

namespace ReturnCase.Tests.Domain;

/// <summary>I1-I17 after each step of seeded walks. A walk that fails prints its seed and its steps; run it alone by that seed.</summary>
public sealed class RandomWalkTests
{
    private const int Walks = 208;
    private const int Steps = 60;

    [Fact]
    public void The_invariants_hold_after_every_step_of_every_walk()
    {
        HashSet<CasePhase> visited = [];
        HashSet<CaseTrigger> moved = [];
        HashSet<AbstractCase> stood = [];
        HashSet<(AbstractCase From, CaseTrigger Move, AbstractCase To)> made = [];
        for (var seed = 1; seed <= Walks; seed++)
        {
            var walk = new RandomWalk(seed);
            walk.Run(Steps);
            visited.UnionWith(walk.Visited);
            moved.UnionWith(walk.Moved);
            stood.UnionWith(walk.Stood);
            made.UnionWith(walk.Made);
        }

        // Walks that go nowhere would prove nothing.
        Assert.Equal(13, visited.Count);
        Assert.True(moved.Count >= 30, $"Only {moved.Count} moves were made: {string.Join(' ', moved.Order())}");

        // What real cases do is among what the exploration went through: its abstraction leaves nothing out that happens.
        var explorer = new Explorer(CaseLifecycle.Moves);
        explorer.Run([]);
        Assert.True(stood.Count > 300 && made.Count > 200, $"{stood.Count} states, {made.Count} moves");
        Assert.DoesNotContain(stood, at => !explorer.Knows(at));
        Assert.DoesNotContain(made, step => !explorer.After(step.From, step.Move).Contains(step.To));
    }
}
