using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ReturnCase.Mutations;

/// <summary>What came of a mutant.</summary>
internal enum Verdict
{
    Found,
    Survived,
    NotCompiled,
}

/// <summary>A folder of its own with the built tests and a domain that is changed, and the process that runs those tests. Nothing is built.</summary>
internal sealed class Bench : IDisposable
{
    // The longest test takes a few seconds on the domain as it is, and a start some more; what takes this long never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly string _folder;
    private readonly string _alone;
    private readonly string _mode;
    private readonly Domain _domain;
    private readonly Dictionary<(string File, string Test), int> _finders = [];
    private Process? _judge;
    private BlockingCollection<string?> _said = [];

    public Bench(string root, string built, Domain domain, int number, string switched, bool thorough)
    {
        // Inside the sources: some tests read them, and look for them above themselves.
        var folder = Path.Combine(root, "tests", "ReturnCase.Mutations", "bin", $"tests-{Environment.ProcessId}-{number}");
        (_folder, _alone, _domain, _mode) = (Path.Combine(folder, "all"), Path.Combine(folder, "one"), domain, thorough ? Judge.Thorough : Judge.Quick);
        foreach (var to in (string[])[_folder, _alone])
        {
            foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(built, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        File.Copy(switched, Path.Combine(_folder, "ReturnCase.Domain.dll"), overwrite: true);
    }

    /// <summary>Takes over what another one learned of the same assembly.</summary>
    public void LearnFrom(Bench other)
    {
        foreach (var file in (string[])[Judge.Learned, Judge.Passing])
            File.Copy(Path.Combine(other._folder, file), Path.Combine(_folder, file));
        Learn();
    }

    /// <summary>Runs the tests on the domain as it is, and says how many of them pass.</summary>
    public int Learn()
    {
        _judge = Start(_folder);
        return Hear() is { } ready && ready.StartsWith(Judge.Ready, StringComparison.Ordinal) ? int.Parse(ready.Split(' ')[1], CultureInfo.InvariantCulture) : throw new InvalidOperationException("The tests cannot be run here. Build tests/ReturnCase.Tests with -c Release first.");
    }

    /// <summary>What comes of a mutant, and the test that found it.</summary>
    public (Verdict Verdict, string? By) Of(Mutant mutant, int id, Switched switched)
    {
        if (!switched.Holds(id))
            return Alone(mutant, switched);
        _judge!.StandardInput.WriteLine($"{id} {switched.KeyOf(id)} {mutant.File}");
        _judge.StandardInput.Flush();
        var heard = Hear();
        if (heard is null)
            Learn();
        return heard switch
        {
            null => (Verdict.Found, "a test that never ends, or that ends the program"),
            Judge.Survived when !switched.InPlace.Contains(id) => (Verdict.Survived, null),
            Judge.Survived or Judge.Apart => Alone(mutant, switched),
            Judge.Spoiled => Spoiled(mutant, switched),
            _ => (Verdict.Found, heard[(Judge.Found.Length + 1)..]),
        };
    }

    public void Dispose()
    {
        _judge?.Kill(entireProcessTree: true);
        _judge?.Dispose();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    private (Verdict Verdict, string? By) Spoiled(Mutant mutant, Switched switched)
    {
        End();
        Learn();
        return Alone(mutant, switched);
    }

    private (Verdict Verdict, string? By) Alone(Mutant mutant, Switched switched)
    {
        if (!_domain.Compiles(mutant) || _domain.Emit(mutant, Path.Combine(_alone, "ReturnCase.Domain.dll")).Count > 0)
            return (Verdict.NotCompiled, null);
        // First what found others in this file, then what runs something of it.
        var near = switched.GroupsIn(mutant.File);
        File.WriteAllLines(Path.Combine(_alone, Judge.Passing), File.ReadLines(Path.Combine(_folder, Judge.Passing)).Select(line => line.Split('\t')).Where(parts => parts.Length == 2)
            .OrderByDescending(parts => _finders.GetValueOrDefault((mutant.File, parts[0]))).ThenByDescending(parts => parts[1].Split(' ').Any(near.Contains)).Select(parts => parts[0]));
        var (kept, said) = (_judge, _said);
        _judge = Start(_alone);
        var heard = Hear();
        End();
        (_judge, _said) = (kept, said);
        if (heard == Judge.Survived)
            return (Verdict.Survived, null);
        var by = heard?[(Judge.Found.Length + 1)..] ?? "in a process of its own";
        _finders[(mutant.File, by)] = _finders.GetValueOrDefault((mutant.File, by)) + 1;
        return (Verdict.Found, by);
    }

    private Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[typeof(Bench).Assembly.Location, _mode, folder])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var said = _said = [];
        process.OutputDataReceived += (_, line) => said.Add(line.Data);
        process.BeginOutputReadLine();
        return process;
    }

    // Null where nothing comes any more: the process is ended then.
    private string? Hear()
    {
        while (_said.TryTake(out var line, Patience) && line is not null)
        {
            if (line != Judge.Works)
                return line;
        }

        End();
        return null;
    }

    private void End()
    {
        _judge!.Kill(entireProcessTree: true);
        _judge.Dispose();
        _judge = null;
    }
}
