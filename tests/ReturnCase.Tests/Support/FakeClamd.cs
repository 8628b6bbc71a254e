using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReturnCase.Tests.Support;

/// <summary>Speaks as clamd does over its socket: takes a stream in parts and says what it found. A content with the word EICAR is a virus to it.</summary>
internal sealed class FakeClamd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public FakeClamd()
    {
        _listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>What it says whatever it is shown; null says what it found, and an empty word nothing at all.</summary>
    public string? Says { get; set; }

    public int Asked { get; private set; }

    public void Dispose()
    {
        if (!_stop.IsCancellationRequested)
            _stop.Cancel();
        _listener.Stop();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, _stop.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            var part = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (part.Length == 0)
                break;
            await stream.ReadExactlyAsync(part, _stop.Token);
            content.Write(part);
        }

        Asked++;
        var found = content.ToArray().AsSpan().IndexOf("EICAR"u8) >= 0;
        if ((Says ?? (found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK")) is { Length: > 0 } answer)
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\0"), _stop.Token);
    }
}
