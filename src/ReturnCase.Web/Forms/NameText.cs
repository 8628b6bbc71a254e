using System.Globalization;
using System.Text;

namespace ReturnCase.Web.Forms;

/// <summary>
/// What the name of a person or a language may not hold, the same on a form and in a file. A name is compared with others and stands in letters: a sign in it that nobody sees would make
/// it another name, and one that turns others round would show another. Elsewhere such signs are left out (<see cref="TypedText"/>).
/// </summary>
public static class NameText
{
    private static readonly char[] BetweenItems = [',', ';', '/'];

    /// <summary>The first sign that nobody sees, or that stands for one that was lost, as U+202E; null where there is none. Blanks around the text are nothing.</summary>
    public static string? UnseenSign(string? text)
    {
        foreach (var sign in (text ?? "").Trim().EnumerateRunes())
        {
            var isUnseen = sign == Rune.ReplacementChar || (sign.IsBmp && (TypedText.IsHidden((char)sign.Value) || sign.Value is '\n' or '\t' or '\u00AD' or '\u200B' or (>= '\u2060' and <= '\u2064')))
                || Rune.GetUnicodeCategory(sign) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (isUnseen)
                return Code(sign);
        }

        return null;
    }

    /// <summary>A sign as one looks it up: U+202E.</summary>
    public static string Code(Rune sign) => string.Create(CultureInfo.InvariantCulture, $"U+{sign.Value:X4}");

    /// <summary>Whether a word of it shows nothing; of a list of several, whether nothing stands between two of its commas.</summary>
    public static bool HasEmptyWord(string? text, bool several)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var items = several ? text.Split(BetweenItems) : [text];
        return items.Any(item => item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is var words && (words.Length == 0 || !words.All(IsSeen)));
    }

    private static bool IsSeen(string word) => word.EnumerateRunes().Any(sign => Rune.GetUnicodeCategory(sign)
        is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));
}
