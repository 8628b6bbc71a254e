using Quartz;
using ReturnCase.Data;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Web.Documents;

/// <summary>Asks the scanner again for what it did not answer, and takes away files that no document has.</summary>
internal sealed partial class DocumentUpkeep(SharedTurns turns, VirusScanner scanner, DestructionLedger ledger, TimeProvider clock, ILogger<DocumentUpkeep> log) : IJob
{
    public const string Name = "scans";

    private const string Sweeping = "sweep";
    private const int AtOnce = 20;
    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);
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

    // A failure must not stop the program: the next minute tries again.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Files are dated by the machine, whatever the clock of the demo says.
            var machineNow = DateTime.UtcNow;
            await turns.OnceAsync(turns.Of(Sweeping, machineNow, ADay), SweepAsync, cancellationToken);
            if (scanner.IsThere)
            {
                await turns.OnceAsync(turns.Of(Name, machineNow, JobsSetup.Interval), ScanAsync, cancellationToken);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, exception);
        }
    }

    internal async Task SweepAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (ledger.Restores().Any(restore => restore.At > clock.GetUtcNow().UtcDateTime - AfterRestore))
        {
            return;
        }

        var (_, refused) = await services.GetRequiredService<DocumentStore>().SweepAsync(DateTime.UtcNow - Leftover, cancel);
        if (refused > 0)
        {
            StillThere(log, refused);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} files in the folder of documents belong to no document and cannot be deleted. Look at the rights of that folder; this is tried again within a day.")]
    private static partial void StillThere(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The upkeep of documents failed; this is tried again within a minute.")]
    private static partial void Failed(ILogger log, Exception exception);
}
