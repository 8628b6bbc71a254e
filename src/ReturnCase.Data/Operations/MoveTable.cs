using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ReturnCase.Data.Audit;

namespace ReturnCase.Data.Operations;

/// <summary>A column as every database keeps it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What is kept in it: an enum is text, an instant is UTC.</param>
public sealed record MoveColumn(string Name, Type Type);

/// <summary>A table that a move takes over.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, by name.</param>
/// <param name="Key">Places in these of the columns of its key, in the order of the key.</param>
public sealed record MoveTable(string Name, IReadOnlyList<MoveColumn> Columns, IReadOnlyList<int> Key)
{
    private static readonly Dictionary<Type, Func<DbDataReader, int, object>> Readers = new()
    {
        [typeof(bool)] = (row, at) => row.GetBoolean(at),
        [typeof(int)] = (row, at) => row.GetInt32(at),
        [typeof(long)] = (row, at) => row.GetInt64(at),
        [typeof(double)] = (row, at) => row.GetDouble(at),
        [typeof(decimal)] = (row, at) => row.GetDecimal(at),
        [typeof(string)] = (row, at) => row.GetString(at),
        [typeof(byte[])] = (row, at) => row.GetFieldValue<byte[]>(at),
        [typeof(Guid)] = (row, at) => row.GetGuid(at),
        [typeof(DateTime)] = (row, at) => row.GetDateTime(at),
        [typeof(DateTimeOffset)] = (row, at) => row.GetFieldValue<DateTimeOffset>(at),
        [typeof(DateOnly)] = (row, at) => row.GetFieldValue<DateOnly>(at),
        [typeof(TimeOnly)] = (row, at) => row.GetFieldValue<TimeOnly>(at),
    };

    /// <summary>
    /// Every table of the model but that of the move itself, in an order in which they can be filled: the parts of the trail that were removed come before its rows, which follow on them.
    /// </summary>
    public static IReadOnlyList<MoveTable> Of(ReturnCaseDb db) =>
        [.. db.Model.GetRelationalModel().Tables.Where(table => table.Name != MovedTable.TableName).OrderBy(table => table.Name == AuditRowConfiguration.Table).ThenBy(table => table.Name, StringComparer.Ordinal).Select(Of)];

    /// <summary>How a row is asked for, in the words of a database.</summary>
    public string Select(ISqlGenerationHelper sql) => $"SELECT {string.Join(", ", Columns.Select(column => sql.DelimitIdentifier(column.Name)))} FROM {sql.DelimitIdentifier(Name)}";

    /// <summary>The same from a place in the order of the key on; parameters <c>@k0</c>, <c>@k1</c>, … are the last key.</summary>
    public string SelectAfter(ISqlGenerationHelper sql, bool after)
    {
        string[] keys = [.. Key.Select(at => sql.DelimitIdentifier(Columns[at].Name))];
        var places = Enumerable.Range(0, keys.Length).Select(at => string.Join(" AND ", Enumerable.Range(0, at).Select(before => $"{keys[before]} = @k{before}").Append($"{keys[at]} > @k{at}")));
        return $"{Select(sql)}{(after ? $" WHERE ({string.Join(") OR (", places)})" : "")} ORDER BY {string.Join(", ", keys)}";
    }

    /// <summary>The values of the row on which a reader stands.</summary>
    public object?[] Read(DbDataReader row)
    {
        var values = new object?[Columns.Count];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = row.IsDBNull(at) ? null : Readers[Columns[at].Type](row, at);
        }

        return values;
    }

    private static MoveTable Of(ITable table)
    {
        MoveColumn[] columns = [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new MoveColumn(column.Name, TypeOf(column)))];
        var unknown = Array.Find(columns, column => !Readers.ContainsKey(column.Type));
        var key = table.PrimaryKey ?? throw new NotSupportedException($"The table {table.Name} has no key, so it cannot be moved.");
        return unknown is not null
            ? throw new NotSupportedException($"The column {table.Name}.{unknown.Name} holds {unknown.Type.Name}, which a move does not know.")
            : new(table.Name, columns, [.. key.Columns.Select(column => Array.FindIndex(columns, own => own.Name == column.Name))]);
    }

    // A column of JSON has no property of its own: it is text.
    private static Type TypeOf(IColumn column)
    {
        var mapping = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0].TypeMapping : column.StoreTypeMapping;
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return column.PropertyMappings.Count == 0 ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
    }
}
