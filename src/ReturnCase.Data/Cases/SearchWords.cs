using System.Globalization;
using System.Text;

namespace ReturnCase.Data.Cases;

/// <summary>Names as they are compared: without capitals, accents and signs.</summary>
public static class SearchWords
{
    public const int MaxLength = 40;

    /// <summary>The different words of a text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            folded.Append(CharUnicodeInfo.GetUnicodeCategory(letter) switch
            {
                UnicodeCategory.NonSpacingMark => "",
                _ when letter is '\'' or '’' or 'ʼ' or '`' => "",
                _ when char.IsLetterOrDigit(letter) => Plain(char.ToLowerInvariant(letter)),
                _ => " ",
            });
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length > MaxLength ? word[..MaxLength] : word).Distinct()];
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
}
