using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ReturnCase.Web.TagHelpers;

internal static class Choice
{
    public static IHtmlContent Html(
        string type, string id, string name, string value, string words, bool chosen, Action<TagBuilder>? describe = null)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        if (chosen)
            input.Attributes["checked"] = "checked";
        describe?.Invoke(input);
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(words);
        var line = new TagBuilder("div");
        line.AddCssClass("rc-choice");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        return line;
    }
}
