using Microsoft.AspNetCore.Html;

namespace ReturnCase.Web.TagHelpers;

/// <summary>Small drawings in the colour of their text. They never carry meaning alone, so they are hidden from screen readers.</summary>
public static class Icons
{
    public static IHtmlContent Html(string name) => new HtmlString(
        $"<svg class=\"rc-icon\" viewBox=\"0 0 20 20\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\" focusable=\"false\">{Shape(name)}</svg>");

    private static string Shape(string name) => name switch
    {
        "check" => "<path d=\"M4 10.5l4 4 8-9\"/>",
        "cross" => "<path d=\"M5 5l10 10M15 5L5 15\"/>",
        "clock" => "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 5.5V10l3 2\"/>",
        "pause" => "<path d=\"M7 5v10M13 5v10\" stroke-width=\"3\"/>",
        "warning" => "<path d=\"M10 2.8L18.2 17H1.8z\" fill=\"currentColor\"/><path class=\"rc-icon__cut\" d=\"M10 8v4M10 14.6v.1\"/>",
        "stop" => "<path d=\"M6.5 2h7L18 6.5v7L13.5 18h-7L2 13.5v-7z\" fill=\"currentColor\"/><path class=\"rc-icon__cut\" d=\"M10 5.8v5M10 14v.1\"/>",
        "info" => "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 9.5v4M10 6.4v.1\"/>",
        "question" => "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5M10 14.2v.1\"/>",
        "arrow" => "<path d=\"M4 10h11M11 5.5l4.5 4.5-4.5 4.5\"/>",
        "dot" => "<circle cx=\"10\" cy=\"10\" r=\"3\" fill=\"currentColor\"/>",
        "lock" => "<rect x=\"4\" y=\"9\" width=\"12\" height=\"8\" rx=\"1.5\"/><path d=\"M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9\"/>",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such icon."),
    };
}
