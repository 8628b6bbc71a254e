using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ReturnCase.Faults.Faults;

/// <summary>Connections by hand, for callers that no browser is like.</summary>
internal static class Sockets
{
    public static async Task<TcpClient?> OpenAsync(int port)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync("localhost", port);
            return client;
        }
        catch (SocketException)
        {
            client.Dispose();
            return null;
        }
    }

    /// <summary>Whether the other side still holds the line, without reading what it says.</summary>
    public static bool IsOpen(this TcpClient client)
    {
        try
        {
            return !(client.Client.Poll(0, SelectMode.SelectRead) && client.Client.Available == 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}

internal sealed class SlowClients : Fault
{
    private const int Each = 150;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);

    public override string Name => "slow-clients";

    public override string Says => $"{Each} clients send their headers and {Each} the body of a form byte by byte while people work";

    public override async Task<Result> RunAsync(World world)
    {
        var house = world.House();
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(15));
        var (before, kept) = (load.Slowest95(), load.Acknowledged);
        load.ForgetSeen();
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 2 * Each).Select(at => DripAsync(house.Port, withBody: at % 2 == 1, stop.Token)).ToArray();
        load.Start();
        var all = await Task.WhenAny(Task.WhenAll(clients), Task.Delay(Most * House.Patience)) is Task<TimeSpan?[]> done ? await done : null;
        await load.StopAsync();
        await stop.CancelAsync();
        var during = load.Slowest95();
        if (all is null || all.Any(time => time is null))
            throw new BrokenException($"{(all ?? []).Count(time => time is null)} of the slow clients held their line for {(Most * House.Patience).TotalSeconds:0} s.");
        if (load.Acknowledged == kept || load.WithoutAnswer > 0)
            throw new BrokenException($"People could not work beside them: {load.WithoutAnswer} requests without an answer, {load.SeenInWords()}");
        await load.SettleAsync();
        await Proof.HoldsAsync(house, load, "Beside slow clients");
        return new(
            Name, Says, ResultState.Survived,
            string.Create(CultureInfo.InvariantCulture, $"all {all.Length} were hung up on after {all.Min()!.Value.TotalSeconds:0} to {all.Max()!.Value.TotalSeconds:0} s; beside them {load.Acknowledged - kept} writes acknowledged, 0 lost, 0 double, 0 requests without an answer; 95 of 100 steps of people within {during:0} ms, before it {before:0} ms"),
            load.SeenInWords(), "by itself");
    }

    // How long until the program hung up; null where it was stopped before.
    private static async Task<TimeSpan?> DripAsync(int port, bool withBody, CancellationToken stop)
    {
        using var client = await Sockets.OpenAsync(port) ?? throw new BrokenException("A slow client was not even let in.");
        var watch = Stopwatch.StartNew();
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(withBody
                ? "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
                : "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), stop);
            while (client.IsOpen())
            {
                await stream.WriteAsync("a"u8.ToArray(), stop);
                await Task.Delay(500, stop);
                // Whatever it says, it hangs up afterwards.
                if (client.Available > 0)
                {
                    var buffer = new byte[4096];
                    _ = await stream.ReadAsync(buffer, stop);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return watch.Elapsed;
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return watch.Elapsed;
    }
}

internal sealed class IdleConnections : Fault
{
    private const int Many = 4000;

    public override string Name => "idle-connections";

    public override string Says => $"{Many} connections that say nothing, opened at once while people work";

    public override async Task<Result> RunAsync(World world)
    {
        var house = world.House();
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(8));
        load.ForgetSeen();
        var before = load.WithoutAnswer;
        var idle = new List<TcpClient>();
        try
        {
            load.Start();
            for (var i = 0; i < Many; i++)
                if (await Sockets.OpenAsync(house.Port) is { } client)
                    idle.Add(client);
            await Task.Delay(TimeSpan.FromSeconds(3));
            var held = idle.Count(client => client.IsOpen());
            var newcomer = await house.AskAsync("/health/live");
            var watch = Stopwatch.StartNew();
            while (idle.Any(client => client.IsOpen()) && watch.Elapsed < TimeSpan.FromMinutes(3) * House.Patience)
                await Task.Delay(500);
            var left = idle.Count(client => client.IsOpen());
            var after = await house.AskAsync("/health/ready");
            await load.SettleAsync();
            if (left > 0 || after != System.Net.HttpStatusCode.OK || !house.Runs)
                throw new BrokenException($"After {watch.Elapsed.TotalSeconds:0} s {left} idle connections were still open, and a new caller got {(after is { } status ? (int)status : 0)}.");
            await Proof.HoldsAsync(house, load, "Beside idle connections");
            return new(
                Name, Says, ResultState.Survived,
                string.Create(CultureInfo.InvariantCulture, $"{held} were held, {Many - held} hung up on at once; all were gone after {watch.Elapsed.TotalSeconds:0} s; {load.Acknowledged} writes acknowledged, 0 lost, 0 double; {load.WithoutAnswer - before} requests of people without an answer"),
                string.Create(CultureInfo.InvariantCulture, $"who was connected worked on ({load.SeenInWords()}); a new caller {(newcomer is { } said ? $"got {(int)said}" : "was hung up on while all places were taken")}"), "by itself");
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }
}
