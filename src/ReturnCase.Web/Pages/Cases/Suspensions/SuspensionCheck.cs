using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Suspensions;

/// <summary>What a form would do to the limit, before it is sent.</summary>
/// <param name="Plan">The suspension as the form has it.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Stage">Whose word it still takes.</param>
/// <param name="Asks">Only with a tick it is kept.</param>
public sealed record SuspensionCheck(SuspensionPlan Plan, PauseEffect Effect, PauseStage Stage, bool Asks)
{
    /// <summary>The dates and the pause that a tick is about: another date asks for another tick.</summary>
    public string Key => FormattableString.Invariant($"{Plan.StartedOn:yyyy-MM-dd}/{Plan.EndedOn:yyyy-MM-dd}/{Plan.Pauses}/{Effect.After:yyyy-MM-dd}");

    /// <summary>Whether somebody still has to say that this is true.</summary>
    /// <param name="sure">The tick.</param>
    /// <param name="of">Of which dates and pause it was given.</param>
    public bool IsOpen(bool sure, string? of) => Asks && !(sure && of == Key);
}
