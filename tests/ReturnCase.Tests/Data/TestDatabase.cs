using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Sqlite;
using ReturnCase.Data.SqlServer;
using ReturnCase.Domain.Clocks;
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

    /// <summary>Signs the audit trail of every such database.</summary>
    public static AuditKey Key { get; } = new(TemplateDatabase.AuditKey);

    /// <summary>Names children in the processing log of every such database.</summary>
    public static SubjectKey Subjects { get; } = new(new byte[SubjectKey.Length]);

    private readonly ServiceProvider _services;
    private readonly string? _file;

    private TestDatabase(ServiceProvider services, string? file) => (_services, _file) = (services, file);

    /// <param name="kind">On which database.</param>
    /// <param name="clock">The clock of its audit trail; that of the machine where none is given.</param>
    public static async Task<TestDatabase> MakeAsync(DatabaseKind kind, TimeProvider? clock = null)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var file = TemplateDatabase.Clone();
            return new(Services(services => services.AddReturnCaseSqlite($"Data Source={file}"), clock), file);
        }

        var server = Environment.GetEnvironmentVariable(ServerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{ServerVariable} holds no connection string.");
        var services = Services(services => services.AddReturnCaseSqlServer($"{server};Initial Catalog=returncase_{Guid.NewGuid():N}"), clock);
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
            TemplateDatabase.Delete(_file);
    }

    /// <summary>A SQLite database of another test on a connection that breaks as that of a server does.</summary>
    public static ServiceProvider Services(string connection, params IInterceptor[] interceptors) =>
        Services(services => services.AddReturnCaseSqlite(connection).AddBreakingConnection(interceptors));

    private static ServiceProvider Services(Action<IServiceCollection> provider, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? TimeProvider.System);
        provider(services);
        return services.AddAuditTrail(Key, Subjects, new(), new()).AddSingleton(new AuditAnchors(Key, new DirectoryInfo(Path.Combine(TemplateDatabase.Folder, $"{Guid.NewGuid():N}-anchors"))))
            .AddScoped<CaseStore>().AddScoped<Numbers>().AddSingleton(new PackageLimit(PackageLimit.Usual)).AddSingleton(CasePolicy.Default).AddScoped<PackageOrders>().AddScoped<PackageFiles>().AddScoped<PackageMaking>().AddScoped<JobClaims>().BuildServiceProvider();
    }
}

internal sealed class Desk(AsyncServiceScope scope) : IAsyncDisposable
{
    public ReturnCaseDb Db => scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();

    public CaseStore Store => scope.ServiceProvider.GetRequiredService<CaseStore>();

    public PackageOrders Orders => scope.ServiceProvider.GetRequiredService<PackageOrders>();

    public JobClaims Claims => scope.ServiceProvider.GetRequiredService<JobClaims>();

    public AuditTrail Trail => scope.ServiceProvider.GetRequiredService<AuditTrail>();

    public AuditChain Chain => scope.ServiceProvider.GetRequiredService<AuditChain>();

    public AuditWriter Writer => scope.ServiceProvider.GetRequiredService<AuditWriter>();

    public AuditAnchors Anchors => scope.ServiceProvider.GetRequiredService<AuditAnchors>();

    public AuditExpansion Expansion => scope.ServiceProvider.GetRequiredService<AuditExpansion>();

    public AuditQueries Queries => scope.ServiceProvider.GetRequiredService<AuditQueries>();

    public ProcessingLog Processing => scope.ServiceProvider.GetRequiredService<ProcessingLog>();

    /// <summary>Removes months of the trail as on another day.</summary>
    public AuditMonths At(DateTime now) => new(Db, TestDatabase.Key, Trail, new(), new SettableClock(now));

    /// <summary>Adds rows to one chain, in a transaction of their own.</summary>
    public Task AppendAsync(int chain, params AuditNote[] notes) => AppendAsync(Chain, chain, notes);

    /// <summary>Adds rows as they were written at another time.</summary>
    public Task AppendAtAsync(DateTime at, int chain, params AuditNote[] notes) => AppendAsync(new AuditChain(TestDatabase.Key, new SettableClock(at), new(), scope.ServiceProvider.GetRequiredService<UniqueIndexes>()), chain, notes);

    private async Task AppendAsync(AuditChain rows, int chain, AuditNote[] notes)
    {
        await Db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await Db.Database.BeginTransactionAsync();
            await rows.AppendAsync(Db, chain, [new("reader", ReturnCase.Domain.Cases.ActorRole.Counsellor, "trace", notes)], default);
            await transaction.CommitAsync();
        });
    }

    /// <summary>What is wrong with a trail that was just anchored.</summary>
    public async Task<AuditFault?> FaultAsync()
    {
        await Anchors.SetAsync(Db, DateTime.UtcNow);
        return (await VerifyAsync()).Fault;
    }

    public Task<AuditFinding> VerifyAsync() => scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync();

    public Numbers Numbers => scope.ServiceProvider.GetRequiredService<Numbers>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
