using System.Globalization;
using System.Text;
using AnyAscii;

namespace ReturnCase.Data.Cases;

/// <summary>A word of a name in plain Latin letters.</summary>
/// <param name="Text">Small letters and digits, none outside ASCII.</param>
/// <param name="WithoutVowels">It was written in a script that leaves most vowels out, as Arabic and Hebrew do.</param>
internal sealed record NameWord(string Text, bool WithoutVowels);

/// <summary>Names as they are compared: in Latin letters, without capitals, accents and signs.</summary>
public static class SearchWords
{
    public const int MaxLength = 40;

    /// <summary>The different words of a text.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Read(text).Select(word => word.Text).Distinct()];

    /// <summary>The words of a text in their order.</summary>
    internal static IReadOnlyList<NameWord> Read(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            folded.Append(CharUnicodeInfo.GetUnicodeCategory(letter) switch
            {
                UnicodeCategory.NonSpacingMark => "",
                _ when letter is '\'' or '’' or 'ʼ' or 'ʿ' or 'ʾ' or '`' => "",
                _ when char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) => Plain(char.ToLowerInvariant(letter)),
                _ => " ",
            });
        }

        return [.. folded.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new NameWord(Latin(word), word.Any(LeavesVowelsOut))).Where(word => word.Text.Length > 0)];
    }

    // Letters that do not fall apart into a letter and a mark.
    private static string Plain(char letter) => letter switch
    {
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => letter.ToString(),
    };

    private static string Latin(string word)
    {
        var latin = word.All(char.IsAscii) ? word : string.Concat(word.Transliterate().ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return latin.Length > MaxLength ? latin[..MaxLength] : latin;
    }

    // Hebrew, Arabic, Syriac, and the forms in which Arabic letters are printed.
    private static bool LeavesVowelsOut(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFC');
}
