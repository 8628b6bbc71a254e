using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReturnCase.Benchmarks.Measures;

/// <summary>
/// The clock and alarm run of a night, as the command alarms run does it, over a bare loop that reads the same rows of the same cases, every column of them, and reckons one date of each. Both are processes of their own on
/// the same data, and what it takes to start the program is taken off: it is that of a run in which nothing is open.
/// </summary>
internal static class Nightly
{
    private static readonly string[] Tables = ["CaseEntries", "CaseFacts", "OutcomeProposals", "Suspensions", "SafetyAlarms", "Referrals", "CaseTasks"];

    public static async Task RunAsync(Options options)
    {
        var data = new DataFolder(options.Data);
        var nothing = new DataFolder(Directory.CreateTempSubdirectory("returncase-nothing-").FullName);
        await RunProgramAsync(nothing, "migrate");
        List<double> ratios = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var (start, _, _) = await RunProgramAsync(nothing, "alarms", "run");
            var (took, memory, early) = await RunProgramAsync(data, "alarms", "run");
            var bare = Bare(data);
            if (round < 0)
                continue;
            Report.Line($"  turn {round + 1}: program {(took - start).TotalSeconds:0.0} s (memory at most {memory >> 20} MiB, {early >> 20} MiB in the first third), bare loop {bare.TotalSeconds:0.0} s");
            ratios.Add(bare / (took - start));
        }

        Report.Ratio($"clock and alarm run of {data.Count("Cases WHERE Phase <> 'Closed'"):N0} open cases over a bare loop", ratios, "0.3");
    }

    private static async Task<(TimeSpan Took, long Memory, long Early)> RunProgramAsync(DataFolder data, params string[] words)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, .. words, .. data.Arguments]) { WorkingDirectory = Repository.Web, RedirectStandardOutput = true })!;
        var sizes = new List<long>();
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            sizes.Add(process.HasExited ? 0 : process.WorkingSet64);
        }

        await process.StandardOutput.ReadToEndAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}.");
        return (Stopwatch.GetElapsedTime(begun), sizes.DefaultIfEmpty().Max(), sizes.Take(1 + (sizes.Count / 3)).DefaultIfEmpty().Max());
    }

    private static TimeSpan Bare(DataFolder data)
    {
        var begun = Stopwatch.GetTimestamp();
        using var connection = new SqliteConnection($"Data Source={data.Database};Mode=ReadOnly;Pooling=false");
        connection.Open();
        var (last, reckoned) = (0L, 0L);
        while (true)
        {
            var cases = Read(connection, $"SELECT * FROM Cases WHERE Phase <> 'Closed' AND Id > {last} ORDER BY Id LIMIT 100");
            if (cases.Count == 0)
                return Stopwatch.GetElapsedTime(begun);
            var (first, until) = (last, Convert.ToInt64(cases[^1][0], CultureInfo.InvariantCulture));
            foreach (var table in Tables)
                Read(connection, $"SELECT * FROM {table} WHERE CaseFileId IN (SELECT Id FROM Cases WHERE Phase <> 'Closed' AND Id > {first} AND Id <= {until})");
            reckoned += cases.Count(row => row.OfType<string>().Any(text => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) && day.AddYears(18) < DateOnly.MaxValue));
            last = until;
        }
    }

    private static List<object[]> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written here, with numbers alone put in.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
