using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Domain.Letters;

/// <summary>Words that tell a reader abroad that asylum was asked, in the languages in which such letters are written. Capitals and accents make no difference.</summary>
public static partial class AsylumWords
{
    /// <summary>The first such word in a text, as it stands there without accents; null where there is none.</summary>
    public static string? In(string? text) => Words().Match(Plain(text ?? "")) is { Success: true } match ? match.Value : null;

    // A soft hyphen, and what joins or turns letters, is not seen and would hide a word.
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)));

    // Arabic and Persian join the article to the word.
    [GeneratedRegex(
        @"(?<!\p{L})(?:asiel\p{L}*|asyl\p{L}*|asil[eo]|azil\p{L}*|vluchteling\p{L}*|refugee\p{L}*|refugi[eao]\p{L}*|rifugiat\p{L}*|fluchtling\p{L}*|unhcr|persecut\p{L}*|vervolging|hasa|international(?:e|er|en)?\s+(?:protection|bescherming|schutz\p{L}*)|protection\s+internationale)(?!\p{L})|لجوء|لاجي|پناهند|پناهجو",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
