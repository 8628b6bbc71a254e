using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;

namespace ReturnCase.Web.Setup;

internal static class DatabasePreparation
{
    private const string Sqlite = "Sqlite";

    /// <summary>
    /// A file database follows the program by itself. A database server is changed by somebody who read the script,
    /// so there the program only says what is missing.
    /// </summary>
    public static async Task PrepareAsync(this ReturnCaseDb db)
    {
        if (db.Database.ProviderName!.EndsWith(Sqlite, StringComparison.Ordinal))
            await db.MigrateIfPendingAsync();
        else if ((await db.Database.GetPendingMigrationsAsync()).Any())
            throw new SettingsException("The database is older than the program. Run the command migrate, or the reviewed script, first.");
    }

    /// <summary>Migrate takes a lock even when there is nothing to do, so it is asked first.</summary>
    public static async Task MigrateIfPendingAsync(this ReturnCaseDb db)
    {
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            await db.Database.MigrateAsync();
    }
}
