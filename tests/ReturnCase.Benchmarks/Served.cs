using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ReturnCase.Benchmarks;

/// <summary>A process that answers on a port of its own; it ends with this.</summary>
internal sealed class Served : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    private Served(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From its start to its first answer.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>What it holds of the machine's memory.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static Task<Served> ProgramAsync(DataFolder data, string first = "/sign-in", params string[] settings) =>
        StartAsync(port => ["dotnet", Repository.Program, "serve", $"--urls=http://127.0.0.1:{port}", .. data.Arguments, .. settings], Repository.Published, first);

    /// <summary>A publish for one machine, which brings its own runtime.</summary>
    public static Task<Served> ExecutableAsync(string program, DataFolder data) =>
        StartAsync(port => [program, "serve", $"--urls=http://127.0.0.1:{port}", .. data.Arguments], Path.GetDirectoryName(program)!, "/sign-in");

    public static Task<Served> FloorAsync(DataFolder data, string capture) =>
        StartAsync(port => ["dotnet", Path.Combine(AppContext.BaseDirectory, "ReturnCase.Benchmarks.dll"), "floor", "--port", $"{port}", "--capture", capture, "--data", data.Path], AppContext.BaseDirectory, "/alive");

    /// <summary>Starts a command and waits until a page of it answers.</summary>
    public static async Task<Served> StartAsync(Func<int, string[]> command, string folder, string first)
    {
        var port = FreePort();
        var words = command(port);
        var info = new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["DOTNET_ENVIRONMENT"] = "Production";
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var served = new Served(process, new($"http://127.0.0.1:{port}"));
        using var http = new HttpClient { BaseAddress = served.Address };
        while (!await AnswersAsync(http, first))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                throw new TimeoutException($"{string.Join(' ', words)} does not answer.");
            await Task.Delay(5);
        }

        served.Took = Stopwatch.GetElapsedTime(begun);
        return served;
    }

    /// <summary>Waits until it does next to nothing by itself: what it owes after a start is not what is measured.</summary>
    public async Task<Served> QuietAsync(int seconds = 3)
    {
        for (var quiet = 0; quiet < seconds;)
        {
            _process.Refresh();
            var before = _process.TotalProcessorTime;
            await Task.Delay(1000);
            _process.Refresh();
            quiet = (_process.TotalProcessorTime - before).TotalMilliseconds < 60 ? quiet + 1 : 0;
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            return (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
