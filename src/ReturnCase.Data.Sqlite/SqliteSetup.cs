using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.Sqlite;

public static class SqliteSetup
{
    private const string DefaultTimeout = "Default Timeout";

    // In seconds: how long somebody waits for a database that another holds, before the page says so.
    private const int Patience = 10;

    /// <summary>Throws ArgumentException at once where the connection string cannot be read.</summary>
    /// <param name="services">The program.</param>
    /// <param name="connectionString">Which file; where there is none, DatabaseFile makes it.</param>
    /// <param name="readOnly">Nothing can be written, and no file is made where there is none.</param>
    public static IServiceCollection AddReturnCaseSqlite(this IServiceCollection services, string connectionString, bool readOnly = false)
    {
        var connection = ConnectionOf(connectionString, readOnly);
        return services.AddSingleton<UniqueIndexes, SqliteUniqueIndexes>().AddSingleton<DatabaseFile, SqliteDatabaseFile>().AddSingleton<TableStore, SqliteTableStore>().AddSingleton<ManyCases, SqliteManyCases>().AddSingleton<StartLock>(new SqliteStartLock(connection)).AddDbContext<ReturnCaseDb>(options => options
            .UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly.GetName().Name))
            .AddInterceptors(readOnly ? SqlitePragmas.ReadOnly : SqlitePragmas.Instance)
            .ReplaceService<IMigrationsSqlGenerator, SqliteAppendOnly>());
    }

    /// <summary>What the program connects with, from what its settings say.</summary>
    public static string ConnectionOf(string connectionString, bool readOnly = false)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (readOnly)
        {
            settings.Mode = SqliteOpenMode.ReadOnly;
        }
        else if (settings is { Mode: SqliteOpenMode.ReadWriteCreate, DataSource: not ":memory:" })
        {
            // Only DatabaseFile makes a file: where one is moved away under a running program, an empty one in its place would be taken for the database.
            settings.Mode = SqliteOpenMode.ReadWrite;
        }

        if (!settings.ShouldSerialize(DefaultTimeout))
        {
            settings.DefaultTimeout = Patience;
        }

        return settings.ConnectionString;
    }
}
