using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.TagHelpers;

/// <summary>Chooses a file. It stands last in its form: words before it are kept whatever the file is.</summary>
[HtmlTargetElement("rc-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    /// <summary>The endings that are taken.</summary>
    public string? Accept { get; set; }

    protected override IHtmlContent Control()
    {
        var input = Describe(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing });
        input.AddCssClass("rc-file");
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = "file";
        if (Accept is not null)
            input.Attributes["accept"] = Accept;
        return input;
    }
}
