using System.Globalization;

namespace ReturnCase.Faults.Faults;

/// <summary>The clock of the machine jumps under the running program, as libfaketime shows it.</summary>
internal sealed class ClockJumps : Fault
{
    private static readonly string[] Jumps = ["+3h", "-3h", "+2d", "-2d", "+45d", "+0"];

    private static readonly string? Library = new[] { "x86_64-linux-gnu", "aarch64-linux-gnu" }
        .Select(machine => $"/usr/lib/{machine}/faketime/libfaketimeMT.so.1").FirstOrDefault(File.Exists);

    public override string Name => "clock";

    public override string Says => $"the clock jumps while people work: {string.Join(", ", Jumps)} of the true time";

    public override string? WhyNot => Library is null ? "needs libfaketime (apt-get install faketime)" : null;

    public override async Task<Result> RunAsync(World world)
    {
        var house = world.House();
        var told = Path.Combine(world.Folder, "clock");
        await TellAsync("+0");
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library!,
            ["FAKETIME_TIMESTAMP_FILE"] = told,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        })
            house.Also[name] = value;
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(8));
        foreach (var jump in Jumps)
        {
            await TellAsync(jump);
            load.Start();
            if (!await load.UntilKeptAsync(5, TimeSpan.FromMinutes(1)))
                throw new BrokenException($"With the clock at {jump} nothing was kept for a minute: {load.SeenInWords()}; {house.Tail()}");
            await Task.Delay(TimeSpan.FromSeconds(3));
            await load.SettleAsync();
            if (!house.Runs)
                throw new BrokenException($"With the clock at {jump} the program ended: {house.Tail()}");
            await Proof.HoldsAsync(house, load, $"With the clock at {jump}");
        }

        var backwards = Proof.Count(house.Database, "SELECT COUNT(*) FROM CaseEntries AS later JOIN CaseEntries AS earlier ON earlier.CaseFileId = later.CaseFileId AND earlier.Sequence = later.Sequence - 1 WHERE later.RecordedAt < earlier.RecordedAt");
        return new(
            Name, Says, ResultState.Survived,
            string.Create(CultureInfo.InvariantCulture, $"{Jumps.Length} jumps; {load.Acknowledged} writes acknowledged, 0 lost, 0 double; {load.SignedInAnew} people signed in again; {backwards} lines of a history bear an earlier time than the line before them and stand in the order in which they were written; trail intact after each jump"),
            load.SeenInWords(), "by itself, without a restart");

        // Whole or not at all: the program reads it at every look at the clock.
        async Task TellAsync(string jump)
        {
            Directory.CreateDirectory(world.Folder);
            await File.WriteAllTextAsync($"{told}.new", $"{jump}\n");
            File.Move($"{told}.new", told, overwrite: true);
        }
    }
}
