using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.SqlServer;

public static class SqlServerSetup
{
    /// <summary>Throws ArgumentException at once where the connection string cannot be read.</summary>
    public static IServiceCollection AddReturnCaseSqlServer(this IServiceCollection services, string connectionString)
    {
        var connection = new SqlConnectionStringBuilder(connectionString).ConnectionString;
        return services.AddSingleton<UniqueIndexes, SqlServerUniqueIndexes>().AddSingleton<DatabaseFile, SqlServerDatabaseFile>().AddSingleton<TableStore, SqlServerTableStore>().AddSingleton<ManyCases>().AddSingleton<StartLock>(new SqlServerStartLock(connection)).AddDbContext<ReturnCaseDb>(options => options
            .UseSqlServer(connection, server => server
                .MigrationsAssembly(typeof(SqlServerSetup).Assembly.GetName().Name)
                .EnableRetryOnFailure())
            .ReplaceService<IModelCustomizer, ExactIdentifiers>()
            .ReplaceService<IMigrationsSqlGenerator, SqlServerAppendOnly>());
    }
}
