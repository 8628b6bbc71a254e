using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.TagHelpers;

/// <summary>Shuts the forms of a case for somebody who only reads it: what they would type would be refused. A form that goes elsewhere names its address and stays open.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class ReadOnlyFormTagHelper(CaseDesk desk) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.Model is CasePage page && !context.AllAttributes.ContainsName("action") && !desk.MaySendHere(page.Case))
        {
            output.PreContent.AppendHtml("<fieldset class=\"rc-shut\" disabled>");
            output.PostContent.AppendHtml("</fieldset>");
        }
    }
}
