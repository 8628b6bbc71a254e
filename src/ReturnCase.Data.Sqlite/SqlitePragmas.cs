using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnCase.Data.Sqlite;

/// <summary>
/// Pragmas belong to a connection, not to the file (WAL excepted), so each opened one gets them. None is opened while its file is not in its place:
/// a pooled one still has the file that was moved or deleted, and what is kept there may never be seen again.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new("PRAGMA journal_mode = WAL; ");

    /// <summary>For a connection that only reads: the journal belongs to the file.</summary>
    public static readonly SqlitePragmas ReadOnly = new("");

    private const int CannotOpen = 14;

    private readonly string _sql;

    private SqlitePragmas(string journal) => _sql = $"PRAGMA busy_timeout = 5000; {journal}PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        EnsureInPlace(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        EnsureInPlace(connection);
        return ValueTask.FromResult(result);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void EnsureInPlace(DbConnection connection)
    {
        if (connection.DataSource is not (":memory:" or "") && !File.Exists(connection.DataSource))
        {
            throw new SqliteException("The file of the database is not where it was.", CannotOpen);
        }
    }
}
