using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Api;

/// <summary>A partner who has nothing but the OpenAPI document and a token: addresses, headers, bodies and fields are all read from there.</summary>
public sealed class PartnerTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_client_written_from_the_document_alone_goes_all_the_way()
    {
        var partner = await Partner.Read(_app, (await _app.System(ApiClients.Everything)).Token);
        var registered = await partner.Call("registerTransfer", body: partner.Example("registerTransfer"));
        Assert.Equal("Intake", (await partner.Call("getCase", new() { ["number"] = registered.GetProperty("caseNumber").GetString()! })).GetProperty("phase").GetString());

        // What people do in between, in a case of their own.
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter);
        await _app.KeepAll([builder]);

        var ready = (await partner.Call("listReferrals", new() { ["status"] = "Ready", ["limit"] = "1" })).GetProperty("items")[0].GetProperty("referral").GetString()!;
        Assert.Equal(builder.Referral.Number, ready);
        await SendAsync(partner, ready);
        Dictionary<string, string> referral = new() { ["number"] = ready };
        Assert.Equal("Exported", (await partner.Call("getReferral", referral)).GetProperty("state").GetString());

        var receipt = partner.Example("recordReceipt");
        receipt["receivedOn"] = "2026-11-23";
        Assert.Equal("Received", (await partner.Call("recordReceipt", referral, receipt)).GetProperty("referralState").GetString());
        var decision = partner.Example("recordDecision");
        decision["decidedOn"] = "2026-11-23";
        Assert.Equal("Decided", (await partner.Call("recordDecision", referral, decision)).GetProperty("referralState").GetString());
        Assert.Equal(CasePhase.CooperatedNoShelter, (await _app.Read(builder.File.Number)).Phase);
        var history = await partner.Call("getCaseHistory", new() { ["number"] = builder.File.Number });
        Assert.Contains("ReferralReceived", history.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
    }

    private async Task SendAsync(Partner partner, string referral)
    {
        var order = partner.Example("orderBatch");
        order["referrals"] = new JsonArray(referral);
        Dictionary<string, string> batch = new() { ["n"] = (await partner.Call("orderBatch", body: order)).GetProperty("batch").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture) };
        await _app.Ended(int.Parse(batch["n"], System.Globalization.CultureInfo.InvariantCulture));
        var made = await partner.Call("getBatch", batch);
        Assert.Equal(("Done", 1), (made.GetProperty("state").GetString(), made.GetProperty("count").GetInt32()));
        using var package = await partner.Ask("getPackage", batch);
        var bytes = await package.Content.ReadAsByteArrayAsync();
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), made.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("sha256").GetString()));
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        Assert.Contains(zip.Entries, entry => entry.Name.EndsWith("json", StringComparison.Ordinal));
    }

    private sealed class Partner(HttpClient http, JsonElement document)
    {
        public static async Task<Partner> Read(ReturnCaseApp app, string token)
        {
            var http = app.CreateClient();
            http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
            var document = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
            var scheme = document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Single().Value;
            Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return new(http, document);
        }

        public JsonObject Example(string operation) => JsonNode.Parse(Find(operation).Operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText())!.AsObject();

        public async Task<JsonElement> Call(string operation, Dictionary<string, string>? values = null, JsonObject? body = null)
        {
            var answer = await Ask(operation, values, body);
            return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        }

        public async Task<HttpResponseMessage> Ask(string operation, Dictionary<string, string>? values = null, JsonObject? body = null)
        {
            var (method, path, described) = Find(operation);
            var query = new List<string>();
            using var request = new HttpRequestMessage { Method = new HttpMethod(method) };
            foreach (var parameter in described.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
            {
                var (name, place, required) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString(), parameter.TryGetProperty("required", out var must) && must.GetBoolean());
                var value = values?.GetValueOrDefault(name) ?? (required ? Guid.NewGuid().ToString() : null);
                if (value is null)
                    continue;
                if (place == "path")
                    path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
                else if (place == "query")
                    query.Add($"{name}={Uri.EscapeDataString(value)}");
                else
                    request.Headers.TryAddWithoutValidation(name, value);
            }

            request.RequestUri = new Uri($"{document.GetProperty("servers")[0].GetProperty("url").GetString()}{path}{(query.Count > 0 ? $"?{string.Join('&', query)}" : "")}");
            if (body is not null)
                request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            var answer = await http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{operation}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            if (body is not null)
                Assert.Empty(ApiDocumentSchemas.Complaints(document, described.GetProperty("requestBody"), body.ToJsonString()));
            if (answer.Content.Headers.ContentType?.MediaType == "application/json")
                Assert.Empty(ApiDocumentSchemas.Complaints(document, described.GetProperty("responses").GetProperty(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)), await answer.Content.ReadAsStringAsync()));
            Assert.True(described.GetProperty("responses").TryGetProperty(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), out _), $"{operation} answers {answer.StatusCode}, which is not described.");
            return answer;
        }

        private (string Method, string Path, JsonElement Operation) Find(string operation) => (
            from path in document.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            where method.Value.GetProperty("operationId").GetString() == operation
            select (method.Name.ToUpperInvariant(), path.Name, method.Value)).Single();
    }
}
