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

    public override Task<bool> CloseAsync(string file, CancellationToken cancel = default) => Task.FromResult(false);
}
