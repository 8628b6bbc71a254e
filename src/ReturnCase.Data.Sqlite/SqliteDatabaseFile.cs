using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.Sqlite;

internal sealed class SqliteDatabaseFile : DatabaseFile
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int Tries = 5;

    // In seconds: longer than any save, and a proxy still waits for the answer.
    private const int Patience = 3;

    public override string? WhyNot => null;

    public override string? PathOf(ReturnCaseDb db) => Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

    public override void Make(ReturnCaseDb db)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        if (PathOf(db) is { } path && !File.Exists(path))
        {
            new FileStream(path, options).Dispose();
        }
    }

    public override string ConnectionTo(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;

    /// <summary>VACUUM writes every page anew, so that no page keeps a rest of what was deleted; then the log is brought in and cut to nothing.</summary>
    public override async Task<bool> OverwriteAsync(ReturnCaseDb db, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await ExecuteAsync(db.Database.GetDbConnection(), "VACUUM", cancel);
            for (var i = 0; i < Tries; i++)
            {
                if (await ScalarAsync(db.Database.GetDbConnection(), "PRAGMA wal_checkpoint(TRUNCATE)", cancel) is 0L)
                {
                    return true;
                }
            }

            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override async Task CopyAsync(ReturnCaseDb db, string file, CancellationToken cancel = default) =>
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancel);

    public override async Task<bool> TakesWritesAsync(ReturnCaseDb db, CancellationToken cancel = default)
    {
        await using var connection = new SqliteConnection(db.Database.GetConnectionString()) { DefaultTimeout = Patience };
        await connection.OpenAsync(cancel);
        try
        {
            await ExecuteAsync(connection, "BEGIN IMMEDIATE; ROLLBACK", cancel);
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }

    public override bool IsDamage(DbException exception) => exception is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    public override async Task SampleAsync(ReturnCaseDb db, CancellationToken cancel = default)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA analysis_limit = 400; ANALYZE", cancel);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            // It only makes lists quicker, and the next night comes: what it follows must not fail by it.
        }
    }

    public override async Task<string?> FaultAsync(string file, CancellationToken cancel = default)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancel);
            return await FaultAsync(connection, true, cancel) ?? (await ScalarAsync(connection, "SELECT name FROM sqlite_master WHERE name = 'Cases'", cancel) is null ? "it is no database of this program." : null);
        }
        catch (SqliteException exception)
        {
            return $"it cannot be read as a database (SQLite error {exception.SqliteErrorCode}).";
        }
    }

    public override async Task<string?> DamageAsync(ReturnCaseDb db, bool whole, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await FaultAsync(db.Database.GetDbConnection(), whole, cancel) is { } fault ? $"The database is damaged: {fault} {Damaged}" : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override async Task<bool> CloseAsync(string file, CancellationToken cancel = default)
    {
        SqliteConnection.ClearAllPools();
        // Somebody who is about to stop lets go within this; whoever works on would be waited for half a minute else.
        await using var connection = new SqliteConnection(ConnectionTo(file)) { DefaultTimeout = 2 };
        await connection.OpenAsync(cancel);
        try
        {
            return await ScalarAsync(connection, "PRAGMA journal_mode = DELETE", cancel) is "delete";
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        catch (SqliteException exception) when (IsDamage(exception))
        {
            // Nothing can be brought into what is no database; that is why it is put aside for a backup.
            return true;
        }
    }

    private static async Task<string?> FaultAsync(DbConnection connection, bool whole, CancellationToken cancel) =>
        await ScalarAsync(connection, whole ? "PRAGMA integrity_check" : "PRAGMA quick_check", cancel) is not "ok" ? "its pages are damaged."
        : await ScalarAsync(connection, "PRAGMA foreign_key_check", cancel) is not null ? "parts of it refer to what is not there."
        : null;

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }
}
