using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReturnCase.Data.Cases;

/// <summary>
/// Writes new objects, and what they hold, as rows: tables, columns and conversions are those of the model. Each kind of row has one prepared command. A database makes every key.
/// </summary>
/// <param name="db">The context in whose transaction it is written.</param>
/// <param name="returning">What stands at the end of an insert that gives its key back.</param>
public sealed class RowWriter(ReturnCaseDb db, Func<string, string> returning) : IAsyncDisposable
{
    private readonly Dictionary<Type, Row> _rows = [];

    /// <summary>Writes an object and everything that it holds; gives its key.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="columns">Its columns that no property has.</param>
    public object Write(object owner, IEnumerable<(string Name, object Value)> columns) => Write(owner, null, columns);

    /// <summary>Writes an object that belongs to one that was written, and everything that it holds.</summary>
    public void WriteChild(object child, object key) => Write(child, key, []);

    public async ValueTask DisposeAsync()
    {
        foreach (var row in _rows.Values)
        {
            await row.Command.DisposeAsync();
        }
    }

    private object Write(object instance, object? ownerKey, IEnumerable<(string Name, object Value)> columns)
    {
        var row = RowOf(instance.GetType());
        foreach (var column in row.Columns)
        {
            column.Set(column.IsOwner ? ownerKey : column.Read?.Invoke(instance));
        }

        foreach (var (name, value) in columns)
        {
            row.Columns.Single(column => column.Name == name).Set(value);
        }

        if (row.Children.Count == 0)
        {
            row.Command.ExecuteNonQuery();
            return 0;
        }

        var key = row.Command.ExecuteScalar()!;
        foreach (var children in row.Children)
        {
            foreach (var child in (IEnumerable)children(instance)!)
            {
                Write(child, key, []);
            }
        }

        return key;
    }

    private Row RowOf(Type kind)
    {
        if (_rows.TryGetValue(kind, out var known))
        {
            return known;
        }

        var type = db.Model.FindEntityType(kind) ?? throw new InvalidOperationException($"The model does not know {kind.Name}.");
        var (table, sql) = (StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema()), db.GetService<ISqlGenerationHelper>());
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var columns = type.GetProperties().Where(property => !(property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd))
            .Select((property, index) => ColumnOf(type, property, table, command, index)).ToArray();
        var children = type.GetNavigations().Where(navigation => navigation.IsCollection).Select(navigation => (Func<object, object?>)navigation.GetGetter().GetClrValueUsingContainingEntity).ToArray();
        var insert = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Name)))}) VALUES ({string.Join(", ", columns.Select(column => column.Parameter.ParameterName))})";
        command.CommandText = children.Length == 0 ? insert : insert + returning(sql.DelimitIdentifier(type.FindPrimaryKey()!.Properties.Single().GetColumnName(table)!));
        command.Prepare();
        return _rows[kind] = new(command, columns, children);
    }

    private static Column ColumnOf(IEntityType type, IProperty property, StoreObjectIdentifier table, DbCommand command, int index)
    {
        var mapping = property.GetRelationalTypeMapping();
        var parameter = mapping.CreateParameter(command, $"@p{index}", null, nullable: true);
        command.Parameters.Add(parameter);
        object? constant = property == type.FindDiscriminatorProperty() ? type.GetDiscriminatorValue() : null;
        Func<object, object?>? read = constant is not null ? _ => constant : property.IsShadowProperty() ? null : property.GetGetter().GetClrValueUsingContainingEntity;
        return new(property.GetColumnName(table)!, parameter, mapping.Converter, property.IsForeignKey(), read);
    }

    private sealed record Row(DbCommand Command, IReadOnlyList<Column> Columns, IReadOnlyList<Func<object, object?>> Children);

    private sealed record Column(string Name, DbParameter Parameter, Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? Converter, bool IsOwner, Func<object, object?>? Read)
    {
        public void Set(object? value) => Parameter.Value = (value is not null && Converter is not null ? Converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }
}
