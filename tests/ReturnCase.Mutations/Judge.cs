using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace ReturnCase.Mutations;

/// <summary>
/// The other side of <see cref="Bench"/>: runs the tests on the domain as it is, learns which test runs what, and then answers for each mutant that it is asked whether one of those tests fails. It writes a line for each test, so that one that never ends is seen.
/// </summary>
internal sealed class Judge
{
    public const string Quick = "judge", Thorough = "judge-thoroughly", Ready = "ready", Found = "found", Survived = "survived", Apart = "apart", Works = ".", Spoiled = "spoiled";

    /// <summary>Files beside the tests: what each of them runs, and the names of those that pass.</summary>
    public const string Learned = "learned.txt", Passing = "passing.txt";

    private readonly IReadOnlyList<TestCase> _tests;
    private readonly bool[]? _ran;
    private readonly FieldInfo? _one;
    private readonly FieldInfo? _steps;
    private readonly ushort[]? _tries;
    private readonly HashSet<int> _apart = [];
    private readonly Dictionary<(string File, TestCase Test), int> _found = [];

    private Judge(string folder, bool thorough)
    {
        _tests = TestCase.In(folder, thorough);
        var chooser = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "ReturnCase.Domain.dll")).GetType(Switched.Chooser);
        _one = chooser?.GetField("One");
        _steps = chooser?.GetField("Steps");
        _ran = (bool[]?)chooser?.GetField("Ran")!.GetValue(null);
        _tries = (ushort[]?)chooser?.GetField("Tries")!.GetValue(null);
    }

    /// <summary>Answers on the console until nothing more is asked.</summary>
    public static int Answer(string folder, bool thorough)
    {
        var judge = new Judge(folder, thorough);
        if (judge._ran is null)
        {
            // One mutant, compiled in: the tests that pass otherwise were named, in the order in which they may find it soonest.
            var passing = File.ReadAllLines(Path.Combine(folder, Passing)).Distinct().Select((name, at) => (name, at)).ToDictionary(one => one.name, one => one.at);
            Console.WriteLine(judge._tests.Where(test => passing.ContainsKey(test.Name)).OrderBy(test => passing[test.Name]).FirstOrDefault(test => !Passes(test)) is { } finder ? $"{Found} {finder.Name}" : Survived);
            return 0;
        }

        judge.Learn(folder);
        while (Console.ReadLine() is { } asked && asked.Split(' ') is [var one, var key, var file])
            Console.WriteLine(judge.Of(int.Parse(one, CultureInfo.InvariantCulture), int.Parse(key, CultureInfo.InvariantCulture), file));
        return 0;
    }

    // The plain tests twice: what only runs the first time is made once, and then a choice comes too late for it.
    private void Learn(string folder)
    {
        foreach (var test in _tests.Where(test => !test.IsRecorded))
            Passes(test);
        var known = Path.Combine(folder, Learned);
        if (File.Exists(known))
        {
            Read(File.ReadAllLines(known));
        }
        else
        {
            var first = Ran();
            foreach (var test in _tests)
                Learn(test);
            _apart.UnionWith(first.Except(_tests.SelectMany(test => test.Ran)));
            File.WriteAllLines(known, [string.Join(' ', _apart), .. _tests.Select(test => $"{test.Took.Ticks} {string.Join(' ', test.Ran)}")]);
            File.WriteAllLines(Path.Combine(folder, Passing), _tests.Where(test => test.Ran.Count > 0).OrderBy(test => test.Took).Select(test => $"{test.Name}\t{string.Join(' ', test.Ran)}"));
        }

        Console.WriteLine($"{Ready} {_tests.Count(test => test.Ran.Count > 0)}");
    }

    private void Learn(TestCase test)
    {
        Array.Clear(_ran!);
        Array.Clear(_tries!);
        var watch = Stopwatch.StartNew();
        var passes = Passes(test);
        test.Took = watch.Elapsed;
        if (passes)
            test.Ran.UnionWith(Ran());
        else
            Console.Error.WriteLine($"fails here on the domain as it is, and is left out: {test.Name}");
    }

    private void Read(string[] lines)
    {
        _apart.UnionWith(Numbers(lines[0]));
        foreach (var (test, line) in _tests.Zip(lines.Skip(1)))
        {
            test.Took = TimeSpan.FromTicks(long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
            test.Ran.UnionWith(Numbers(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        }

        static IEnumerable<int> Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => int.Parse(one, CultureInfo.InvariantCulture));
    }

    private IEnumerable<int> Ran() => [.. Enumerable.Range(0, _ran!.Length).Where(key => _ran[key])];

    private string Of(int one, int key, string file)
    {
        if (_apart.Contains(key))
            return Apart;
        _one!.SetValue(null, one);
        // A test that found others in this file is likely to find this one; else the quickest first.
        var by = _tests.Where(test => test.Ran.Contains(key)).OrderByDescending(test => _found.GetValueOrDefault((file, test))).ThenBy(test => test.Took).FirstOrDefault(Fails);
        _one.SetValue(null, 0);
        if (by is null)
            return Survived;
        _found[(file, by)] = _found.GetValueOrDefault((file, by)) + 1;
        // What the mutant left behind must not make tests fail for the next one.
        return by.Passes() ? $"{Found} {by.Name}" : Spoiled;
    }

    private bool Fails(TestCase test)
    {
        _steps!.SetValue(null, 0L);
        return !Passes(test);
    }

    private static bool Passes(TestCase test)
    {
        Console.WriteLine(Works);
        return test.Passes();
    }
}
