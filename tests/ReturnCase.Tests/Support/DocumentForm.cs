using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ReturnCase.Tests.Support;

/// <summary>Sends the form with a file as a browser does: its fields in the order in which they stand, the file last.</summary>
internal static class DocumentForm
{
    public static readonly IReadOnlyDictionary<string, string?> Right = new Dictionary<string, string?>
    {
        ["Input.Kind"] = "Letter",
        ["Input.From"] = "Guardian",
        ["Input.Language"] = "Nederlands",
        ["Input.AsylumRelated"] = "False",
        ["Input.Note"] = "Gekregen bij het gesprek.",
    };

    public static async Task<HtmlPage> Upload(
        this PageClient client, string address, string fileName, byte[] content, IReadOnlyDictionary<string, string?>? values = null, string type = "application/octet-stream") =>
        await client.Send(await client.Get(address), fileName, content, values ?? Right, type);

    public static async Task<HtmlPage> Send(this PageClient client, HtmlPage page, string fileName, byte[] content, IReadOnlyDictionary<string, string?> values, string type = "application/octet-stream")
    {
        var form = page.Find("main form[enctype]");
        var fields = form.QuerySelectorAll("input, select, textarea").SelectMany(Rendered).ToDictionary(field => field.Key, field => field.Value);
        foreach (var (name, value) in values)
            fields[name] = value ?? "";
        using var body = new MultipartFormDataContent("----a-browser");
        foreach (var (name, value) in fields)
            body.Add(new StringContent(value, Encoding.UTF8, (MediaTypeHeaderValue?)null), $"\"{name}\"");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new(type);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Input.File\"; filename=\"{Raw(fileName)}\"");
        body.Add(file);
        using var response = await client.Http.PostAsync(new Uri(page.Address, UriKind.Relative), body);
        var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return new(response.StatusCode, response.Headers.Location?.OriginalString, document) { Address = page.Address };
    }

    // A browser writes the bytes of the name as they are.
    private static string Raw(string name) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name)).Replace("\"", "%22", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Rendered(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" } => [],
        IHtmlInputElement { Name: { } name } input => [new(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [new(name, area.Value)],
        IHtmlSelectElement { Name: { } name } select => [new(name, select.Value ?? "")],
        _ => [],
    };
}
