using ReturnCase.Data.Api;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Api.Events;

/// <summary>Tells subscribers what happened, every few seconds. Every instance of the program does it beside the others: the database decides who sends an event.</summary>
internal sealed partial class EventJob(IServiceScopeFactory scopes, TimeProvider clock, MachineTime machine, ILogger<EventJob> log) : BackgroundService
{
    private const int RoundsBetweenSweeps = 360;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            await TryAsync(round % RoundsBetweenSweeps == 0, stoppingToken);
        }
    }

    // A failure must not stop the program: what waits is sent in the next round.
    private async Task TryAsync(bool sweep, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var round = scope.ServiceProvider.GetRequiredService<EventRound>();
            if (await round.RunAsync(cancel) is var count && count != default)
                Told(log, count.Sent, count.Failed);
            if (sweep)
                await round.SweepAsync(scope.ServiceProvider.GetRequiredService<IdempotentRequests>(), machine.Now, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Sent} events were sent to subscribers, {Failed} were not and are tried again or given up.")]
    private static partial void Told(ILogger log, int sent, int failed);

    [LoggerMessage(LogLevel.Error, "Sending events failed; this is tried again within seconds.")]
    private static partial void Failed(ILogger log, Exception exception);
}
