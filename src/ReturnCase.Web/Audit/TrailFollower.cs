using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Audit;

/// <summary>Follows the audit trail: links rows to cases, and sends the processing log. What is not acknowledged is sent again, also after a crash.</summary>
internal sealed partial class TrailFollower(IServiceScopeFactory scopes, ILogger<TrailFollower> log, ProcessingLogSender? sender = null) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A receiver that is away for a night must not fill the disk with the same sentence.
    private const int TurnsOfAMinute = 30;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var failed = 0;
        do
        {
            try
            {
                await FollowAsync(scopes, sender, stoppingToken);
                failed = 0;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (failed++ % TurnsOfAMinute == 0)
                    Behind(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Does all there is to do now.</summary>
    internal static async Task FollowAsync(IServiceScopeFactory scopes, ProcessingLogSender? sender, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditExpansion>().RunAsync(cancel);
        if (sender is not null)
            await sender.SendAsync(scope.ServiceProvider.GetRequiredService<ProcessingLog>(), cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The processing log is behind; what is missing is sent at the next turn.")]
    private static partial void Behind(ILogger log, Exception exception);
}
