using System.IO.Compression;
using System.Security.Cryptography;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>The zip of a package, written forward only: what was written of each part is counted and hashed on the way.</summary>
internal sealed class PackageZip(Stream to, DateTime stamp) : IAsyncDisposable
{
    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<PackagePart> _parts = [];

    /// <summary>The parts so far, in order.</summary>
    public IReadOnlyList<PackagePart> Parts => _parts;

    public async Task AddAsync(string name, Func<Stream, Task> write)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(stamp, DateTimeKind.Unspecified), TimeSpan.Zero);
        await using var counted = new Counted(entry.Open());
        await write(counted);
        _parts.Add(counted.Part(name));
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private sealed class Counted(Stream inner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _size;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public PackagePart Part(string name) => new(name, _size, Convert.ToHexStringLower(_hash.GetHashAndReset()));

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Count(buffer);
            inner.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Span);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                _hash.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Count(ReadOnlySpan<byte> bytes)
        {
            _hash.AppendData(bytes);
            _size += bytes.Length;
        }
    }
}
