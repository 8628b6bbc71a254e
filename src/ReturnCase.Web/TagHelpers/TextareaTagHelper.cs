using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.TagHelpers;

/// <summary>Says how much fits, but does not cut: a pasted text that is too long comes back whole, with a sentence.</summary>
[HtmlTargetElement("rc-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    public int Rows { get; set; } = 6;

    public int? Limit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Limit is { } limit)
            Hint = $"{Hint} {Text["AtMostCharacters", limit]}".TrimStart();
        base.Process(context, output);
    }

    protected override IHtmlContent Control()
    {
        var area = Describe(new TagBuilder("textarea"));
        area.AddCssClass("utrecht-textarea utrecht-textarea--html-textarea");
        if (HasError)
            area.AddCssClass("utrecht-textarea--invalid");
        area.Attributes["id"] = Id;
        area.Attributes["name"] = Name;
        area.Attributes["placeholder"] = EmptySign;
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // A browser drops the first line break in a textarea, so one is given away.
        area.InnerHtml.AppendHtml("\n").Append(Value(Name, For.Model) ?? "");
        return area;
    }
}
