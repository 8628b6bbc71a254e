using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Tests.Support;

/// <summary>A mail server that speaks SMTP over a real socket and keeps what it took.</summary>
internal sealed partial class FakeSmtp : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<string> _taken = [];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public FakeSmtp()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ServeAsync();
    }

    public int Port { get; }

    /// <summary>What it says to every recipient instead of taking them.</summary>
    public string? Refuses { get; set; }

    /// <summary>Is called when a message was taken and before that is said.</summary>
    public Action Taken { get; set; } = () => { };

    /// <summary>Takes a message and hangs up without a word.</summary>
    public bool HangsUp { get; set; }

    /// <summary>Every message as it came, headers and text.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_lock)
                return [.. _taken];
        }
    }

    /// <summary>The Message-ID of each.</summary>
    public IEnumerable<string> Ids => Messages.Select(message => MessageId().Match(message).Groups[1].Value);

    /// <summary>Settings with which the program finds it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = $"{Port}",
        ["Smtp:Security"] = "None",
        ["Smtp:From"] = "returncase@voorbeeld.nl",
        ["Smtp:Site"] = "https://returncase.voorbeeld.nl",
    };

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var kept = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await SayAsync(stream, "220 test ESMTP");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "DATA")
                {
                    await SayAsync(stream, "354 go on");
                    await TakeAsync(reader);
                    if (HangsUp)
                        return;
                    await SayAsync(stream, "250 taken");
                    continue;
                }

                await SayAsync(stream, verb switch { "EHLO" => "250-test\r\n250 8BITMIME", "RCPT" => Refuses ?? "250 ok", "QUIT" => "221 bye", "HELO" or "MAIL" or "RSET" or "NOOP" => "250 ok", _ => "502 unknown" });
                if (verb == "QUIT")
                    return;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
        {
            // Whoever called is gone.
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            message.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        lock (_lock)
            _taken.Add(message.ToString());
        Taken();
    }

    private static async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n"));

    [GeneratedRegex("^Message-I[dD]: <(.+)>$", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
