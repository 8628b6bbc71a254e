using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Reassigning;

/// <summary>A case from which a supervisor chooses.</summary>
public sealed record ReassignableCase(int Id, string Number, string FirstNames, string LastName, int Version, string? CounsellorId, string? CounsellorName, CasePhase Phase, DateOnly? Deadline, DeadlineKind? DeadlineKind);

/// <summary>A case of a reassignment, with what goes along.</summary>
/// <param name="Tasks">Open tasks and appointments of its counsellor, which go along.</param>
/// <param name="Asked">What the case asks for by itself; that goes with the case.</param>
/// <param name="Drafts">Forms about it that its counsellor did not send; they stay with who typed them.</param>
/// <param name="Proposed">A proposal waits for a supervisor; it stays as it is.</param>
public sealed record ReassignRow(
    long Id, string Number, string FirstNames, string LastName, CasePhase Phase, DateOnly? Deadline, DeadlineKind? DeadlineKind, string? FromName, string ToId, string ToName,
    int Tasks, int Asked, int Drafts, OutcomeKind? Proposed, ReassignState State, ReassignRefusal? Refusal)
{
    /// <summary>The new counsellor had it already: nothing was left to do.</summary>
    public bool WasThere => Refusal == ReassignRefusal.WithReceiver;
}

/// <summary>How far a reassignment is. Every case is in exactly one of the last four, or waits.</summary>
/// <param name="All">How many there are.</param>
/// <param name="Moved">Went to the new counsellor.</param>
/// <param name="There">Had come to the new counsellor in another way: what was asked for is so.</param>
/// <param name="Changed">Left alone, because somebody changed it.</param>
/// <param name="Refused">Left alone, because it could not be.</param>
public sealed record ReassignCount(int All, int Moved, int There, int Changed, int Refused)
{
    public int Done => Moved + There + Changed + Refused;

    public bool IsFinished => Done == All;
}

/// <summary>The reassignments of one team: choosing, looking, confirming, following.</summary>
public sealed class Reassignments(ReturnCaseDb db, AuditTrail trail)
{
    private const int MostShown = 20;

    /// <summary>Previews that nobody confirmed go after this.</summary>
    public static readonly TimeSpan PreviewKept = TimeSpan.FromDays(2);

