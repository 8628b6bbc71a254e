using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;

namespace ReturnCase.Tests.Support;

/// <summary>SQLite as SQL Server is used: what the connection breaks is tried again, and what a query gives is read to its end before the next one.</summary>
internal static class BreakingConnection
{
    public static IServiceCollection AddBreakingConnection(this IServiceCollection services, params IInterceptor[] interceptors) =>
        services.ConfigureDbContext<ReturnCaseDb>(options => options
            .UseSqlite(sqlite => sqlite.ExecutionStrategy(dependencies => new TriesAgain(dependencies)))
            .AddInterceptors(interceptors));

    private sealed class TriesAgain(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, TimeSpan.FromMilliseconds(20))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is ConnectionBrokeException;
    }
}

internal sealed class ConnectionBrokeException : Exception;

/// <summary>Does something once, just before a command that names a table is sent.</summary>
internal sealed class JustBefore(string table, Func<Task> work) : DbCommandInterceptor
{
    private int _done;

    public override async ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
        System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains($"\"{table}\"", StringComparison.Ordinal) && Interlocked.Exchange(ref _done, 1) == 0)
            await work();
        return result;
    }
}

/// <summary>Does something once, just before changes are saved: the transaction of a save begins with it.</summary>
internal sealed class BeforeSaving : DbTransactionInterceptor
{
    public Func<Task>? Once { get; set; }

    public override async ValueTask<InterceptionResult<System.Data.Common.DbTransaction>> TransactionStartingAsync(
        System.Data.Common.DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<System.Data.Common.DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (Once is { } work)
        {
            Once = null;
            await work();
        }

        return result;
    }
}

/// <summary>The commit arrives, and its answer does not.</summary>
internal sealed class AnswerLost : DbTransactionInterceptor
{
    private int _left;

    public void Next() => _left = 1;

    public override Task TransactionCommittedAsync(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _left, 0) == 1 ? throw new ConnectionBrokeException() : Task.CompletedTask;
}
