using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.SqlServer;

internal sealed class SqlServerUniqueIndexes : UniqueIndexes
{
    public override string? Violated(DbUpdateException exception) =>
        exception.InnerException is SqlException sql && IsTaken(sql) ? sql.Message : null;

    protected override bool IsTaken(DbException exception) => exception is SqlException { Number: 2601 or 2627 };

    /// <summary>Errors of a connection have a class of 20 or more; the others are a time that ran out, no room, a log that is full, a database that is read-only, restoring, recovering or off line, and a database that cannot be opened.</summary>
    public override bool IsOutage(DbException exception) =>
        exception is SqlException sql && (sql.IsTransient || sql.Class >= 20 || sql.Number is -2 or 1105 or 9002 or 3906 or 927 or 922 or 942 or 4060);

    public override int Number(DbException exception) => exception is SqlException sql ? sql.Number : base.Number(exception);
}
