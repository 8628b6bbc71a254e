using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ReturnCase.Data;
using ReturnCase.Data.Rules;

namespace ReturnCase.Web.Setup;

internal static class DatabasePreparation
{
    private const string Sqlite = "Sqlite";

    /// <summary>
    /// A file database follows the program by itself. A database server is changed by somebody who read the script,
    /// so there the program only says what is missing. Then the settings in force become a rule set, where they are not yet.
    /// </summary>
    public static async Task PrepareAsync(this ReturnCaseDb db)
    {
        if (db.Database.ProviderName!.EndsWith(Sqlite, StringComparison.Ordinal))
            await db.MakeForOwnerAsync();
        else if ((await db.Database.GetPendingMigrationsAsync()).Any())
            throw new SettingsException("The database is older than the program. Run the command migrate, or the reviewed script, first.");
        await db.GetService<RuleSetKeeper>().KeepAsync();
    }

    // Only the account of the program reads a new file, whatever its umask; one that is there keeps the mode its operator gave it.
    private static async Task MakeForOwnerAsync(this ReturnCaseDb db)
    {
        var path = db.Database.GetDbConnection().DataSource;
        var isNew = !File.Exists(path);
        await db.MigrateIfPendingAsync();
        if (isNew && !OperatingSystem.IsWindows())
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm"])
                if (File.Exists(file))
                    File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>The same for a command that is about what is there: a wrong path must not make an empty database.</summary>
    public static async Task PrepareExistingAsync(this ReturnCaseDb db)
    {
        if (!await db.Database.CanConnectAsync())
            throw new SettingsException($"There is no database at ConnectionStrings:ReturnCase{(db.Database.ProviderName!.EndsWith(Sqlite, StringComparison.Ordinal) ? $" ({db.Database.GetDbConnection().DataSource})" : "")}. Check the setting; the program makes one when it is started.");
        await db.PrepareAsync();
    }

    /// <summary>Migrate takes a lock even when there is nothing to do, so it is asked first.</summary>
    public static async Task MigrateIfPendingAsync(this ReturnCaseDb db)
    {
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            await db.Database.MigrateAsync();
    }
}
