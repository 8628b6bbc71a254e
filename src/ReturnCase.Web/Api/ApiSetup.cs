using Microsoft.OpenApi;
using ReturnCase.Data.Api;
using ReturnCase.Web.Api.Endpoints;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Api.OpenApi;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Api;

/// <summary>The parts of the API.</summary>
internal static class ApiSetup
{
    /// <summary>Where everything stands that a partner reads before writing a program.</summary>
    public const string Documents = "/openapi";

    // Read by partners who have no account: they hold nothing but what is published.
    private static readonly string[] Published = ["api.md", "referral-v1.schema.json", "manifest-v1.schema.json", "decision-file-v1.schema.json"];

    public static void AddReturnCaseApi(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var settings = ApiSettings.Read(builder.Configuration, demo);
        builder.Services.AddSingleton(settings).AddSingleton(settings.Options)
            .AddScoped<ClientSystems>().AddScoped<TokenDoor>().AddScoped<IdempotentRequests>().AddScoped<ApiQueries>().AddScoped<WaitingEvents>().AddScoped<EventSubscriptions>()
            .AddSingleton<ApiWords>().AddSingleton<Problems>().AddSingleton<StrictJson>().AddSingleton<Paging>().AddScoped<ApiCaller>().AddScoped<ApiPost>()
            .AddScoped<Transfers>().AddScoped<FollowCases>().AddScoped<ReadReferrals>().AddScoped<AnswerReferrals>().AddScoped<Batches>()
            .AddSingleton<DeliveryErrors>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookClient>().AddSingleton(services => new WebhookDesk(services.GetRequiredService<ApiSettings>(), services.GetRequiredService<WebhookSecrets>())).AddScoped<EventRound>().AddHostedService<EventJob>();
        builder.Services.AddReturnCaseDescription(settings);
    }

    /// <summary>What describes the API; the command that writes the document down needs no more.</summary>
    public static void AddReturnCaseDescription(this IServiceCollection services, ApiSettings settings)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Describe(options.SerializerOptions));
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.ShouldInclude = description => description.RelativePath?.StartsWith(ApiMap.Root.TrimStart('/'), StringComparison.Ordinal) == true;
            options.AddDocumentTransformer(new ApiDocument(settings));
            options.AddOperationTransformer(new ApiOperations());
            options.AddSchemaTransformer(new ApiSchemas());
        });
    }

    public static void MapReturnCaseApi(this WebApplication app)
    {
        app.MapApi();
        // Where the contract says, and where the Dutch API Design Rules look for it.
        foreach (var place in (string[])["/openapi/v1.json", $"{ApiMap.Root}/openapi.json"])
        {
            app.MapOpenApi(place).AllowAnonymous();
        }

        foreach (var name in Published)
        {
            app.MapGet($"{Documents}/{name}", () => Results.Stream(
                typeof(ApiSetup).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program."),
                name.EndsWith(".json", StringComparison.Ordinal) ? "application/schema+json" : "text/markdown; charset=utf-8")).AllowAnonymous();
        }
    }
}
