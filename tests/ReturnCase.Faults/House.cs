using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReturnCase.Faults;

/// <summary>The program as a real process, with its database, keys and documents in a folder of its own.</summary>
internal sealed class House(string program, string folder, IReadOnlyDictionary<string, string>? settings = null)
{
    private static readonly TimeSpan MostForACommand = TimeSpan.FromMinutes(10);
    private readonly StringBuilder _said = new();
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>How many times as long as on a machine of its own everything may take: for machines that others use too.</summary>
    public static int Patience { get; set; } = 1;

    public Uri Address => new($"http://localhost:{_port}");

    public int Port => _port;

    public string Folder => folder;

    public string Database => Path.Combine(folder, "returncase.db");

    public bool Runs => _process is { HasExited: false };

    /// <summary>What the running program wrote since it was first started.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Settings that come to those of every start from now on.</summary>
    public Dictionary<string, string> Also { get; } = new(settings ?? new Dictionary<string, string>());

    /// <summary>A folder with fictitious cases, made once and copied for each fault.</summary>
    public static async Task<string> TemplateAsync(string program, string folder)
    {
        if (File.Exists(Path.Combine(folder, "returncase.db")))
            return folder;
        Directory.CreateDirectory(folder);
        var house = new House(program, folder);
        var (code, said) = await house.CommandAsync("seed", "--cases", "200", "--seed", "4");
        return code == 0 ? folder : throw new InvalidOperationException($"The cases were not made: {said}");
    }

    public void Furnish(string template)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(template, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, overwrite: true);
        }
    }

    public void Start()
    {
        _process = Begin(["serve"]);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until the program says that it can be used, starting it again like a service manager does where it ends.</summary>
    /// <returns>How long that took, and how often it had to be started.</returns>
    public async Task<(TimeSpan Took, int Starts)> ReadyAsync(TimeSpan most)
    {
        var (watch, starts) = (Stopwatch.StartNew(), 0);
        while (watch.Elapsed < most * Patience)
        {
            if (!Runs)
            {
                if (starts++ > 0)
                    await Task.Delay(TimeSpan.FromSeconds(2));
                Start();
            }

            if (await AskAsync("/health/ready") == HttpStatusCode.OK)
                return (watch.Elapsed, starts);
            await Task.Delay(100);
        }

        throw new BrokenException($"The program was not ready within {(most * Patience).TotalSeconds:0} s after {starts} starts; it said: {Tail()}");
    }

    public async Task<HttpStatusCode?> AskAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) * Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
            return answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>As SIGKILL does: nothing is closed, nothing is finished.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As a service manager stops it, with SIGTERM.</summary>
    public async Task StopAsync()
    {
        if (!Runs)
            return;
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60) * Patience);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Waits until the program ended by itself; its exit code, or null where it did not.</summary>
    public async Task<int?> EndedAsync(TimeSpan most)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < most * Patience && Runs;)
            await Task.Delay(100);
        return Runs ? null : _process!.ExitCode;
    }

    /// <summary>Runs a command of the program on the same database.</summary>
    public async Task<(int Code, string Said)> CommandAsync(params string[] command)
    {
        using var process = Begin(command);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(MostForACommand * Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, $"{await output}{await error}".Trim());
    }

    public string Tail() => Said is var said && said.Length > 1500 ? said[^1500..] : said;

    public async Task DisposeAsync() => await KillAsync();

    private Process Begin(string[] command)
    {
        var start = program.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [program, .. command]) : new ProcessStartInfo(program, command);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetDirectoryName(program)!;
        // As it runs in use, but with the people and the children of the demo, and over http.
        Dictionary<string, string> all = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/'),
            ["Demo__Enabled"] = "true",
            ["Demo__Cases"] = "false",
            ["ConnectionStrings__ReturnCase"] = $"Data Source={Database}",
            ["Keys__Folder"] = Path.Combine(folder, "keys"),
            ["Storage__Documents"] = Path.Combine(folder, "documents"),
            ["Audit__AnchorFolder"] = Path.Combine(folder, "anchors"),
            ["Destruction__Folder"] = Path.Combine(folder, "destruction"),
        };
        foreach (var (name, value) in all.Concat(Also))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
