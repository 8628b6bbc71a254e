using System.Security.Cryptography;

namespace ReturnCase.Data.Referrals;

/// <summary>Takes in a file front to back and hands it on in pieces of one size, counted and hashed.</summary>
/// <param name="keep">Keeps a piece, with its place.</param>
public sealed class ChunkStream(Func<int, ReadOnlyMemory<byte>, CancellationToken, Task> keep) : Stream
{
    private readonly byte[] _piece = new byte[PackageFiles.ChunkSize];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _filled;
    private int _sequence;

    /// <summary>Number of bytes so far.</summary>
    public long Size { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands on what is left, and gives the hash of the whole.</summary>
    public async Task<string> CompleteAsync(CancellationToken cancel = default)
    {
        await KeepAsync(cancel);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, _piece.Length - _filled);
            buffer[..taken].CopyTo(_piece.AsMemory(_filled));
            buffer = buffer[taken..];
            _filled += taken;
            if (_filled == _piece.Length)
            {
                await KeepAsync(cancellationToken);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The writer of zip files closes an entry without waiting: its last bytes come this way.
    public override void Write(ReadOnlySpan<byte> buffer) => WriteAsync(buffer.ToArray()).AsTask().GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        if (_filled == 0)
        {
            return;
        }

        var piece = _piece.AsMemory(0, _filled);
        _hash.AppendData(piece.Span);
        await keep(_sequence++, piece, cancel);
        Size += _filled;
        _filled = 0;
    }
}
