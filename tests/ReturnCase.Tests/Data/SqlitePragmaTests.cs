using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Tests.Data;

public sealed class SqlitePragmaTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("secure_delete", "1")]
    public async Task Every_connection_has_its_pragmas(string pragma, string value)
    {
        await using var database = await TestDatabase.MakeAsync(DatabaseKind.Sqlite);
        await using var desk = database.Open();
        await desk.Db.Database.OpenConnectionAsync();
        await using var command = desk.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(value, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
    }
}
