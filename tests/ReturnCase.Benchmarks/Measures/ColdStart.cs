using System.Diagnostics;

namespace ReturnCase.Benchmarks.Measures;

/// <summary>From the start of the process to its first page, and memory when it has nothing to do, over an empty web application as the SDK makes it.</summary>
internal static class ColdStart
{
    public static async Task RunAsync(Options options)
    {
        var data = new DataFolder(options.Data);
        var empty = await MakeAsync();
        List<double> starts = [], memories = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var (start, memory) = await OnceAsync(() => options.Program.Length == 0 ? Served.ProgramAsync(data) : Served.ExecutableAsync(options.Program, data));
            var (emptyStart, emptyMemory) = await OnceAsync(() => Served.StartAsync(port => ["dotnet", empty, $"--urls=http://127.0.0.1:{port}"], Path.GetDirectoryName(empty)!, "/"));
            if (round < 0)
                continue;
            Report.Line($"  turn {round + 1}: {start.TotalSeconds:0.00} s and {memory >> 20} MiB; empty {emptyStart.TotalSeconds:0.00} s and {emptyMemory >> 20} MiB");
            starts.Add(start / emptyStart);
            memories.Add((double)memory / emptyMemory);
        }

        Report.Ratio("cold start over an empty web application", starts, "2");
        Report.Ratio("idle memory over an empty web application", memories, "2");
    }

    private static async Task<(TimeSpan Start, long Memory)> OnceAsync(Func<Task<Served>> start)
    {
        await using var served = await start();
        await served.QuietAsync(5);
        return (served.Took, served.Memory);
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("returncase-empty-").FullName;
        await DoAsync(folder, "new", "webapp", "--no-https", "--output", folder, "--name", "Empty");
        await DoAsync(folder, "publish", "-c", "Release", "-v", "q");
        return Path.Combine(folder, "bin", "Release", "net10.0", "publish", "Empty.dll");
    }

    private static async Task DoAsync(string folder, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', words)}: {said}");
    }
}
