using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace ReturnCase.Data.SqlServer;

/// <summary>Gives the tables of the audit trail, and that of the rule sets, their guards when they are made. A guard here sees all rows of a statement at once, after it.</summary>
internal sealed class SqlServerAppendOnly(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    private static readonly Dictionary<string, string[]> Guards = new()
    {
        ["AuditRows"] =
        [
            Guard("AuditRows", "Insert", "SELECT 1 FROM inserted i GROUP BY i.Chain HAVING MIN(i.Sequence) <> COALESCE((SELECT MAX(r.Sequence) FROM AuditRows r WHERE r.Chain = i.Chain AND r.Sequence < MIN(i.Sequence)), (SELECT MAX(s.LastSequence) FROM AuditSegments s WHERE s.Chain = i.Chain), 0) + 1 OR MAX(i.Sequence) - MIN(i.Sequence) + 1 <> COUNT(*) OR MAX(i.Sequence) <> (SELECT MAX(r.Sequence) FROM AuditRows r WHERE r.Chain = i.Chain)", "takes rows in sequence only"),
            Guard("AuditRows", "Update", "SELECT 1 FROM inserted", "is never changed"),
            Guard("AuditRows", "Delete", "SELECT 1 FROM deleted d WHERE NOT EXISTS (SELECT 1 FROM AuditSegments s WHERE s.Chain = d.Chain AND d.Sequence BETWEEN s.FirstSequence AND s.LastSequence)", "loses whole months only"),
        ],
        ["AuditHeads"] =
        [
            Guard("AuditHeads", "Update", "SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.Chain = d.Chain WHERE i.Chain IS NULL OR i.Chains <> d.Chains OR i.LastSequence < d.LastSequence", "never goes back"),
            Guard("AuditHeads", "Delete", "SELECT 1 FROM deleted", "is never deleted"),
        ],
        ["RuleSets"] =
        [
            Guard("RuleSets", "Update", "SELECT 1 FROM inserted", "is never changed"),
            Guard("RuleSets", "Delete", "SELECT 1 FROM deleted", "is never deleted"),
        ],
        ["AuditSegments"] =
        [
            Guard("AuditSegments", "Update", "SELECT 1 FROM inserted", "is never changed"),
            Guard("AuditSegments", "Delete", "SELECT 1 FROM deleted", "is never deleted"),
        ],
    };

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        foreach (var guard in Guards.GetValueOrDefault(operation.Name, []))
        {
            builder.AppendLine(guard).EndCommand();
        }

        if (Guards.ContainsKey(operation.Name) && operation.PrimaryKey is { } key)
        {
            builder.AppendLine(Truncation(operation, key.Columns)).EndCommand();
        }
    }

    protected override void Generate(DropTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (Guards.ContainsKey(operation.Name))
        {
            builder.AppendLine($"DROP TABLE {operation.Name}_Truncate;").EndCommand();
        }

        base.Generate(operation, model, builder, terminate);
    }

    // TRUNCATE TABLE wakes no trigger, but is refused where a foreign key points at the table, even from a table that is always empty.
    private static string Truncation(CreateTableOperation operation, string[] key)
    {
        var columns = key.Select(name => $"{name} {operation.Columns.Single(column => column.Name == name).ColumnType}");
        var names = string.Join(", ", key);
        return $"CREATE TABLE {operation.Name}_Truncate ({string.Join(", ", columns)}, FOREIGN KEY ({names}) REFERENCES {operation.Name} ({names}));";
    }

    // A trigger must stand alone in its batch; the idempotent script puts everything in a block.
    private static string Guard(string table, string act, string found, string sentence)
    {
        var trigger = $"CREATE TRIGGER {table}_{act} ON {table} AFTER {act.ToUpperInvariant()} AS IF EXISTS ({found}) THROW 51000, '{table} {sentence}.', 1;";
        return $"EXEC(N'{trigger.Replace("'", "''", StringComparison.Ordinal)}');";
    }
}
