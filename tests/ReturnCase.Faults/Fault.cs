using System.Globalization;
using System.Text;

namespace ReturnCase.Faults;

/// <summary>Something that goes wrong, and what must be true of the program then.</summary>
internal abstract class Fault
{
    /// <summary>The name for --only.</summary>
    public abstract string Name { get; }

    /// <summary>What goes wrong, in a sentence.</summary>
    public abstract string Says { get; }

    /// <summary>Why this computer cannot show it; null where it can.</summary>
    public virtual string? WhyNot => null;

    public abstract Task<Result> RunAsync(World world);
}

/// <summary>Something that had to be true was not.</summary>
internal sealed class BrokenException(string message) : Exception(message);

internal enum ResultState
{
    Survived,
    Broken,
    NotRun,
}

/// <summary>A row of the report.</summary>
internal sealed record Result(string Name, string Says, ResultState State, string Counts, string Seen, string Recovery)
{
    public static Result NotRun(Fault fault, string why) => new(fault.Name, fault.Says, ResultState.NotRun, why, "", "");

    public static Result Broken(Fault fault, string why) => new(fault.Name, fault.Says, ResultState.Broken, why, "", "");

    public static string Table(IReadOnlyList<Result> results)
    {
        var text = new StringBuilder("| fault | outcome | counts | what people saw | recovery |\n|---|---|---|---|---|\n");
        foreach (var one in results)
            text.Append(CultureInfo.InvariantCulture, $"| `{one.Name}`: {one.Says} | {one.State} | {one.Counts} | {one.Seen} | {one.Recovery} |\n");
        return text.ToString();
    }
}

/// <summary>What a fault gets to work with.</summary>
internal sealed class World(string program, string template, string folder, Random random, int seed, int rounds)
{
    private readonly List<Func<Task>> _leave = [];

    public Random Random => random;

    public int Seed => seed;

    public int Rounds => rounds;

    public string Folder => folder;

    public string Template => template;

    /// <summary>A program with a database of its own, in a folder that must be empty.</summary>
    public House House(string? at = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var house = new House(program, at ?? folder, settings);
        house.Furnish(template);
        _leave.Add(house.DisposeAsync);
        return house;
    }

    /// <summary>Does this at the end, also where something was broken.</summary>
    public void AtEnd(Func<Task> work) => _leave.Add(work);

    public async Task LeaveAsync()
    {
        foreach (var leave in Enumerable.Reverse(_leave))
            await leave();
        _leave.Clear();
    }
}
