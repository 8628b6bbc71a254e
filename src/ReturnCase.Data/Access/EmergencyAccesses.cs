using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Access;

/// <summary>Opens, ends and reviews emergency access. Every attempt is audited, also one for a case that does not exist.</summary>
public sealed class EmergencyAccesses(ReturnCaseDb db, AuditTrail trail)
{
    private const int MostShown = 100;

    /// <summary>The number of the case of a child; null where there is none.</summary>
    public Task<string?> NumberOfAsync(VNumber vNumber, CancellationToken cancel = default) =>
        db.CaseFiles.Where(c => c.VNumber == vNumber.Value).Select(c => (string?)c.Number).SingleOrDefaultAsync(cancel);

    /// <summary>What was opened of a case, the oldest first.</summary>
    public async Task<IReadOnlyList<EmergencyAccess>> OfCaseAsync(string number, CancellationToken cancel = default) =>
        await db.EmergencyAccesses.AsNoTracking().Where(e => e.CaseNumber == number).OrderBy(e => e.OpenedAt).ToListAsync(cancel);

    /// <summary>Opens a case to be read, from this instant; null where no case has this number.</summary>
    public async Task<EmergencyAccess?> OpenAsync(EmergencyAccess access, CancellationToken cancel = default)
    {
        if (!await db.CaseFiles.AnyAsync(c => c.Number == access.CaseNumber, cancel))
        {
            trail.Happened(AuditAction.Refused, "emergency: no such case", access.CaseNumber);
            return null;
        }

        db.EmergencyAccesses.Add(access);
        trail.Changes(AuditAction.EmergencyAccessOpened, null, access.CaseNumber);
        await db.SaveOnceAsync(token => db.EmergencyAccesses.AnyAsync(e => e.ById == access.ById && e.CaseNumber == access.CaseNumber && e.OpenedAt == access.OpenedAt, token), cancel);
        return access;
    }

    /// <summary>Gives back what somebody opened of a case and what still lasts.</summary>
    public async Task EndAsync(string userId, string number, DateTime at, CancellationToken cancel = default)
    {
        var lasting = await db.EmergencyAccesses.Where(e => e.ById == userId && e.CaseNumber == number && e.EndedAt == null && e.EndsAt > at).ToListAsync(cancel);
        if (lasting.Count == 0)
        {
            return;
        }

        lasting.ForEach(access => access.End(at));
        trail.Changes(AuditAction.EmergencyAccessEnded, null, number);
        await db.SaveOnceAsync(token => db.EmergencyAccesses.AnyAsync(e => e.ById == userId && e.CaseNumber == number && e.EndedAt == at, token), cancel);
    }

    /// <summary>How many wait for the review of somebody.</summary>
    public Task<int> CountWaitingAsync(Viewer viewer, CancellationToken cancel = default) => Waiting(viewer).CountAsync(cancel);

    /// <summary>Those that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<EmergencyAccess>> WaitingAsync(Viewer viewer, CancellationToken cancel = default) =>
        await Waiting(viewer).AsNoTracking().Include(e => e.Reviews).OrderBy(e => e.OpenedAt).ThenBy(e => e.Id).Take(MostShown).ToListAsync(cancel);

    /// <summary>Those that were reviewed in the role of somebody, the newest first.</summary>
    public async Task<IReadOnlyList<EmergencyAccess>> ReviewedAsync(Viewer viewer, CancellationToken cancel = default) =>
        await Seen(viewer).AsNoTracking().Include(e => e.Reviews).Where(e => e.Reviews.Any(r => r.ByRole == viewer.Role))
            .OrderByDescending(e => e.OpenedAt).ThenByDescending(e => e.Id).Take(MostShown).ToListAsync(cancel);

    public Task<EmergencyAccess?> FindAsync(Viewer viewer, int id, CancellationToken cancel = default) =>
        Seen(viewer).Include(e => e.Reviews).SingleOrDefaultAsync(e => e.Id == id, cancel);

    /// <summary>
    /// What people of a supervisor's team opened of cases of other teams in the last days, the newest first: to know, not to review. Who reviews is the supervisor of the case.
    /// </summary>
    public async Task<IReadOnlyList<EmergencyAccess>> OfOwnPeopleAsync(Viewer viewer, DateTime since, CancellationToken cancel = default) =>
        viewer is not { Role: ActorRole.Supervisor, Team: { } team }
            ? []
            : await db.EmergencyAccesses.AsNoTracking().Include(e => e.Reviews)
                .Where(e => e.ByTeam == team && e.ById != viewer.UserId && e.OpenedAt >= since && db.CaseFiles.Any(c => c.Number == e.CaseNumber && c.Team != team))
                .OrderByDescending(e => e.OpenedAt).ThenByDescending(e => e.Id).Take(MostShown).ToListAsync(cancel);

