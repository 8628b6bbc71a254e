using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Sqlite;

public static class SqliteSetup
{
    public static IServiceCollection AddReturnCaseSqlite(this IServiceCollection services, string connectionString) =>
        services.AddSingleton<UniqueIndexes, SqliteUniqueIndexes>().AddDbContext<ReturnCaseDb>(options => options
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly.GetName().Name))
            .AddInterceptors(SqlitePragmas.Instance));
}
