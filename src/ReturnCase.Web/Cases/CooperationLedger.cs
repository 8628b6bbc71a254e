using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;

namespace ReturnCase.Web.Cases;

/// <summary>The ledger as pages show it.</summary>
public static class CooperationLedger
{
    /// <summary>The requests that stand, the newest first.</summary>
    public static IReadOnlyList<CooperationFact> Ledger(this CaseFile file) =>
        [.. file.Standing<CooperationFact>().OrderByDescending(f => f.OccurredOn).ThenByDescending(f => f.Sequence)];

    /// <summary>Whether somebody was asked for a view on a judgement and what was said, in words; null where the judgement does not say.</summary>
    public static string? View(this EnumText words, JudgementView? answer, string? text) => (answer, text) switch
    {
        (null or JudgementView.Given, _) => text,
        ({ } said, null) => words[said],
        ({ } said, _) => $"{words[said]}: {text}",
    };
}
