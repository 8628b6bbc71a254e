using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Rules;

namespace ReturnCase.Web.Pages;

/// <summary>Every rule in words, and every set of settings that cases run under; all of them, or those with some words in a group.</summary>
public sealed class RulesModel(RuleSets sets, CasePolicy policy, TimeProvider clock, EnumText words, PageText<RulesModel> text) : PageModel
{
    /// <summary>More than that is no word that anybody looks for.</summary>
    public const int FindMaxLength = 100;

    private const string Moves = "moves";
    private const string Facts = "facts";
    private const string OfSettings = "settings";

    /// <summary>Words that stand in what is shown; all of them, in any order. Empty for everything.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The group that is shown; empty for every group.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    public IReadOnlyList<SelectListItem> Groups => [new(text["GroupMoves"], Moves), new(text["GroupFacts"], Facts), new(text["GroupSettings"], OfSettings)];

    /// <summary>The group that is shown, in words; null for every group.</summary>
    public string? GroupText => Groups.FirstOrDefault(group => group.Value == Group)?.Text;

    public bool IsFiltered => Sought.Length > 0 || !string.IsNullOrEmpty(Group);

    /// <summary>How much is shown of what there is.</summary>
    public int Found => OfMoves.Count + OfFacts.Count + Settings.Count;

    private string[] Sought => ModelState.IsValid ? (Find ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>The sets, the newest first.</summary>
    public IReadOnlyList<RuleSet> Sets { get; } = sets.All is { Count: > 0 } kept ? [.. kept.Reverse()] : [new(1, policy, clock.GetUtcNow().UtcDateTime)];

    public IReadOnlyList<Rule> OfMoves { get; private set; } = [];

    public IReadOnlyList<Rule> OfFacts { get; private set; } = [];

    public IReadOnlyList<Setting> Settings { get; private set; } = [];

    public void OnGet()
    {
        if (Find?.Length > FindMaxLength)
            ModelState.AddModelError(nameof(Find), text["FindTooLong", FindMaxLength]);
        if (!string.IsNullOrEmpty(Group) && Groups.All(group => group.Value != Group))
            ModelState.AddModelError(nameof(Group), text["GroupUnknown"]);
        if (!ModelState.IsValid)
            (Response.StatusCode, Group) = (StatusCodes.Status400BadRequest, null);
        OfMoves = Of(Moves, Rule.All.Where(rule => rule.Guards.Count > 0), Says);
        OfFacts = Of(Facts, Rule.All.Where(rule => rule.Guards.Count == 0), Says);
        Settings = Of(OfSettings, Setting.All, setting => $"{setting.Says.Here()} {setting.Source} {setting.Name}");
    }

    // What stands on the page of a rule, and its code, which addresses hold.
    private static string Says(Rule rule) =>
        $"{rule.Asks.Here()} {rule.Info.Sentence.Here()} {rule.Info.Satisfy.Here()} {RuleSource.Here(rule.Info.Source)} {rule.Info.Code} {string.Join(' ', rule.Moves.Select(move => CaseTexts.Of(move.Trigger).Here()))}";

    private IReadOnlyList<T> Of<T>(string group, IEnumerable<T> all, Func<T, string> says) => !string.IsNullOrEmpty(Group) && Group != group ? []
        : [.. all.Where(one => Sought.All(word => CultureInfo.InvariantCulture.CompareInfo.IndexOf(says(one), word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0))];

    /// <summary>What a setting is in a set: its own where a case keeps it, otherwise as it is set now.</summary>
    public string ValueIn(Setting setting, RuleSet set)
    {
        var terms = setting.OfCase ? set.Policy : policy;
        return setting.Of(terms) is Enum chosen ? $"{words[chosen]} ({setting.ValueIn(terms)})" : setting.ValueIn(terms);
    }

    /// <summary>A phase, or a part that holds several, in words.</summary>
    public static string Words(MoveScope scope, Func<string, string> text) => scope < MoveScope.Open ? CaseTexts.Of((CasePhase)scope).Here() : text(scope.ToString());
}