    /// <summary>For each of these, how many the same person opened within a day of it, before or after, itself included.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountsAroundAsync(IReadOnlyCollection<EmergencyAccess> accesses, CancellationToken cancel = default)
    {
        if (accesses.Count == 0)
        {
            return new Dictionary<int, int>();
        }

        var people = accesses.Select(e => e.ById).Distinct().ToArray();
        var (from, until) = (accesses.Min(e => e.OpenedAt).AddDays(-1), accesses.Max(e => e.OpenedAt).AddDays(1));
        var opened = await db.EmergencyAccesses.Where(e => people.Contains(e.ById) && e.OpenedAt >= from && e.OpenedAt <= until).Select(e => new { e.ById, e.OpenedAt }).ToListAsync(cancel);
        return accesses.ToDictionary(e => e.Id, e => opened.Count(o => o.ById == e.ById && (o.OpenedAt - e.OpenedAt).Duration() <= TimeSpan.FromDays(1)));
    }

    /// <summary>When the cases of those whose reason was destroyed with the case were destroyed.</summary>
    public async Task<IReadOnlyDictionary<string, DateTime>> DestroyedAsync(IEnumerable<EmergencyAccess> accesses, CancellationToken cancel = default)
    {
        var numbers = accesses.Where(e => e.Reason.Length == 0).Select(e => e.CaseNumber).Distinct().ToArray();
        return numbers.Length == 0
            ? new Dictionary<string, DateTime>()
            : await db.Set<DestructionItem>().Where(item => numbers.Contains(item.CaseNumber) && item.State == DestructionState.Destroyed && item.SignedAt != null)
                .GroupBy(item => item.CaseNumber).Select(g => new { g.Key, At = g.Max(item => item.SignedAt!.Value) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
    }

    /// <summary>Ends one that lasts, by somebody who reviews it; false where it is over, or their own.</summary>
    public async Task<bool> EndAsync(EmergencyAccess access, Actor by, DateTime at, CancellationToken cancel = default)
    {
        if (access.ById == by.Id || by.Role is not (ActorRole.Supervisor or ActorRole.Auditor) || !access.Lasts(at))
        {
            return false;
        }

        access.End(at);
        trail.Changes(AuditAction.EmergencyAccessEnded, "by the reviewer", access.CaseNumber);
        try
        {
            await db.SaveOnceAsync(token => db.EmergencyAccesses.AnyAsync(e => e.Id == access.Id && e.EndedAt != null, token), cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A review came first. It may have ended the access, or judged it justified; an end is an end either way.
            await db.Entry(access).ReloadAsync(cancel);
            return await EndAsync(access, by, at, cancel);
        }
    }

    /// <summary>Keeps what somebody thinks of it; false where it was their own, or reviewed in their role already.</summary>
    public async Task<bool> ReviewAsync(EmergencyAccess access, Actor by, DateTime at, bool justified, string remark, CancellationToken cancel = default)
    {
        var lasted = access.Lasts(at);
        if (!access.Review(by, at, justified, remark))
        {
            return false;
        }

        if (lasted && !access.Lasts(at))
        {
            trail.Changes(AuditAction.EmergencyAccessEnded, "not justified", access.CaseNumber);
        }

        trail.Changes(AuditAction.EmergencyAccessReviewed, justified ? "justified" : "not justified", access.CaseNumber);
        try
        {
            await db.SaveOnceAsync(token => db.EmergencyAccesses.AnyAsync(e => e.Id == access.Id && e.Reviews.Any(r => r.ById == by.Id && r.At == at), token), cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other role may have been first; whoever sends the form again sees that.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private IQueryable<EmergencyAccess> Waiting(Viewer viewer) => Seen(viewer).Where(e => e.ById != viewer.UserId && !e.Reviews.Any(r => r.ByRole == viewer.Role));

    // A supervisor reviews what was opened of the team's cases, an auditor everything. A destroyed case is in no team any more.
    private IQueryable<EmergencyAccess> Seen(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Supervisor => db.EmergencyAccesses.Where(e => db.CaseFiles.Any(c => c.Number == e.CaseNumber && c.Team == viewer.Team)),
        ActorRole.Auditor => db.EmergencyAccesses,
        _ => db.EmergencyAccesses.Where(e => false),
    };
}
