using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Referrals;

/// <summary>Keeps files of packages in pieces, in the same database as what they tell: a backup holds both or neither, and neither has ever more than a piece in memory.</summary>
public sealed class PackageFiles(ReturnCaseDb db)
{
    /// <summary>Bytes of a piece.</summary>
    public const int ChunkSize = 1 << 20;

    /// <summary>Adds one piece of an order's file.</summary>
    public async Task AddAsync(int batch, string name, int sequence, ReadOnlyMemory<byte> bytes, CancellationToken cancel = default)
    {
        var piece = bytes.ToArray();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            token => db.Database.ExecuteSqlAsync($"INSERT INTO PackageChunks (Batch, Name, Sequence, Bytes) VALUES ({batch}, {name}, {sequence}, {piece})", token), cancel);
    }

    /// <summary>Throws away what was written of an order, at the most what was not made a batch of.</summary>
    public Task ThrowAwayAsync(int batch, CancellationToken cancel = default) =>
        db.PackageChunks.Where(chunk => chunk.Batch == batch && !db.ReferralBatches.Any(made => made.Number == batch)).ExecuteDeleteAsync(cancel);

    /// <summary>The pieces of a file, in order, one at a time.</summary>
    public async IAsyncEnumerable<byte[]> ReadAsync(int batch, string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var sequence = 0; ; sequence++)
        {
            var at = sequence;
            if (await db.PackageChunks.AsNoTracking().Where(chunk => chunk.Batch == batch && chunk.Name == name && chunk.Sequence == at).Select(chunk => chunk.Bytes).SingleOrDefaultAsync(cancel) is not { } bytes)
            {
                yield break;
            }

            yield return bytes;
        }
    }

    /// <summary>Copies a file to where it goes.</summary>
    public async Task CopyAsync(int batch, string name, Stream to, CancellationToken cancel = default)
    {
        await foreach (var bytes in ReadAsync(batch, name, cancel))
        {
            await to.WriteAsync(bytes, cancel);
        }
    }
}
