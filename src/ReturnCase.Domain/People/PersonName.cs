using System.Globalization;
using System.Text;

namespace ReturnCase.Domain.People;

/// <summary>Whether two names that somebody wrote are of one person.</summary>
public static class PersonName
{
    /// <summary>The same letters in the same order, whatever the capitals, accents, spaces and signs. An empty name is nobody's.</summary>
    /// <param name="one">A name as it was written.</param>
    /// <param name="other">Another.</param>
    /// <returns>False also where the order of the words differs: a son can bear his father's names the other way round.</returns>
    public static bool AreSame(string? one, string? other) => Folded(one) is { Length: > 0 } letters && letters == Folded(other);

    private static string Folded(string? name)
    {
        var letters = new StringBuilder();
        foreach (var sign in (name ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.ModifierLetter)
            {
                letters.Append(Plain(char.ToLowerInvariant(sign)));
            }
        }

        return letters.ToString();
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
