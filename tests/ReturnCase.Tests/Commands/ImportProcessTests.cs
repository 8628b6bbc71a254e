using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Commands;

/// <summary>
/// A caseload brought in by a process of its own that is killed while it works. <c>RETURNCASE_KILLS</c> and <c>RETURNCASE_IMPORT</c> say how often and with how many lines.
/// </summary>
public sealed class ImportProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-import-").FullName;
    private readonly Caseload _file = new();
    private readonly int _kills = Number("RETURNCASE_KILLS", 2);
    private readonly int _lines = Number("RETURNCASE_IMPORT", 8 * ImportRun.LinesAtOnce);
    private readonly Random _random = new(20_26);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _file.Dispose();
    }

    [Fact]
    public async Task Killed_at_any_moment_and_run_again_the_cases_are_those_of_one_run()
    {
        var path = _file.Lines(_lines).Csv();
        using var app = new ReturnCaseApp();
        await Caseload.BringIn(app, path);
        var once = await Caseload.Told(app);

        using var killed = new ReturnCaseApp();
        killed.CreateClient().Dispose();
        var between = 0;
        for (var kill = 0; kill < _kills; kill++)
        {
            var at = _random.Next(_lines / 2);
            using var process = Start(killed.DatabasePath, path);
            while (!process.HasExited && Ask(killed.DatabasePath, "SELECT COUNT(*) FROM ImportedCases") <= at)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            between += Ask(killed.DatabasePath, "SELECT COUNT(*) FROM ImportedCases") < _lines ? 1 : 0;
            // What is here is here whole: each key has a case with its lines, and no case is without a key.
            Assert.Equal(Ask(killed.DatabasePath, "SELECT COUNT(*) FROM ImportedCases"), Ask(killed.DatabasePath, "SELECT COUNT(*) FROM Cases c WHERE c.Version = (SELECT COUNT(*) FROM CaseEntries e WHERE e.CaseFileId = c.Id)"));
        }

        Assert.True(between > 0, "Every kill came too late.");
        using (var last = Start(killed.DatabasePath, path))
        {
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(last.ExitCode == 0, await last.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        // Each process has the moment of its own run.
        Assert.Equal(Timeless(once), Timeless(await Caseload.Told(killed)));
        Assert.Equal(_lines, Ask(killed.DatabasePath, "SELECT COUNT(DISTINCT VNumber) FROM Cases"));
    }

    private static IEnumerable<string> Timeless(IEnumerable<string> told) => told.Select(text => System.Text.RegularExpressions.Regex.Replace(text, @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z", ""));

    private Process Start(string database, string path) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), "import", path,
            "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal",
            $"--ConnectionStrings:ReturnCase=Data Source={database}", $"--Keys:Folder={TemplateDatabase.KeysFolder}", $"--Audit:AnchorFolder={Path.Combine(_folder, "anchors")}",
            $"--Destruction:Folder={Path.Combine(_folder, "destroyed")}", $"--Storage:Documents={Path.Combine(_folder, "documents")}",
            "--Demo:Now=2026-11-27T12:00:00+01:00", $"--Demo:ClockFile={Path.Combine(_folder, "clock.txt")}",
        ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static int Ask(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static int Number(string name, int fallback) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) && number > 0 ? number : fallback;
}
