using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;

namespace ReturnCase.Faults.Faults;

/// <summary>Another process holds the database and lets nobody write.</summary>
internal sealed class DatabaseLocked : Fault
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override string Name => "database-locked";

    public override string Says => "another process holds the database for a minute";

    public override async Task<Result> RunAsync(World world)
    {
        var house = world.House();
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(8));
        load.ForgetSeen();
        var before = load.Acknowledged;
        await using (var other = new SqliteConnection($"Data Source={house.Database};Pooling=False;Default Timeout=60"))
        {
            await other.OpenAsync();
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync();
            await load.ForAsync(Minute / House.Patience);
            hold.CommandText = "ROLLBACK";
            await hold.ExecuteNonQueryAsync();
        }

        var during = load.Acknowledged - before;
        if (!house.Runs)
            throw new BrokenException($"The program ended: {house.Tail()}");
        load.Start();
        if (!await load.UntilKeptAsync(5, Minute))
            throw new BrokenException($"Nothing was kept for a minute after it was let go: {load.SeenInWords()}");
        await load.SettleAsync();
        await Proof.HoldsAsync(house, load, "After the database was let go");
        return new(
            Name, Says, ResultState.Survived,
            string.Create(CultureInfo.InvariantCulture, $"{load.Acknowledged} writes acknowledged, 0 lost, 0 double; {during} while it lasted; {load.Reads} pages read; {load.WithoutAnswer} requests without an answer; trail intact"),
            load.SeenInWords(), "by itself, without a restart");
    }
}

/// <summary>The file of the database is not where it was, and comes back, while the program runs.</summary>
internal sealed class DatabaseAway : Fault
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override string Name => "database-away";

    public override string Says => "the files of the database are moved away for a minute under the running program";

    public override async Task<Result> RunAsync(World world)
    {
        var house = world.House();
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(8));
        Move(house, "", ".away");
        // What was being kept at that moment comes to its end in the file that was moved.
        await load.ForAsync(TimeSpan.FromSeconds(2));
        load.ForgetSeen();
        var before = load.Acknowledged;
        await load.ForAsync(Minute / House.Patience);
        var (made, during) = (File.Exists(house.Database), load.Acknowledged - before);
        var health = await house.AskAsync("/health/ready");
        var seen = load.SeenInWords();
        if (!house.Runs)
            throw new BrokenException($"The program ended: {house.Tail()}");
        Move(house, ".away", "");
        load.ForgetSeen();
        load.Start();
        if (!await load.UntilKeptAsync(5, Minute))
            throw new BrokenException($"Nothing was kept within a minute after the file was back: {load.SeenInWords()}; {house.Tail()}");
        await Task.Delay(TimeSpan.FromSeconds(5));
        load.ForgetSeen();
        await Task.Delay(TimeSpan.FromSeconds(10));
        await load.SettleAsync();
        if (load.Seen.Count > 0)
            throw new BrokenException($"After the file was back people still saw {load.SeenInWords()}");
        await Proof.HoldsAsync(house, load, "After the file was back");
        return made || during > 0 || health != HttpStatusCode.ServiceUnavailable
            ? throw new BrokenException($"While the file was away {(made ? "an" : "no")} empty database was made in its place, and {during} writes were acknowledged; people saw {seen}; /health/ready answered {(health is { } said ? (int)said : 0)}.")
            : new(
                Name, Says, ResultState.Survived,
                string.Create(CultureInfo.InvariantCulture, $"{load.Acknowledged} writes acknowledged, 0 lost, 0 double; none while it was away; {load.Reads} pages read; {load.WithoutAnswer} requests without an answer; trail intact"),
                $"{seen}; `/health/ready` answered 503", "by itself, without a restart");
    }

    private static void Move(House house, string from, string to)
    {
        foreach (var part in (string[])["", "-wal", "-shm"])
            if (File.Exists($"{house.Database}{part}{from}"))
                File.Move($"{house.Database}{part}{from}", $"{house.Database}{part}{to}", overwrite: true);
    }
}
