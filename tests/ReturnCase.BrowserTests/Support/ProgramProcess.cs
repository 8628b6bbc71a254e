using System.Diagnostics;
using System.Net.Sockets;
using ReturnCase.Tests.Support;

namespace ReturnCase.BrowserTests.Support;

/// <summary>An instance of the program as an operator starts it: a process of its own that shares nothing with the others but what its settings name.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private const string Announcement = "ReturnCase is at ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Text.StringBuilder _said = new();

    private ProgramProcess(string folder)
    {
        // The same configuration as the tests were built in.
        var built = Path.Combine(Repository.Web, "bin", AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release", "net10.0");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        foreach (var argument in (string[])[
            Path.Combine(built, "ReturnCase.Web.dll"), "serve", "--urls", "http://127.0.0.1:0", $"--ConnectionStrings:ReturnCase=Data Source={Path.Combine(folder, "shared.db")}",
            $"--Keys:Folder={Path.Combine(folder, "keys")}", $"--Audit:AnchorFolder={Path.Combine(folder, "anchors")}", $"--Destruction:Folder={Path.Combine(folder, "destruction")}",
            $"--Storage:Documents={Path.Combine(folder, "documents")}", "--Demo:Cases=false"])
            start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The program ended before it listened: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Address { get; private set; } = "";

    /// <summary>What it wrote on its console.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <param name="folder">Where database, keys and documents are.</param>
    public static async Task<ProgramProcess> StartAsync(string folder)
    {
        var program = new ProgramProcess(folder);
        try
        {
            program.Address = await program._address.Task.WaitAsync(Patience);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public void AskToEnd()
    {
        using var asked = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        asked.WaitForExit();
    }

    /// <summary>Waits until it ended by itself; the answer is its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Whether it still takes new connections.</summary>
    public async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", new Uri(Address).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal))
            _address.TrySetResult(line[Announcement.Length..].Split(':', 4) is [var scheme, var host, var port, ..] ? $"{scheme}:{host}:{port.Trim()}" : line[Announcement.Length..]);
    }
}
