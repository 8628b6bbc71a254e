using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace ReturnCase.Web.TagHelpers;

/// <summary>What the fields of a page are called, by name; complete once the page is written.</summary>
internal sealed class FieldLabels : Dictionary<string, string>
{
    public static FieldLabels Of(HttpContext http)
    {
        if (http.Items[typeof(FieldLabels)] is not FieldLabels labels)
            http.Items[typeof(FieldLabels)] = labels = [];
        return labels;
    }
}

/// <summary>Words that are known only once the rest of the page is there. A page is kept until it is whole, and written then.</summary>
internal sealed class LateWords(Func<string> words) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, words());
}
