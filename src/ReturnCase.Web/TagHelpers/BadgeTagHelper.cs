using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReturnCase.Web.TagHelpers;

public enum BadgeKind
{
    Neutral,
    Info,
    Ok,
    Warn,
    Danger,
    Overdue,
}

[HtmlTargetElement("rc-badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public BadgeKind Kind { get; set; }

    /// <summary>Another icon than the one that goes with the kind. An expression that gives null arrives here as an empty text.</summary>
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"rc-badge rc-badge--{KindName(Kind)}");
        output.PreContent.SetHtmlContent(Icons.Html(string.IsNullOrEmpty(Icon) ? DefaultIcon(Kind) : Icon));
    }

    private static string KindName(BadgeKind kind) => kind.ToString().ToLowerInvariant();

    private static string DefaultIcon(BadgeKind kind) => kind switch
    {
        BadgeKind.Neutral => "pause",
        BadgeKind.Info => "info",
        BadgeKind.Ok => "check",
        BadgeKind.Warn => "clock",
        BadgeKind.Danger => "warning",
        BadgeKind.Overdue => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
