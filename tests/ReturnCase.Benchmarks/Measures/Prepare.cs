using System.Diagnostics;

namespace ReturnCase.Benchmarks.Measures;

/// <summary>Fills a folder, and lets the program do what it owes after that, so that no measure meets it.</summary>
internal static class Prepare
{
    public static async Task RunAsync(Options options)
    {
        var data = new DataFolder(options.Data);
        Directory.CreateDirectory(data.Path);
        if (!File.Exists(data.Database) || data.Count($"SeedRuns WHERE Cases = {options.Cases} AND Kept = Cases") == 0)
            await SeedAsync(data, options.Cases);
        await using var program = await Served.ProgramAsync(data);
        while (data.Count("AuditHeads h WHERE h.LastSequence > COALESCE((SELECT Through FROM AuditProgress p WHERE p.Chain = h.Chain AND p.Job = 'links'), 0)") > 0)
            await Task.Delay(2000);
        await program.QuietAsync(10);
        Report.Line($"{data.Count("Cases"):N0} cases, {data.Count("Cases WHERE Phase <> 'Closed'"):N0} open, {data.Count("CaseEntries"):N0} lines; {new FileInfo(data.Database).Length >> 20:N0} MiB.");
    }

    private static async Task SeedAsync(DataFolder data, int cases)
    {
        using var seed = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, "seed", "--cases", $"{cases}", "--seed", "4", .. data.Arguments]) { WorkingDirectory = Repository.Published })!;
        await seed.WaitForExitAsync();
        if (seed.ExitCode != 0)
            throw new InvalidOperationException("The cases were not added.");
    }
}
