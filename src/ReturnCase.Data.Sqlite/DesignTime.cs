using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnCase.Data.Sqlite;

/// <summary>Lets the migration tool build the model without starting the program or reaching a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ReturnCaseDb>
{
    public ReturnCaseDb CreateDbContext(string[] args) =>
        new ServiceCollection().AddReturnCaseSqlite("Data Source=:memory:").BuildServiceProvider().GetRequiredService<ReturnCaseDb>();
}
