using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnCase.Data.Sqlite;

/// <summary>Pragmas belong to a connection, not to the file (WAL excepted), so each opened one gets them.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new("PRAGMA journal_mode = WAL; ");

    /// <summary>For a connection that only reads: the journal belongs to the file.</summary>
    public static readonly SqlitePragmas ReadOnly = new("");

    private readonly string _sql;

    private SqlitePragmas(string journal) => _sql = $"PRAGMA busy_timeout = 5000; {journal}PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

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
}
