using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Commands;

/// <summary>
/// A caseload brought in by a process of its own that is stopped by Ctrl-C and killed while it works. <c>RETURNCASE_KILLS</c> and <c>RETURNCASE_IMPORT</c> say how often it is killed and with how many lines.
/// </summary>
public sealed class ImportProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-import-").FullName;
    private readonly Caseload _file = new();
    private readonly int _kills = Number("RETURNCASE_KILLS", 1);
    private readonly int _lines = Number("RETURNCASE_IMPORT", 8 * ImportRun.LinesAtOnce);
    private readonly Random _random = new(20_26);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _file.Dispose();
    }

    [Fact]
    public async Task Stopped_or_killed_at_any_moment_and_run_again_the_cases_are_those_of_one_run()
    {
        var path = _file.Lines(_lines).Csv();
        using var app = new ReturnCaseApp();
        await Caseload.BringIn(app, path);
        var once = await Caseload.Told(app);

        using var killed = new ReturnCaseApp();
        killed.CreateClient().Dispose();
        using (var stopped = await Started(killed.DatabasePath, path, at: 1))
            await StopAsync(stopped);
        Assert.InRange(Ask(killed.DatabasePath, "SELECT COUNT(*) FROM ImportedCases"), 1, _lines - 1);
        Whole(killed.DatabasePath);

        var between = 0;
        for (var kill = 0; kill < _kills; kill++)
        {
            using var process = await Started(killed.DatabasePath, path, _random.Next(_lines / 2));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            between += Ask(killed.DatabasePath, "SELECT COUNT(*) FROM ImportedCases") < _lines ? 1 : 0;
            Whole(killed.DatabasePath);
            EndsWithWholeRow();
        }

        Assert.True(between > 0, "Every kill came too late.");
        var last = (await Caseload.BringIn(killed, path)).Counts;
        Assert.Equal((_lines, 0), (last.Imported + last.WasHere, last.NotImported));

        // Each process has the moment of its own run.
        Assert.Equal(Timeless(once), Timeless(await Caseload.Told(killed)));
        Assert.Equal(_lines, Ask(killed.DatabasePath, "SELECT COUNT(DISTINCT VNumber) FROM Cases"));
    }

    // As by Ctrl-C it finishes what it is at, says how far it came and how to go on, and leaves whole rows. The signal is that of a machine: a shell lets what runs behind it be deaf to the other.
    private async Task StopAsync(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
            return;
        }

        using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var (said, output) = (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.True(process.ExitCode == 1, said);
        var done = System.Text.RegularExpressions.Regex.Match(said, @"Stopped after (\d+) lines, of which (\d+) came in\. Run the same command again: it goes on with the rest");
        Assert.True(done.Success, said);
        Assert.StartsWith($"{done.Groups[1].Value} lines: {done.Groups[2].Value} came in, ", output, StringComparison.Ordinal);
        Assert.Equal(int.Parse(done.Groups[1].Value, CultureInfo.InvariantCulture), EndsWithWholeRow());
    }

    // What is here is here whole: each key has a case with its lines, and no case is without a key.
    private static void Whole(string database) =>
        Assert.Equal(Ask(database, "SELECT COUNT(*) FROM ImportedCases"), Ask(database, "SELECT COUNT(*) FROM Cases c WHERE c.Version = (SELECT COUNT(*) FROM CaseEntries e WHERE e.CaseFileId = c.Id)"));

    // How many lines the report has, after its names and what it says of the file.
    private int EndsWithWholeRow()
    {
        var report = File.ReadAllText(Report);
        Assert.EndsWith("\r\n", report, StringComparison.Ordinal);
        return report.Split("\r\n").Count(row => row.Contains(";A-", StringComparison.Ordinal));
    }

    private async Task<Process> Started(string database, string path, int at)
    {
        var process = Start(database, path);
        while (!process.HasExited && Ask(database, "SELECT COUNT(*) FROM ImportedCases") <= at)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        return process;
    }

    private string Report => Path.Combine(_folder, "report.csv");

    private static IEnumerable<string> Timeless(IEnumerable<string> told) => told.Select(text => System.Text.RegularExpressions.Regex.Replace(text, @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z", ""));

    private Process Start(string database, string path) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), "import", path, "--report", Report,
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
