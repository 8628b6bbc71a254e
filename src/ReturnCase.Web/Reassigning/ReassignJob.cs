using ReturnCase.Data.Reassigning;

namespace ReturnCase.Web.Reassigning;

/// <summary>Carries on the reassignments that wait, also those that were confirmed before the program started or on another instance.</summary>
internal sealed partial class ReassignJob(IServiceScopeFactory scopes, ReassignSignal signal, ILogger<ReassignJob> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RoundAsync(stoppingToken);
            await signal.WaitAsync(Interval, stoppingToken);
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        try
        {
            await WithRun(run => run.ForgetPreviewsAsync(cancel));
            for (long? waiting = await NextAsync(cancel); waiting is { } id; waiting = await NextAsync(cancel))
            {
                await OneAsync(id, cancel);
            }
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    // One case that fails must not hold up the others.
    private async Task OneAsync(long id, CancellationToken cancel)
    {
        try
        {
            await WithRun(run => run.DoAsync(id, cancel));
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            CaseFailed(log, id, exception);
            await WithRun(run => run.FailedAsync(id, cancel));
            await Task.Delay(Pause, cancel);
        }
    }

    private async Task<long?> NextAsync(CancellationToken cancel)
    {
        long? next = null;
        await WithRun(async run => next = await run.WaitingAsync(cancel));
        return next;
    }

    // Each case in a scope of its own: what one leaves behind is nothing to the next.
    private async Task WithRun(Func<ReassignRun, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ReassignRun>());
    }

    [LoggerMessage(LogLevel.Error, "The reassignments were not carried on; this is tried again within seconds.")]
    private static partial void Failed(ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Error, "Case {Item} of a reassignment was not moved; this is tried again.")]
    private static partial void CaseFailed(ILogger log, long item, Exception exception);
}
