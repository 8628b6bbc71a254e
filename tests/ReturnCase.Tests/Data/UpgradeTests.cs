using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Sqlite;

namespace ReturnCase.Tests.Data;

/// <summary>What stands in a database that an earlier version made is still there after the migrations.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"returncase-upgrade-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider _provider;

    public UpgradeTests()
    {
        File.Create(_path).Dispose();
        _provider = new ServiceCollection().AddReturnCaseSqlite($"Data Source={_path}").BuildServiceProvider();
    }

    public void Dispose()
    {
        _provider.Dispose();
        SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    [Fact]
    public async Task Batches_from_before_there_were_packages_keep_their_files_referrals_and_that_somebody_had_them()
    {
        using var scope = _provider.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        await db.GetService<IMigrator>().MigrateAsync("SuspensionsMended");
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        Run(connection, "PRAGMA foreign_keys = OFF");
        var (csv, json) = (Encoding.UTF8.GetBytes("número;één"), Encoding.UTF8.GetBytes("{}"));
        Insert(connection, "ReferralBatches", new()
        {
            ["Number"] = 1,
            ["CreatedAt"] = "2026-10-01 08:00:00",
            ["ById"] = "pieter",
            ["ByName"] = "Pieter",
            ["Count"] = 1,
            ["Csv"] = csv,
            ["CsvSha256"] = "c1",
            ["Json"] = json,
            ["JsonSha256"] = "j1",
        });
        Insert(connection, "ReferralBatches", new()
        {
            ["Number"] = 2,
            ["CreatedAt"] = "2026-10-02 08:00:00",
            ["ById"] = "pieter",
            ["ByName"] = "Pieter",
            ["Count"] = 1,
            ["Csv"] = Array.Empty<byte>(),
            ["CsvSha256"] = "c2",
            ["Json"] = Array.Empty<byte>(),
            ["JsonSha256"] = "j2",
            ["FilesGoneAt"] = "2026-10-03 08:00:00",
        });
        Insert(connection, "Referrals", new() { ["Id"] = 1, ["Number"] = "RF-2026-000001", ["CaseFileId"] = 7, ["ExportedAt"] = "2026-10-01 08:00:00" });
        Insert(connection, "Referrals", new() { ["Id"] = 2, ["Number"] = "RF-2026-000002", ["CaseFileId"] = 8, ["Sequence"] = 2 });
        await db.Database.MigrateAsync();

        Assert.Equal(
            [(1, "referrals.csv", csv.Length, "c1"), (1, "referrals.json", json.Length, "j1"), (2, "referrals.csv", 0, "c2"), (2, "referrals.json", 0, "j2")],
            (await db.Set<BatchFile>().OrderBy(file => file.Batch).ThenBy(file => file.Name).ToListAsync()).Select(file => (file.Batch, file.Name, (int)file.Size, file.Sha256)));
        Assert.Equal([csv, json], (await db.PackageChunks.OrderBy(chunk => chunk.Name).ToListAsync()).Select(chunk => chunk.Bytes));
        var line = await db.PackageLines.SingleAsync();
        Assert.Equal((1, "RF-2026-000001", 1, 7), (line.Batch, line.Referral, line.Version, line.CaseFileId));
        Assert.Equal(
            [(1, DeliveryKind.Downloaded, "Pieter"), (2, DeliveryKind.Downloaded, "Pieter")],
            (await db.Set<BatchDelivery>().OrderBy(delivery => delivery.Batch).ToListAsync()).Select(delivery => (delivery.Batch, delivery.Kind, delivery.ByName)));
    }

    // A row with what matters here, and with nothing in every other column that must hold something.
    private static void Insert(SqliteConnection connection, string table, Dictionary<string, object> values)
    {
        using (var columns = connection.CreateCommand())
        {
            columns.CommandText = $"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND dflt_value IS NULL";
            using var reader = columns.ExecuteReader();
            while (reader.Read())
            {
                values.TryAdd(reader.GetString(0), reader.GetString(1) switch { "INTEGER" => 0, "BLOB" => Array.Empty<byte>(), _ => "" });
            }
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {table} ({string.Join(", ", values.Keys)}) VALUES ({string.Join(", ", values.Keys.Select((_, at) => $"$p{at}"))})");
        foreach (var (value, at) in values.Values.Select((value, at) => (value, at)))
        {
            insert.Parameters.AddWithValue($"$p{at}", value);
        }

        Assert.Equal(1, insert.ExecuteNonQuery());
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
