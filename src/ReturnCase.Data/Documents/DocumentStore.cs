using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Retention;

namespace ReturnCase.Data.Documents;

/// <summary>
/// Keeps the contents of documents. Order, so that a crash leaves no half: the file is whole on the disk, then the database commits the row. At the end of a case the
/// database commits first, then the file goes; what a crash leaves between is found by the sweep.
/// </summary>
public sealed class DocumentStore(ReturnCaseDb db, DocumentFolder folder)
{
    private readonly HashSet<string> _owed = [];
    private string? _place;

    /// <summary>Begins to take in a file. Save nothing else in this context before.</summary>
    public async Task<IncomingFile> BeginAsync(CancellationToken cancel = default) => folder.Begin(await PlaceAsync(cancel));

    /// <summary>The content of a file; null when it is not there.</summary>
    public async Task<FileStream?> OpenAsync(string name, CancellationToken cancel = default) => folder.Open(await PlaceAsync(cancel), name);

    /// <summary>Adds the row of a kept file; the save of the case keeps it with the fact.</summary>
    public void Add(string name, ScanState scan, DateTime at) => db.DocumentFiles.Add(new(name, scan, at));

    /// <summary>Whether a document has this file already.</summary>
    public Task<bool> IsTakenAsync(string name, CancellationToken cancel = default) => db.DocumentFiles.AnyAsync(file => file.Name == name, cancel);

    /// <summary>What the scanner said of files.</summary>
    public async Task<IReadOnlyDictionary<string, ScanState>> ScansAsync(IReadOnlyCollection<string> names, CancellationToken cancel = default) =>
        await db.DocumentFiles.AsNoTracking().Where(file => names.Contains(file.Name)).ToDictionaryAsync(file => file.Name, file => file.Scan, cancel);

    /// <summary>The next files that the scanner said nothing of yet, by key.</summary>
    public async Task<IReadOnlyList<DocumentFile>> WaitingAsync(long after, int count, CancellationToken cancel = default) =>
        await db.DocumentFiles.Where(file => file.Scan == ScanState.Waiting && file.Id > after).OrderBy(file => file.Id).Take(count).ToListAsync(cancel);

    /// <summary>Takes away a file that belongs to no document.</summary>
    public async Task DestroyAsync(string name, CancellationToken cancel = default) => folder.Destroy(await PlaceAsync(cancel), name);

    /// <summary>Takes away what the destruction of cases left, once the database has let go of it. False where the disk refused: the sweep tries again.</summary>
    public async Task<bool> DestroyOwedAsync(CancellationToken cancel = default)
    {
        var all = true;
        foreach (var gone in await WithoutRowAsync([.. _owed], cancel))
        {
            all &= TryDestroy(await PlaceAsync(cancel), gone);
        }

        _owed.Clear();
        return all;
    }

    /// <summary>Takes away files older than an instant that no document has: a form that was given up, or a crash.</summary>
    /// <returns>How many went, and how many the disk would not let go: they are tried again by the next sweep.</returns>
    public async Task<(int Gone, int Kept)> SweepAsync(DateTime before, CancellationToken cancel = default)
    {
        var (place, swept, refused) = (await PlaceAsync(cancel), 0, 0);
        foreach (var names in folder.OlderThan(place, before))
        {
            var kept = names.Where(name => !DocumentFolder.IsUnfinished(name)).ToArray();
            foreach (var gone in (await WithoutRowAsync(kept, cancel)).Concat(names.Where(DocumentFolder.IsUnfinished)))
            {
                if (TryDestroy(place, gone))
                {
                    swept++;
                }
                else
                {
                    refused++;
                }
            }
        }

        return (swept, refused);
    }

    /// <summary>How many files that documents name are missing, and how many files older than an instant belong to none. It changes nothing.</summary>
    public async Task<(int Missing, int Orphaned)> CountAsync(DateTime before, CancellationToken cancel = default)
    {
        if (await DatabaseIdentity.FindAsync(db, cancel) is not { } place)
        {
            return (await db.DocumentFiles.CountAsync(cancel), 0);
        }

        var (missing, orphaned) = (0, 0);
        await foreach (var name in db.DocumentFiles.OrderBy(file => file.Id).Select(file => file.Name).AsAsyncEnumerable().WithCancellation(cancel))
        {
            missing += folder.Has(place, name) ? 0 : 1;
        }

        foreach (var names in folder.OlderThan(place, before))
        {
            var kept = names.Where(name => !DocumentFolder.IsUnfinished(name)).ToArray();
            orphaned += names.Length - kept.Length + (await WithoutRowAsync(kept, cancel)).Count;
        }

        return (missing, orphaned);
    }

    /// <summary>Deletes the rows of files in the transaction of whoever asks, and remembers that the files must follow.</summary>
    internal async Task DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        _owed.UnionWith(names);
        foreach (var some in names.Chunk(500))
        {
            await db.DocumentFiles.Where(file => some.Contains(file.Name)).ExecuteDeleteAsync(cancel);
        }
    }

    // One file that cannot be deleted keeps no other from going.
    private bool TryDestroy(string place, string name)
    {
        try
        {
            folder.Destroy(place, name);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> WithoutRowAsync(string[] names, CancellationToken cancel)
    {
        var left = names.ToHashSet();
        foreach (var some in names.Chunk(500))
        {
            left.ExceptWith(await db.DocumentFiles.Where(file => some.Contains(file.Name)).Select(file => file.Name).ToListAsync(cancel));
        }

        return [.. left];
    }

    private async ValueTask<string> PlaceAsync(CancellationToken cancel) => _place ??= await DatabaseIdentity.EnsureAsync(db, cancel: cancel);
}
