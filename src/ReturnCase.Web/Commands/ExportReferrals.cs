using ReturnCase.Data;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>Sends every referral that is ready, as the page does, and writes the files of the batch.</summary>
internal static class ExportReferrals
{
    private const string Out = "--out";
    private static readonly Actor Operator = new("opdrachtregel", "opdrachtregel", ActorRole.IndLiaison);

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, Out);
        if (at >= 0 && (at + 1 == args.Length || args[at + 1].StartsWith('-')))
        {
            await Console.Error.WriteLineAsync($"{Out} needs a folder: export-referrals {Out} FOLDER");
            return CommandLine.WrongUsage;
        }

        var folder = at < 0 ? Directory.GetCurrentDirectory() : Path.GetFullPath(args[at + 1]);
        // What was sent stays sent, so a folder that cannot be written to is found out first.
        if (!CanWrite(folder))
        {
            await Console.Error.WriteLineAsync($"The folder {folder} cannot be written to. Nothing was exported.");
            return CommandLine.Refused;
        }

        await using var app = WebApp.Build(at < 0 ? args : [.. args[..at], .. args[(at + 2)..]]);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareExistingAsync();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var change = new Change(Operator, AmsterdamCalendar.DateOf(now), now, null, null) { Policy = scope.ServiceProvider.GetRequiredService<CasePolicy>() };
        return await scope.ServiceProvider.GetRequiredService<ReferralExport>().ExportAsync(change, null) switch
        {
            ExportResult.Exported { Batch: var batch } => await WriteAsync(folder, batch),
            ExportResult.NothingReady => Say("No referral is ready to be sent."),
            _ => await RefuseAsync(),
        };
    }

    private static async Task<int> WriteAsync(string folder, ReferralBatch batch)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{batch.Name}.csv"), batch.Csv);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{batch.Name}.json"), batch.Json);
        return Say($"{batch.Name}: {batch.Count} referrals, written to {folder}.");
    }

    private static int Say(string sentence)
    {
        Console.WriteLine(sentence);
        return CommandLine.Done;
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync("Somebody else changed one of the referrals at the same time. Nothing was exported; run the command again.");
        return CommandLine.Refused;
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
