using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Operations;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Commands;

/// <summary>move as an operator types it, from a database with the whole demo in it.</summary>
public sealed class MoveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-move-").FullName;

    private string Source => Path.Combine(_folder, "source.db");

    private string Target => Path.Combine(_folder, "target.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("move does not know 'now'", "now")]
    [InlineData("The option --to is missing", "--provider", "Sqlite")]
    [InlineData("The option --to needs a value", "--to")]
    [InlineData("write SqlServer or Sqlite", "--to", "x", "--provider", "Oracle")]
    public async Task Wrong_usage_gets_a_sentence(string sentence, params string[] args) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<UsageException>(() => Move.RunAsync([.. args, .. Settings(Source)]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Everything_comes_over_is_proven_table_by_table_and_the_program_works_on_it()
    {
        await MakeSourceAsync();
        Ask(Source, "UPDATE sqlite_sequence SET seq = seq + 1000 WHERE name = 'CaseFacts'");
        var (code, output, error) = await MoveAsync(Target);
        Assert.Equal((0, ""), (code, error));
        foreach (var table in Tables(Source))
        {
            var rows = (long)Ask(Source, $"SELECT COUNT(*) FROM \"{table}\"")!;
            Assert.Equal(rows, Ask(Target, $"SELECT COUNT(*) FROM \"{table}\""));
            Assert.Matches(string.Create(CultureInfo.InvariantCulture, $@"(?m)^{table} +{rows:N0} +{rows:N0} ([0-9a-f]{{16}}) \1 same$"), output);
        }

        Assert.True((long)Ask(Target, "SELECT COUNT(*) FROM CaseFacts")! > 1_000);
        Assert.Equal(Ask(Source, "SELECT seq FROM sqlite_sequence WHERE name = 'CaseFacts'"), Ask(Target, "SELECT seq FROM sqlite_sequence WHERE name = 'CaseFacts'"));
        Assert.Matches(@"\d[\d,]+ rows in \d+ tables are the same on both sides\.", output);
        Assert.Equal(0L, Ask(Target, "SELECT COUNT(*) FROM MovedTables"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));

        await using var verified = new StringWriter();
        Assert.Equal(0, await AuditCommand.RunAsync(["verify", .. Settings(Target)], verified));
        using var app = new ReturnCaseApp(Target);
        var client = await app.ClientAs("sanne");
        var number = (string)Ask(Target, "SELECT c.Number FROM Cases c JOIN Users u ON u.Id = c.CounsellorId WHERE u.UserName = 'sanne' AND c.Phase = 'ShelterSearch'")!;
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.Get($"/cases/{number}")).Status);

        Assert.StartsWith("The target is not empty", (await MoveAsync(Target)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_moved_is_said_before_anything_is_made()
    {
        Assert.StartsWith($"There is no database at {Source}.", (await MoveAsync(Target)).Error, StringComparison.Ordinal);
        await MakeSourceAsync();
        Assert.StartsWith("The new database is the old one", (await MoveAsync(Source)).Error, StringComparison.Ordinal);
        await using (var working = new SqliteConnection($"Data Source={Source};Pooling=False"))
        {
            await working.OpenAsync();
            using var reads = working.CreateCommand();
            reads.CommandText = "BEGIN; SELECT COUNT(*) FROM Cases";
            reads.ExecuteScalar();
            Assert.StartsWith($"The database {Source} is in use.", (await MoveAsync(Target)).Error, StringComparison.Ordinal);
        }

        Ask(Source, "INSERT INTO MovedTables (Name, Source, Rows, IsWhole) VALUES ('*', 'x', 0, 0)");
        Assert.StartsWith("A move to this database was begun", (await MoveAsync(Target)).Error, StringComparison.Ordinal);
        Ask(Source, "DELETE FROM MovedTables; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Operations'");
        Assert.StartsWith("The database is older than the program.", (await MoveAsync(Target)).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Killed_in_the_middle_the_program_does_not_start_on_it_the_same_command_goes_on_and_a_difference_is_found()
    {
        await MakeSourceAsync();
        Assert.Equal(0, await Migrate.RunAsync(Settings(Target), TextWriter.Null));
        // At the thousandth-and-fiftieth fact the database counts for ever: the process hangs in its transaction until it is killed.
        Ask(Target, "CREATE TRIGGER hang AFTER INSERT ON CaseFacts WHEN (SELECT COUNT(*) FROM CaseFacts) = 1050 BEGIN SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n); END");
        SqliteConnection.ClearAllPools();
        using (var killed = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), "move", "--to", $"Data Source={Target}", "--provider", "Sqlite", .. Settings(Source)]) { RedirectStandardOutput = true })!)
        {
            try
            {
                while (!killed.HasExited && !Equals(Ask(Target, "SELECT Rows FROM MovedTables WHERE Name = 'CaseFacts'"), 1_000L))
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
                Assert.False(killed.HasExited);
            }
            finally
            {
                killed.Kill();
            }

            await killed.WaitForExitAsync();
        }

        Assert.Equal(1_000L, Ask(Target, "SELECT COUNT(*) FROM CaseFacts"));
        Ask(Target, "DROP TRIGGER hang");
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => Serve.RunAsync([.. Settings(Target), "--Urls=http://localhost:0"]));
        Assert.StartsWith("A move to this database was begun and is not finished.", refusal.Message, StringComparison.Ordinal);

        Ask(Target, "UPDATE CaseEntries SET Reason = Reason || ' ' WHERE Id = (SELECT MIN(Id) FROM CaseEntries WHERE Reason IS NOT NULL)");
        var (code, output, error) = await MoveAsync(Target);
        Assert.Equal(1, code);
        Assert.Matches("(?m)^CaseEntries .* DIFFERENT$", output);
        Assert.Contains("different are: CaseEntries. The program does not start on the new one.", error, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SettingsException>(() => Serve.RunAsync([.. Settings(Target), "--Urls=http://localhost:0"]));

        Ask(Target, "UPDATE CaseEntries SET Reason = substr(Reason, 1, length(Reason) - 1) WHERE Id = (SELECT MIN(Id) FROM CaseEntries WHERE Reason IS NOT NULL)");
        (code, output, error) = await MoveAsync(Target);
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("DIFFERENT", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_is_broken_does_not_become_a_finished_move()
    {
        await MakeSourceAsync();
        Ask(Source, "DROP TRIGGER AuditRows_Update; UPDATE AuditRows SET Cases = 'RC-2026-999999' WHERE Chain = 1 AND Sequence = 1");
        var (code, output, error) = await MoveAsync(Target);
        Assert.Equal(1, code);
        Assert.DoesNotContain("DIFFERENT", output, StringComparison.Ordinal);
        Assert.StartsWith("The audit trail is not as it was written: Chain 1, row 1:", error, StringComparison.Ordinal);
        Assert.NotEqual(0L, Ask(Target, "SELECT COUNT(*) FROM MovedTables"));
    }

    private async Task MakeSourceAsync()
    {
        File.Copy(await DemoDatabase.CloneAsync(), Source);
        await using var app = WebApp.Build(Settings(Source));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditAnchors>().SetAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), DateTime.UtcNow);
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
    }

    private static string[] Tables(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = @"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\_\_EF%' ESCAPE '\' AND name <> 'MovedTables'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return [.. names];
    }

    private static object? Ask(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private string[] Settings(string database) =>
    [
        "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal",
        $"--ConnectionStrings:ReturnCase=Data Source={database}", $"--Keys:Folder={TemplateDatabase.KeysFolder}", $"--Audit:AnchorFolder={Path.Combine(_folder, "anchors")}",
        $"--Destruction:Folder={Path.Combine(_folder, "destroyed")}", $"--Storage:Documents={Path.Combine(_folder, "documents")}",
    ];

    private async Task<(int Code, string Output, string Error)> MoveAsync(string target)
    {
        await using var output = new StringWriter();
        try
        {
            return (await Move.RunAsync(["--to", $"Data Source={target}", "--provider=Sqlite", .. Settings(Source)], output), output.ToString(), "");
        }
        catch (SettingsException refusal)
        {
            return (CommandLine.Refused, output.ToString(), refusal.Message);
        }
    }
}
