using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.Operations;

/// <summary>One side of a move.</summary>
/// <param name="Db">The database.</param>
/// <param name="Store">How its tables are read and filled.</param>
public sealed record MoveSide(ReturnCaseDb Db, TableStore Store)
{
    public DbConnection Connection => Db.Database.GetDbConnection();

    public ISqlGenerationHelper Sql => Db.GetService<ISqlGenerationHelper>();
}

/// <summary>What both sides hold of a table.</summary>
public sealed record TableProof(string Table, long Rows, long MovedRows, string Hash, string MovedHash)
{
    public bool IsSame => Rows == MovedRows && Hash == MovedHash;
}

/// <summary>
/// Takes every row of an SQLite database over to another, table by table in the order of the key, in pages of which each is there whole with its place or not at all; then reads both sides and
/// compares. It can be stopped anywhere and goes on where it was. Until it has been finished the target bears a mark by which the program leaves it alone.
/// </summary>
public sealed class DatabaseMove(MoveSide source, MoveSide target)
{
    private const long MostBytes = 4 * 1024 * 1024;
    private readonly MoveProgress _progress = new(target.Db);

    /// <summary>Rows of one page, where they are not large.</summary>
    public int PageRows { get; init; } = 1_000;

    /// <summary>Every table that is moved.</summary>
    public IReadOnlyList<MoveTable> Tables { get; } = MoveTable.Of(source.Db);

    /// <summary>Copies what is not over yet.</summary>
    /// <param name="seen">Is told of each page: the table, its rows so far, and whether that is all of it.</param>
    /// <param name="cancel">Stops between two pages.</param>
    /// <exception cref="MoveRefusedException">The target holds something else.</exception>
    public async Task CopyAsync(Action<MoveTable, long, bool> seen, CancellationToken cancel = default)
    {
        await target.Db.Database.OpenConnectionAsync(cancel);
        await source.Db.Database.OpenConnectionAsync(cancel);
        var identity = await DatabaseIdentity.FindAsync(source.Db, cancel) ?? "none";
        await _progress.BeginAsync(identity, Tables, cancel);
        await target.Store.BeginAsync(target.Connection, Tables, cancel);
        foreach (var table in Tables)
        {
            var moved = await _progress.OfAsync(table, cancel) ?? new MovedTable { Name = table.Name, Source = identity };
            if (!moved.IsWhole)
            {
                await CopyAsync(table, moved, seen, cancel);
            }
        }

        await target.Store.ContinueAsync(target.Connection, await source.Store.SeriesAsync(source.Connection, cancel), cancel);
    }

    /// <summary>Holds references again, and looks whether each leads to a row. What is wrong, in a sentence; null where nothing is.</summary>
    public Task<string?> CloseAsync(CancellationToken cancel = default) => target.Store.EndAsync(target.Connection, Tables, cancel);

    /// <summary>Reads each table on both sides, one after the other.</summary>
    public async IAsyncEnumerable<TableProof> ProveAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var table in Tables)
        {
            var (here, there) = (await SumAsync(source, table, cancel), await SumAsync(target, table, cancel));
            yield return new(table.Name, here.Rows, there.Rows, here.Hash(), there.Hash());
        }
    }

    /// <summary>Takes the mark away. Only after everything was proven.</summary>
    public Task FinishAsync(CancellationToken cancel = default) => _progress.FinishAsync(cancel);

    private static async Task<TableSum> SumAsync(MoveSide side, MoveTable table, CancellationToken cancel)
    {
        var sum = new TableSum(table);
        await using var command = Command(side, table.Select(side.Sql));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            sum.Add(table.Read(reader));
        }

        return sum;
    }

    private async Task CopyAsync(MoveTable table, MovedTable moved, Action<MoveTable, long, bool> seen, CancellationToken cancel)
    {
        await using var command = Command(source, table.SelectAfter(source.Sql, moved.After is not null));
        foreach (var (value, at) in moved.After is null ? [] : MoveProgress.Read(moved.After).Select((value, at) => (value, at)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@k{at}", value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (page, bytes, more) = (new List<object?[]>(PageRows), 0L, true);
        object[]? last = null;
        while (more)
        {
            cancel.ThrowIfCancellationRequested();
            more = await reader.ReadAsync(cancel);
            if (more)
            {
                var row = table.Read(reader);
                page.Add(row);
                bytes += row.Sum(value => value switch { byte[] blob => blob.Length, string text => 2L * text.Length, _ => sizeof(long) });
                last = [.. table.Key.Select(reader.GetValue)];
            }

            if (!more || page.Count >= PageRows || bytes >= MostBytes)
            {
                moved = new() { Name = table.Name, Source = moved.Source, After = last is null ? moved.After : MoveProgress.Written(last), Rows = moved.Rows + page.Count, IsWhole = !more };
                await KeepAsync(table, page, moved, cancel);
                seen(table, moved.Rows, moved.IsWhole);
                page.Clear();
                bytes = 0;
            }
        }
    }

    private async Task KeepAsync(MoveTable table, List<object?[]> page, MovedTable moved, CancellationToken cancel)
    {
        await using var transaction = await target.Connection.BeginTransactionAsync(cancel);
        if (page.Count > 0)
        {
            await target.Store.WriteAsync(target.Connection, transaction, table, page, cancel);
        }

        await MoveProgress.KeepAsync(target.Connection, transaction, moved, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static DbCommand Command(MoveSide side, string sql)
    {
        var command = side.Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }
}
