using System.Globalization;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Rules;

namespace ReturnCase.Web.Commands;

/// <summary>docs/rules.md, written from the same data as the page /rules.</summary>
public static class RulesDocument
{
    /// <summary>Where the document is kept, from the root of the sources.</summary>
    public const string Place = "docs/rules.md";

    /// <summary>The whole document.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The rules

            This file is generated: `dotnet run --project src/ReturnCase.Web -- docs` writes it, and a test fails when it is stale. The page `/rules` shows the same to everybody who is signed in.

            A rule stands in the way of a move or of a fact until it is met, and says why. Each is headed by what it asks, as it reads when it is met; what is said otherwise stands between quotation marks, and what to do then after it. L marks a line of the leaflet, § a section of the domain, I a rule that always holds, D what was decided
            here because the leaflet is silent. Behind each rule stand the tests that fail without it.


            """);
        foreach (var rule in Rule.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {rule.Info.Code}: {rule.Asks.En}\n\n- nl: **{rule.Asks.Nl}.** Anders geweigerd: \"{rule.Info.Sentence.Nl}\" *{rule.Info.Satisfy.Nl}*\n- en: **{rule.Asks.En}.** Otherwise refused: \"{rule.Info.Sentence.En}\" *{rule.Info.Satisfy.En}*\n- source: {rule.Info.Source}{(rule.DecidedHere ? " (decided here)" : "")}\n");
            text.Append("- guards: ").Append(rule.Guards.Count == 0 ? "facts only" : string.Join("; ", rule.Moves.Select(move => $"{move.Trigger} from {string.Join(", ", move.From)}"))).Append('\n');
            text.Append("- proven by: ").AppendJoin(", ", rule.Proofs.Select(proof => $"`{proof}`")).Append("\n\n");
        }

        text.Append("""
            ## Where the leaflet is silent

            Each is a setting `Policy:NAME`. A change of any of them makes a new rule set with the next number, written once. A case keeps the set that was in force when it was registered, and everything about it is
            computed under that set, however the settings change. When people are warned and who is told is no term of a case: that is as it is set now, for every case alike.

            | Setting | Nederlands | English | Source | Default | Kept by the case |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var setting in Setting.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {setting.Says.Nl} | {setting.Says.En} | {setting.Source} | {setting.ValueIn(CasePolicy.Default)} | {(setting.OfCase ? "yes" : "no: as it is set now")} |\n");
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }
}
