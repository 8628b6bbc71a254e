using System.Text.RegularExpressions;
using System.Xml;
using ReturnCase.Domain.Letters;

namespace ReturnCase.Web.Letters;

/// <summary>What is wrong in a template. Each has a sentence that says what would be right.</summary>
public enum TemplateFault
{
    /// <summary>No placeholder has that name.</summary>
    Unknown,

    /// <summary>The same, and one has almost that name.</summary>
    Misspelt,

    /// <summary>It is cut by a change of look, a tab or a line end.</summary>
    Split,

    /// <summary>It may not stand in a letter to this reader.</summary>
    NotForReader,

    /// <summary>The same, because the reader is abroad.</summary>
    NotAbroad,

    /// <summary>One brace where two belong.</summary>
    OneBrace,

    /// <summary>Braces without their other half.</summary>
    Unclosed,

    /// <summary>It stands in a picture, a link or a property, where nothing fills it in.</summary>
    OutOfReach,

    /// <summary>Without it the letter does not say what the law asks.</summary>
    Required,

    /// <summary>A letter abroad never says this word.</summary>
    AsylumWord,

    /// <summary>Changes that are still to be accepted or refused.</summary>
    Tracked,

    /// <summary>Remarks beside the text would go along.</summary>
    Comments,

    /// <summary>There is nothing in it.</summary>
    NoWords,

    /// <summary>It cannot be read as a Word document after all.</summary>
    Unreadable,
}

/// <summary>One thing that is wrong, with the words it is about and what would be right.</summary>
public sealed record TemplateFinding(TemplateFault Fault, string What = "", string Right = "");

/// <summary>Reads a template as a letter will be made of it, and names everything in it that would go wrong.</summary>
public static partial class TemplateCheck
{
    private const int MostShown = 60;
    private const int MostChanges = 4;

    private static readonly string[] Changes = ["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"];

    /// <summary>Everything that is wrong; empty where letters can be made of it.</summary>
    /// <param name="kind">The letter that it is to be a template of.</param>
    /// <param name="content">A file that was found to be a Word document without programs.</param>
    public static IReadOnlyList<TemplateFinding> Find(LetterKind kind, byte[] content)
    {
        try
        {
            return [.. Findings(kind, WordFile.Open(content)).Distinct()];
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or NotSupportedException)
        {
            return [new(TemplateFault.Unreadable)];
        }
    }

    internal static IEnumerable<(int Start, int Length, string Name)> In(string words) =>
        Between().Matches(words).Select(match => (match.Index, match.Length, match.Groups[1].Value));

    /// <summary>The words of a template without its placeholders, whose names are no part of any letter.</summary>
    internal static string Without(string words) => Between().Replace(words, " ");

    private static IEnumerable<TemplateFinding> Findings(LetterKind kind, WordFile file)
    {
        var audience = kind.To();
        WordParagraph[] paragraphs = [.. file.Paragraphs];
        if (!file.Read.Any(paragraph => !string.IsNullOrWhiteSpace(paragraph.Words)))
            yield return new(TemplateFault.NoWords);
        var words = file.Parts.Where(part => part.Name.StartsWith("word/", StringComparison.Ordinal)).SelectMany(part => part.Xml.Descendants()).Where(WordParagraph.IsWord);
        if (words.Any(element => Changes.Contains(element.Name.LocalName)))
            yield return new(TemplateFault.Tracked);
        if (file.Parts.Any(part => part.Name.StartsWith("word/comments", StringComparison.OrdinalIgnoreCase) && part.Xml.Root!.HasElements))
            yield return new(TemplateFault.Comments);
        foreach (var finding in paragraphs.SelectMany(paragraph => OfParagraph(paragraph, audience)))
            yield return finding;
        foreach (var place in OutOfReach(file))
            yield return new(TemplateFault.OutOfReach, place);
        var used = paragraphs.SelectMany(paragraph => In(paragraph.Words)).Select(found => Placeholders.Find(found.Name)?.Name).ToHashSet();
        foreach (var required in Placeholders.RequiredIn(kind).Where(name => !used.Contains(name)))
            yield return new(TemplateFault.Required, Placeholders.Find(required)!.Written);
        if (audience.IsAbroad() && LetterMaker.AsylumWordIn(file) is { } word)
            yield return new(TemplateFault.AsylumWord, word);
    }

    private static IEnumerable<TemplateFinding> OfParagraph(WordParagraph paragraph, LetterAudience audience)
    {
        foreach (var (start, length, name) in In(paragraph.Words))
        {
            var written = Shown($"{{{{{name}}}}}");
            if (name.IndexOfAny(['\t', '\n']) >= 0 || (!paragraph.IsOfOneKind(start, length) && Placeholders.Find(name) is not null))
                yield return new(TemplateFault.Split, Shown($"{{{{{Spaces().Replace(name, "")}}}}}"));
            else if (Placeholders.Find(name) is not { } placeholder)
                yield return Nearest(name) is { } near ? new(TemplateFault.Misspelt, written, near.Written) : new(TemplateFault.Unknown, written);
            else if (!placeholder.Audiences.Contains(audience))
                yield return new(audience.IsAbroad() && !placeholder.MayGoAbroad ? TemplateFault.NotAbroad : TemplateFault.NotForReader, written);
        }

        var rest = Between().Replace(paragraph.Words, match => new string(' ', match.Length));
        foreach (Match half in Half().Matches(rest))
            yield return new(TemplateFault.Unclosed, Shown(half.Value.Trim()));
        foreach (Match one in OneBrace().Matches(rest))
        {
            if (Placeholders.Find(one.Groups[1].Value) is { } meant)
                yield return new(TemplateFault.OneBrace, Shown(one.Value), meant.Written);
        }
    }

    // Where words stand that no letter fills in: pictures, links, properties.
    private static IEnumerable<string> OutOfReach(WordFile file) => file.Parts.SelectMany(part => part.Xml.Root!.DescendantNodes().OfType<System.Xml.Linq.XText>()
        .Where(text => !(WordParagraph.IsWord(text.Parent!) && text.Parent!.Name.LocalName == "t")).Select(text => text.Value)
        .Concat(part.Xml.Descendants().SelectMany(element => element.Attributes()).Select(attribute => Uri.UnescapeDataString(attribute.Value)))
        .Where(value => value.Contains("{{", StringComparison.Ordinal)).Select(value => Shown(value.Trim())));

    private static Placeholder? Nearest(string name) => Placeholders.All.Select(placeholder => (Placeholder: placeholder, Changes: Distance(placeholder.Name, name.Trim())))
        .Where(near => near.Changes <= MostChanges).OrderBy(near => near.Changes).Select(near => near.Placeholder).FirstOrDefault();

    // How many letters must be changed, put in or taken out to make the one word of the other.
    private static int Distance(string one, string other)
    {
        if (other.Length > MostShown)
            return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }

    private static string Shown(string words) => words.Length <= MostShown ? words : $"{words[..MostShown]}…";

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Between();

    [GeneratedRegex(@"\{\{[^{}]{0,40}|[^{}]{0,40}\}\}")]
    private static partial Regex Half();

    [GeneratedRegex(@"(?<!\{)\{\s*([A-Za-z]+\.[A-Za-z]+)\s*\}(?!\})")]
    private static partial Regex OneBrace();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
