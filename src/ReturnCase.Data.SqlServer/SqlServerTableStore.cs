using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using ReturnCase.Data.Operations;

namespace ReturnCase.Data.SqlServer;

/// <summary>
/// Rows come in by bulk copy, which keeps the keys they have and wakes no trigger: those guard what people and programs write later. References are off until every row is there; then all of
/// them are checked, so that the server trusts them again.
/// </summary>
internal sealed class SqlServerTableStore : TableStore
{
    public static string Off(string table) => $"ALTER TABLE [{table}] NOCHECK CONSTRAINT ALL;";

    public static string On(string table) => $"ALTER TABLE [{table}] WITH CHECK CHECK CONSTRAINT ALL;";

    /// <summary>An identity that gave out nothing yet begins at the number it is given, another one after it.</summary>
    public static string Reseed(string table, long last) => string.Create(CultureInfo.InvariantCulture, $"""
        IF OBJECTPROPERTY(OBJECT_ID(N'[{table}]'), 'TableHasIdentity') = 1
        BEGIN
            IF EXISTS (SELECT 1 FROM [{table}]) DBCC CHECKIDENT (N'[{table}]', RESEED, {last}) WITH NO_INFOMSGS;
            ELSE DBCC CHECKIDENT (N'[{table}]', RESEED, {last + 1}) WITH NO_INFOMSGS;
        END
        """);

    public override async Task BeginAsync(DbConnection connection, IReadOnlyList<MoveTable> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            await RunAsync(connection, Off(table.Name), cancel);
        }
    }

    public override async Task WriteAsync(DbConnection connection, DbTransaction transaction, MoveTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        using var page = Page(table, rows);
        using var copy = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.TableLock, (SqlTransaction)transaction)
        {
            DestinationTableName = $"[{table.Name}]",
            BulkCopyTimeout = 0,
        };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        await copy.WriteToServerAsync(page, cancel);
    }

    public override async Task<string?> EndAsync(DbConnection connection, IReadOnlyList<MoveTable> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            try
            {
                await RunAsync(connection, On(table.Name), cancel);
            }
            catch (SqlException exception) when (exception.Number == ReferenceLeadsNowhere)
            {
                return $"Rows of {table.Name} refer to what is not there.";
            }
        }

        return null;
    }

    private const int ReferenceLeadsNowhere = 547;

    public override Task<IReadOnlyDictionary<string, long>> SeriesAsync(DbConnection connection, CancellationToken cancel) => throw new NotSupportedException("A move goes from SQLite.");

    public override async Task ContinueAsync(DbConnection connection, IReadOnlyDictionary<string, long> series, CancellationToken cancel)
    {
        foreach (var (table, last) in series)
        {
            await RunAsync(connection, Reseed(table, last), cancel);
        }
    }

    /// <summary>The rows as bulk copy takes them.</summary>
    internal static DataTable Page(MoveTable table, IReadOnlyList<object?[]> rows)
    {
        var page = new DataTable();
        foreach (var column in table.Columns)
        {
            page.Columns.Add(column.Name, Taken(column.Type));
        }

        foreach (var row in rows)
        {
            page.Rows.Add([.. row.Select(Taken)]);
        }

        return page;
    }

    private static Type Taken(Type type) => type == typeof(DateOnly) ? typeof(DateTime) : type == typeof(TimeOnly) ? typeof(TimeSpan) : type;

    private static object Taken(object? value) => value switch
    {
        null => DBNull.Value,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        TimeOnly time => time.ToTimeSpan(),
        _ => value,
    };
}
