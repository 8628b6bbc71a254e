using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReturnCase.Web.TagHelpers;

public enum AlertKind
{
    Info,
    Ok,
    Warn,
    Danger,
}

[HtmlTargetElement("rc-alert")]
public sealed class AlertTagHelper : TagHelper
{
    public AlertKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"rc-alert rc-alert--{Kind.ToString().ToLowerInvariant()}");
        output.PreContent.SetHtmlContent(Icons.Html(Icon(Kind))).AppendHtml("<div class=\"rc-alert__body\">");
        output.PostContent.SetHtmlContent("</div>");
    }

    private static string Icon(AlertKind kind) => kind switch
    {
        AlertKind.Info => "info",
        AlertKind.Ok => "check",
        AlertKind.Warn => "warning",
        AlertKind.Danger => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
