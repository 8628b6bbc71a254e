using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ReturnCase.Data;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Sqlite;
using ReturnCase.Data.SqlServer;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data;

/// <summary>What a move copies, in which pages, and what its hash sees.</summary>
public sealed class DatabaseMoveTests : IDisposable
{
    private readonly string _target = Path.Combine(TemplateDatabase.Folder, $"{Guid.NewGuid():N}.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(_target);
    }

    [Fact]
    public void Every_table_is_moved_and_holds_the_same_in_the_same_columns_on_both_databases()
    {
        using var sqlite = new ServiceCollection().AddReturnCaseSqlite("Data Source=:memory:").BuildServiceProvider();
        using var server = new ServiceCollection().AddReturnCaseSqlServer("Server=none;Database=none").BuildServiceProvider();
        var (here, there) = (MoveTable.Of(sqlite.GetRequiredService<ReturnCaseDb>()), MoveTable.Of(server.GetRequiredService<ReturnCaseDb>()));
        Assert.Equal(here.Select(Text), there.Select(Text));
        Assert.Equal(
            sqlite.GetRequiredService<ReturnCaseDb>().Model.GetEntityTypes().Select(type => type.GetTableName()).Where(name => name is not (null or "MovedTables")).Distinct().Order(StringComparer.Ordinal),
            here.Select(table => table.Name).Order(StringComparer.Ordinal));
        Assert.Equal("AuditRows", here[^1].Name);

        static string Text(MoveTable table) => $"{table.Name} {string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Type.Name}"))} by {string.Join(", ", table.Key)}";
    }

    [Fact]
    public async Task Interrupted_after_any_page_it_goes_on_and_ends_with_the_same()
    {
        var source = await DemoDatabase.CloneAsync();
        await File.Create(_target).DisposeAsync();
        var pages = 0;
        for (var finished = false; !finished; pages++)
        {
            await using var here = Side(source);
            await using var there = Side(_target);
            await using var from = here.CreateAsyncScope();
            await using var into = there.CreateAsyncScope();
            await into.ServiceProvider.GetRequiredService<ReturnCaseDb>().Database.MigrateAsync();
            var move = new DatabaseMove(Of(from.ServiceProvider), Of(into.ServiceProvider)) { PageRows = 50 };
            using var stop = new CancellationTokenSource();
            var (seen, most) = (0, 1 << pages);
            try
            {
                await move.CopyAsync((_, _, _) =>
                {
                    if (++seen == most)
                        stop.Cancel();
                }, stop.Token);
                finished = true;
            }
            catch (OperationCanceledException)
            {
                Assert.True(await into.ServiceProvider.GetRequiredService<ReturnCaseDb>().MovedTables.AnyAsync(TestContext.Current.CancellationToken));
                continue;
            }

            Assert.Null(await move.CloseAsync(TestContext.Current.CancellationToken));
            await foreach (var proof in move.ProveAsync(TestContext.Current.CancellationToken))
                Assert.True(proof.IsSame, $"{proof}");
            await move.FinishAsync(TestContext.Current.CancellationToken);
            Assert.False(await into.ServiceProvider.GetRequiredService<ReturnCaseDb>().MovedTables.AnyAsync(TestContext.Current.CancellationToken));
        }

        Assert.True(pages > 5, $"It was interrupted {pages - 1} times.");
    }

    [Fact]
    public async Task On_SQL_Server_everything_is_the_same_references_are_trusted_and_keys_go_on()
    {
        await using var database = await TestDatabase.MakeAsync(DatabaseKind.SqlServer);
        await using var desk = database.Open();
        await using var here = Side(await DemoDatabase.CloneAsync());
        await using var from = here.CreateAsyncScope();
        using var store = new ServiceCollection().AddReturnCaseSqlServer("Server=none;Database=none").BuildServiceProvider();
        var move = new DatabaseMove(Of(from.ServiceProvider), new(desk.Db, store.GetRequiredService<TableStore>())) { PageRows = 500 };
        await move.CopyAsync((_, _, _) => { }, TestContext.Current.CancellationToken);
        Assert.Null(await move.CloseAsync(TestContext.Current.CancellationToken));
        await foreach (var proof in move.ProveAsync(TestContext.Current.CancellationToken))
            Assert.True(proof.IsSame, $"{proof}");
        await move.FinishAsync(TestContext.Current.CancellationToken);
        Assert.Null(await store.GetRequiredService<ReturnCase.Data.Retention.DatabaseFile>().DamageAsync(desk.Db, true, TestContext.Current.CancellationToken));
        Assert.Null((await desk.VerifyAsync()).Fault is { Kind: not ReturnCase.Data.Audit.AuditFaultKind.AnchorMissing } fault ? fault : null);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    [InlineData("reseed")]
    [InlineData("row versions")]
    [InlineData("unchecked")]
    [InlineData("triggers")]
    [InlineData("read")]
    [InlineData("after")]
    public void What_SQL_Server_is_told_is_correct_TSql(string what)
    {
        using var server = new ServiceCollection().AddReturnCaseSqlServer("Server=none;Database=none").BuildServiceProvider();
        var (sql, rows) = (new MoveSide(server.GetRequiredService<ReturnCaseDb>(), server.GetRequiredService<TableStore>()).Sql, new MoveTable("AuditRows", [new("Chain", typeof(int)), new("Sequence", typeof(long))], [0, 1]));
        var text = what switch
        {
            "off" => SqlServerTableStore.Off("Cases"),
            "on" => SqlServerTableStore.On("Cases"),
            "reseed" => SqlServerTableStore.Reseed("Cases", 4),
            "row versions" => SqlServerDatabaseFile.RowVersions,
            "unchecked" => SqlServerDatabaseFile.Unchecked,
            "triggers" => SqlServerDatabaseFile.TriggersOff,
            "read" => rows.Select(sql),
            _ => rows.SelectAfter(sql, after: true),
        };
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
    }

    [Fact]
    public void Bulk_copy_gets_each_value_as_it_takes_it()
    {
        var table = new MoveTable("T", [new("Day", typeof(DateOnly)), new("Mac", typeof(byte[])), new("Text", typeof(string)), new("Time", typeof(TimeOnly))], [0]);
        using var page = SqlServerTableStore.Page(table, [[new DateOnly(2026, 2, 28), new byte[] { 1, 2 }, "é", new TimeOnly(7, 5)], [new DateOnly(1, 1, 1), Array.Empty<byte>(), null, TimeOnly.MinValue]]);
        Assert.Equal([typeof(DateTime), typeof(byte[]), typeof(string), typeof(TimeSpan)], page.Columns.Cast<DataColumn>().Select(column => column.DataType));
        Assert.Equal([new DateTime(2026, 2, 28), new byte[] { 1, 2 }, "é", new TimeSpan(7, 5, 0)], page.Rows[0].ItemArray);
        Assert.Equal(DBNull.Value, page.Rows[1][2]);
    }

    [Fact]
    public void The_hash_sees_every_value_and_no_order()
    {
        object?[] one = ["a", null, 1, true], other = ["b", "", 2, false];
        Assert.Equal(Hash(one, other), Hash(other, one));
        object?[][][] different = [[one], [one, one], [one, ["b", null, 2, false]], [one, ["b", "", 2, true]], [one, ["B", "", 2, false]], [["ab", "c", 1, true]], [["a", "bc", 1, true]], [one, other, []]];
        Assert.Equal(different.Length, different.Select(rows => Hash(rows)).Append(Hash(one, other)).Distinct().Count() - 1);
        Assert.Equal(Hash([1.50m, 0m]), Hash([1.5m, 0.00m]));
        Assert.Equal(Hash([new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)]), Hash([new DateTime(2026, 1, 1)]));
        Assert.NotEqual(Hash([new DateTime(2026, 1, 1)]), Hash([new DateTime(2026, 1, 1).AddTicks(1)]));

        static string Hash(params object?[][] rows)
        {
            var sum = new TableSum(new("T", [new("A", typeof(string))], [0]));
            Array.ForEach(rows, sum.Add);
            return sum.Hash();
        }
    }

    private static ServiceProvider Side(string file) => new ServiceCollection().AddReturnCaseSqlite($"Data Source={file}").BuildServiceProvider();

    private static MoveSide Of(IServiceProvider services) => new(services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<TableStore>());
}
