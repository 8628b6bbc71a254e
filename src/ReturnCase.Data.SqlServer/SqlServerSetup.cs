using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.SqlServer;

public static class SqlServerSetup
{
    public static IServiceCollection AddReturnCaseSqlServer(this IServiceCollection services, string connectionString) =>
        services.AddSingleton<UniqueIndexes, SqlServerUniqueIndexes>().AddDbContext<ReturnCaseDb>(options => options
            .UseSqlServer(connectionString, server => server
                .MigrationsAssembly(typeof(SqlServerSetup).Assembly.GetName().Name)
                .EnableRetryOnFailure()));
}
