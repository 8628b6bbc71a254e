using System.Globalization;
using System.Text;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Commands;

/// <summary>docs/dossier.md: what goes to whom and why, and what stays, written from the rules themselves.</summary>
public sealed class DossierDocument(EnumText words)
{
    /// <summary>Where the document is kept, from the root of the sources.</summary>
    public const string Place = "docs/dossier.md";

    /// <summary>The whole document.</summary>
    public string Write()
    {
        var text = new StringBuilder("""
            # What a dossier tells, and to whom

            This file is generated: `dotnet run --project src/ReturnCase.Web -- docs` writes it, and a test fails when it is stale.
            Do not edit it by hand; change `RecipientProfile` or `LeftOut` instead. The decisions behind it are in [adr/0037](adr/0037-what-a-referral-tells-and-to-whom.md).

            A referral freezes what is known by the profile of its recipient. Whatever a page can record goes to the IND, unless it is named here; a test compares the two.
            Every profile abroad leaves out documents that never go abroad, one by one.


            """);
        foreach (var profile in RecipientProfile.All)
        {
            Table(text, $"{words[profile.Recipient]}{(profile.Recipient.IsAbroad() ? " (abroad)" : "")}", ["Part", "Goes", "Why"], profile.Rules.Select(rule => (string[])[words[rule.Part], rule.Goes ? "yes" : "no", rule.Why]));
        }

        Table(text, "What stays of every fact", ["Field", "Why"], LeftOut.OfEveryFact.Select(left => (string[])[$"`{left.Key}`", left.Value]));
        Table(text, "Single fields that stay", ["Field", "Why"], LeftOut.Fields.Select(left => (string[])[$"`{left.Key}`", left.Value]));
        Table(text, "Kinds of things that stay", ["Kind", "Why"], LeftOut.Kinds.Select(left => (string[])[$"`{left.Key.Name}`", left.Value]));
        Table(text, "What stands beside a case and stays", ["Table", "Why"], LeftOut.Tables.Select(left => (string[])[$"`{left.Key}`", left.Value]));
        Table(text, "What else stays", ["What", "Why"], LeftOut.Besides.Select(left => (string[])[left.What, left.Why]));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static void Table(StringBuilder text, string title, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        text.Append('\n');
    }
}
