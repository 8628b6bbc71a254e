using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.TagHelpers;

/// <summary>All problems at the top, each a link to its field. It takes the focus, without script.</summary>
[HtmlTargetElement("rc-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<SharedText> text) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(pair => pair.Value!.Errors.Select(error => (pair.Key, error.ErrorMessage)))
            .Distinct()
            .OrderBy(error => FieldErrors.Position(ViewContext.ViewData.ModelMetadata, error.Key))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rc-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "errors-title");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(Title(errors.Count)).AppendHtml(Links(errors));
    }

    private TagBuilder Title(int count)
    {
        var title = new TagBuilder("h2");
        title.AddCssClass("rc-errors__title");
        title.Attributes["id"] = "errors-title";
        title.InnerHtml.AppendHtml(Icons.Html("stop")).Append(count == 1 ? text["OneProblem"] : text["Problems", count]);
        return title;
    }

    private TagBuilder Links(IEnumerable<(string Key, string Message)> errors)
    {
        var list = new TagBuilder("ul");
        foreach (var (key, message) in errors)
        {
            var item = new TagBuilder("li");
            if (key.Length == 0)
                item.InnerHtml.Append(message);
            else
                item.InnerHtml.AppendHtml(Link(key, message));
            list.InnerHtml.AppendHtml(item);
        }
        return list;
    }

    private TagBuilder Link(string key, string message)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(key, "_")}";
        link.InnerHtml.AppendHtml(new LateWords(() => Said(key, message)));
        return link;
    }

    // Beside its field it is clear which date is meant; in the list it is not, and the fields come after it.
    private string Said(string key, string message) =>
        (message == text["DateMissing"].Value || message == text["DateIncomplete"].Value) && FieldLabels.Of(ViewContext.HttpContext).TryGetValue(key, out var label) && label.Length > 0
            ? $"{label}{(char.IsPunctuation(label[^1]) ? "" : ":")} {message}"
            : message;
}
