using System.Globalization;

namespace ReturnCase.Faults.Faults;

/// <summary>SIGKILL at random moments while people work, some of them while the program starts.</summary>
internal sealed class Killed : Fault
{
    private const int OneInThisManyWhileStarting = 5;

    public override string Name => "kill";

    public override string Says => "killed (SIGKILL) at random moments while five people read and write";

    public override async Task<Result> RunAsync(World world)
    {
        var house = world.House();
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        var (slowest, whileStarting) = (TimeSpan.Zero, 0);
        for (var round = 1; round <= world.Rounds; round++)
        {
            load.Start();
            if (!await load.UntilKeptAsync(world.Random.Next(1, 6), TimeSpan.FromMinutes(3)))
                throw new BrokenException($"Round {round}: nothing was kept for three minutes; people saw {load.SeenInWords()}; the program said: {house.Tail()}");
            await Task.Delay(world.Random.Next(0, 700));
            await house.KillAsync();
            if (world.Random.Next(OneInThisManyWhileStarting) == 0)
            {
                whileStarting++;
                house.Start();
                await Task.Delay(world.Random.Next(0, 2500));
                await house.KillAsync();
            }

            var (took, starts) = await house.ReadyAsync(TimeSpan.FromMinutes(3));
            if (starts > 1)
                throw new BrokenException($"Round {round}: the program ended by itself when it was started again: {house.Tail()}");
            slowest = took > slowest ? took : slowest;
            await load.SettleAsync();
            await Proof.HoldsAsync(house, load, $"Round {round}");
            if (load.SignedInAnew > 0)
                throw new BrokenException($"Round {round}: {load.SignedInAnew} people had to sign in again.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   round {round}: {load.Acknowledged} kept of {load.Written.Count} sent, back in {took.TotalSeconds:0.0} s"));
        }

        var again = load.Written.Count(written => written.SentAgain);
        var already = load.Written.Count(written => written is { SentAgain: true, State: WriteState.Refused });
        return new(
            Name, Says, ResultState.Survived,
            string.Create(CultureInfo.InvariantCulture, $"{world.Rounds} rounds and {whileStarting} kills more while starting; {load.Acknowledged} writes acknowledged, 0 lost, 0 double; {load.Reads} pages read; {load.WithoutAnswer} requests without an answer, {again} forms sent again after it, of which {already} the program refused because the same stood already or the case had moved on; trail intact each time; nobody had to sign in again"),
            load.SeenInWords(), string.Create(CultureInfo.InvariantCulture, $"by itself; slowest start {slowest.TotalSeconds:0.0} s"));
    }
}
