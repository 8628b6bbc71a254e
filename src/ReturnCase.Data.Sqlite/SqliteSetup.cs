using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnCase.Data.Sqlite;

public static class SqliteSetup
{
    public static IServiceCollection AddReturnCaseSqlite(this IServiceCollection services, string connectionString) =>
        services.AddDbContext<ReturnCaseDb>(options => options
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly.GetName().Name))
            .AddInterceptors(SqlitePragmas.Instance));
}
