using System.Globalization;
using ReturnCase.Mutations;

// dotnet run --project tests/ReturnCase.Mutations -- [--sample N] [--seed S] [--file NAME] [--only TEXT|TEXT] [--minutes M] [--list]
// Build the tests first: dotnet build -c Release tests/ReturnCase.Tests. Ends with 1 where fewer than 95 of 100 mutants that are not equivalent are found.
const double Target = 0.95;
var root = Root();
var tests = Path.Combine(root, "tests", "ReturnCase.Tests", "bin", "Release", "net10.0");
var domain = new Domain(root, tests);
var equivalent = File.ReadAllLines(Path.Combine(root, "tests", "ReturnCase.Mutations", "equivalent.txt")).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
var all = domain.Mutants.Where(mutant => Text("--file") is not { } file || mutant.File == file).Where(mutant => Text("--only") is not { } texts || texts.Split('|').Any(text => mutant.Says.Contains(text, StringComparison.Ordinal)))
    .Where(mutant => !equivalent.Contains(mutant.Says)).ToArray();
var random = new Random(Number("--seed") ?? 1);
random.Shuffle(all);
var chosen = all.Take(Number("--sample") ?? all.Length).ToArray();
Console.WriteLine($"{all.Length} mutants that are not known to be equivalent; {chosen.Length} are tried.");
if (args.Contains("--list"))
{
    foreach (var mutant in chosen)
        Console.WriteLine($"{mutant.Line,4} {mutant.Says}");
    return 0;
}

using var run = new TestRun(root, tests);
if (!domain.Emit(null, run.Assembly) || !run.Learn())
{
    Console.Error.WriteLine("The tests fail on the domain as it is. Build tests/ReturnCase.Tests with -c Release, and mend that first.");
    Console.Error.WriteLine(string.Join(Environment.NewLine, domain.Refused.Append(run.Said)));
    return 1;
}

var until = DateTime.UtcNow.AddMinutes(Number("--minutes") ?? 100_000);
var (killed, survived, uncompiled) = (0, 0, 0);
foreach (var mutant in chosen.TakeWhile(_ => DateTime.UtcNow < until))
{
    if (!domain.Emit(mutant, run.Assembly))
    {
        uncompiled++;
        continue;
    }

    if (run.Fails())
    {
        killed++;
        continue;
    }

    survived++;
    Console.WriteLine($"survived: line {mutant.Line} of {mutant.Says}");
}

var score = killed + survived == 0 ? 1 : killed / (double)(killed + survived);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed + survived} mutants tried, {killed} found, {survived} survived, {uncompiled} did not compile: {score:P1}."));
return score >= Target ? 0 : 1;

string? Text(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

static string Root()
{
    var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReturnCase.sln"))) folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("There is no ReturnCase.sln here or above. Run this inside the sources.");
}
