using System.Net;
using System.Text;
using System.Text.Json;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Tests.Api;

/// <summary>Addresses and methods as the Dutch API Design Rules have them, what is published beside them, and words for programs instead of forms.</summary>
public sealed class AddressTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Theory]
    [InlineData("/transfers")]
    [InlineData("/referral-batches")]
    [InlineData("/referrals/RF-2026-000001/receipt")]
    [InlineData("/referrals/RF-2026-000001/decision")]
    public async Task An_address_that_only_takes_post_says_so(string path)
    {
        var answer = await (await app.Api()).Get(path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["POST"], answer.Message.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/referrals/")]
    [InlineData("/Referrals")]
    [InlineData("/referral-batches/1/Package")]
    public async Task An_address_is_written_in_one_way(string path) => Assert.Equal(HttpStatusCode.NotFound, (await (await app.Api()).Get(path)).Status);

    [Fact]
    public async Task Head_says_what_get_would_say_and_fetches_nothing()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await app.KeepAll([builder]);
        var api = await app.Api();
        var number = (await api.Post("/referral-batches", "{}")).Body.GetProperty("batch").GetInt32();
        await app.Ended(number);
        foreach (var path in (string[])["/referrals", $"/referrals/{builder.Referral.Number}", $"/referral-batches/{number}/package"])
        {
            using var head = await Head(api, $"/api/v1{path}");
            Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
        }

        Assert.False((await api.Get($"/referral-batches/{number}")).Body.TryGetProperty("leftAt", out _));
        await api.Get($"/referral-batches/{number}/package");
        Assert.True((await api.Get($"/referral-batches/{number}")).Body.TryGetProperty("leftAt", out _));
        using var document = await Head(api, "/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
    }

    [Theory]
    [InlineData("api.md", "docs/api.md", "text/markdown")]
    [InlineData("referral-v1.schema.json", "docs/schemas/referral-v1.schema.json", "application/schema+json")]
    [InlineData("manifest-v1.schema.json", "docs/schemas/manifest-v1.schema.json", "application/schema+json")]
    [InlineData("decision-file-v1.schema.json", "docs/schemas/decision-file-v1.schema.json", "application/schema+json")]
    public async Task What_a_partner_reads_is_given_without_an_account(string name, string place, string type)
    {
        using var http = app.CreateClient();
        using var answer = await http.GetAsync(new Uri($"/openapi/{name}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, place), TestContext.Current.CancellationToken), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_page_for_partners_names_the_decisions_that_fit()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/api.md"), TestContext.Current.CancellationToken);
        Assert.All(Enum.GetValues<ReferralKind>(), kind => Assert.Contains($"| `{kind}` | {string.Join(", ", ReferralDecisionRule.Answers(kind).Select(answer => $"`{answer}`"))} |", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"vNumber\":\"\\ud800\"}", "/vNumber")]
    [InlineData("{\"child\":{\"birthKnownFrom\":\"\\udfff\"}}", "/child/birthKnownFrom")]
    [InlineData("{\"transferredOn\":\"\\ud800\"}", "/transferredOn")]
    [InlineData("{\"\\ud800\":1}", "")]
    public async Task Half_a_sign_is_named_where_it_stands(string body, string at)
    {
        var answer = await (await app.Api(ApiScope.Transfers)).Post("/transfers", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([at], answer.Pointers);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_named_where_they_stand()
    {
        var api = await app.Api(ApiScope.Transfers);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/transfers") { Content = new ByteArrayContent([.. Encoding.ASCII.GetBytes("{\"guardian\":\"a"), 0xFF, .. Encoding.ASCII.GetBytes("\"}")]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(ApiPost.KeyHeader, Guid.NewGuid().ToString());
        using var answer = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("/guardian", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Sentences_say_what_is_right_in_json()
    {
        var answer = await (await app.Api(ApiScope.Transfers)).Post("/transfers", """{ "child": { "nationality": "X" }, "returnDecision": { "countries": ["NL"] } }""");
        var said = answer.Body.GetProperty("errors").EnumerateArray().ToLookup(error => error.GetProperty("pointer").GetString()!, error => error.GetProperty("detail").GetString()!);
        Assert.Contains("ZZ", said["/child/nationality"].Single(), StringComparison.Ordinal);
        Assert.Contains("birthYear", said["/child/birthYear"].Single(), StringComparison.Ordinal);
        Assert.Contains("2026-11-23", said["/transferredOn"].Single(), StringComparison.Ordinal);
        Assert.Contains("2026-11-23", said["/rejection/decidedOn"].Single(), StringComparison.Ordinal);
        Assert.Contains("Statement", said["/child/birthKnownFrom"].Single(), StringComparison.Ordinal);
        Assert.Contains("alpha-2", said["/returnDecision/countries/0"].Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(said.SelectMany(one => one), sentence => sentence.Contains("Choose a", StringComparison.Ordinal) || sentence.Contains("Enter the day", StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> Head(ApiClient api, string path) => api.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
}
