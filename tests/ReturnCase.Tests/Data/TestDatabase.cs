using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Sqlite;
using ReturnCase.Data.SqlServer;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data;

public enum DatabaseKind
{
    Sqlite,
    SqlServer,
}

/// <summary>A fresh migrated database: always a SQLite file, and a SQL Server database where a server is named.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public const string ServerVariable = "RETURNCASE_TEST_SQLSERVER";

    private readonly ServiceProvider _services;
    private readonly string? _file;

    private TestDatabase(ServiceProvider services, string? file) => (_services, _file) = (services, file);

    public static async Task<TestDatabase> MakeAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var file = TemplateDatabase.Clone();
            return new(Services(services => services.AddReturnCaseSqlite($"Data Source={file}")), file);
        }

        var server = Environment.GetEnvironmentVariable(ServerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{ServerVariable} holds no connection string.");
        var services = Services(services => services.AddReturnCaseSqlServer($"{server};Initial Catalog=returncase_{Guid.NewGuid():N}"));
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Database.MigrateAsync();
        return new(services, null);
    }

    /// <summary>As one request sees it: a context, a store and numbers of its own.</summary>
    public Desk Open() => new(_services.CreateAsyncScope());

    public async ValueTask DisposeAsync()
    {
        if (_file is null)
        {
            await using var desk = Open();
            await desk.Db.Database.EnsureDeletedAsync();
        }

        await _services.DisposeAsync();
        if (_file is not null)
        {
            using (var connection = new SqliteConnection($"Data Source={_file}"))
                SqliteConnection.ClearPool(connection);
            File.Delete(_file);
        }
    }

    /// <summary>A SQLite database of another test on a connection that breaks as that of a server does.</summary>
    public static ServiceProvider Services(string connection, params IInterceptor[] interceptors) =>
        Services(services => services.AddReturnCaseSqlite(connection).AddBreakingConnection(interceptors));

    private static ServiceProvider Services(Action<IServiceCollection> provider)
    {
        var services = new ServiceCollection();
        provider(services);
        return services.AddScoped<AuditTrail>().AddScoped<CaseStore>().AddScoped<Numbers>().AddScoped<ReferralExport>().BuildServiceProvider();
    }
}

internal sealed class Desk(AsyncServiceScope scope) : IAsyncDisposable
{
    public ReturnCaseDb Db => scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();

    public CaseStore Store => scope.ServiceProvider.GetRequiredService<CaseStore>();

    public Numbers Numbers => scope.ServiceProvider.GetRequiredService<Numbers>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
