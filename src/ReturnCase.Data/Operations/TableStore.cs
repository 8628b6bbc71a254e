using System.Data.Common;

namespace ReturnCase.Data.Operations;

/// <summary>How the tables of a database are filled whole. Each provider does it in its own way.</summary>
public abstract class TableStore
{
    /// <summary>Lets rows come in whose references follow later. What guards the audit trail stays.</summary>
    public abstract Task BeginAsync(DbConnection connection, IReadOnlyList<MoveTable> tables, CancellationToken cancel);

    /// <summary>Puts rows in a table, with the keys that they have.</summary>
    public abstract Task WriteAsync(DbConnection connection, DbTransaction transaction, MoveTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel);

    /// <summary>Holds references again, and looks whether every one leads to a row.</summary>
    /// <returns>What is wrong, in a sentence; null where nothing is.</returns>
    public abstract Task<string?> EndAsync(DbConnection connection, IReadOnlyList<MoveTable> tables, CancellationToken cancel);

    /// <summary>The last key that each table gave out by itself, also where the row is gone.</summary>
    public abstract Task<IReadOnlyDictionary<string, long>> SeriesAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Goes on with such keys where another database stopped: a key that was given out once is never given out again.</summary>
    public abstract Task ContinueAsync(DbConnection connection, IReadOnlyDictionary<string, long> series, CancellationToken cancel);

    /// <summary>Runs a command without an answer.</summary>
    protected static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Runs a command and gives its first value.</summary>
    protected static async Task<object?> AskAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync(cancel);
    }
}
