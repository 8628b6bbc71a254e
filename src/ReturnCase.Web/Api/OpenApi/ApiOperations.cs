using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>What every address has: headers in and out, what the parameters mean, examples.</summary>
internal sealed class ApiOperations : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Meaning = new()
    {
        ["200"] = "As asked.",
        ["304"] = "Nothing changed since the answer that If-None-Match names.",
        ["201"] = "Recorded.",
        ["202"] = "Taken in.",
        ["400"] = "Something in the request is wrong; errors names each field.",
        ["401"] = "No token, or one that opens nothing.",
        ["403"] = "The token lacks the scope.",
        ["404"] = "Not there, or not for your system.",
        ["406"] = "Accept asks for something that this address does not answer with.",
        ["409"] = "Refused as things stand, or the same key is being worked on.",
        ["410"] = "It was there and was destroyed.",
        ["412"] = "If-Match names another version.",
        ["413"] = "The body is too large.",
        ["415"] = "The body is no application/json.",
        ["422"] = "The Idempotency-Key was used for another request.",
        ["429"] = "Too many requests; Retry-After says when to ask again.",
        ["500"] = "Something failed here. The same request with the same key can be sent again.",
        ["504"] = "It took too long. The same request with the same key can be sent again.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var parameters = operation.Parameters ??= [];
        foreach (var parameter in parameters.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "number"))
        {
            var referral = context.Description.RelativePath!.Contains("/referrals/", StringComparison.Ordinal);
            (parameter.Description, parameter.Example) = (referral ? "Number of the referral." : "Number of the case.", referral ? "RF-2026-000123" : "RC-2026-000123");
        }

        foreach (var parameter in parameters.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "n"))
        {
            (parameter.Description, parameter.Example) = ("Number of the package.", 42);
        }

        if (metadata.OfType<NeedsScope>().FirstOrDefault() is { } needed)
        {
            operation.Description += $"\n\nScope: {string.Join(" or ", needed.Scopes.Select(scope => scope.Word()))}.";
        }

        if (metadata.OfType<PagedList>().FirstOrDefault() is { } list)
        {
            if (list.Status)
            {
                parameters.Add(Query(Endpoints.ReadReferrals.StatusName, "Only referrals that stand so.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames<ReferralState>().Select(name => (JsonNode)name)] }));
            }

            parameters.Add(Query(Paging.LimitName, "Most items of a page.", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = ApiQueries.MostRows.ToString(System.Globalization.CultureInfo.InvariantCulture), Default = ApiQueries.UsualRows }));
            parameters.Add(Query(Paging.CursorName, "Value of next in the page before.", new OpenApiSchema { Type = JsonSchemaType.String }));
        }

        if (context.Description.HttpMethod == HttpMethods.Post)
        {
            parameters.Add(Header(ApiPost.KeyHeader, "Names this request: a random text of 16 to 255 characters, such as a UUID. The same key with the same body is done once and answered alike.", required: true, "0b8f5e6a-2d0c-4f7e-9a3e-6b9f3d1c2a45"));
            if (operation.RequestBody is OpenApiRequestBody body)
            {
                (body.Required, body.Description) = (true, "What is sent.");
                if (ApiExamples.Of(operation.OperationId!) is { } example && body.Content?.TryGetValue("application/json", out var media) == true && media is OpenApiMediaType json)
                {
                    json.Example = example;
                }
            }
        }

        if (context.Description.RelativePath!.Contains("/referrals/{number}/", StringComparison.Ordinal))
        {
            parameters.Add(Header("If-Match", "Record it only where the case is still as the ETag of the referral said.", required: false, "\"v17\""));
        }

        if (IsMarked(operation))
        {
            parameters.Add(Header("If-None-Match", "The ETag of an answer you have: 304 without a body where nothing changed since.", required: false, "\"v17\""));
            operation.Responses!["304"] = new OpenApiResponse();
        }

        parameters.Add(Header("Accept-Language", "nl (default) or en: the language of sentences.", required: false, "en"));
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse known)
            {
                Describe(status, known, context.Description.HttpMethod!);
                Besides(status, known, operation, metadata.OfType<PagedList>().Any());
            }
        }

        return Task.CompletedTask;
    }

    // A case changes by what is recorded in it, and so does what it says of its referrals.
    private static bool IsMarked(OpenApiOperation operation) => operation.OperationId is "getCase" or "getReferral";

    private static void Besides(string status, OpenApiResponse response, OpenApiOperation operation, bool paged)
    {
        var headers = response.Headers!;
        if (status is "200" or "304" && IsMarked(operation))
        {
            headers["ETag"] = Told("Mark of the case as it stands, for If-Match and If-None-Match.", "\"v17\"");
        }

        if (status == "200" && paged)
        {
            headers["Link"] = Told("Address of the next page (rel=next); absent on the last.", "</api/v1/referrals?cursor=MjAyNi0xMS0wMS4xMg>; rel=\"next\"");
        }

        if (status == "200" && operation.OperationId == "getPackage")
        {
            headers["Repr-Digest"] = Told("SHA-256 of the package (RFC 9530).", "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
            headers["ETag"] = Told("SHA-256 of the package, in hexadecimal.", "\"44aff4ab2d7c3250525675a08f0cfa9591168cffe51791c5f5bbc417c15a6c38\"");
        }
    }

    private static void Describe(string status, OpenApiResponse response, string method)
    {
        response.Description = Meaning.GetValueOrDefault(status, response.Description ?? status);
        var headers = response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        headers[ApiFrame.VersionHeader] = Told("Version of the API.", ApiFrame.Version);
        if (status[0] == '2')
        {
            headers["RateLimit"] = Told("How many requests are left of this minute.", "\"client\";r=299");
            headers["RateLimit-Policy"] = Told("How many requests a minute has.", "\"client\";q=300;w=60");
            if (method == HttpMethods.Post)
            {
                headers[ApiPost.ReplayHeader] = Told("true where the answer is the one that was given before under this key.", "true");
            }
        }

        switch (status)
        {
            case "201" or "202":
                headers["Location"] = Told("Address at which it can be read, with the scope for that.", "/api/v1/cases/RC-2026-000123");
                break;
            case "401" or "403":
                headers["WWW-Authenticate"] = Told("What a token has to be.", "Bearer realm=\"ReturnCase\"");
                break;
            case "429":
                headers["Retry-After"] = Told("Seconds to wait.", "12");
                break;
            default:
                break;
        }
    }

    private static OpenApiHeader Told(string description, string example) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) => new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiParameter Header(string name, string description, bool required, string example) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };
}
