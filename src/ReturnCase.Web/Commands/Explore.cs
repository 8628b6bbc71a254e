using System.Diagnostics;
using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Exploration;

namespace ReturnCase.Web.Commands;

/// <summary>Goes through every abstract case, or shows how a planted fault is found.</summary>
internal static class Explore
{
    private const string Faults = "--faults";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Except([Faults]).Any())
            throw new UsageException($"explore takes {Faults} and nothing else.");
        return args.Contains(Faults) ? await PlantedAsync() : await WholeAsync();
    }

    private static async Task<int> WholeAsync()
    {
        var watch = Stopwatch.StartNew();
        var seen = new Explorer(CaseLifecycle.Moves).Run(ExploredRules.All);
        if (seen.Found is { } found)
        {
            await Console.Error.WriteLineAsync(found.ToString());
            return CommandLine.Refused;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seen.States:N0} states, {seen.FactSteps:N0} steps of facts, {seen.MoveSteps:N0} moves, {seen.Attempts:N0} attempts without a fact; {ExploredRules.All.Count} rules hold. {watch.Elapsed.TotalSeconds:F1} s."));
        return CommandLine.Done;
    }

    private static async Task<int> PlantedAsync()
    {
        var missed = 0;
        foreach (var fault in PlantedFault.All)
        {
            if (fault.Explore().Found is { } found)
            {
                Console.WriteLine($"Planted: {fault.Says}.\n{found}\n");
                continue;
            }

            missed++;
            await Console.Error.WriteLineAsync($"Not found: {fault.Says} should break {fault.Rule}.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PlantedFault.All.Count - missed} of {PlantedFault.All.Count} planted faults were found, which break {string.Join(", ", PlantedFault.All.Select(fault => fault.Rule).Distinct())}."));
        return missed == 0 ? CommandLine.Done : CommandLine.Refused;
    }
}
