using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ReturnCase.Web.Setup;

/// <summary>
/// Answers 429 to who asks more than the limits give. The platform's own middleware keeps a clock that ticks ten times a second for as long as the process lives, and all of the program
/// with it; this one lets go when the program ends.
/// </summary>
internal sealed class RequestLimiter(params PartitionedRateLimiter<HttpContext>[] limiters) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _all = PartitionedRateLimiter.CreateChained(limiters);

    /// <summary>How many requests more this caller can make at once; null where nothing is counted.</summary>
    public long? Left(HttpContext context) => _all.GetStatistics(context)?.CurrentAvailablePermits;

    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            await next(context);
            return;
        }

        using var lease = _all.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    public void Dispose()
    {
        _all.Dispose();
        // The chain does not own its links.
        Array.ForEach(limiters, limiter => limiter.Dispose());
    }
}
