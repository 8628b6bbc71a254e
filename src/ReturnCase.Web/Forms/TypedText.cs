namespace ReturnCase.Web.Forms;

public static class TypedText
{
    /// <summary>A text as it is kept: without blanks around it, a line break counted as one character; null when nothing is left.</summary>
    public static string? Typed(this string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
