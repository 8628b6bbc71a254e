using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>Writes the OpenAPI document without starting the program.</summary>
internal static class ApiDescription
{
    public static async Task<string> WriteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthorization(Security.Policies.Configure);
        builder.Services.AddReturnCaseDescription(ApiSettings.Read(builder.Configuration, new DemoOptions(false, false, null, false)));
        await using var app = builder.Build();
        app.UseRouting();
        app.MapApi();
#pragma warning disable ASP0014 // Only this makes the addresses known without starting the program.
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        await using var scope = app.Services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDocument.Name).GetOpenApiDocumentAsync();
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0)).ReplaceLineEndings("\n") + "\n";
    }
}
