using System.Net;
using System.Text.RegularExpressions;

namespace ReturnCase.Benchmarks;

/// <summary>Somebody at a browser: signs in by the real form and posts forms with what was rendered in them.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly HttpClient _http;

    public Person(HttpMessageHandler handler, Uri address)
    {
        _http = new(handler) { BaseAddress = address };
        // As a browser says of a form of our own.
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _http.DefaultRequestHeaders.Add("Accept-Language", "nl");
    }

    public HttpClient Http => _http;

    public static async Task<Person> SignedInAsync(Uri address, string userName)
    {
        var person = new Person(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new(), MaxConnectionsPerServer = 64 }, address);
        await person.SignInAsync(userName);
        return person;
    }

    public async Task SignInAsync(string userName)
    {
        var answer = await PostAsync("/sign-in", await GetAsync("/sign-in"), new() { ["Input.UserName"] = userName, ["Input.Password"] = "demo" });
        if (answer != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{userName} was not signed in: {answer}.");
    }

    public async Task<string> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"{path}: {answer.StatusCode}.");
    }

    /// <summary>Posts the fields that a page was rendered with, and those that are filled in.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, string page, Dictionary<string, string> filled)
    {
        var main = page.IndexOf("<main", StringComparison.Ordinal) is >= 0 and var at ? page[at..] : page;
        var fields = Inputs().Matches(main).Where(match => !Pressed().IsMatch(match.Value)).Select(match => (Name: Attribute(match.Value, "name"), Value: Attribute(match.Value, "value"))).Where(field => field.Name is not null)
            .GroupBy(field => field.Name!).ToDictionary(same => same.Key, same => WebUtility.HtmlDecode(same.First().Value ?? ""));
        foreach (var (name, value) in filled)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    // A browser sends these only when somebody chose or pressed them.
    [GeneratedRegex("type=\"(checkbox|radio|submit|file)\"")]
    private static partial Regex Pressed();
}
