using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

internal static class Migrate
{
    private const string DryRun = "--dry-run";

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = WebApp.Build([.. args.Where(argument => argument != DryRun)]);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        foreach (var migration in pending)
            Console.WriteLine(migration);
        if (!args.Contains(DryRun))
            await db.MigrateIfPendingAsync();
        Console.WriteLine((pending.Count, args.Contains(DryRun)) switch
        {
            (0, _) => "The database is up to date.",
            (var count, true) => $"{count} migrations would run.",
            (var count, false) => $"{count} migrations were run.",
        });
        return CommandLine.Done;
    }
}
