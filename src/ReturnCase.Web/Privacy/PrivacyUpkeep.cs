using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Retention;
using ReturnCase.Data.Tasks;

namespace ReturnCase.Web.Privacy;

/// <summary>Sees to what time asks: released dossiers and drafts go when their term is over, and what a destruction could not overwrite at once is overwritten later.</summary>
internal sealed partial class PrivacyUpkeep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PrivacyUpkeep> log) : BackgroundService
{
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A failure must not stop the program: the next round tries again.
    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, clock.GetUtcNow().UtcDateTime, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The upkeep of dossiers, drafts and destructions failed; this is tried again within ten minutes.")]
    private static partial void Failed(ILogger log, Exception exception);
}
