namespace ReturnCase.Web.Forms;

public static class TypedText
{
    /// <summary>
    /// A text as it is kept: without blanks around it, a line break counted as one character; null when nothing is left.
    /// Signs that cannot be seen but turn the order of others, or end a line or a cell, are left out.
    /// </summary>
    public static string? Typed(this string? text) =>
        string.IsNullOrWhiteSpace(text) || Visible(text.ReplaceLineEndings("\n")).Trim() is not { Length: > 0 } kept ? null : kept;

    private static string Visible(string text) =>
        text.Any(IsHidden) ? string.Concat(text.Where(sign => !IsHidden(sign))) : text;

    /// <summary>A sign that nobody sees and that turns others round, or ends a line or a cell.</summary>
    internal static bool IsHidden(char sign) =>
        (char.IsControl(sign) && sign is not ('\n' or '\t')) || sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
