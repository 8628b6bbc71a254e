using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Net.Http.Headers;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Api;

/// <summary>Lets systems of partners in by their token, and nobody by a cookie.</summary>
internal static class ApiDoor
{
    public const string Realm = "ReturnCase";

    /// <summary>Where the limits read that a token was refused.</summary>
    public const string RefusedItem = "RefusedToken";

    private const string Bearer = "Bearer ";

    /// <summary>Says who asks. A cookie says nothing here: what a browser sends along by itself opens nothing.</summary>
    public static void UseApiCallers(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (ApiFrame.IsApi(context))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } shown)
            {
                await ShowAsync(context, shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? shown[Bearer.Length..].Trim() : "");
            }
        }

        await next(context);
    });

    /// <summary>Turns away whoever showed no token that opens something, also where there is no such address: what there is, is told to those who are in.</summary>
    public static void UseApiDoor(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!ApiFrame.IsApi(context) || StatusPages.Happened(context) || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        if (context.User.Identity?.IsAuthenticated != true)
        {
            await TurnAwayAsync(context);
            return;
        }

        TellLimits(context);
        if (!IsWrittenSo(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!Answers(context))
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        await next(context);
    });

    // One address for one thing: no slash at its end, and in small letters. Numbers are read in either.
    private static bool IsWrittenSo(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.None)[1..];
        return context.GetEndpoint() is not RouteEndpoint { RoutePattern.PathSegments: var pattern }
            || (parts.Length == pattern.Count && parts.Zip(pattern).All(both => both.Second.Parts is not [RoutePatternLiteralPart literal] || both.First == literal.Content));
    }

    // A problem is told in its own type whatever was asked for, as its specification has it.
    private static bool Answers(HttpContext context)
    {
        var given = context.GetEndpoint()?.Metadata.GetMetadata<GivesType>()?.Type ?? "application/json";
        return !MediaTypeHeaderValue.TryParseList([.. context.Request.Headers.Accept.OfType<string>()], out var asked) || asked.Count == 0
            || asked.Any(one => one.Quality != 0 && (one.MatchesAllTypes || (one.MatchesAllSubTypes && one.Type == "application") || one.MediaType.Equals(given, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task ShowAsync(HttpContext context, string shown)
    {
        var (door, time) = (context.RequestServices.GetRequiredService<TokenDoor>(), context.RequestServices.GetRequiredService<MachineTime>());
        var answer = await door.AskAsync(shown, time.Now, context.RequestAborted);
        if (answer.Holder is not { } holder)
        {
            context.Items[RefusedItem] = answer;
            return;
        }

        context.User = ApiCaller.Principal(holder, context.RequestServices.GetRequiredService<LimitSettings>().PerMinuteOf(holder.Rate));
        await door.UsedAsync(holder, time.Now, context.RequestAborted);
    }

    private static Task TurnAwayAsync(HttpContext context)
    {
        var problems = context.RequestServices.GetRequiredService<Problems>();
        if (context.Items[RefusedItem] is not TokenAnswer refused)
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{Realm}\"";
            return problems.Of(StatusCodes.Status401Unauthorized, "NoToken").ExecuteAsync(context);
        }

        var whose = refused.ClientId is { } id ? $" {ClientSystem.ActorIdOf(id)} token {refused.TokenId}" : "";
        var trail = context.RequestServices.GetRequiredService<AuditTrail>();
        trail.Act(AuditTrail.Anonymous, null, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        trail.Happened(AuditAction.TokenRefused, $"{refused.Refusal}{whose}");
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{Realm}\", error=\"invalid_token\"";
        // Why it opens nothing is the administrator's to see: whoever found a token learns nothing about it.
        return problems.Of(StatusCodes.Status401Unauthorized, "BadToken").ExecuteAsync(context);
    }

    private static void TellLimits(HttpContext context)
    {
        var most = context.User.FindFirstValue(ApiCaller.RateClaim);
        var left = context.RequestServices.GetRequiredService<RequestLimiter>().Left(context) ?? 0;
        context.Response.Headers["RateLimit-Policy"] = $"\"client\";q={most};w=60";
        context.Response.Headers["RateLimit"] = $"\"client\";r={Math.Min(left, long.Parse(most!, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)}";
    }
}

/// <summary>The type of what an address gives, where that is not JSON.</summary>
internal sealed record GivesType(string Type);
