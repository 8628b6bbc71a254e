using ReturnCase.Data.Cases;
using ReturnCase.Data.Operations;

namespace ReturnCase.Web.Cases;

/// <summary>Refreshes the lists once at the start, since time or the policy may have changed, and after each midnight in Amsterdam.</summary>
internal sealed partial class NightlyRefresh(IServiceScopeFactory scopes, Notices.RefreshedDay day, TimeProvider clock, ILogger<NightlyRefresh> log) : BackgroundService
{
    // Asked often instead of waiting until midnight: a machine that slept or a clock that was set is noticed too.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            var today = AmsterdamTime.Today(clock);
            if (day.Day != today && await RefreshedAsync(stoppingToken))
            {
                day.Day = today;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A failure must not stop the program: the next minute tries again.
    private async Task<bool> RefreshedAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var count = await scope.ServiceProvider.GetRequiredService<ListRefresh>().RunAsync(clock.GetUtcNow().UtcDateTime, cancel);
            foreach (var (number, why) in count.Failed)
            {
                NotRead(log, number, why);
            }

            await scope.ServiceProvider.GetRequiredService<JobRuns>().DoneAsync(JobKind.Lists, clock.GetUtcNow().UtcDateTime, cancel);
            Refreshed(log, count.Cases, count.Changed);
            return true;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The lists were refreshed: {Cases} cases, {Changed} changed.")]
    private static partial void Refreshed(ILogger log, int cases, int changed);

    [LoggerMessage(LogLevel.Error, "Case {Number} could not be read, so lists show it as it was, and no alarm of it may be right. Its row is not as the program wrote it: tell whoever keeps the database.")]
    private static partial void NotRead(ILogger log, string number, Exception exception);

    [LoggerMessage(LogLevel.Error, "The lists were not refreshed; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
