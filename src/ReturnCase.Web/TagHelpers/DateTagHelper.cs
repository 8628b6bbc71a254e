using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.TagHelpers;

[HtmlTargetElement("rc-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    /// <summary>Set for a date of birth, so that the browser may fill it in.</summary>
    public bool Birthday { get; set; }

    protected override bool IsGroup => true;

    protected override IHtmlContent Control()
    {
        var date = For.Model as DateInput ?? new DateInput();
        var line = new TagBuilder("div");
        line.AddCssClass("rc-date");
        line.InnerHtml
            .AppendHtml(Part("Day", "Day", date.Day, Id, 2))
            .AppendHtml(Part("Month", "Month", date.Month, $"{Id}_Month", 2))
            .AppendHtml(Part("Year", "Year", date.Year, $"{Id}_Year", 4));
        return line;
    }

    private TagBuilder Part(string part, string key, string? value, string id, int length)
    {
        var name = $"{Name}.{part}";
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Text[key]);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("utrecht-textbox utrecht-textbox--html-input");
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["type"] = "text";
        input.Attributes["placeholder"] = EmptySign;
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["autocomplete"] = Birthday ? $"bday-{part.ToLowerInvariant()}" : "off";
        input.Attributes["size"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        input.Attributes["value"] = Value(name, value) ?? "";
        if (HasError)
        {
            input.AddCssClass("utrecht-textbox--invalid");
            input.Attributes["aria-invalid"] = "true";
        }
        var box = new TagBuilder("div");
        box.AddCssClass($"rc-date__{part.ToLowerInvariant()}");
        box.InnerHtml.AppendHtml(label).AppendHtml(input);
        return box;
    }
}
