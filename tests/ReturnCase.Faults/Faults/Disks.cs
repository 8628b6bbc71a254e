using System.Globalization;
using System.Net;

namespace ReturnCase.Faults.Faults;

/// <summary>What both faults of the disk have in common.</summary>
internal abstract class DiskFault : Fault
{
    protected static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    public override string? WhyNot => SmallDisk.WhyNot;

    protected static async Task<(SmallDisk Disk, House House)> OnSmallDiskAsync(World world)
    {
        var folder = Path.Combine(world.Folder, "disk");
        Directory.CreateDirectory(world.Folder);
        var disk = new SmallDisk(Path.Combine(world.Folder, "disk.img"), folder);
        await disk.MakeAsync();
        world.AtEnd(disk.LeaveAsync);
        var house = world.House(folder);
        // It is smaller than what the program asks for before it says that it is well.
        house.Also["Health:FreeMegabytes"] = "8";
        return (disk, house);
    }

    /// <summary>People work before, during and after; the program must be there all the time and go on by itself.</summary>
    protected static async Task<string> ThroughAsync(House house, Load load, Func<Task> begins, Func<Task> ends)
    {
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(10));
        var before = load.Acknowledged;
        load.ForgetSeen();
        await begins();
        await load.ForAsync(Lasts / House.Patience);
        var health = await house.AskAsync("/health/ready");
        var during = load.Acknowledged - before;
        if (!house.Runs)
            throw new BrokenException($"The program ended: {house.Tail()}");
        if (health == HttpStatusCode.OK)
            throw new BrokenException("While nothing could be kept /health/ready said that it can be used.");
        var seen = load.SeenInWords();
        await ends();
        load.Start();
        if (!await load.UntilKeptAsync(5, TimeSpan.FromMinutes(2)))
            throw new BrokenException($"Nothing was kept for two minutes after it was over: {load.SeenInWords()}; {house.Tail()}");
        await load.SettleAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{seen}; `/health/ready` answered {(health is { } status ? (int)status : 0)}; {during} writes were kept while it lasted");
    }

    protected static string Counts(Load load) => string.Create(CultureInfo.InvariantCulture, $"{load.Acknowledged} writes acknowledged, 0 lost, 0 double; {load.Reads} pages read; {load.WithoutAnswer} requests without an answer; trail intact");
}

internal sealed class DiskFull : DiskFault
{
    public override string Name => "disk-full";

    public override string Says => "the disk full to the last block for 30 s";

    public override async Task<Result> RunAsync(World world)
    {
        var (disk, house) = await OnSmallDiskAsync(world);
        using var load = new Load(house, world.Seed);
        var seen = await ThroughAsync(house, load, disk.FillAsync, () => Task.Run(disk.Empty));
        await Proof.HoldsAsync(house, load, "After the disk had room again");
        return new(Name, Says, ResultState.Survived, Counts(load), seen, "by itself, without a restart");
    }
}

internal sealed class DiskReadOnly : DiskFault
{
    public override string Name => "disk-read-only";

    public override string Says => "the disk fails and the kernel makes it read-only for 30 s; later the program is started on a read-only disk";

    public override async Task<Result> RunAsync(World world)
    {
        var (disk, house) = await OnSmallDiskAsync(world);
        using var load = new Load(house, world.Seed);
        // A disk that failed is mounted anew, and for that the program is stopped and started.
        var seen = await ThroughAsync(house, load, disk.FailAsync, async () =>
        {
            await house.KillAsync();
            await disk.RepairAsync();
            await house.ReadyAsync(TimeSpan.FromMinutes(3));
        });
        await Proof.HoldsAsync(house, load, "After the disk was mounted anew");

        await house.StopAsync();
        await disk.RemountAsync(readOnly: true);
        var heard = house.Said.Length;
        house.Start();
        var code = await house.EndedAsync(TimeSpan.FromSeconds(60));
        var said = house.Said[heard..].Trim();
        var health = code is null ? await house.AskAsync("/health/ready") : null;
        if (code is null && health == HttpStatusCode.OK)
            throw new BrokenException("Started on a read-only disk it says that it can be used.");
        await disk.RemountAsync(readOnly: false);
        var (took, _) = await house.ReadyAsync(TimeSpan.FromMinutes(2));
        await Proof.HoldsAsync(house, load, "After a start on a read-only disk");
        return new(
            Name, Says, ResultState.Survived, Counts(load), $"{seen}. Started on a read-only disk it {(code is { } ended ? $"ended with {ended}" : "went on")}: “{said.Split('\n')[^1]}”",
            string.Create(CultureInfo.InvariantCulture, $"after mounting anew; started on a read-only disk by itself once that could be written ({took.TotalSeconds:0.0} s)"));
    }
}
