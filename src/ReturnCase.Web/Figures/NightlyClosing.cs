using ReturnCase.Data.Figures;
using ReturnCase.Data.Operations;

namespace ReturnCase.Web.Figures;

/// <summary>Closes the months that are over, once at the start and after each midnight in Amsterdam. Several instances may do so at once.</summary>
internal sealed partial class NightlyClosing(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyClosing> log) : BackgroundService
{
    // Asked often instead of waiting until midnight: a machine that slept or a clock that was set is noticed too.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        DateOnly? closed = null;
        do
        {
            var today = AmsterdamTime.Today(clock);
            if (closed != today && await ClosedAsync(stoppingToken))
            {
                closed = today;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A failure must not stop the program: the next minute tries again.
    private async Task<bool> ClosedAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var count = await scope.ServiceProvider.GetRequiredService<MonthClosing>().RunAsync(clock.GetUtcNow().UtcDateTime, cancel);
            await scope.ServiceProvider.GetRequiredService<JobRuns>().DoneAsync(JobKind.Figures, clock.GetUtcNow().UtcDateTime, cancel);
            Closed(log, count.Closed, count.Corrected);
            return true;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The figures were counted: {Closed} months closed, {Corrected} corrected.")]
    private static partial void Closed(ILogger log, int closed, int corrected);

    [LoggerMessage(LogLevel.Error, "The figures were not counted; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
