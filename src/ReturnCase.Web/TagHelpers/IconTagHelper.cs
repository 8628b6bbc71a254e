using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReturnCase.Web.TagHelpers;

[HtmlTargetElement("rc-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Html(Name));
    }
}
