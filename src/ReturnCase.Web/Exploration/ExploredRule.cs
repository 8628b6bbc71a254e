using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Exploration;

/// <summary>A rule of domain 6 as the exploration checks it.</summary>
/// <param name="Name">Such as I5.</param>
/// <param name="Says">What must hold, in words.</param>
internal sealed record ExploredRule(string Name, string Says)
{
    /// <summary>The guards without which a move may not be made to a phase.</summary>
    public Func<CaseTrigger, CasePhase, GuardCode[]> Asks { get; init; } = (_, _) => [];

    /// <summary>What is wrong with a step, or null.</summary>
    public Func<Step, string?> Step { get; init; } = _ => null;

    /// <summary>What is wrong with a state, or null.</summary>
    public Func<AbstractCase, TableOfMoves, string?> State { get; init; } = (_, _) => null;
}
