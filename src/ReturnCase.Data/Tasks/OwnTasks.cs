using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;

namespace ReturnCase.Data.Tasks;

/// <summary>Keeps what people plan. Who may is asked elsewhere, by <see cref="TaskQueries.FindAsync"/> or the page of the case.</summary>
public sealed class OwnTasks(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>Plans something, unless the very same stands open already, from a double click or a second window: then nothing is added.</summary>
    /// <param name="task">What, for whom, of which case.</param>
    /// <param name="number">Number of that case, for the audit trail.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The one that stood already; null where this one was added.</returns>
    public async Task<OwnTask?> AddAsync(OwnTask task, string? number, CancellationToken cancel = default)
    {
        var stands = await db.InTransactionAsync(
            async token =>
            {
                // Whoever plans is locked, so that two windows do not plan at the same moment.
                await db.Users.Where(user => user.Id == task.CreatedById).ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, user => user.Role), token);
                if (await SameAsync(task, token) is { } same)
                {
                    return same;
                }

                db.OwnTasks.Add(task);
                trail.Changes(AuditAction.TaskPlanned, task.Kind.ToString(), Of(number));
                await db.SaveChangesAsync(token);
                return task;
            },
            kept => kept == task,
            (_, token) => db.OwnTasks.AnyAsync(kept => kept.CreatedById == task.CreatedById && kept.CreatedAt == task.CreatedAt && kept.What == task.What, token),
            cancel);
        return stands == task ? null : stands;
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

    // Without a case only what this person planned: another's is not for their eyes.
    private Task<OwnTask?> SameAsync(OwnTask task, CancellationToken cancel) => db.OwnTasks.AsNoTracking()
        .Where(kept => kept.State == OwnTaskState.Open && kept.CaseFileId == task.CaseFileId && kept.OwnerId == task.OwnerId && kept.On == task.On && (kept.CaseFileId != null || kept.CreatedById == task.CreatedById))
        .Where(kept => kept.Kind == task.Kind && kept.What == task.What && kept.At == task.At && kept.Place == task.Place && kept.With == task.With)
        .OrderBy(kept => kept.Id).FirstOrDefaultAsync(cancel);

    private static string[] Of(string? number) => number is null ? [] : [number];
}
