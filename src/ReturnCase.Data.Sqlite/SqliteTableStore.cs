using System.Data.Common;
using ReturnCase.Data.Operations;

namespace ReturnCase.Data.Sqlite;

/// <summary>References are off on the one connection that copies. The guards of the audit trail look at each row as they always do.</summary>
internal sealed class SqliteTableStore : TableStore
{
    public override Task BeginAsync(DbConnection connection, IReadOnlyList<MoveTable> tables, CancellationToken cancel) => RunAsync(connection, "PRAGMA foreign_keys = OFF", cancel);

    public override async Task WriteAsync(DbConnection connection, DbTransaction transaction, MoveTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"@p{at}"))})";
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            command.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                command.Parameters[at].Value = row[at] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public override async Task<string?> EndAsync(DbConnection connection, IReadOnlyList<MoveTable> tables, CancellationToken cancel)
    {
        await RunAsync(connection, "PRAGMA foreign_keys = ON", cancel);
        return await AskAsync(connection, "PRAGMA foreign_key_check", cancel) is string table ? $"Rows of {table} refer to what is not there." : null;
    }

    public override async Task<IReadOnlyDictionary<string, long>> SeriesAsync(DbConnection connection, CancellationToken cancel)
    {
        var series = new Dictionary<string, long>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, seq FROM sqlite_sequence";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            series[reader.GetString(0)] = reader.GetInt64(1);
        }

        return series;
    }

    public override async Task ContinueAsync(DbConnection connection, IReadOnlyDictionary<string, long> series, CancellationToken cancel)
    {
        foreach (var (table, last) in series)
        {
            await RunAsync(connection, "DELETE FROM sqlite_sequence WHERE name = @name; INSERT INTO sqlite_sequence (name, seq) VALUES (@name, @last)", cancel, ("@name", table), ("@last", last));
        }
    }
}
