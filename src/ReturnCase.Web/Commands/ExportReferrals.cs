using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>Makes a package of every referral that is ready and complete, as the page does, and puts it in a folder.</summary>
internal static class ExportReferrals
{
    private const string Out = "--out";
    private static readonly Actor Operator = new(Actor.CommandLine, Actor.CommandLine, ActorRole.IndLiaison);

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, Out);
        if (arguments.Words is [var word, ..])
        {
            throw new UsageException($"export-referrals does not know '{word}'; the folder is written as {Out} FOLDER.");
        }

        var folder = Path.GetFullPath(arguments[Out] ?? Directory.GetCurrentDirectory());
        // What is in a package is marked, so a folder that cannot be written to is found out first.
        if (!CanWrite(folder))
        {
            return await RefuseAsync($"The folder {folder} cannot be written to. Nothing was exported.");
        }

        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareExistingAsync();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var change = new Change(Operator, AmsterdamCalendar.DateOf(now), now, null, null) { Policy = scope.ServiceProvider.GetRequiredService<CasePolicy>() };
        var orders = scope.ServiceProvider.GetRequiredService<PackageOrders>();
        // What an earlier run was killed over is carried on, not asked for again.
        if (await orders.OpenOfAsync(Operator.Id) is { } begun)
        {
            return await MakeAsync(scope.ServiceProvider, begun, folder);
        }

        return await orders.PlaceAsync(change, null, Guid.NewGuid().ToString("N"), null) switch
        {
            PlacedOrder.Placed { Number: var number } => await MakeAsync(scope.ServiceProvider, number, folder),
            _ => await NothingAsync(scope.ServiceProvider),
        };
    }

    private static async Task<int> MakeAsync(IServiceProvider services, int number, string folder)
    {
        var viewer = new Viewer(Operator.Id, Operator.Role, null);
        var (run, orders, batches) = (services.GetRequiredService<PackageRun>(), services.GetRequiredService<PackageOrders>(), services.GetRequiredService<BatchQueries>());
        // A server that runs beside this command may have taken it: then it is waited for.
        while (!await run.OneAsync(number) && await orders.FindAsync(viewer, number) is { IsOpen: true })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        if (await batches.FileAsync(viewer, number, ReferralBatch.FileOf(number)) is not { } file || await batches.FindAsync(viewer, number) is not { } batch)
        {
            return await RefuseAsync("Somebody else changed one of the referrals at the same time, or stopped the package. Nothing was exported; run the command again.");
        }

        return await services.GetRequiredService<PackageTransfer>().PutAsync(number, file.Name, file.Sha256, folder, Operator) is { } failure
            ? await RefuseAsync($"{file.Name} was made and is kept, but it was not written to {folder}: {failure} Download it in the program.")
            : Say($"{ReferralBatch.NameOf(number)}: {batch.Count} referrals, written to {Path.Combine(folder, file.Name)}.");
    }

    private static async Task<int> NothingAsync(IServiceProvider services)
    {
        var counts = await services.GetRequiredService<ReferralQueries>().CountsAsync(new Viewer(Operator.Id, Operator.Role, null), DateTime.MinValue);
        return Say(counts.Ready == 0 ? "No referral is ready to be sent." : $"No referral that is ready is complete: {counts.Ready} lack something. Send those in the program, with the reason.");
    }

    private static int Say(string sentence)
    {
        Console.WriteLine(sentence);
        return CommandLine.Done;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
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
