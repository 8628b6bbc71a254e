using ReturnCase.Data.Jobs;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Operations;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Web.Notices;

/// <summary>
/// Tells people of deadlines that near, every few minutes, and sends their e-mail. Every instance of the program does it beside the others: the database decides who gives a notice and who sends a message.
/// </summary>
internal sealed partial class AlarmJob(IServiceScopeFactory scopes, SharedTurns turns, TimeProvider clock, MailOptions mail, ILogger<AlarmJob> log) : BackgroundService
{
    private const int RoundsBetweenAlarms = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Gives every notice that is owed at an instant, as of its day in Amsterdam: silence is counted from when people were told, so both are one moment.</summary>
    public static Task<AlarmCount> TellAsync(IServiceProvider services, DateTime now, CancellationToken cancel = default) =>
        services.GetRequiredService<AlarmRun>().RunAsync(now, Domain.Clocks.AmsterdamCalendar.DateOf(now), services.GetRequiredService<MailOptions>().Server is not null, cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var round = 0;
        do
        {
            if (await TryAsync(round % RoundsBetweenAlarms == 0, stoppingToken))
            {
                round++;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A failure must not stop the program: what is owed stays owed, and the next round gives it. False where the lists are not refreshed for today: time alone may have moved deadlines.
    private async Task<bool> TryAsync(bool alarms, CancellationToken cancel)
    {
        try
        {
            if (!await AreListsOfTodayAsync(cancel))
            {
                return false;
            }

            if (alarms)
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await TellAsync(scope.ServiceProvider, clock.GetUtcNow().UtcDateTime, cancel) is { Notices: > 0 } told)
                    Told(log, told.Notices, told.Cases);
                await scope.ServiceProvider.GetRequiredService<JobRuns>().DoneAsync(JobKind.Alarms, clock.GetUtcNow().UtcDateTime, cancel);
            }

            if (mail.Server is not null)
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(cancel) is { } count && count != new MailCount(0, 0))
                    Mailed(log, count.Sent, count.Failed);
            }
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
        }

        return true;
    }

    private async Task<bool> AreListsOfTodayAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobClaims>().IsDoneAsync(NightlyRefresh.TurnOf(turns, AmsterdamTime.Today(clock)), cancel);
    }

    [LoggerMessage(LogLevel.Information, "{Notices} notices were given about deadlines, of {Cases} cases that are near one.")]
    private static partial void Told(ILogger log, int notices, int cases);

    [LoggerMessage(LogLevel.Information, "{Sent} messages were sent by e-mail, {Failed} were not and are tried again.")]
    private static partial void Mailed(ILogger log, int sent, int failed);

    [LoggerMessage(LogLevel.Error, "Telling people of their deadlines failed; this is tried again within minutes.")]
    private static partial void Failed(ILogger log, Exception exception);
}
