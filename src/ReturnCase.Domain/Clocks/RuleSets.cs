using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Clocks;

/// <summary>The terms under which cases run (domain 2.8): a numbered version of the settings, written once and never changed.</summary>
/// <param name="Number">1, and one more at each change of a setting.</param>
/// <param name="Policy">The settings as they were.</param>
/// <param name="Since">Instant in UTC from which new cases run under it.</param>
public sealed record RuleSet(int Number, CasePolicy Policy, DateTime Since)
{
    /// <summary>The name that a case carries: that of the law and policy, and from the second version on its number.</summary>
    public string Name => NameOf(Number);

    /// <summary>The name of a version.</summary>
    public static string NameOf(int number) => number == 1 ? CaseFile.CurrentRuleSet : FormattableString.Invariant($"{CaseFile.CurrentRuleSet}.{number}");
}

/// <summary>Every rule set that was ever in force, in memory: none of them ever changes.</summary>
public sealed class RuleSets
{
    private volatile IReadOnlyList<RuleSet> _all = [];

    /// <summary>The sets, the oldest first; empty where nothing was kept, and every case runs under the settings in force.</summary>
    public IReadOnlyList<RuleSet> All => _all;

    /// <summary>The name of the set of a new case.</summary>
    public string Newest => _all is [.., var newest] ? newest.Name : CaseFile.CurrentRuleSet;

    /// <summary>A set by its name; null where it is not kept here.</summary>
    public RuleSet? Find(string name) => _all.SingleOrDefault(set => set.Name == name);

    /// <summary>Takes the sets as they are kept.</summary>
    public void Keep(IEnumerable<RuleSet> sets) => _all = [.. sets.OrderBy(set => set.Number)];
}