    /// <summary>Open cases that a supervisor may divide: of one counsellor, of nobody who can work on them, or of the whole team; the nearest deadline first.</summary>
    public async Task<IReadOnlyList<ReassignableCase>> ChoicesAsync(string team, string? counsellorId, bool nobodys, CancellationToken cancel = default)
    {
        var cases = db.CaseFiles.Where(c => c.Team == team && c.Phase != CasePhase.Closed);
        cases = counsellorId is { } id ? cases.Where(c => c.CounsellorId == id) : nobodys ? cases.Where(CaseloadFilters.WithoutCounsellor(db)) : cases;
        return await cases.OrderBy(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder)).ThenBy(c => c.Id).Take(Reassignment.MostCases + 1)
            .Select(c => new ReassignableCase(c.Id, c.Number, c.FirstNames, c.LastName, c.Version, c.CounsellorId, c.CounsellorName, c.Phase, c.GoverningDeadline, c.GoverningKind)).ToListAsync(cancel);
    }

    /// <summary>How many open cases each has now, so that several receivers end up with about as many.</summary>
    public async Task<IReadOnlyDictionary<string, int>> LoadsAsync(IReadOnlyCollection<string> counsellors, CancellationToken cancel = default) =>
        await db.CaseFiles.Where(c => c.Phase != CasePhase.Closed && counsellors.Contains(c.CounsellorId!)).GroupBy(c => c.CounsellorId!)
            .Select(all => new { all.Key, Count = all.Count() }).ToDictionaryAsync(all => all.Key, all => all.Count, cancel);

    /// <summary>Keeps a preview: which case as it stands now goes to whom. Nothing moves.</summary>
    public async Task<int> PreviewAsync(Reassignment batch, IEnumerable<(ReassignableCase Case, Actor To)> divided, CancellationToken cancel = default)
    {
        foreach (var (chosen, to) in divided)
        {
            batch.Add((chosen.Id, chosen.Version, chosen.CounsellorId, chosen.CounsellorName), to);
        }

        db.Add(batch);
        trail.Changes(AuditAction.ReassignmentPrepared, FormattableString.Invariant($"{batch.Items.Count} cases"));
        await db.SaveOnceAsync(token => db.Reassignments.AnyAsync(b => b.ById == batch.ById && b.MadeAt == batch.MadeAt, token), cancel);
        // After a connection that broke it is only known that the commit arrived, not under which number.
        return batch.Id > 0 ? batch.Id : await db.Reassignments.Where(b => b.ById == batch.ById && b.MadeAt == batch.MadeAt).MaxAsync(b => b.Id, cancel);
    }

    /// <summary>One of a team; null where it has none of this number.</summary>
    public Task<Reassignment?> FindAsync(string team, int id, CancellationToken cancel = default) =>
        db.Reassignments.SingleOrDefaultAsync(batch => batch.Id == id && batch.Team == team, cancel);

    /// <summary>The last of a team that were confirmed, of more than the one case that its own page gives away.</summary>
    public async Task<IReadOnlyList<(Reassignment Batch, ReassignCount Count)>> LastAsync(string team, CancellationToken cancel = default)
    {
        var last = await db.Reassignments.AsNoTracking().Where(batch => batch.Team == team && batch.ConfirmedAt != null).OrderByDescending(batch => batch.Id).Take(MostShown).ToListAsync(cancel);
        var counts = await CountsAsync([.. last.Select(batch => batch.Id)], cancel);
        return [.. last.Select(batch => (batch, counts.GetValueOrDefault(batch.Id, new(0, 0, 0, 0, 0))))];
    }

    /// <summary>Confirms it. False where that was done before: nothing is done twice.</summary>
    public async Task<bool> ConfirmAsync(Reassignment batch, DateTime at, CancellationToken cancel = default)
    {
        if (!batch.Confirm(at))
        {
            return false;
        }

        trail.Changes(AuditAction.ReassignmentConfirmed, FormattableString.Invariant($"reassignment {batch.Id}"), await db.ReassignedCases.Where(item => item.ReassignmentId == batch.Id).OrderBy(item => item.Id).Select(item => item.Case!.Number).ToListAsync(cancel));
        try
        {
            await db.SaveOnceAsync(token => db.Reassignments.AnyAsync(kept => kept.Id == batch.Id && kept.ConfirmedAt == at, token), cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Its cases, in the order in which they were chosen.</summary>
    public async Task<IReadOnlyList<ReassignRow>> RowsAsync(int id, CancellationToken cancel = default) =>
        await db.ReassignedCases.Where(item => item.ReassignmentId == id).OrderBy(item => item.Id).Select(item => new ReassignRow(
            item.Id, item.Case!.Number, item.Case.FirstNames, item.Case.LastName, item.Case.Phase, item.Case.GoverningDeadline, item.Case.GoverningKind, item.FromName, item.ToId, item.ToName,
            db.OwnTasks.Count(task => task.CaseFileId == item.CaseFileId && task.State == OwnTaskState.Open && task.OwnerId == item.FromId),
            db.CaseTasks.Count(task => task.CaseFileId == item.CaseFileId),
            db.Drafts.Count(draft => draft.CaseNumber == item.Case.Number && draft.UserId == item.FromId),
            item.Case.ProposedOutcome, item.State, item.Refusal)).ToListAsync(cancel);

    /// <summary>How far one is.</summary>
    public async Task<ReassignCount> CountAsync(int id, CancellationToken cancel = default) => (await CountsAsync([id], cancel)).GetValueOrDefault(id, new(0, 0, 0, 0, 0));

    /// <summary>The cases of a reassignment that were left alone, as they stand now: to look at once more.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(int id, CancellationToken cancel = default) =>
        await db.ReassignedCases.Where(item => item.ReassignmentId == id && item.State == ReassignState.ChangedMeanwhile).OrderBy(item => item.Id).Select(item => item.Case!.Number).ToListAsync(cancel);

    private async Task<Dictionary<int, ReassignCount>> CountsAsync(int[] ids, CancellationToken cancel) =>
        await db.ReassignedCases.Where(item => ids.Contains(item.ReassignmentId)).GroupBy(item => item.ReassignmentId).Select(all => new
        {
            all.Key,
            Count = new ReassignCount(all.Count(),
                all.Count(item => item.State == ReassignState.Moved), all.Count(item => item.Refusal == ReassignRefusal.WithReceiver),
                all.Count(item => item.State == ReassignState.ChangedMeanwhile), all.Count(item => item.State == ReassignState.Refused && item.Refusal != ReassignRefusal.WithReceiver)),
        }).ToDictionaryAsync(all => all.Key, all => all.Count, cancel);
}
