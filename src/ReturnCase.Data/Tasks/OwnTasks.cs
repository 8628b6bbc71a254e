using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;

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

    /// <summary>What reviews of a case agreed, as tasks, with their owners.</summary>
    public Task<List<OwnTask>> OfReviewsAsync(CaseFile file, CancellationToken cancel = default) =>
        db.OwnTasks.Include(task => task.Owner).Where(task => task.CaseFileId == file.Id && task.Review != null).OrderBy(task => task.Id).ToListAsync(cancel);

    /// <summary>Makes a task of each thing that a review agreed, and ends those of which it says what came. Kept by the save that keeps the review, or not at all.</summary>
    /// <param name="file">The case.</param>
    /// <param name="review">The review as it was just recorded.</param>
    /// <param name="earlier">The tasks of earlier reviews.</param>
    /// <param name="by">Who reviews.</param>
    public void Follow(CaseFile file, Statement review, IReadOnlyList<OwnTask> earlier, Actor by)
    {
        foreach (var agreed in review.Agreements)
        {
            var details = new OwnTaskDetails(OwnTaskKind.Task, agreed.What, agreed.On, null, null, agreed.Party is { } party ? Enum.Parse<Company>(party.ToString()) : null);
            db.OwnTasks.Add(new(details, by, review.RecordedAt, file.Team, agreed.OwnerId ?? file.CounsellorId ?? by.Id, file.Id) { Review = review.Sequence, Agreement = agreed.Number });
            trail.Changes(AuditAction.TaskPlanned, nameof(OwnTaskKind.Task), file.Number);
        }

        foreach (var answer in review.Answers.Where(answer => answer.Result != AgreementResult.StillOpen))
        {
            var state = answer.Result is AgreementResult.Kept or AgreementResult.PartlyKept ? OwnTaskState.Done : OwnTaskState.Cancelled;
            if (earlier.FirstOrDefault(task => task.Review == answer.Review && task.Agreement == answer.Number)?.Close(state, answer.Note, by, review.RecordedAt) == true)
            {
                trail.Changes(AuditAction.TaskChanged, state.ToString(), file.Number);
            }
        }
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
