using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.TagHelpers;

/// <summary>What every field has: label, "(optional)", hint, error, and the links between them for assistive technology.</summary>
public abstract class FieldTagHelper(IStringLocalizer<SharedText> text) : TagHelper
{
    /// <summary>Shows nothing, and lets a stylesheet know a field with nothing in it, also after somebody typed: an empty box is not printed.</summary>
    protected const string EmptySign = " ";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    protected IStringLocalizer<SharedText> Text => text;

    /// <summary>A group of controls is a fieldset with a legend; a single control a div with a label.</summary>
    protected virtual bool IsGroup => false;

    protected virtual bool HasHeading => true;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected IReadOnlyList<string> Errors => field ??= FieldErrors.Of(ViewContext.ModelState, Name);

    protected bool HasError => Errors.Count > 0;

    private string? DescribedBy => string.Join(' ',
        new[] { Hint is null ? null : $"{Id}_hint", HasError ? $"{Id}_error" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    protected abstract IHtmlContent Control();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasError ? "rc-field rc-field--error" : "rc-field");
        if (IsGroup)
            Describe((name, value) => output.Attributes.SetAttribute(name, value));
        if (HasHeading)
            output.Content.AppendHtml(Heading());
        if (Hint is not null)
            output.Content.AppendHtml(Paragraph("hint", Hint));
        if (HasError)
            output.Content.AppendHtml(Paragraph("error", string.Join(' ', Errors), "warning"));
        output.Content.AppendHtml(Control());
        FieldLabels.Of(ViewContext.HttpContext)[Name] = Label;
        ShownFields.Of(ViewContext.HttpContext)?.Add(new(Name, Label, Say));
    }

    /// <summary>A value in the words that a reader sees for it.</summary>
    protected virtual string Say(string value) => value;

    /// <summary>The value as the user left it, also when it could not be read.</summary>
    protected string? Value(string name, object? model) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null
            ? entry.AttemptedValue
            : Convert.ToString(model, System.Globalization.CultureInfo.CurrentCulture);

    protected TagBuilder Describe(TagBuilder control)
    {
        Describe((name, value) => control.Attributes[name] = value);
        if (HasError)
            control.Attributes["aria-invalid"] = "true";
        return control;
    }

    private void Describe(Action<string, string> set)
    {
        if (DescribedBy is { } ids)
            set("aria-describedby", ids);
    }

    private TagBuilder Heading()
    {
        var heading = new TagBuilder(IsGroup ? "legend" : "label");
        heading.AddCssClass("rc-field__label");
        if (!IsGroup)
            heading.Attributes["for"] = Id;
        heading.InnerHtml.Append(Label);
        if (Optional)
            heading.InnerHtml.AppendHtml(" <span class=\"rc-field__optional\">").Append(text["Optional"]).AppendHtml("</span>");
        return heading;
    }

    private TagBuilder Paragraph(string part, string sentence, string? icon = null)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass($"rc-field__{part}");
        paragraph.Attributes["id"] = $"{Id}_{part}";
        if (icon is not null)
            paragraph.InnerHtml.AppendHtml(Icons.Html(icon));
        var words = new TagBuilder("span");
        words.InnerHtml.Append(sentence);
        paragraph.InnerHtml.AppendHtml(words);
        return paragraph;
    }
}
