using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Sqlite;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Data;

/// <summary>A database as the first release left it, filled with what its tables had room for, is brought to this version by this program and loses nothing; one of a later program is left alone.</summary>
public sealed class FirstReleaseTests : IDisposable
{
    private const string First = "Initial";

    private readonly ReturnCaseApp _app = new();
    private readonly string _path = Path.Combine(TemplateDatabase.Folder, $"first-{Guid.NewGuid():N}.db");

    public void Dispose()
    {
        _app.Dispose();
        SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    [Fact]
    public async Task Every_value_of_the_first_release_is_there_after_the_upgrade_and_its_cases_open()
    {
        CaseBuilder[] kept = [CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"), CasePageCases.In(CasePhase.NoShelter).Named("Omid", "Karimi"), DueCases.Closed()];
        await _app.KeepAll(kept);
        Run(_app.DatabasePath, "INSERT INTO NumberSeries (Prefix, Year, Last) VALUES ('RC', 2026, 123), ('RF', 2026, 7)");
        await MakeFirstAsync();
        var before = Rows(_path);
        Assert.All((string[])["Cases", "CaseEntries", "CaseFacts", "Users", "NumberSeries"], table => Assert.NotEmpty(before[table]));

        await using (var services = new ServiceCollection().AddReturnCaseSqlite($"Data Source={_path}").BuildServiceProvider())
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Database.MigrateAsync();

        foreach (var (table, rows) in before)
            Assert.Equal(rows, Rows(_path, table, Columns(_path, table).Intersect(_first[table])));

        using var upgraded = new ReturnCaseApp(_path);
        var client = await upgraded.ClientAs("sanne");
        await using (var scope = upgraded.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ListRefresh>().RunAsync(upgraded.Clock.GetUtcNow().UtcDateTime);
        foreach (var builder in kept)
        {
            var page = await client.Get($"/cases/{builder.File.Number}");
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
            Assert.Contains(builder.File.Identity!.LastName, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_not_touched_and_the_sentence_says_what_to_start()
    {
        var database = TemplateDatabase.Clone();
        Run(database, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
        var before = await File.ReadAllBytesAsync(database);
        await using var services = new ServiceCollection().AddReturnCaseSqlite($"Data Source={database};Pooling=False").BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareAsync());
        Assert.Equal("The database was changed by a newer program: it has the migration 29990101000000_Later, which this one does not know. Start that newer program; or put back, with this one, a backup from before.", refusal.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
        File.Delete(database);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("backup", "copy.db")]
    [InlineData("user", "list")]
    [InlineData("audit", "verify")]
    public async Task No_command_works_on_a_database_of_a_newer_program(params string[] args)
    {
        Run(_app.DatabasePath, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
        string[] settings =
        [
            "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal", "--Urls=http://localhost:0",
            $"--ConnectionStrings:ReturnCase=Data Source={_app.DatabasePath}", $"--Keys:Folder={TemplateDatabase.KeysFolder}", $"--Destruction:Folder={_app.DestructionFolder}", $"--Audit:AnchorFolder={_app.AnchorFolder}", $"--Storage:Documents={_app.DocumentFolder}",
        ];
        var error = await Assert.ThrowsAsync<SettingsException>(() => args[0] switch
        {
            "serve" => Web.Commands.Serve.RunAsync(settings),
            "migrate" => Web.Commands.Migrate.RunAsync([.. args[1..], .. settings]),
            "backup" => Web.Commands.Backup.RunAsync([Path.Combine(TemplateDatabase.Folder, args[1]), .. settings]),
            "user" => Web.Commands.Users.RunAsync([.. args[1..], .. settings], TextReader.Null, TextWriter.Null),
            _ => Web.Commands.AuditCommand.RunAsync([.. args[1..], .. settings]),
        });
        Assert.StartsWith("The database was changed by a newer program", error.Message, StringComparison.Ordinal);
    }

    private readonly Dictionary<string, string[]> _first = [];

    // The tables of the first release, with what stands in today's of the same name.
    private async Task MakeFirstAsync()
    {
        string[] facts;
        await File.Create(_path).DisposeAsync();
        await using (var services = new ServiceCollection().AddReturnCaseSqlite($"Data Source={_path};Pooling=False").BuildServiceProvider())
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
            await db.GetService<IMigrator>().MigrateAsync(First);
            var migrations = db.GetService<IMigrationsAssembly>();
            facts = [.. migrations.CreateMigration(migrations.Migrations.First().Value, db.Database.ProviderName!).TargetModel.GetEntityTypes().Select(type => type.GetDiscriminatorValue()).OfType<string>()];
        }

        Assert.Contains("IdentityVersion", facts);
        using var connection = Open(_path);
        Run(connection, $"PRAGMA foreign_keys = OFF; ATTACH '{_app.DatabasePath}' AS now");
        foreach (var table in Names(connection, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name IN (SELECT name FROM now.sqlite_master) AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'"))
        {
            var today = Names(connection, $"SELECT name FROM pragma_table_info('{table}', 'now')").ToHashSet();
            _first[table] = [.. Names(connection, $"SELECT name FROM pragma_table_info('{table}', 'main')").Where(today.Contains)];
            var gone = Names(connection, $"SELECT name || ' ' || CASE type WHEN 'INTEGER' THEN '0' WHEN 'BLOB' THEN 'x''''' ELSE '''''' END FROM pragma_table_info('{table}', 'main') WHERE \"notnull\" = 1").Select(column => column.Split(' ')).Where(column => !today.Contains(column[0])).ToArray();
            var (into, from) = (_first[table].Select(Quoted).Concat(gone.Select(column => Quoted(column[0]))), _first[table].Select(Quoted).Concat(gone.Select(column => column[1])));
            Run(connection, $"INSERT INTO main.\"{table}\" ({string.Join(", ", into)}) SELECT {string.Join(", ", from)} FROM now.\"{table}\"");
        }

        // Facts of a kind that came later were not there, nor the lines about them.
        var later = $"SELECT Sequence FROM CaseFacts f WHERE f.CaseFileId = CaseEntries.CaseFileId AND f.FactType NOT IN ('{string.Join("', '", facts)}')";
        Run(connection, $"DELETE FROM CaseEntries WHERE Sequence IN ({later}); DELETE FROM CaseFacts WHERE FactType NOT IN ('{string.Join("', '", facts)}')");
        Run(connection, "DETACH now");
    }

    private Dictionary<string, List<string>> Rows(string path) => _first.ToDictionary(table => table.Key, table => Rows(path, table.Key, Columns(path, table.Key).Intersect(table.Value)));

    private static List<string> Rows(string path, string table, IEnumerable<string> columns)
    {
        using var connection = Open(path);
        return Names(connection, $"SELECT {string.Join(" || '|' || ", columns.Select(column => $"quote({Quoted(column)})"))} FROM \"{table}\" ORDER BY 1");
    }

    private static List<string> Columns(string path, string table)
    {
        using var connection = Open(path);
        return Names(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY name");
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(string path, string sql)
    {
        using var connection = Open(path);
        Run(connection, sql);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return names;
    }
}
