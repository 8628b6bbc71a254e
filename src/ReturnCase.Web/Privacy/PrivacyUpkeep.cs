using Microsoft.EntityFrameworkCore;
using Quartz;
using ReturnCase.Data;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Retention;
using ReturnCase.Data.Tasks;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Web.Privacy;

/// <summary>Sees to what time asks: released dossiers and drafts go when their term is over, and what a destruction could not overwrite at once is overwritten later.</summary>
internal sealed partial class PrivacyUpkeep(SharedTurns turns, TimeProvider clock, ILogger<PrivacyUpkeep> log) : IJob
{
    public const string Name = "upkeep";

    // What had no case was one person's note, and no court asks for it.
    private const int MonthsOfClosedTasks = 12;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>One round.</summary>
    public static async Task RunAsync(IServiceProvider services, DateTime now, CancellationToken cancel = default)
    {
        var db = services.GetRequiredService<ReturnCaseDb>();
        await db.AccessRequests.Where(request => request.Dossier != null && request.DossierUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.Dossier, (byte[]?)null), cancel);
        await services.GetRequiredService<DraftStore>().ForgetAsync(now.AddDays(-services.GetRequiredService<DraftLimits>().Days), cancel);
        await services.GetRequiredService<DecisionFiles>().ForgetAsync(now.AddDays(-services.GetRequiredService<DraftLimits>().Days), now, cancel);
        await services.GetRequiredService<OwnTasks>().ForgetAsync(now.AddMonths(-MonthsOfClosedTasks), cancel);
        await services.GetRequiredService<Destructions>().OverwriteAsync(now, cancel);
    }

    // A failure must not stop the program: the next minute tries again.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await turns.OnceAsync(turns.Of(Name, now, Interval), (services, token) => RunAsync(services, now, token), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The upkeep of dossiers, drafts and destructions failed; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
