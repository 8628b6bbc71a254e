using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.SqlServer;

/// <summary>Files, free pages and backups are the server's and its administrator's (docs/operations).</summary>
internal sealed class SqlServerDatabaseFile : DatabaseFile
{
    public override string WhyNot => "A database on SQL Server is backed up and put back with the server's own BACKUP and RESTORE. After a restore, start the program: it destroys again what is on the list of destroyed cases.";

    public override string? PathOf(ReturnCaseDb db) => null;

    public override string ConnectionTo(string file) => throw new NotSupportedException(WhyNot);

    public override Task<bool> OverwriteAsync(ReturnCaseDb db, CancellationToken cancel = default) => Task.FromResult(true);

    public override Task CopyAsync(ReturnCaseDb db, string file, CancellationToken cancel = default) => throw new NotSupportedException(WhyNot);

    public override Task<string?> FaultAsync(string file, CancellationToken cancel = default) => Task.FromResult<string?>(WhyNot);

    /// <summary>Whether pages are sound is for DBCC CHECKDB, which its administrator runs; here is what this program needs of the database.</summary>
    public override async Task<string?> DamageAsync(ReturnCaseDb db, bool whole, CancellationToken cancel = default) =>
        await CountAsync(db, RowVersions, cancel) == 0 ? "READ_COMMITTED_SNAPSHOT is off, so readers and writers wait for each other. Turn it on while nobody works: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE."
        : await CountAsync(db, Unchecked, cancel) is > 0 and var keys ? $"{keys} foreign keys are off or were not checked. Check them with ALTER TABLE … WITH CHECK CHECK CONSTRAINT ALL for each table."
        : await CountAsync(db, TriggersOff, cancel) is > 0 and var guards ? $"{guards} triggers are off, which guard what is never changed. Turn them on with ENABLE TRIGGER ALL ON … for each table, and read the audit trail with audit verify."
        : null;

    internal const string RowVersions = "SELECT COUNT(*) AS Value FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1";
    internal const string Unchecked = "SELECT COUNT(*) AS Value FROM sys.foreign_keys WHERE is_disabled = 1 OR is_not_trusted = 1";
    internal const string TriggersOff = "SELECT COUNT(*) AS Value FROM sys.triggers WHERE is_disabled = 1 AND parent_class = 1";

    private static Task<int> CountAsync(ReturnCaseDb db, string sql, CancellationToken cancel) => db.Database.SqlQueryRaw<int>(sql).SingleAsync(cancel);

    public override Task<bool> CloseAsync(string file, CancellationToken cancel = default) => Task.FromResult(false);
}
