using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnCase.Data.SqlServer;

/// <summary>Lets the migration tool build the model without starting the program or reaching a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ReturnCaseDb>
{
    public ReturnCaseDb CreateDbContext(string[] args) =>
        new ServiceCollection().AddReturnCaseSqlServer("Server=localhost;Database=ReturnCase").BuildServiceProvider().GetRequiredService<ReturnCaseDb>();
}
