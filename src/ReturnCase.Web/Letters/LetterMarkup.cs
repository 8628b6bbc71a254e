using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ReturnCase.Web.Letters;

/// <summary>A paragraph of a letter as a page shows it. Line ends mean something in it, so that nothing stands there but its words.</summary>
public static class LetterMarkup
{
    public static IHtmlContent Of(LetterParagraph paragraph)
    {
        var shown = new TagBuilder("p");
        shown.AddCssClass(paragraph.IsHeading ? "rc-letter__heading" : "rc-letter__text");
        foreach (var piece in paragraph.Pieces)
        {
            if (piece is { Of: null, IsMissing: false })
                shown.InnerHtml.Append(piece.Text);
            else
                shown.InnerHtml.AppendHtml(piece.IsMissing ? Missing(piece.Text) : Value(piece.Text));
        }

        return shown;
    }

    private static TagBuilder Missing(string text)
    {
        var mark = new TagBuilder("mark");
        mark.AddCssClass("rc-letter__missing");
        mark.Attributes["translate"] = "no";
        mark.InnerHtml.Append(text);
        return mark;
    }

    private static TagBuilder Value(string text)
    {
        var value = new TagBuilder("bdi");
        value.AddCssClass("rc-letter__value");
        value.InnerHtml.Append(text);
        return value;
    }
}
