using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ReturnCase.Tests.Support;

/// <summary>A browser without pictures: gets pages and posts their forms as they were rendered.</summary>
public sealed class PageClient(HttpClient http)
{
    public HttpClient Http => http;

    /// <summary>Sees each answer as it came.</summary>
    internal Action<HttpResponseMessage> Answered { get; init; } = _ => { };

    /// <summary>Sees each form as it is about to be sent.</summary>
    internal Action<string, IReadOnlyList<KeyValuePair<string, string>>> Sending { get; init; } = (_, _) => { };

    public async Task<HtmlPage> Get(string address) => await Read(await http.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Fills the form and presses its button; a null value takes the field away.</summary>
    public async Task<HtmlPage> Submit(
        HtmlPage page, string formSelector, Dictionary<string, string?>? values = null, string? button = null)
    {
        var form = (IHtmlFormElement)page.Find(formSelector);
        var fields = form.Elements.SelectMany(Rendered).ToList();
        if (button is not null && form.QuerySelector(button) is { } pressed)
            fields.Add(new(pressed.GetAttribute("name")!, pressed.GetAttribute("value") ?? ""));
        foreach (var (name, value) in values ?? [])
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null)
                fields.Add(new(name, value));
        }
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Address;
        Sending(address, fields);
        return await Post(address, fields);
    }

    public async Task<HtmlPage> Post(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Read(await http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content));
    }

    private static IEnumerable<KeyValuePair<string, string>> Rendered(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Type: "submit" or "file" } => [],
        IHtmlInputElement { Name: { } name } input => [new(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [new(name, area.Value)],
        IHtmlSelectElement { Name: { } name } select => [new(name, select.Value ?? "")],
        _ => [],
    };

    private async Task<HtmlPage> Read(HttpResponseMessage response)
    {
        Answered(response);
        var html = await response.Content.ReadAsStringAsync();
        var document = new HtmlParser().ParseDocument(html);
        return new HtmlPage(response.StatusCode, response.Headers.Location?.OriginalString, document)
        {
            Address = response.RequestMessage!.RequestUri!.PathAndQuery,
        };
    }
}
