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

    public override int Number(DbException exception) => exception is SqlException sql ? sql.Number : base.Number(exception);
}
