using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Security;
using ReturnCase.Web.TagHelpers;

namespace ReturnCase.Web.Drafts;

/// <summary>A field of which two texts of a form say something else.</summary>
public sealed record FieldPair(string Label, string Mine, string Other);

/// <summary>What stands at the end of a form that keeps itself.</summary>
public sealed record FormEnd(FormState State, IReadOnlyList<FieldPair> Differing);

/// <summary>
/// Every form says whose it is, so that it can be kept for its writer when the session ends under it; those of a page that keeps its forms
/// also say when they were kept, and have a button for it that works without script.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class DraftTagHelper(DraftForms drafts, CaseDesk desk, CurrentUser user, IHtmlHelper html) : TagHelper
{
    private const string Typed = "rc-form";

    /// <summary>For a form that sends a draft as it lies: which form it is.</summary>
    public string? DraftSuffix { get; set; }

    /// <summary>Which of its drafts it sends.</summary>
    public int DraftRevision { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    // Before the platform's own, which write what is in the form: its fields are gathered while that is done.
    public override int Order => -2000;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!user.IsSignedIn || (DraftSuffix is null && FormAddress.IsNeverKept(Target(context))))
            return;
        var keeps = Keeps(context);
        var suffix = DraftSuffix ?? (keeps && context.AllAttributes["id"]?.Value.ToString() is { Length: > 0 } id ? $"#{id}" : "");
        var state = keeps ? drafts.Of(suffix) : new(suffix, DraftRevision, null);
        output.PostContent.AppendHtml(Hidden(PostedForm.ByField, user.UserId)).AppendHtml(Hidden(PostedForm.FormField, state.Suffix))
            .AppendHtml(Hidden(PostedForm.RevisionField, state.Revision.ToString(CultureInfo.InvariantCulture)));
        if (!keeps)
            return;
        output.Attributes.SetAttribute("data-draft", suffix);
        var differing = await DifferingAsync(state, output);
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.PostContent.AppendHtml(await html.PartialAsync("/Pages/Shared/_DraftEnd.cshtml", new FormEnd(state, differing)));
    }

    private PathString Target(TagHelperContext context) =>
        context.AllAttributes["action"]?.Value.ToString() is { } action && action.StartsWith('/') ? new(action.Split('?')[0]) : ViewContext.HttpContext.Request.Path;

    private bool Keeps(TagHelperContext context) =>
        drafts.Offered && !context.AllAttributes.ContainsName("action") && !context.AllAttributes.ContainsName("asp-page-handler")
        && context.AllAttributes["class"]?.Value.ToString()?.Split(' ').Contains(Typed) == true
        && (ViewContext.ViewData.Model is not CasePage page || desk.MaySendHere(page.Case));

    private async Task<IReadOnlyList<FieldPair>> DifferingAsync(FormState state, TagHelperOutput output)
    {
        if (state is not { Other: { } other, Mine: { } mine })
            return [];
        ShownFields.Gather(ViewContext.HttpContext);
        await output.GetChildContentAsync();
        return [.. ShownFields.Of(ViewContext.HttpContext)!.Select(field => new FieldPair(field.Label, field.In(mine), field.In(other.Text))).Where(pair => pair.Mine != pair.Other)];
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }
}
