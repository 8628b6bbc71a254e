using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;
using ReturnCase.Web.Api.OpenApi;

namespace ReturnCase.Tests.Api;

/// <summary>The description of the API: kept fresh, true of what the program does, and by those of the Dutch API Design Rules that can be checked here.</summary>
public sealed partial class OpenApiTests : IDisposable
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_committed_document_is_what_the_code_says() =>
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(Repository.Root, ApiDocument.Place), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), await ApiDescription.WriteAsync());

    [Fact]
    public async Task The_program_serves_it_at_both_places_and_says_where_it_is_itself()
    {
        using var http = _app.CreateClient();
        var served = await Read(http, "/openapi/v1.json");
        Assert.Equal("http://localhost/api/v1", served.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal(served.GetProperty("paths").ToString(), (await Read(http, "/api/v1/openapi.json")).GetProperty("paths").ToString());
        Assert.Equal(Document.GetProperty("paths").ToString(), served.GetProperty("paths").ToString());
        using var app = new ReturnCaseApp { Settings = new() { ["Api:Address"] = "https://rc.example" } };
        using var other = app.CreateClient();
        Assert.Equal("https://rc.example/api/v1", (await Read(other, "/openapi/v1.json")).GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [Fact]
    public void Addresses_versions_and_contact_follow_the_design_rules()
    {
        var info = Document.GetProperty("info");
        Assert.Matches(@"^3\.\d+\.\d+$", Document.GetProperty("openapi").GetString());
        Assert.Equal(ApiFrame.Version, info.GetProperty("version").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", ApiFrame.Version);
        Assert.All((string[])["name", "email", "url"], field => Assert.NotEmpty(info.GetProperty("contact").GetProperty(field).GetString()!));
        Assert.All(Document.GetProperty("servers").EnumerateArray(), server => Assert.Matches("^https://.+/v1$", server.GetProperty("url").GetString()));
        Assert.All(Document.GetProperty("paths").EnumerateObject(), path => Assert.Matches(@"^(/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z]*\}))+$", path.Name));
        Assert.All(Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(one => one.Name), name => Assert.Contains(name, Methods));
        Assert.All(Operations().SelectMany(Parameters).Where(parameter => parameter.GetProperty("in").GetString() == "query"), parameter => Assert.Matches("^[a-z][A-Za-z0-9]*$", parameter.GetProperty("name").GetString()));
        Assert.All(Named(Document.GetProperty("components").GetProperty("schemas")), field => Assert.Matches("^[a-z][A-Za-z0-9]*$", field.Name));
    }

    [Fact]
    public void Every_answer_names_the_version_and_every_refusal_is_a_problem()
    {
        Assert.NotEmpty(Operations());
        foreach (var operation in Operations())
        {
            var answers = operation.GetProperty("responses").EnumerateObject().ToArray();
            Assert.All(answers, answer => Assert.True(answer.Value.GetProperty("headers").TryGetProperty(ApiFrame.VersionHeader, out _)));
            Assert.All(answers.Where(answer => answer.Name[0] is '4' or '5'), answer => Assert.Equal(["application/problem+json"], answer.Value.GetProperty("content").EnumerateObject().Select(content => content.Name)));
            Assert.Superset(new HashSet<string> { "400", "401", "403", "406", "429", "500" }, answers.Select(answer => answer.Name).ToHashSet());
            Assert.All((string[])["operationId", "summary", "description"], field => Assert.NotEmpty(operation.GetProperty(field).GetString()!));
        }

        var problem = Document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties");
        Assert.All((string[])["type", "title", "status", "detail", "errors"], name => Assert.True(problem.TryGetProperty(name, out _)));
    }

    [Fact]
    public void Every_post_asks_for_a_key_and_shows_an_example_and_every_field_is_explained()
    {
        foreach (var operation in Operations("post"))
        {
            var key = Assert.Single(Parameters(operation), parameter => parameter.GetProperty("name").GetString() == ApiPost.KeyHeader);
            Assert.True(key.GetProperty("required").GetBoolean());
            Assert.True(operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _));
        }

        Assert.All(Document.GetProperty("components").GetProperty("schemas").EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)), schema =>
            Assert.All(schema.Value.GetProperty("properties").EnumerateObject(), field => Assert.True(Explained(field.Value), $"{schema.Name}.{field.Name} has no description.")));
    }

    [Fact]
    public void Dates_and_instants_are_told_apart()
    {
        foreach (var field in Named(Document.GetProperty("components").GetProperty("schemas")))
        {
            var format = field.Value.TryGetProperty("format", out var given) ? given.GetString() : null;
            if (field.Name.EndsWith("On", StringComparison.Ordinal) || field.Name == "phaseSince")
                Assert.Equal("date", format);
            if (field.Name.EndsWith("At", StringComparison.Ordinal))
                Assert.Equal("date-time", format);
            Assert.False(DateInName().IsMatch(field.Name) && format != "date", $"{field.Name} is called a date and is none.");
        }
    }

    [Fact]
    public async Task What_the_program_answers_is_what_the_document_describes()
    {
        var (sent, ready) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.ShelterFound));
        await _app.KeepAll([sent, ready]);
        var (api, referral) = (await _app.Api(), $"/referrals/{sent.Referral.Number}");
        await Fits(await api.Get("/referrals?limit=1"), "/referrals", "get");
        await Fits(await api.Get($"/referrals/{ready.Referral.Number}"), "/referrals/{number}", "get");
        await Fits(await api.Get($"/cases/{sent.File.Number}"), "/cases/{number}", "get");
        await Fits(await api.Post($"{referral}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-1" }), "/referrals/{number}/receipt", "post");
        await Fits(await api.Post($"{referral}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-1" }), "/referrals/{number}/receipt", "post");
        await Fits(await api.Post($"{referral}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-2" }), "/referrals/{number}/receipt", "post");
        await Fits(await api.Post($"{referral}/decision", ReferralApiTests.Decision(DecisionKind.ResidenceNotGranted)), "/referrals/{number}/decision", "post");
        var history = await api.Get($"/cases/{sent.File.Number}/history?limit=100");
        await Fits(history, "/cases/{number}/history", "get");
        var told = history.Body.GetProperty("items").EnumerateArray().Last();
        Assert.Equal(("ReferralDecided", sent.Referral.Number), (told.GetProperty("kind").GetString(), told.GetProperty("referral").GetString()));
        await Fits(await api.Get(referral), "/referrals/{number}", "get");
        await Fits(await api.Post("/referral-batches", "{}"), "/referral-batches", "post");
        await Fits(await api.Get("/referral-batches/1"), "/referral-batches/{n}", "get");
        await Fits(await api.Post("/transfers", ApiClients.Transfer()), "/transfers", "post");
        await Fits(await api.Post("/transfers", ApiClients.Transfer()), "/transfers", "post");
        await Fits(await api.Post("/transfers", "{}"), "/transfers", "post");
        await Fits(await (await _app.Api(ApiScope.Receipts)).Get("/referrals"), "/referrals", "get");

        async Task Fits(ApiReply reply, string path, string method)
        {
            var described = Document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty(((int)reply.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Empty(ApiDocumentSchemas.Complaints(Document, described, await reply.Message.Content.ReadAsStringAsync()));
            if (described.TryGetProperty("headers", out var headers) && headers.TryGetProperty("Location", out _))
                Assert.NotNull(reply.Message.Headers.Location);
        }
    }

    [Fact]
    public void What_is_sent_says_what_may_not_be_missing_and_takes_nothing_else()
    {
        var schemas = Document.GetProperty("components").GetProperty("schemas");
        foreach (var name in (string[])["TransferRequest", "TransferredChild", "TransferredRejection", "TransferredReturnDecision", "DecisionRequest", "DecidedReturn", "ReceiptRequest", "BatchRequest"])
            Assert.False(schemas.GetProperty(name).GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(["child", "rejection", "transferredOn", "vNumber"], schemas.GetProperty("TransferRequest").GetProperty("required").EnumerateArray().Select(one => one.GetString()).Order());
        Assert.Equal("^[0-9]{10}$", schemas.GetProperty("TransferRequest").GetProperty("properties").GetProperty("vNumber").GetProperty("pattern").GetString());
        Assert.Equal(4000, schemas.GetProperty("BatchRequest").GetProperty("properties").GetProperty("despite").GetProperty("maxLength").GetInt32());
        Assert.DoesNotContain("next", schemas.GetProperty("ReferralPage").GetProperty("required").EnumerateArray().Select(one => one.GetString()));
    }

    private static JsonElement Document { get; } = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Repository.Root, ApiDocument.Place)));

    private static IEnumerable<JsonElement> Operations(string? method = null) =>
        Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Where(one => method is null || one.Name == method).Select(one => one.Value);

    private static IEnumerable<JsonElement> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    private static bool Explained(JsonElement field) => field.TryGetProperty("description", out _) || field.TryGetProperty("$ref", out _) || field.TryGetProperty("oneOf", out _) || field.TryGetProperty("allOf", out _);

    private static IEnumerable<JsonProperty> Named(JsonElement schemas) => schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)).SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject());

    private static async Task<JsonElement> Read(HttpClient http, string address) => JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri(address, UriKind.Relative)));

    [GeneratedRegex(@"\wDate")]
    private static partial Regex DateInName();
}
