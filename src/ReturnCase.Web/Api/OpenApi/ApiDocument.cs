using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>The head of the OpenAPI document: who, where, how to get in; and addresses below the version, as the Dutch API Design Rules have them.</summary>
internal sealed class ApiDocument(ApiSettings settings) : IOpenApiDocumentTransformer
{
    public const string Name = "v1";
    public const string Place = "docs/openapi/v1.json";

    internal const string TokenScheme = "token";

    private static readonly Uri Fictitious = new("https://returncase.example");

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "ReturnCase API",
            Version = ApiFrame.Version,
            Description = "For systems of chain partners: transfers in, referrals out, receipts and decisions back. Every request needs a token (Authorization: Bearer) with the scope that its description names; every POST needs an Idempotency-Key. What is recorded never moves a case: people decide. HEAD is answered as GET is, without a body; any other method that an address does not know gets 405, with Allow. Events that are sent to subscribers, and everything that no description can say, stand in /openapi/api.md; what is in a package in /openapi/referral-v1.schema.json.",
            Contact = new() { Name = settings.Contact.Name, Email = settings.Contact.Email, Url = settings.Contact.Url },
        };
        document.Servers = [new() { Url = $"{Server(context)}{ApiMap.Root}", Description = "This program" }];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Transfers", Description = "A child's case comes in from the IND." },
            new() { Name = "Cases", Description = "Where a case stands." },
            new() { Name = "Referrals", Description = "What is referred to the IND, and what the IND answers." },
            new() { Name = "Packages", Description = "Packages of referrals." },
        };
        document.AddComponent<IOpenApiSecurityScheme>(TokenScheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token that an administrator of ReturnCase issued to your system. It begins with rc_, is shown once, and expires after a year unless a shorter time was agreed." });
        document.Security = [new() { [new OpenApiSecuritySchemeReference(TokenScheme, document)] = [] }];
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths.Add(path[ApiMap.Root.Length..], item);
        }

        document.Paths = paths;
        ApiFields.Explain(document);
        return Task.CompletedTask;
    }

    // Where nobody said how partners reach the program, whoever asks did: by the address that was asked for.
    private string Server(OpenApiDocumentTransformerContext context) => settings.Address is { } address
        ? address.AbsoluteUri.TrimEnd('/')
        : context.ApplicationServices.GetService<IHttpContextAccessor>()?.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}" : Fictitious.AbsoluteUri.TrimEnd('/');
}
