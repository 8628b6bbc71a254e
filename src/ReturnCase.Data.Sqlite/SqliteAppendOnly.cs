using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ReturnCase.Data.Sqlite;

/// <summary>
/// Gives the tables of the audit trail, and that of the rule sets, their guards when they are made. Each insert is looked at before it happens, because INSERT OR REPLACE deletes without telling the guard of deletions.
/// </summary>
internal sealed class SqliteAppendOnly(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private static readonly Dictionary<string, string[]> Guards = new()
    {
        ["AuditRows"] =
        [
            Guard("AuditRows", "Insert", "NEW.Sequence <> COALESCE((SELECT MAX(Sequence) FROM AuditRows WHERE Chain = NEW.Chain), (SELECT MAX(LastSequence) FROM AuditSegments WHERE Chain = NEW.Chain), 0) + 1", "takes rows in sequence only"),
            Guard("AuditRows", "Update", "1", "is never changed"),
            Guard("AuditRows", "Delete", "NOT EXISTS (SELECT 1 FROM AuditSegments WHERE Chain = OLD.Chain AND OLD.Sequence BETWEEN FirstSequence AND LastSequence)", "loses whole months only"),
        ],
        ["AuditHeads"] =
        [
            Guard("AuditHeads", "Insert", "EXISTS (SELECT 1 FROM AuditHeads WHERE Chain = NEW.Chain)", "has one row for each chain"),
            Guard("AuditHeads", "Update", "NEW.Chain <> OLD.Chain OR NEW.Chains <> OLD.Chains OR NEW.LastSequence < OLD.LastSequence", "never goes back"),
            Guard("AuditHeads", "Delete", "1", "is never deleted"),
        ],
        ["RuleSets"] =
        [
            Guard("RuleSets", "Insert", "EXISTS (SELECT 1 FROM RuleSets WHERE Number = NEW.Number)", "has one row for each number"),
            Guard("RuleSets", "Update", "1", "is never changed"),
            Guard("RuleSets", "Delete", "1", "is never deleted"),
        ],
        ["AuditSegments"] =
        [
            Guard("AuditSegments", "Insert", "EXISTS (SELECT 1 FROM AuditSegments WHERE Chain = NEW.Chain AND FirstSequence = NEW.FirstSequence)", "has one row for each part"),
            Guard("AuditSegments", "Update", "1", "is never changed"),
            Guard("AuditSegments", "Delete", "1", "is never deleted"),
        ],
    };

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        foreach (var guard in Guards.GetValueOrDefault(operation.Name, []))
        {
            builder.AppendLine(guard).EndCommand();
        }
    }

    private static string Guard(string table, string act, string when, string sentence) =>
        $"CREATE TRIGGER {table}_{act} BEFORE {act.ToUpperInvariant()} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{table} {sentence}.'); END;";
}
