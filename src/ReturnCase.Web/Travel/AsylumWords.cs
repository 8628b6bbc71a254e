using System.Text.RegularExpressions;

namespace ReturnCase.Web.Travel;

/// <summary>Words that are kept off a sheet that is read by others abroad: those of letters (<see cref="Domain.Letters.AsylumWords"/>), and what else tells of a procedure here.</summary>
public static partial class AsylumWords
{
    /// <summary>The first of them in a text, as it stands there; null where there is none.</summary>
    public static string? In(string? text) => Told().Match(text ?? "") is { Success: true } match ? match.Value : Domain.Letters.AsylumWords.In(text);

    [GeneratedRegex(@"\b\w*(?:asiel|asyl|vluchteling|refugee|verblijfsvergunning|residence permit|mensenhandel|trafficking|persecut)\w*|(?-i:\bIND\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Told();
}
