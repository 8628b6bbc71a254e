using ReturnCase.Data;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Retention;

namespace ReturnCase.Web.Documents;

/// <summary>Asks the scanner again for what it did not answer, and takes away files that no document has.</summary>
internal sealed partial class DocumentUpkeep(IServiceScopeFactory scopes, VirusScanner scanner, DestructionLedger ledger, TimeProvider clock, ILogger<DocumentUpkeep> log) : BackgroundService
{
    private const int AtOnce = 20;
    private const int RoundsOfADay = 24 * 60;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Leftover = TimeSpan.FromDays(1);

    /// <summary>After a restore the files of what came after the backup have no row, and the database from before may be put back yet.</summary>
    private static readonly TimeSpan AfterRestore = TimeSpan.FromDays(30);

    /// <summary>Asks for each file that waits. Where the scanner does not answer, the rest waits for the next round.</summary>
    public static async Task ScanAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        var (documents, scanner) = (services.GetRequiredService<DocumentStore>(), services.GetRequiredService<VirusScanner>());
        long after = 0;
        while (await documents.WaitingAsync(after, AtOnce, cancel) is { Count: > 0 } waiting)
        {
            foreach (var file in waiting)
            {
                after = file.Id;
                await using var content = await documents.OpenAsync(file.Name, cancel);
                if (content is null)
                {
                    continue;
                }

                var said = await scanner.AskAsync(content, cancel);
                if (said == ScanState.Waiting)
                {
                    break;
                }

                file.Scanned(said, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
                await services.GetRequiredService<ReturnCaseDb>().SaveChangesAsync(cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        var round = 0;
        do
        {
            await RoundAsync(round++ % RoundsOfADay == 0, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A failure must not stop the program: the next round tries again.
    internal async Task RoundAsync(bool sweep, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // Files are dated by the machine, whatever the clock of the demo says.
            if (sweep && !ledger.Restores().Any(restore => restore.At > clock.GetUtcNow().UtcDateTime - AfterRestore))
            {
                var (_, refused) = await scope.ServiceProvider.GetRequiredService<DocumentStore>().SweepAsync(DateTime.UtcNow - Leftover, cancel);
                if (refused > 0)
                {
                    StillThere(log, refused);
                }
            }

            if (scanner.IsThere)
            {
                await ScanAsync(scope.ServiceProvider, cancel);
            }
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} files in the folder of documents belong to no document and cannot be deleted. Look at the rights of that folder; this is tried again within a day.")]
    private static partial void StillThere(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The upkeep of documents failed; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
