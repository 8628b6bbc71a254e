using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnCase.Tests.Support;

/// <summary>Answers every command with an error of the database, as long as there is one.</summary>
internal sealed class Outage : DbCommandInterceptor
{
    public int Error { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Error == 0 ? new(result) : throw new SqliteException("It does not work.", Error);
}
