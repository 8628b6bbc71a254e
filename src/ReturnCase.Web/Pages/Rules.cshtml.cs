using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Rules;

namespace ReturnCase.Web.Pages;

/// <summary>Every rule in words, and every set of settings that cases run under.</summary>
public sealed class RulesModel(RuleSets sets, CasePolicy policy, TimeProvider clock) : PageModel
{
    /// <summary>The sets, the newest first.</summary>
    public IReadOnlyList<RuleSet> Sets { get; } = sets.All is { Count: > 0 } kept ? [.. kept.Reverse()] : [new(1, policy, clock.GetUtcNow().UtcDateTime)];

    public IReadOnlyList<Rule> OfMoves { get; } = [.. Rule.All.Where(rule => rule.Guards.Count > 0)];

    public IReadOnlyList<Rule> OfFacts { get; } = [.. Rule.All.Where(rule => rule.Guards.Count == 0)];

    /// <summary>What a setting is in a set: its own where a case keeps it, otherwise as it is set now.</summary>
    public string ValueIn(Setting setting, RuleSet set) => setting.ValueIn(setting.OfCase ? set.Policy : policy);

    /// <summary>A phase, or a part that holds several, in words.</summary>
    public static string Words(MoveScope scope, Func<string, string> text) => scope < MoveScope.Open ? CaseTexts.Of((CasePhase)scope).Here() : text(scope.ToString());
}
