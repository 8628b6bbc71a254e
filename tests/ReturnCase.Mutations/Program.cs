using System.Collections.Concurrent;
using System.Globalization;
using ReturnCase.Mutations;

// dotnet run -c Release --project tests/ReturnCase.Mutations -- [--sample N] [--seed S] [--file NAME] [--only TEXT|TEXT] [--workers N] [--thorough] [--list]
// Build the tests first: dotnet build -c Release tests/ReturnCase.Tests. Ends with 1 where fewer than 95 of 100 mutants that are not equivalent are found.
const double Target = 0.95;
if (args is [Judge.Quick or Judge.Thorough, var folder])
    return Judge.Answer(folder, args[0] == Judge.Thorough);

var root = Root();
var tests = Path.Combine(root, "tests", "ReturnCase.Tests", "bin", "Release", "net10.0");
var domain = new Domain(root, tests);
var equivalent = File.ReadAllLines(Path.Combine(root, "tests", "ReturnCase.Mutations", "equivalent.txt")).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
var all = domain.Mutants.Where(mutant => Text("--file") is not { } file || mutant.File == file).Where(mutant => Text("--only") is not { } texts || texts.Split('|').Any(text => mutant.Says.Contains(text, StringComparison.Ordinal)))
    .Where(mutant => !equivalent.Contains(mutant.Says)).ToArray();
if (Number("--seed") is { } seed)
    new Random(seed).Shuffle(all);
var chosen = all.Take(Number("--sample") ?? all.Length).ToArray();
Console.WriteLine($"{all.Length} mutants that are not known to be equivalent; {chosen.Length} are tried.");
if (args.Contains("--list"))
{
    foreach (var mutant in chosen)
        Console.WriteLine($"{mutant.Line,4} {mutant.Says}");
    return 0;
}

var switched = new Switched();
var assembly = Path.Combine(Path.GetTempPath(), $"returncase-switched-{Environment.ProcessId}.dll");
switched.Emit(domain, chosen, assembly);
Console.WriteLine($"{switched.Count.Held} are in one assembly, {switched.Count.Noted} of them with a note of their own; the others are compiled one by one.");

var results = new ConcurrentQueue<(Mutant Mutant, Verdict Verdict, string? By)>();
var next = new ConcurrentQueue<int>(Enumerable.Range(0, chosen.Length));
using var first = new Bench(root, tests, domain, 0, assembly, args.Contains("--thorough"));
Console.WriteLine($"{first.Learn()} tests of the domain pass on it as it is.");
Parallel.For(0, Number("--workers") ?? Environment.ProcessorCount, number =>
{
    using var other = number == 0 ? null : new Bench(root, tests, domain, number, assembly, args.Contains("--thorough"));
    other?.LearnFrom(first);
    var bench = other ?? first;
    while (next.TryDequeue(out var at))
    {
        var (verdict, by) = bench.Of(chosen[at], at + 1, switched);
        results.Enqueue((chosen[at], verdict, by));
        if (results.Count % 100 == 0)
            Console.WriteLine($"{results.Count} tried, {Count(Verdict.Survived)} survived, {Count(Verdict.NotCompiled)} did not compile.");
        if (verdict == Verdict.Survived)
            Console.WriteLine($"{results.Count,4} survived: line {chosen[at].Line} of {chosen[at].Says}");
    }
});
File.Delete(assembly);

int Count(Verdict verdict) => results.Count(result => result.Verdict == verdict);
var (found, survived) = (Count(Verdict.Found), Count(Verdict.Survived));
var recorded = results.Count(result => result.By?.StartsWith("Recorded", StringComparison.Ordinal) == true);
var score = found + survived == 0 ? 1 : found / (double)(found + survived);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found + survived} mutants tried, {found} found (by what was recorded: {recorded}), {survived} survived, {Count(Verdict.NotCompiled)} did not compile: {score:P1}."));
return score >= Target ? 0 : 1;

string? Text(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

static string Root()
{
    var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReturnCase.sln"))) folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("There is no ReturnCase.sln here or above. Run this inside the sources.");
}
