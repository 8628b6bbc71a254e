namespace ReturnCase.Web.Travel;

/// <summary>Words that are kept off a sheet that is read by others abroad: those of letters.</summary>
public static class AsylumWords
{
    /// <inheritdoc cref="Domain.Letters.AsylumWords.In"/>
    public static string? In(string? text) => Domain.Letters.AsylumWords.In(text);
}
