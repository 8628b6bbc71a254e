using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Sqlite;

internal sealed class SqliteUniqueIndexes : UniqueIndexes
{
    private const int ConstraintUnique = 2067;

    public override string? Violated(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique } sqlite ? sqlite.Message : null;

    public override int Number(DbException exception) => exception is SqliteException sqlite ? sqlite.SqliteExtendedErrorCode : base.Number(exception);
}
