using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Exploration;

/// <summary>A step of the exploration: a move, or a fact step where there is no move.</summary>
/// <param name="From">The case before.</param>
/// <param name="Move">The move.</param>
/// <param name="To">The case after.</param>
internal readonly record struct Step(AbstractCase From, CaseTrigger? Move, AbstractCase To);

/// <summary>A case that breaks a rule, told as a story: the shortest way to it.</summary>
/// <param name="Rule">The rule, such as I5.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Story">Step by step, from registration.</param>
internal sealed record Counterexample(string Rule, string Wrong, IReadOnlyList<string> Story)
{
    public override string ToString() => $"{Rule}: {Wrong}\n{string.Join('\n', Story)}";
}

/// <summary>What an exploration saw.</summary>
internal sealed class Explored
{
    /// <summary>States by phase.</summary>
    public Dictionary<CasePhase, int> Phases { get; } = [];

    /// <summary>Moves made, by trigger; each counts once from each state.</summary>
    public Dictionary<CaseTrigger, int> Moves { get; } = [];

    public int States => Phases.Values.Sum();

    public int FactSteps { get; set; }

    public int MoveSteps => Moves.Values.Sum();

    /// <summary>Attempts to move without a fact that a rule asks for.</summary>
    public int Attempts { get; set; }

    /// <summary>Questions that the machine itself was asked; the others had been asked before.</summary>
    public int Questions { get; set; }

    /// <summary>Length of the longest of the shortest ways.</summary>
    public int Depth { get; set; }

    /// <summary>States of a minor with an open case, of which each was seen to lead on.</summary>
    public int OfMinors { get; set; }

    /// <summary>The first state that breaks a rule, in order of distance; null where none does.</summary>
    public Counterexample? Found { get; set; }
}
