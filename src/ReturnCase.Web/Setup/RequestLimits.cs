using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ReturnCase.Web.Setup;

internal static class RequestLimits
{
    public const long BodyBytes = 4 * 1024 * 1024;

    public static void UseReturnCaseLimits(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });

    /// <summary>
    /// The antiforgery filter answers an oversized form with a bare 400, because it cannot read the token.
    /// Asking first gives the 413 that is true.
    /// </summary>
    public static void UseBodyLimit(this WebApplication app) => app.Use(async (context, next) =>
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own
            ? own.MaxRequestBodySize ?? long.MaxValue
            : BodyBytes;
        if (context.Request.ContentLength > limit || !await FormFits(context.Request))
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else
            await next(context);
    });

    private static async Task<bool> FormFits(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return true;
        try
        {
            await request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = BodyBytes });
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return false;
        }
    }
}
