using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Web.Jobs;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

internal static class Migrate
{
    private const string DryRun = "--dry-run";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, flags: [DryRun], []);
        var dryRun = arguments.Has(DryRun);
        if (arguments.Words.Count > 0)
            throw new UsageException($"migrate does not know '{arguments.Words[0]}'.");
        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        await db.EnsureOursAsync();
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        foreach (var migration in pending)
            await output.WriteLineAsync(migration);
        if (!dryRun)
        {
            await db.MakeAsync();
            await app.MakeSchedulerTablesAsync();
        }
        await output.WriteLineAsync((pending.Count, dryRun) switch
        {
            (0, _) => "The database is up to date.",
            (1, true) => "1 migration would run.",
            (1, false) => "1 migration was run.",
            (var count, true) => $"{count} migrations would run.",
            (var count, false) => $"{count} migrations were run.",
        });
        return CommandLine.Done;
    }
}
