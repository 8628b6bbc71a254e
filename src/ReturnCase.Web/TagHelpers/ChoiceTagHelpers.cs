using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.TagHelpers;

/// <summary>Radios or checkboxes: the first has the field's id, so that the error summary can lead to it.</summary>
public abstract class ChoicesTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>One below the other: for long labels.</summary>
    public bool Stacked { get; set; }

    protected override bool IsGroup => true;

    protected abstract string InputType { get; }

    protected abstract ISet<string> Chosen();

    protected override string Say(string value) => Items.FirstOrDefault(item => item.Value == value)?.Text ?? value;

    protected override IHtmlContent Control()
    {
        var list = new TagBuilder("div");
        list.AddCssClass(Stacked ? "rc-choices rc-choices--stacked" : "rc-choices");
        var chosen = Chosen();
        TagBuilder? group = null;
        var named = "";
        foreach (var (index, item) in Items.Index())
        {
            if ((item.Group?.Name ?? "") != named)
            {
                named = item.Group?.Name ?? "";
                group = named.Length == 0 ? null : Group($"{Id}_group{index + 1}", named);
                if (group is not null)
                    list.InnerHtml.AppendHtml(group);
            }

            (group ?? list).InnerHtml.AppendHtml(Choice.Html(InputType, index == 0 ? Id : $"{Id}_{index + 1}", Name, item.Value, item.Text, chosen.Contains(item.Value)));
        }

        return list;
    }

    // Choices that belong together, under what they have in common.
    private TagBuilder Group(string id, string name)
    {
        var heading = new TagBuilder("p");
        heading.AddCssClass("rc-choices__heading");
        heading.Attributes["id"] = id;
        heading.InnerHtml.Append(name);
        var group = new TagBuilder("div");
        group.AddCssClass(Stacked ? "rc-choices rc-choices--stacked" : "rc-choices");
        group.Attributes["role"] = "group";
        group.Attributes["aria-labelledby"] = id;
        group.InnerHtml.AppendHtml(heading);
        return group;
    }
}

[HtmlTargetElement("rc-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadiosTagHelper(IStringLocalizer<SharedText> text) : ChoicesTagHelper(text)
{
    protected override string InputType => "radio";

    protected override ISet<string> Chosen() => new HashSet<string> { Value(Name, For.Model) ?? "" };
}

[HtmlTargetElement("rc-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxesTagHelper(IStringLocalizer<SharedText> text) : ChoicesTagHelper(text)
{
    protected override string InputType => "checkbox";

    protected override ISet<string> Chosen() =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
            ? (entry.AttemptedValue ?? "").Split(',').ToHashSet()
            : (For.Model as IEnumerable ?? Array.Empty<object>()).Cast<object>().Select(value => value.ToString()!).ToHashSet();
}

/// <summary>One yes-or-no question: its label stands beside the box.</summary>
[HtmlTargetElement("rc-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public class CheckboxTagHelper(IStringLocalizer<SharedText> text) : FieldTagHelper(text)
{
    protected override bool HasHeading => false;

    /// <summary>What it sends when it is ticked.</summary>
    protected virtual string Ticked => "true";

    protected virtual bool IsTicked => (Value(Name, For.Model) ?? "").Contains("true", StringComparison.OrdinalIgnoreCase);

    protected override string Say(string value) => Text["Yes"];

    protected override IHtmlContent Control() => Choice.Html("checkbox", Id, Name, Ticked, Label, IsTicked, input => Describe(input));
}

/// <summary>That something unusual is right: a box that is there once that is asked, and as long as it is ticked. It sends which question it was ticked for; beside another question it is empty.</summary>
[HtmlTargetElement("rc-sure", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SureTagHelper(IStringLocalizer<SharedText> text) : CheckboxTagHelper(text)
{
    protected override bool IsTicked => !HasError && Ticked.Length > 0;

    protected override string Ticked => HasError ? Ticks.Of(string.Join(' ', Errors)) : Value(Name, For.Model) ?? "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (HasError || IsTicked)
            base.Process(context, output);
        else
            output.SuppressOutput();
    }
}
