using ReturnCase.Benchmarks.Measures;

namespace ReturnCase.Benchmarks;

/// <summary>One measure a run; each compares the program, as a process of its own, with something that does the same by hand or with itself, in turns on one machine.</summary>
internal static class Measuring
{
    public static async Task<int> Main(string[] args)
    {
        var options = Options.Read(args);
        switch (options.Measure)
        {
            case "prepare": await Prepare.RunAsync(options); break;
            case "floor": await Floor.RunAsync(options); break;
            case "caseload": await Pages.CaseloadAsync(options); break;
            case "case": await Pages.CaseAsync(options); break;
            case "size": await Latencies.SizeAsync(options); break;
            case "roles": await Latencies.RolesAsync(options); break;
            case "transfer": await Transfer.RunAsync(options); break;
            case "start": await ColdStart.RunAsync(options); break;
            case "nightly": await Nightly.RunAsync(options); break;
            case "people": await People.RunAsync(options); break;
            default: Console.Error.WriteLine(Options.Usage); return 2;
        }

        return 0;
    }
}
