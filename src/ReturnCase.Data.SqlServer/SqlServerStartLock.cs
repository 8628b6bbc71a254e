using Microsoft.Data.SqlClient;
using ReturnCase.Data.Jobs;

namespace ReturnCase.Data.SqlServer;

/// <summary>An application lock of a connection of its own: it ends with that connection.</summary>
internal sealed class SqlServerStartLock(string connectionString) : StartLock
{
    private const string Take = """
        DECLARE @answer int;
        EXEC @answer = sp_getapplock @Resource = N'ReturnCase start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
        SELECT @answer;
        """;

    public override async Task<IAsyncDisposable> TakeAsync(CancellationToken cancel = default)
    {
        // A pooled connection would stay open, and with it the lock.
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            while (!await TriedAsync(connection, cancel))
            {
                await Task.Delay(Patience, cancel);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> TriedAsync(SqlConnection connection, CancellationToken cancel)
    {
        await using var command = new SqlCommand(Take, connection);
        return await command.ExecuteScalarAsync(cancel) is >= 0;
    }
}
