using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Cases;

/// <summary>How many cases a refresh looked at, and how many had moved on.</summary>
public sealed record RefreshCount(int Cases, int Changed)
{
    /// <summary>Cases that could not be read or judged, and why: they are left as they were, and hold up no other.</summary>
    public IReadOnlyList<(string Number, Exception Why)> Failed { get; init; } = [];
}

/// <summary>
/// Brings what lists show to a day on which nobody saved, and cases that an earlier edition of the program kept to what they are found and sorted by now. It records nothing, so versions stay; several instances may do it at once, because each writes the same.
/// </summary>
public sealed class ListRefresh(ReturnCaseDb db, CaseStore store, CasePolicy policy)
{
    private const int AtOnce = 100;

    /// <summary>Where more cases than this fail it is not their rows.</summary>
    private const int MostFailed = 100;

    // The refresh records nothing, so this name never stands in a history.
    private static readonly Actor Nobody = new("", "", ActorRole.Administrator);

    public async Task<RefreshCount> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var change = new Change(Nobody, AmsterdamCalendar.DateOf(now), now) { Policy = policy };
        await SortStaleAsync(cancel);
        var (count, last, size, failed) = (new RefreshCount(0, 0), 0, AtOnce, new List<(string, Exception)>());
        while (true)
        {
            db.ChangeTracker.Clear();
            IReadOnlyList<CaseFile> files;
            try
            {
                files = await SettledAsync(last, size, change, cancel);
            }
            catch (Exception exception) when (exception is not (DbException or OperationCanceledException) && failed.Count < MostFailed)
            {
                // One of them is not as it should be. They are done again in ever smaller parts, and that one is passed over.
                if (size == 1 && await store.NextMovingAsync(last, cancel) is var (id, number))
                {
                    failed.Add((number, exception));
                    last = id;
                }

                size = size == 1 ? AtOnce : size / 2;
                continue;
            }

            if (files.Count == 0)
            {
                return failed.Count == 0 ? count : count with { Failed = failed };
            }

            var changed = db.ChangeTracker.Entries<CaseFile>().Count(entry => entry.State == EntityState.Modified);
            // Where somebody saved one of them meanwhile, they are done again one by one, so that a busy case holds up no other.
            var saved = await store.SaveAsync(cancel) == SaveResult.Saved;
            (count, last, size) = saved ? (new(count.Cases + files.Count, count.Changed + changed), files.Max(file => file.Id), AtOnce) : (count, last, 1);
        }
    }

    private async Task<IReadOnlyList<CaseFile>> SettledAsync(int last, int size, Change change, CancellationToken cancel)
    {
        var files = await store.FindMovingAsync(last, size, cancel);
        foreach (var file in files)
        {
            file.Settle(change);
            if (db.Entry(file) is var entry && SearchIndex.IsStale(entry))
            {
                SearchIndex.Columns(entry);
            }
        }

        return files;
    }

    // In one go, so that the lists have their order before each case was read, which can take minutes.
    private Task<int> SortStaleAsync(CancellationToken cancel) => db.CaseFiles.Where(c => EF.Property<int>(c, SearchIndex.IndexEdition) == 0).ExecuteUpdateAsync(
        set => set.SetProperty(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder), c => c.GoverningDeadline ?? DateOnly.MaxValue), cancel);
}
