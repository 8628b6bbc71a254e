using System.Net;
using System.Text;
using System.Text.Json;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;

namespace ReturnCase.Tests.Api;

public sealed class ProblemTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("GET", "/nothing-here", null, null, 404)]
    [InlineData("PUT", "/transfers", null, null, 405)]
    [InlineData("DELETE", "/referrals", null, null, 405)]
    [InlineData("GET", "/referrals", null, "text/html", 406)]
    [InlineData("POST", "/transfers", "text/plain", null, 415)]
    [InlineData("POST", "/transfers", "application/x-www-form-urlencoded", null, 415)]
    public async Task Whatever_is_wrong_is_told_as_a_problem_in_both_languages(string method, string path, string? type, string? accept, int status)
    {
        var api = await _app.Api();
        var titles = new List<string>();
        foreach (var language in (string[])["nl", "en-US,en;q=0.8", "fr"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1{path}");
            if (type is not null)
                request.Content = new StringContent("x=1", Encoding.UTF8, type);
            if (accept is not null)
                request.Headers.Accept.ParseAdd(accept);
            request.Headers.Add(ApiPost.KeyHeader, Guid.NewGuid().ToString());
            request.Headers.AcceptLanguage.Clear();
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
            using var answer = await api.Http.SendAsync(request);
            Assert.Equal((status, "application/problem+json", ApiFrame.Version), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, Assert.Single(answer.Headers.GetValues(ApiFrame.VersionHeader))));
            var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            Assert.Equal(status, problem.GetProperty("status").GetInt32());
            Assert.All((string[])["type", "title", "detail"], name => Assert.NotEmpty(problem.GetProperty(name).GetString()!));
            titles.Add(problem.GetProperty("title").GetString()!);
        }

        Assert.NotEqual(titles[0], titles[1]);
        Assert.Equal(titles[0], titles[2]);
    }

    [Theory]
    [InlineData(14, HttpStatusCode.ServiceUnavailable, "urn:returncase:problem:status503", "30")]
    [InlineData(1, HttpStatusCode.InternalServerError, "urn:returncase:problem:status500", null)]
    public async Task A_database_that_cannot_be_used_is_told_with_the_seconds_to_wait(int error, HttpStatusCode status, string type, string? seconds)
    {
        var outage = new Outage();
        using var app = new ReturnCaseApp { Interceptors = [outage] };
        var api = await app.Api();
        outage.Error = error;
        using var answer = await api.Http.GetAsync(new Uri("/api/v1/referrals", UriKind.Relative));
        Assert.Equal((status, type), (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("type").GetString()));
        Assert.Equal(seconds, answer.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Every_field_that_is_unknown_doubled_or_of_another_kind_is_named()
    {
        var api = await _app.Api(ApiScope.Transfers);
        var answer = await api.Post("/transfers", """{ "vNumber": 12, "child": { "firstname": "A", "birthYear": "2010", "birthKnownFrom": "stars" }, "transferredOn": "20 november", "returnDecision": { "unlawfulStay": "yes", "countries": ["GN", 5] }, "rejection": [] }""");
        Assert.Equal(["/child/birthKnownFrom", "/child/birthYear", "/child/firstname", "/rejection", "/returnDecision/countries/1", "/returnDecision/unlawfulStay", "/transferredOn", "/vNumber"], answer.Pointers.Order(StringComparer.Ordinal));
        foreach (var bad in (string[])["", "{", """{ "guardian": "a", "guardian": "b" }""", "[]", "null", new string('[', 50), """{ "guardian": "a\u0000" }"""])
            Assert.Equal(HttpStatusCode.BadRequest, (await api.Post("/transfers", bad)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await api.Post("/transfers", $$"""{ "source": "{{new string('x', ApiPost.MostBytes)}}" }""")).Status);
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_kept_in_the_trail()
    {
        var api = await _app.Api(ApiScope.Receipts);
        var answer = await api.Get("/cases/RC-2026-000001");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(["transfers", "cases"], answer.Body.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Contains("error=\"insufficient_scope\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, row => row.Action == AuditAction.Refused && row.Detail == "403 /api/v1/cases/{number} [token 1]" && row.Actor.StartsWith("client-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limits_are_counted_by_system_and_told_beforehand()
    {
        using var app = new ReturnCaseApp { Settings = new() { ["Limits:UserPerMinute"] = "5" } };
        var (busy, other) = (await app.Api(ApiScope.Referrals), await app.Api(ApiScope.Referrals));
        var first = await busy.Get("/referrals");
        Assert.Equal(("\"client\";q=5;w=60", "\"client\";r=4"), (first.Header("RateLimit-Policy"), first.Header("RateLimit")));
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, (await busy.Get("/referrals")).Status);
        var refused = await busy.Get("/referrals");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/referrals")).Status);
    }

    [Fact]
    public async Task Whoever_tries_tokens_is_slowed_down()
    {
        using var app = new ReturnCaseApp { Settings = new() { ["Limits:SignInPerMinute"] = "5" } };
        var api = app.ApiWith("rc_guess");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/referrals")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await api.Get("/referrals")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.Api(ApiScope.Referrals)).Get("/referrals")).Status);
    }
}
