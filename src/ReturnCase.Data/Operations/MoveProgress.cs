using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Operations;

/// <summary>A move cannot go on. The message says what is wrong and what would be right.</summary>
public sealed class MoveRefusedException(string message) : Exception(message);

/// <summary>Keeps in the target how far a move came. The place of a table is written in the transaction of its rows, so that both are there or neither.</summary>
internal sealed class MoveProgress(ReturnCaseDb target)
{
    /// <summary>Marks an empty target as the one of a move from a source, or finds the move that was begun.</summary>
    /// <exception cref="MoveRefusedException">There is something else in it.</exception>
    public async Task<bool> BeginAsync(string source, IReadOnlyList<MoveTable> tables, CancellationToken cancel)
    {
        var mark = await target.MovedTables.AsNoTracking().FirstOrDefaultAsync(table => table.Name == MovedTable.Mark, cancel);
        if (mark is not null)
        {
            return mark.Source == source ? true : throw new MoveRefusedException("The target holds a half-finished move from another database. Move to an empty database instead.");
        }

        foreach (var table in tables)
        {
            if (await HasRowsAsync(table, cancel))
            {
                throw new MoveRefusedException($"The target is not empty: it has rows in {table.Name}. Move to an empty database, or to one that does not exist yet.");
            }
        }

        await target.Database.ExecuteSqlAsync($"INSERT INTO MovedTables (Name, Source, Rows, IsWhole) VALUES ({MovedTable.Mark}, {source}, 0, {false})", cancel);
        return false;
    }

    /// <summary>How far a table came.</summary>
    public Task<MovedTable?> OfAsync(MoveTable table, CancellationToken cancel) => target.MovedTables.AsNoTracking().FirstOrDefaultAsync(moved => moved.Name == table.Name, cancel);

    /// <summary>Writes down how far a table came, with the rows that were put in it.</summary>
    public static async Task KeepAsync(DbConnection connection, DbTransaction transaction, MovedTable moved, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM MovedTables WHERE Name = @name; INSERT INTO MovedTables (Name, Source, After, Rows, IsWhole) VALUES (@name, @source, @after, @rows, @whole)";
        foreach (var (name, value) in ((string, object)[])[("@name", moved.Name), ("@source", moved.Source), ("@after", moved.After ?? (object)DBNull.Value), ("@rows", moved.Rows), ("@whole", moved.IsWhole)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Takes the marks away, all at once: from here on the target is a database like any other.</summary>
    public Task FinishAsync(CancellationToken cancel) => target.MovedTables.ExecuteDeleteAsync(cancel);

    /// <summary>The key of a row as it is kept.</summary>
    public static string Written(IEnumerable<object> key) => string.Join('\n', key.Select(part => part switch
    {
        long number => string.Create(CultureInfo.InvariantCulture, $"i{number}"),
        string text => $"s{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text))}",
        byte[] bytes => $"x{Convert.ToHexString(bytes)}",
        _ => throw new NotSupportedException($"A move does not know keys of {part.GetType().Name}."),
    }));

    /// <summary>The key that was kept.</summary>
    public static IReadOnlyList<object> Read(string written) =>
        [.. written.Split('\n').Select(part => part[0] switch
        {
            'i' => (object)long.Parse(part.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            's' => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(part.AsSpan(1))),
            _ => Convert.FromHexString(part.AsSpan(1)),
        })];

    private async Task<bool> HasRowsAsync(MoveTable table, CancellationToken cancel)
    {
        await using var command = target.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT CASE WHEN EXISTS (SELECT 1 FROM \"{table.Name}\") THEN 1 ELSE 0 END";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 1;
    }
}
