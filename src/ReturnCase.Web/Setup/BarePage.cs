using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ReturnCase.Web.Setup;

/// <summary>A page without anything that has to be asked for or made: for when nothing else can be shown.</summary>
/// <param name="Title">What is the matter.</param>
/// <param name="Text">What to do about it.</param>
internal sealed record BarePage(string Title, string Text)
{
    /// <summary>Writes it in the language of the reader, with the other below: who reads may have chosen none yet.</summary>
    /// <param name="context">The request; its answer has not started.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="dutch">The page in Dutch.</param>
    /// <param name="english">The same in English.</param>
    public static Task WriteAsync(HttpContext context, int status, BarePage dutch, BarePage english)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        var isEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var ((mine, own), (other, theirs)) = isEnglish ? (("en", english), ("nl", dutch)) : (("nl", dutch), ("en", english));
        return context.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="{mine}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ReturnCase</title></head><body><main>
            <h1>{own.Title}</h1><p>{own.Text}</p>
            {(SentForm.Of(context) is { } sent ? Sent(sent) : "")}
            <div lang="{other}"><h2>{theirs.Title}</h2><p>{theirs.Text}</p></div>
            </main></body></html>
            """);
    }

    private static string Sent(SentForm sent)
    {
        var html = new StringBuilder();
        foreach (var text in sent.Texts)
            html.Append(CultureInfo.InvariantCulture, $"<blockquote dir=\"auto\">{Encoded(text)}</blockquote>");
        if (!sent.CanSendAgain)
            return html.ToString();
        html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{Encoded(sent.Address)}\">");
        foreach (var (name, value) in sent.Fields)
            html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{Encoded(name)}\" value=\"{Encoded(value)}\">");
        return html.Append("<button>Opnieuw versturen · Send again</button></form>").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
