using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Retention;
using ReturnCase.Data.Tasks;
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
public sealed class ListRefresh(ReturnCaseDb db, DatabaseFile database, CaseStore store, CasePolicy policy)
{
    private const int AtOnce = 100;

    /// <summary>Where more cases than this fail it is not their rows.</summary>
    private const int MostFailed = 100;

    // The refresh records nothing, so this name never stands in a history.
    private static readonly Actor Nobody = new("", "", ActorRole.Administrator);

    private readonly Lazy<(PropertyInfo[] Case, PropertyInfo[] Alarm)> _columns = new(() => (ColumnsOf<CaseFile>(db), ColumnsOf<SafetyAlarm>(db)));

    public async Task<RefreshCount> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var change = new Change(Nobody, AmsterdamCalendar.DateOf(now), now) { Policy = policy };
        await SortStaleAsync(cancel);
        var (count, last, size, failed) = (new RefreshCount(0, 0), 0, AtOnce, new List<(string, Exception)>());
        while (true)
        {
            db.ChangeTracker.Clear();
            var moving = await store.MovingAsync(last, size, cancel);
            if (moving.Count == 0)
            {
                await database.SampleAsync(db, cancel);
                return failed.Count == 0 ? count : count with { Failed = failed };
            }

            string[] movedOn;
            try
            {
                movedOn = await MovedOnAsync(moving, change, cancel);
                await SettleAsync(movedOn, change, cancel);
            }
            catch (Exception exception) when (exception is not (DbException or OperationCanceledException) && failed.Count < MostFailed)
            {
                // One of them is not as it should be. They are done again in ever smaller parts, and that one is passed over.
                if (size == 1)
                {
                    failed.Add((moving[0].Number, exception));
                    last = moving[0].Id;
                }

                size = size == 1 ? AtOnce : size / 2;
                continue;
            }

            using var looked = db.Look();
            var changed = db.ChangeTracker.Entries<CaseFile>().Count(entry => entry.State == EntityState.Modified);
            // Where somebody saved one of them meanwhile, they are done again one by one, so that a busy case holds up no other.
            var saved = movedOn.Length == 0 || await store.SaveAsync(cancel) == SaveResult.Saved;
            (count, last, size) = saved ? (new(count.Cases + moving.Count, count.Changed + changed), moving[^1].Id, AtOnce) : (count, last, 1);
        }
    }

    // On most days most cases show what they showed. Those are read to look at alone, which costs a fraction of reading them to be saved.
    private async Task<string[]> MovedOnAsync(IReadOnlyList<MovingCase> moving, Change change, CancellationToken cancel)
    {
        var stale = moving.Where(one => one.IsStale).Select(one => one.Number);
        var files = await store.ReadManyAsync([.. moving.Where(one => !one.IsStale).Select(one => one.Number)], cancel);
        var ids = files.Select(file => file.Id).ToArray();
        var tasks = (await db.CaseTasks.AsNoTracking().Where(task => ids.Contains(task.CaseFileId)).ToListAsync(cancel)).ToLookup(task => task.CaseFileId);
        return [.. stale, .. files.Where(file => MovesOn(file, tasks[file.Id], change)).Select(file => file.Number)];
    }

    private bool MovesOn(CaseFile file, IEnumerable<CaseTask> tasks, Change change)
    {
        var before = Kept(file);
        file.Settle(change);
        return !before.SequenceEqual(Kept(file)) || !CaseTask.AreInStep(file, tasks);
    }

    // Whatever settling writes beside tasks: columns of the case and of its alarms.
    private List<object?> Kept(CaseFile file) => [.. _columns.Value.Case.Select(column => column.GetValue(file)), .. file.Alarms.SelectMany(alarm => _columns.Value.Alarm.Select(column => column.GetValue(alarm)))];

    private async Task SettleAsync(string[] numbers, Change change, CancellationToken cancel)
    {
        foreach (var one in numbers.Length == 0 ? [] : await store.FindManyAsync(numbers, cancel))
        {
            one.Settle(change);
            if (db.Entry(one) is var entry && SearchIndex.IsStale(entry))
            {
                SearchIndex.Columns(entry);
            }
        }
    }

    private static PropertyInfo[] ColumnsOf<T>(ReturnCaseDb db) => [.. db.Model.FindEntityType(typeof(T))!.GetProperties().Select(property => property.PropertyInfo).OfType<PropertyInfo>()];

    // In one go, so that the lists have their order before each case was read, which can take minutes.
    private Task<int> SortStaleAsync(CancellationToken cancel) => db.CaseFiles.Where(c => EF.Property<int>(c, SearchIndex.IndexEdition) == 0).ExecuteUpdateAsync(
        set => set.SetProperty(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder), c => c.GoverningDeadline ?? DateOnly.MaxValue), cancel);
}
