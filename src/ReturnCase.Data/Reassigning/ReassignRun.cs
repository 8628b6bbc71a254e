using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Reassigning;

/// <summary>
/// Carries on what supervisors confirmed, one case at a time: the case and its answer are saved together or not at all. What stops in the middle is carried on by whoever comes next,
/// and several may work at once: the answer of a case is taken once.
/// </summary>
public sealed class ReassignRun(ReturnCaseDb db, CaseStore store, AuditTrail trail, CasePolicy policy, TimeProvider clock)
{
    /// <summary>After so many failures a case is left alone, so that it holds up no other.</summary>
    public const int MostFailures = 5;

    private const int Near = 20;

    /// <summary>A case that waits for its answer; null where none does. Several who ask get different ones as a rule, so that they seldom do the same work.</summary>
    public async Task<long?> WaitingAsync(CancellationToken cancel = default)
    {
        var waiting = await db.ReassignedCases.Where(item => item.State == ReassignState.Waiting && item.Reassignment!.ConfirmedAt != null)
            .OrderBy(item => item.Failures).ThenBy(item => item.Id).Take(Near).Select(item => item.Id).ToListAsync(cancel);
        return waiting.Count == 0 ? null : waiting[Random.Shared.Next(waiting.Count)];
    }

    /// <summary>Gives one case its answer. Nothing happens where it has one.</summary>
    public async Task DoAsync(long id, CancellationToken cancel = default)
    {
        if (await FindAsync(id, cancel) is not { Reassignment: { } batch } item)
        {
            return;
        }

        // What is done is done by whoever confirmed it, and the trail says so.
        trail.Act(batch.ById, ActorRole.Supervisor, null);
        var now = clock.GetUtcNow().UtcDateTime;
        var number = await db.CaseFiles.Where(c => c.Id == item.CaseFileId).Select(c => c.Number).SingleAsync(cancel);
        var file = (await store.FindAsync(number, cancel))!;
        if (await WhyNotAsync(batch, item, file, cancel) is var (state, refusal))
        {
            await LeaveAsync(item, number, state, refusal, now, cancel);
            return;
        }

        var change = new Change(batch.By, AmsterdamCalendar.DateOf(now), now, batch.Reason) { Policy = policy };
        file.Assign(change, batch.Team, new(item.ToId, item.ToName, ActorRole.Counsellor), batch.Instruction);
        item.Moved(now);
        if (await store.SaveAsync(cancel) == SaveResult.Conflict)
        {
            // Either the case was changed at this moment, or somebody else gave this answer already.
            db.ChangeTracker.Clear();
            if (await FindAsync(id, cancel) is { } left)
            {
                var there = await db.CaseFiles.AnyAsync(c => c.Id == left.CaseFileId && c.CounsellorId == left.ToId, cancel);
                await LeaveAsync(left, number, there ? ReassignState.Refused : ReassignState.ChangedMeanwhile, there ? ReassignRefusal.WithReceiver : null, now, cancel);
            }
        }
    }

    /// <summary>Notes that a case failed; after <see cref="MostFailures"/> it gets that as its answer.</summary>
    public async Task FailedAsync(long id, CancellationToken cancel = default)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow().UtcDateTime;
        await db.ReassignedCases.Where(item => item.Id == id && item.State == ReassignState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(item => item.Failures, item => item.Failures + 1), cancel);
        await db.ReassignedCases.Where(item => item.Id == id && item.State == ReassignState.Waiting && item.Failures >= MostFailures).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.State, ReassignState.Refused).SetProperty(item => item.Refusal, ReassignRefusal.Failed).SetProperty(item => item.DoneAt, now), cancel);
    }

    /// <summary>Forgets previews that nobody confirmed.</summary>
    public Task ForgetPreviewsAsync(CancellationToken cancel = default)
    {
        var before = clock.GetUtcNow().UtcDateTime - Reassignments.PreviewKept;
        return db.Reassignments.Where(batch => batch.ConfirmedAt == null && batch.MadeAt < before).ExecuteDeleteAsync(cancel);
    }

    private Task<ReassignedCase?> FindAsync(long id, CancellationToken cancel) =>
        db.ReassignedCases.Include(item => item.Reassignment).AsSingleQuery().SingleOrDefaultAsync(item => item.Id == id && item.State == ReassignState.Waiting && item.Reassignment!.ConfirmedAt != null, cancel);

    private async Task<(ReassignState State, ReassignRefusal? Refusal)?> WhyNotAsync(Reassignment batch, ReassignedCase item, CaseFile file, CancellationToken cancel)
    {
        var (team, by, to) = (batch.Team, batch.ById, item.ToId);
        if (!await db.Users.AnyAsync(user => user.Id == by && user.Role == ActorRole.Supervisor && user.Team == team && !user.Disabled, cancel))
        {
            return (ReassignState.Refused, ReassignRefusal.SupervisorGone);
        }

        if (!await db.Users.AnyAsync(user => user.Id == to && user.Role == ActorRole.Counsellor && user.Team == team && !user.Disabled, cancel))
        {
            return (ReassignState.Refused, ReassignRefusal.ReceiverGone);
        }

        return file.Team != team ? (ReassignState.Refused, ReassignRefusal.OtherTeam)
            : !file.Phase.IsOpen() ? (ReassignState.Refused, ReassignRefusal.Closed)
            : file.CounsellorId == to ? (ReassignState.Refused, ReassignRefusal.WithReceiver)
            : file.Version != item.SeenVersion ? (ReassignState.ChangedMeanwhile, null)
            : null;
    }

    private async Task LeaveAsync(ReassignedCase item, string number, ReassignState state, ReassignRefusal? refusal, DateTime at, CancellationToken cancel)
    {
        item.Left(state, refusal, at);
        trail.Changes(AuditAction.ReassignmentLeft, $"{(object?)refusal ?? state}", number);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else gave the answer at this moment.
            db.ChangeTracker.Clear();
        }
    }
}
