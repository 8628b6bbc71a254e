using Quartz;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Operations;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Web.Cases;

/// <summary>Refreshes the lists once for each day in Amsterdam, and once for each edition of the program and its rules, since they may change what lists show.</summary>
internal sealed partial class NightlyRefresh(SharedTurns turns, TimeProvider clock, ILogger<NightlyRefresh> log) : IJob
{
    public const string Name = "lists";

    /// <summary>The turn that has to be done before anybody is told of the deadlines of a day.</summary>
    public static JobTurn TurnOf(SharedTurns turns, DateOnly day) => turns.Of(Name, day);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Refreshes them where that is owed. True where it was done here.</summary>
    // A failure must not stop the program: the next minute tries again.
    internal async Task<bool> RunAsync(CancellationToken cancel)
    {
        try
        {
            return await turns.OnceAsync(
                TurnOf(turns, AmsterdamTime.Today(clock)),
                async (services, token) =>
                {
                    var count = await services.GetRequiredService<ListRefresh>().RunAsync(clock.GetUtcNow().UtcDateTime, token);
                    foreach (var (number, why) in count.Failed)
                    {
                        NotRead(log, number, why);
                    }

                    await services.GetRequiredService<JobRuns>().DoneAsync(JobKind.Lists, clock.GetUtcNow().UtcDateTime, token);
                    Refreshed(log, count.Cases, count.Changed);
                },
                cancel);
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
