using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnCase.Tests.Support;

/// <summary>
/// What a test writes is gone a second later, and is not kept through a power cut: nothing waits for the disk. The program itself waits (<c>SqlitePragmaTests</c>), and so does each process that a test
/// starts and kills.
/// </summary>
internal sealed class KeptInHaste : DbConnectionInterceptor
{
    public static readonly KeptInHaste Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
