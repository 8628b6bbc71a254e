using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReturnCase.Mutations;

/// <summary>The built tests in a folder of their own, in which the assembly of the domain is changed and nothing is built.</summary>
internal sealed class TestRun : IDisposable
{
    // The quick ones first: most mutants end there. What was recorded, and then the walks, the past read back, and the exploration of real cases, look at those that are left.
    private static readonly string[][] Stages =
    [
        ["-class", "ReturnCase.Tests.Domain.*", "-class-", "ReturnCase.Tests.Domain.RandomWalk*", "-class-", "ReturnCase.Tests.Domain.AsOfWalk*", "-class-", "ReturnCase.Tests.Domain.AsOfCoverage*", "-class-", "ReturnCase.Tests.Domain.Figures.Disclosure*", "-class-", "ReturnCase.Tests.Domain.Recorded.*"],
        ["-class", "ReturnCase.Tests.Domain.Recorded.*"],
        ["-class", "ReturnCase.Tests.Domain.RandomWalk*", "-class", "ReturnCase.Tests.Domain.AsOfWalk*", "-class", "ReturnCase.Tests.Domain.AsOfCoverage*", "-class", "ReturnCase.Tests.Domain.Figures.Disclosure*", "-class", "ReturnCase.Tests.Exploration.*"],
    ];

    private const int MostSaid = 30;

    private readonly string _folder;
    private TimeSpan _patience = TimeSpan.FromMinutes(20);

    public TestRun(string root, string built)
    {
        // Inside the sources: some tests read them, and look for them above themselves.
        _folder = Path.Combine(root, "tests", "ReturnCase.Mutations", "bin", $"tests-{Environment.ProcessId}");
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    /// <summary>The last lines that the last run wrote.</summary>
    public string Said { get; private set; } = "";

    public string Assembly => Path.Combine(_folder, "ReturnCase.Domain.dll");

    /// <summary>Runs the tests on the domain as it is, and learns how long they take.</summary>
    public bool Learn()
    {
        var watch = Stopwatch.StartNew();
        var passes = !Fails();
        _patience = (watch.Elapsed * 4) + TimeSpan.FromSeconds(30);
        return passes;
    }

    /// <summary>Whether a test fails, or the tests never end.</summary>
    public bool Fails() => Stages.Any(Fails);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private bool Fails(string[] stage)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(_folder, "ReturnCase.Tests.dll"), .. stage, "-stopOnFail", "-noLogo", "-noColor"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = new ConcurrentQueue<string?>();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(_patience))
        {
            process.WaitForExit();
            Said = string.Join(Environment.NewLine, said);
            return process.ExitCode != 0;
        }

        process.Kill(entireProcessTree: true);
        return true;

        void Keep(object from, DataReceivedEventArgs line)
        {
            said.Enqueue(line.Data);
            if (said.Count > MostSaid)
                said.TryDequeue(out _);
        }
    }
}
