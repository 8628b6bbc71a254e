using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Api;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Api;

/// <summary>An answer of the API.</summary>
internal sealed record ApiReply(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Message)
{
    public string? Header(string name) => Message.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public string Text(string name) => Body.GetProperty(name).GetString()!;

    public string[] Pointers => [.. Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!)];
}

/// <summary>A system of a partner.</summary>
internal sealed class ApiClient(HttpClient http)
{
    public HttpClient Http => http;

    public Task<ApiReply> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<ApiReply> Post(string path, object body, string? key = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body as string ?? JsonSerializer.Serialize(body), [(ApiPost.KeyHeader, key ?? Guid.NewGuid().ToString()), .. headers]);

    public async Task<ApiReply> Send(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(ApiFrame.Version, Assert.Single(answer.Headers.GetValues(ApiFrame.VersionHeader)));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        if ((int)answer.StatusCode >= 400)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return new(answer.StatusCode, text.Length == 0 || answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true ? default : JsonSerializer.Deserialize<JsonElement>(text), answer);
    }
}

internal static class ApiClients
{
    public static readonly ApiScope[] Everything = Enum.GetValues<ApiScope>();

    private static int _names;

    /// <summary>A system with a token, as an administrator would have made it.</summary>
    public static async Task<(ClientSystem Client, string Token)> System(this ReturnCaseApp app, IReadOnlyList<ApiScope> scopes, string? team = "Noord")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (clients, time) = (scope.ServiceProvider.GetRequiredService<ClientSystems>(), scope.ServiceProvider.GetRequiredService<MachineTime>());
        var client = (await clients.AddAsync(new($"IND {Interlocked.Increment(ref _names)}", scopes, team, RateClass.Standard), time.Now))!;
        return (client, (await clients.IssueAsync(client, "test", "somebody", time.Now)).Secret);
    }

    public static async Task<ApiClient> Api(this ReturnCaseApp app, params ApiScope[] scopes) => app.ApiWith((await app.System(scopes.Length == 0 ? Everything : scopes)).Token);

    public static ApiClient ApiWith(this ReturnCaseApp app, string? token)
    {
        var http = app.CreateClient();
        http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(http);
    }

    public static JsonObject Transfer(string vNumber = "2999000123") => JsonNode.Parse($$"""
        {
          "vNumber": "{{vNumber}}",
          "child": { "firstNames": "Amina", "lastName": "Voorbeeld", "nationality": "GN", "languages": "Fula", "location": "Rotterdam", "birthYear": 2011, "birthMonth": 5, "birthDay": 3, "birthKnownFrom": "{{BirthDateSource.Statement}}" },
          "guardian": "G. Voogd",
          "transferredOn": "2026-11-20",
          "rejection": { "decidedOn": "2026-11-02", "reference": "IND-1" }
        }
        """)!.AsObject();
}
