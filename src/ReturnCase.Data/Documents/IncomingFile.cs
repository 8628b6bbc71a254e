using System.Buffers;
using System.Security.Cryptography;

namespace ReturnCase.Data.Documents;

/// <summary>The disk took no more: it is full, or not to be written on.</summary>
public sealed class NotKeptException(Exception inner) : Exception("A document could not be written.", inner);

/// <summary>A file on its way in. It gets its name only when all of it is on the disk, so a crash leaves no half of one.</summary>
public sealed class IncomingFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _final;
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _done;

    internal IncomingFile(string path, string final, string name) =>
        (_path, _final, Name, _stream) = (path, final, name, DocumentFolder.New(path, FileOptions.Asynchronous));

    /// <summary>Its generated name.</summary>
    public string Name { get; }

    /// <summary>How much came in.</summary>
    public long Size { get; private set; }

    /// <summary>Hash of the whole, once it was kept.</summary>
    public string Sha256 { get; private set; } = "";

    /// <exception cref="NotKeptException">The disk takes no more.</exception>
    /// <summary>Takes in a stream up to a limit. False where there was more: then what came is no file.</summary>
    public async Task<bool> FillAsync(Stream source, long most, CancellationToken cancel = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, cancel)) > 0)
            {
                Size += read;
                if (Size > most)
                {
                    return false;
                }

                _hash.AppendData(buffer, 0, read);
                await WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content, to be looked at from its beginning.</summary>
    public Stream Content()
    {
        _stream.Position = 0;
        return _stream;
    }

    /// <summary>Waits until all of it is on the disk, and gives it its name.</summary>
    public async Task KeepAsync(CancellationToken cancel = default)
    {
        try
        {
            await _stream.FlushAsync(cancel);
            _stream.Flush(flushToDisk: true);
            await _stream.DisposeAsync();
            File.Move(_path, _final);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotKeptException(exception);
        }

        Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        _done = true;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> part, CancellationToken cancel)
    {
        try
        {
            await _stream.WriteAsync(part, cancel);
        }
        catch (IOException exception)
        {
            throw new NotKeptException(exception);
        }
    }

    /// <summary>Leaves nothing of what was not kept.</summary>
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _stream.DisposeAsync();
        if (!_done)
        {
            File.Delete(_path);
        }
    }
}
