using Microsoft.AspNetCore.Routing;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Security;

/// <summary>Puts in the audit trail that somebody was refused: each 403 of a policy, and each 403 and 404 of an address of a case.</summary>
internal static class RefusedRequests
{
    private const string OfACase = "/cases/{number}";

    public static void UseRefusalAudit(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (IsBareRefusal(context) && (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern)
        {
            var route = "/" + pattern.TrimStart('/');
            var ofCase = route.StartsWith(OfACase, StringComparison.Ordinal);
            if (ofCase || context.Response.StatusCode == StatusCodes.Status403Forbidden)
            {
                var number = ofCase ? (context.Request.RouteValues["number"] as string)?.ToUpperInvariant() : null;
                context.RequestServices.GetRequiredService<AuditTrail>()
                    .Happened(AuditAction.Refused, $"{context.Response.StatusCode} {route}", CaseNumber.Fits(number) ? [number!] : []);
            }
        }
    });

    // What was answered with a page of its own said there what it had to say; the page about the refusal is asked for a second time.
    private static bool IsBareRefusal(HttpContext context) =>
        context is { User.Identity.IsAuthenticated: true, Response: { HasStarted: false, ContentType: null, ContentLength: null, StatusCode: StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound } }
        && !StatusPages.Happened(context);
}
