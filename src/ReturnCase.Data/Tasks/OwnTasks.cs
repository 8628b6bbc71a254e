using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;

namespace ReturnCase.Data.Tasks;

/// <summary>Keeps what people plan. Who may is asked elsewhere, by <see cref="TaskQueries.FindAsync"/> or the page of the case.</summary>
public sealed class OwnTasks(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>Plans something.</summary>
    /// <param name="task">What, for whom, of which case.</param>
    /// <param name="number">Number of that case, for the audit trail.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task AddAsync(OwnTask task, string? number, CancellationToken cancel = default)
    {
        db.OwnTasks.Add(task);
        trail.Changes(AuditAction.TaskPlanned, task.Kind.ToString(), Of(number));
        await db.SaveOnceAsync(
            token => db.OwnTasks.AnyAsync(kept => kept.CreatedById == task.CreatedById && kept.CreatedAt == task.CreatedAt && kept.What == task.What, token), cancel);
    }

    /// <summary>Keeps what was changed on one; false where somebody else changed it meanwhile, and nothing was kept.</summary>
    public async Task<bool> SaveAsync(OwnTask task, string what, string? number, CancellationToken cancel = default)
    {
        trail.Changes(AuditAction.TaskChanged, what, Of(number));
        try
        {
            var (id, version) = (task.Id, task.Version);
            await db.SaveOnceAsync(token => db.OwnTasks.AnyAsync(kept => kept.Id == id && kept.Version == version, token), cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Deletes what had no case and was done or cancelled before an instant.</summary>
    public Task ForgetAsync(DateTime before, CancellationToken cancel = default) =>
        db.OwnTasks.Where(task => task.CaseFileId == null && task.State != OwnTaskState.Open && task.ClosedAt < before).ExecuteDeleteAsync(cancel);

    private static string[] Of(string? number) => number is null ? [] : [number];
}
