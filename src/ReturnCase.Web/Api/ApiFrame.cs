using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using ReturnCase.Data.Api;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Api;

/// <summary>What every answer below /api has: a version, a language, and a problem in JSON where something is wrong, whoever found it.</summary>
internal static partial class ApiFrame
{
    public const string Version = "1.0.0";
    public const string VersionHeader = "API-Version";

    private const string Path = "/api";
    private const string HeadItem = "AskedAsHead";

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// HEAD is looked up as GET, and what GET would say is not sent. What acts on an answer (a package that left) sees that it was HEAD.
    /// </summary>
    public static void UseApiHeads(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && (IsApi(context) || context.Request.Path.StartsWithSegments(ApiSetup.Documents, StringComparison.OrdinalIgnoreCase)) && !StatusPages.Happened(context))
        {
            context.Items[HeadItem] = true;
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>()));
        }

        await next(context);
    });

    /// <summary>Whether HEAD was asked.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(HeadItem);

    public static void UseApiFrame(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsApi(context) || StatusPages.Happened(context))
        {
            await next(context);
            return;
        }

        var culture = ApiWords.Asked(context.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        context.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[VersionHeader] = Version;
            context.Response.Headers.Append("Vary", "Accept-Language");
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var status = StatusPages.StatusOf(exception, context.RequestServices.GetRequiredService<UniqueIndexes>());
            if (status >= StatusCodes.Status500InternalServerError)
            {
                Failed(context.RequestServices.GetRequiredService<ILogger<Problem>>(), exception);
            }

            context.Response.Clear();
            (context.Response.StatusCode, context.Response.Headers.ContentLanguage) = (status, culture.TwoLetterISOLanguageName);
            if (status == StatusCodes.Status503ServiceUnavailable)
                context.Response.Headers.RetryAfter = StatusPages.RetrySeconds;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
        {
            await RefusalOf(context).ExecuteAsync(context);
        }
    });

    private static ApiRefusal RefusalOf(HttpContext context)
    {
        var problems = context.RequestServices.GetRequiredService<Problems>();
        if (context.Response.StatusCode != StatusCodes.Status403Forbidden || context.User.Identity?.IsAuthenticated != true || context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>() is not { } needed)
        {
            return problems.Of(context.Response.StatusCode);
        }

        string[] scopes = [.. needed.Scopes.Select(scope => scope.Word())];
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{ApiDoor.Realm}\", error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\"";
        var refusal = problems.Of(StatusCodes.Status403Forbidden, "MissingScope", string.Join(", ", scopes));
        return new(refusal.Problem with { Scopes = scopes });
    }

    [LoggerMessage(LogLevel.Error, "A request of the API failed.")]
    private static partial void Failed(ILogger log, Exception exception);
}

/// <summary>Which scopes open an endpoint; one of them is enough.</summary>
internal sealed record NeedsScope(IReadOnlyList<ApiScope> Scopes);
