using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ReturnCase.Tests.Support;

public sealed record HtmlPage(HttpStatusCode Status, string? RedirectsTo, IHtmlDocument Document)
{
    public string Address { get; init; } = "/";

    public string Text => Document.Body?.TextContent ?? "";

    public string Title => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".rc-errors li").Select(item => item.TextContent.Trim())];

    public IElement Find(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} on this page:\n{Text}");

    /// <summary>The box of a question, ticked: it sends which question that was.</summary>
    public Dictionary<string, string?> Tick(string name = "Input.Sure") => new() { [name] = Value(name) };

    public string? Value(string name) => ((IHtmlInputElement)Find($"[name='{name}']")).Value;
}
