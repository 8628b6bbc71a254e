using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.TagHelpers;

[HtmlTargetElement("rc-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>"short" or "medium"; without it the field fills its column.</summary>
    public string? Width { get; set; }

    protected override IHtmlContent Control()
    {
        var input = Describe(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing });
        input.AddCssClass("utrecht-textbox utrecht-textbox--html-input");
        if (HasError)
            input.AddCssClass("utrecht-textbox--invalid");
        if (Width is not null)
            input.AddCssClass($"rc-input--{Width}");
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = Type;
        input.Attributes["placeholder"] = EmptySign;
        Set("autocomplete", Autocomplete ?? "off");
        Set("inputmode", Inputmode);
        Set("maxlength", Maxlength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Type != "password")
            Set("value", Value(Name, For.Model));
        return input;

        void Set(string attribute, string? value)
        {
            if (value is not null)
                input.Attributes[attribute] = value;
        }
    }
}
