using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ReturnCase.Data.Api;
using ReturnCase.Web.Api;

namespace ReturnCase.Web.Setup;

/// <summary>How many requests a minute are answered. Where the numbers come from: docs/operations.md, Limits.</summary>
/// <param name="UserPerMinute">Of one signed-in user.</param>
/// <param name="AddressPerMinute">Of one client address, for all who are not signed in there together.</param>
/// <param name="SignInPerMinute">Forms sent to the sign-in pages from one client address.</param>
/// <param name="RequestSeconds">How long one request may take.</param>
/// <param name="ShutdownSeconds">How long a program that is stopped waits for what it is answering.</param>
internal sealed record LimitSettings(int UserPerMinute, int AddressPerMinute, int SignInPerMinute, int RequestSeconds, int ShutdownSeconds)
{
    private const int Raised = 10;

    /// <summary>Of one system of a partner.</summary>
    public int PerMinuteOf(RateClass rate) => rate == RateClass.Raised ? UserPerMinute * Raised : UserPerMinute;

    public static LimitSettings Read(IConfiguration configuration) => new(
        Number(configuration, nameof(UserPerMinute), 300),
        Number(configuration, nameof(AddressPerMinute), 600),
        Number(configuration, nameof(SignInPerMinute), 120),
        Number(configuration, nameof(RequestSeconds), 120),
        Number(configuration, nameof(ShutdownSeconds), 60));

    private static int Number(IConfiguration configuration, string name, int fallback) => configuration[$"Limits:{name}"] switch
    {
        null or "" => fallback,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 5 and <= 1_000_000 => number,
        var text => throw new SettingsException($"Setting Limits:{name} is '{text}'; write a whole number from 5 to 1000000."),
    };
}

internal static class RateLimits
{
    public static void AddReturnCaseRateLimits(this WebApplicationBuilder builder)
    {
        var limits = LimitSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(limits);
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(limits.RequestSeconds) });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(limits.ShutdownSeconds));
        builder.Services.AddSingleton(_ => new RequestLimiter(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Everything(context, limits)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => SigningIn(context, limits)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => RefusedTokens(context, limits))));
    }

    public static void UseReturnCaseRateLimits(this IApplicationBuilder app)
    {
        var limiter = app.ApplicationServices.GetRequiredService<RequestLimiter>();
        app.Use(next => context => limiter.AnswerAsync(context, next));
    }

    private static RateLimitPartition<string> Everything(HttpContext context, LimitSettings limits)
    {
        if (StatusPages.Happened(context))
            return RateLimitPartition.GetNoLimiter("");
        if (context.User.FindFirstValue(ApiCaller.RateClaim) is { } rate)
            return PerMinute($"system {context.User.FindFirstValue(ClaimTypes.NameIdentifier)} {rate}", int.Parse(rate, CultureInfo.InvariantCulture));
        return context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user
            ? PerMinute($"user {user}", limits.UserPerMinute)
            : PerMinute($"address {Address(context)}", limits.AddressPerMinute);
    }

    private static RateLimitPartition<string> SigningIn(HttpContext context, LimitSettings limits) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/sign-in")
            ? PerMinute(Address(context), limits.SignInPerMinute)
            : RateLimitPartition.GetNoLimiter("");

    // Whoever tries tokens is as slow as whoever tries passwords.
    private static RateLimitPartition<string> RefusedTokens(HttpContext context, LimitSettings limits) =>
        context.Items.ContainsKey(ApiDoor.RefusedItem) && !StatusPages.Happened(context)
            ? PerMinute($"refused {Address(context)}", limits.SignInPerMinute)
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>A minute's worth at once, and then as it comes in again.</summary>
    private static RateLimitPartition<string> PerMinute(string key, int number) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = number,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / number,
        QueueLimit = 0,
    });

    // Whoever has one IPv6 address has a network of 2^64 of them.
    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
