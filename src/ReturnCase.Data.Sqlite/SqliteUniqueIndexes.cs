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

    // Held by another, read-only, a disk that fails or is full, and a file that is not there.
    public override bool IsOutage(DbException exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 };

    public override int Number(DbException exception) => exception is SqliteException sqlite ? sqlite.SqliteExtendedErrorCode : base.Number(exception);
}
