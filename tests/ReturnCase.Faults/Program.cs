using System.Globalization;
using ReturnCase.Faults;
using ReturnCase.Faults.Faults;

// tests/faults/run builds and starts this. Ends with 1 where a fault was not survived, with 2 where it was called wrongly.
Fault[] all = [new Killed(), new DiskFull(), new DiskReadOnly(), new DatabaseLocked(), new DatabaseAway(), new ClockJumps(), new SlowClients(), new IdleConnections(), new PoisonedRows()];
string[] known = ["--rounds", "--only", "--seed", "--program", "--report", "--folder", "--patience"];
if (args.Length % 2 != 0 || args.Where((_, at) => at % 2 == 0).Any(name => !known.Contains(name)))
{
    Console.Error.WriteLine($"Write pairs of: {string.Join(", ", known)}. Faults for --only: {string.Join(", ", all.Select(fault => fault.Name))}.");
    return 2;
}

var only = Text("--only")?.Split(',') ?? [.. all.Select(fault => fault.Name)];
if (only.FirstOrDefault(name => all.All(fault => fault.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no fault '{unknown}'; write some of {string.Join(", ", all.Select(fault => fault.Name))}.");
    return 2;
}

var program = Path.GetFullPath(Text("--program") ?? "src/ReturnCase.Web/bin/Release/net10.0/ReturnCase.Web.dll");
if (!File.Exists(program))
{
    Console.Error.WriteLine($"There is no program at {program}; name it with --program.");
    return 2;
}

var folder = Text("--folder") ?? Directory.CreateTempSubdirectory("returncase-faults-").FullName;
Directory.CreateDirectory(folder);
House.Patience = Number("--patience", 1);
var seed = Number("--seed", 1);
var template = await House.TemplateAsync(program, Path.Combine(folder, "template"));
var results = new List<Result>();
foreach (var fault in all.Where(fault => only.Contains(fault.Name)))
{
    Console.WriteLine($"== {fault.Name}: {fault.Says}");
    var world = new World(program, template, Path.Combine(folder, fault.Name), new Random(seed), seed, Number("--rounds", 200));
    var result = fault.WhyNot is { } why ? Result.NotRun(fault, why) : await RunAsync(fault, world);
    results.Add(result);
    Console.WriteLine($"-- {result.Name}: {result.State}. {result.Counts}");
}

var table = Result.Table(results);
Console.WriteLine(table);
if (Text("--report") is { } report)
    await File.WriteAllTextAsync(report, table);
return results.Any(result => result.State == ResultState.Broken) ? 1 : 0;

static async Task<Result> RunAsync(Fault fault, World world)
{
    try
    {
        return await fault.RunAsync(world);
    }
    catch (BrokenException broken)
    {
        return Result.Broken(fault, broken.Message);
    }
    finally
    {
        await world.LeaveAsync();
    }
}

string? Text(string name) => Array.IndexOf(args, name) is var at and >= 0 ? args[at + 1] : null;

int Number(string name, int fallback) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
