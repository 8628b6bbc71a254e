using ReturnCase.Data;
using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Audit;

public sealed record AnchorInterval(TimeSpan Length);

/// <summary>Anchors the ends of the audit trail outside the database, at the start and then every few minutes.</summary>
internal sealed partial class AnchorJob(IServiceScopeFactory scopes, AuditAnchors anchors, AnchorInterval interval, ILogger<AnchorJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval.Length);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await anchors.SetAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), DateTime.UtcNow, cancel: stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                NotAnchored(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit trail was not anchored; it is tried again at the next turn.")]
    private static partial void NotAnchored(ILogger log, Exception exception);
}
