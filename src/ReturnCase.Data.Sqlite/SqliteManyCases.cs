using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Sqlite;

/// <summary>One process fills a file. After a crash of the machine the last transactions can be missing, never a part of one, so that it is gone on with from there.</summary>
internal sealed class SqliteManyCases : ManyCases
{
    // The pages of some twenty indexes stay at hand, and the log is brought in seldom: each page is written once for many rows.
    private const string Sql = "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF; PRAGMA cache_size = -524288; PRAGMA wal_autocheckpoint = 32768;";

    public override async Task PrepareAsync(ReturnCaseDb db, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(Sql, cancel);
    }

    protected override RowWriter WriterFor(ReturnCaseDb db) => new(db, key => $" RETURNING {key}");
}
