using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ReturnCase.Data;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;
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
        await db.EnsureOursAsync();
        if (db.IsFile())
            await db.MakeAsync();
        else if ((await db.Database.GetPendingMigrationsAsync()).Any())
            throw new SettingsException("The database is older than the program. Run the command migrate, or the reviewed script, first.");
        await db.GetService<RuleSetKeeper>().KeepAsync();
    }

    /// <summary>Stops where the database is not for this program: a newer one changed it, or a move to it is not finished.</summary>
    public static async Task EnsureOursAsync(this ReturnCaseDb db)
    {
        if ((await SchemaState.ReadAsync(db)).Refusal is { } refusal)
            throw new SettingsException(refusal);
    }

    /// <summary>Makes the database where there is none, and brings it to this version, whichever it is: somebody asked for it.</summary>
    public static Task MakeAsync(this ReturnCaseDb db)
    {
        db.GetService<DatabaseFile>().Make(db);
        return db.MigrateIfPendingAsync();
    }

    private static bool IsFile(this ReturnCaseDb db) => db.Database.ProviderName!.EndsWith(Sqlite, StringComparison.Ordinal);

    /// <summary>The same for a command that is about what is there: a wrong path must not make an empty database, nor a look at it change an older one.</summary>
    public static async Task PrepareExistingAsync(this ReturnCaseDb db)
    {
        if (!await db.Database.CanConnectAsync())
            throw new SettingsException($"There is no database at ConnectionStrings:ReturnCase{(db.IsFile() ? $" ({db.Database.GetDbConnection().DataSource})" : "")}. Check the setting; the program makes one when it is started.");
        var state = await SchemaState.ReadAsync(db);
        if (state.Refusal is { } refusal)
            throw new SettingsException(refusal);
        if (state.IsEmpty)
            throw new SettingsException("The database at ConnectionStrings:ReturnCase is empty. Check the setting; the program fills it when it is started, or the command migrate.");
        if (state.Pending.Count > 0)
            throw new SettingsException($"The database is older than the program: {state.Pending.Count} migrations did not run. Make a backup, then run the command migrate or start the program.");
        await db.GetService<RuleSetKeeper>().KeepAsync();
    }

    /// <summary>Migrate takes a lock even when there is nothing to do, so it is asked first.</summary>
    public static async Task MigrateIfPendingAsync(this ReturnCaseDb db)
    {
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            await db.Database.MigrateAsync();
    }
}
