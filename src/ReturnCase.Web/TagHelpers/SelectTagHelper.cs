using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.TagHelpers;

[HtmlTargetElement("rc-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The text of the empty first choice; without it there is none.</summary>
    public string? Empty { get; set; }

    public string? Width { get; set; }

    public bool Autofocus { get; set; }

    protected override string Say(string value) => Items.FirstOrDefault(item => item.Value == value)?.Text ?? value;

    protected override IHtmlContent Control()
    {
        var select = Describe(new TagBuilder("select"));
        select.AddCssClass("utrecht-select utrecht-select--html-select");
        if (HasError)
            select.AddCssClass("utrecht-select--invalid");
        if (Width is not null)
            select.AddCssClass($"rc-input--{Width}");
        select.Attributes["id"] = Id;
        select.Attributes["name"] = Name;
        if (Autofocus)
            select.Attributes["autofocus"] = "autofocus";
        var chosen = Value(Name, For.Model) ?? "";
        if (Empty is not null)
            select.InnerHtml.AppendHtml(Option("", Empty, chosen.Length == 0));
        foreach (var item in Items)
            select.InnerHtml.AppendHtml(Option(item.Value, item.Text, item.Value == chosen));
        return select;
    }

    private static TagBuilder Option(string value, string words, bool chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (chosen)
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(words);
        return option;
    }
}
