using Quartz;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Operations;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Web.Figures;

/// <summary>Closes the months that are over, once for each day in Amsterdam.</summary>
internal sealed partial class NightlyClosing(SharedTurns turns, TimeProvider clock, ILogger<NightlyClosing> log) : IJob
{
    public const string Name = "figures";

    // A failure must not stop the program: the next minute tries again.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await turns.OnceAsync(
                turns.Of(Name, AmsterdamTime.Today(clock)),
                async (services, token) =>
                {
                    var count = await services.GetRequiredService<MonthClosing>().RunAsync(clock.GetUtcNow().UtcDateTime, token);
                    await services.GetRequiredService<JobRuns>().DoneAsync(JobKind.Figures, clock.GetUtcNow().UtcDateTime, token);
                    Closed(log, count.Closed, count.Corrected);
                },
                cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "The figures were counted: {Closed} months closed, {Corrected} corrected.")]
    private static partial void Closed(ILogger log, int closed, int corrected);

    [LoggerMessage(LogLevel.Error, "The figures were not counted; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
