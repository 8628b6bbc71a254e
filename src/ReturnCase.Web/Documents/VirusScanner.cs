using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ReturnCase.Data.Documents;

namespace ReturnCase.Web.Documents;

/// <summary>Asks clamd over its socket whether a file holds a virus (command INSTREAM). Without a socket there is no scanner, and nothing waits for one.</summary>
/// <param name="socket">Where clamd listens; null where there is none.</param>
/// <param name="patience">How long an answer may take.</param>
public sealed class VirusScanner(EndPoint? socket, TimeSpan patience)
{
    private const int Part = 64 * 1024;
    private const int LongestAnswer = 4 * 1024;

    /// <summary>Whether a file must pass before it is read.</summary>
    public bool IsThere => socket is not null;

    /// <summary>Whether a file of which the scanner said this may be read.</summary>
    public bool MayRead(ScanState said) => said == ScanState.Clean || (said == ScanState.Waiting && !IsThere);

    /// <summary>What it says of a content; <see cref="ScanState.Waiting"/> where it does not answer.</summary>
    public async Task<ScanState> AskAsync(Stream content, CancellationToken cancel = default)
    {
        if (socket is null)
        {
            return ScanState.Waiting;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            return Meaning(await SendAsync(socket, content, limit.Token));
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return ScanState.Waiting;
        }
    }

    /// <summary>Whether it answers at all.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel = default)
    {
        if (socket is null)
        {
            return false;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            using var connection = New(socket);
            await connection.ConnectAsync(socket, limit.Token);
            await using var stream = new NetworkStream(connection);
            await stream.WriteAsync("zPING\0"u8.ToArray(), limit.Token);
            return await AnswerAsync(stream, limit.Token) == "PONG";
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    private static Socket New(EndPoint to) => to is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);

    // Anything but these two words is no answer: too large for it, or out of order.
    private static ScanState Meaning(string answer) =>
        answer.EndsWith(": OK", StringComparison.Ordinal) ? ScanState.Clean : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanState.Infected : ScanState.Waiting;

    private static async Task<string> SendAsync(EndPoint to, Stream content, CancellationToken cancel)
    {
        using var connection = New(to);
        await connection.ConnectAsync(to, cancel);
        await using var stream = new NetworkStream(connection);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var buffer = ArrayPool<byte>.Shared.Rent(Part);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(4, Part - 4), cancel)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, read + 4), cancel);
            }

            await stream.WriteAsync(new byte[4], cancel);
            return await AnswerAsync(stream, cancel);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancel)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        int read;
        while (length < answer.Length && (read = await stream.ReadAsync(answer.AsMemory(length), cancel)) > 0)
        {
            length += read;
            if (answer[length - 1] == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}
