using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.Sqlite;

public static class SqliteSetup
{
    /// <summary>Throws ArgumentException at once where the connection string cannot be read.</summary>
    public static IServiceCollection AddReturnCaseSqlite(this IServiceCollection services, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString).ConnectionString;
        return services.AddSingleton<UniqueIndexes, SqliteUniqueIndexes>().AddSingleton<DatabaseFile, SqliteDatabaseFile>().AddDbContext<ReturnCaseDb>(options => options
            .UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly.GetName().Name))
            .AddInterceptors(SqlitePragmas.Instance)
            .ReplaceService<IMigrationsSqlGenerator, SqliteAppendOnly>());
    }
}
