using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.TagHelpers;

/// <summary>
/// Puts one explanation in the place of the forms of a case for somebody who only reads it: what they would type would be refused. A form that goes elsewhere names its address and stays.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class ReadOnlyFormTagHelper(CaseDesk desk, IStringLocalizer<SharedText> shared) : TagHelper
{
    private const string Said = nameof(ReadOnlyFormTagHelper);

    // Before the platform adds its token to the form.
    public override int Order => int.MinValue;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.Model is not CasePage page || context.AllAttributes.ContainsName("action") || desk.MaySendHere(page.Case))
        {
            return;
        }

        output.SuppressOutput();
        if (ViewContext.HttpContext.Items.TryAdd(Said, true))
        {
            output.Content.SetHtmlContent($"<p class=\"rc-shut\">{HtmlEncoder.Default.Encode(Sentence(page.Case))}</p>");
        }
    }

    private string Sentence(CaseFile file) =>
        file.CounsellorName is { } counsellor ? shared["OnlyReadCall", counsellor, file.Team] : shared["OnlyReadCallTeam", file.Team];
}
