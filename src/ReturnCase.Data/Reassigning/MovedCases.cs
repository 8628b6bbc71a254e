using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Drafts;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Reassigning;

/// <summary>A case that came to somebody, or went from them. Who no longer has it knows its number and nothing else.</summary>
/// <param name="Came">It came to this person.</param>
/// <param name="Other">From whom it came, or to whom it went; null for nobody.</param>
/// <param name="IsTheirs">It is this person's now: what came may be gone again, and what went may be back.</param>
/// <param name="Opens">This person may open it, as its counsellor or for somebody.</param>
public sealed record MovedCase(long Id, string Number, bool Came, string? Other, string By, DateTime At, string? Reason, string? Instruction, bool Seen, bool IsTheirs, bool Opens);

/// <summary>Tells both sides of a reassignment: the new counsellor what came and with which instruction, the old one what went and which of their drafts lie there still.</summary>
public sealed class MovedCases(ReturnCaseDb db, AuditTrail trail, DraftLimits limits, DraftStore drafts)
{
    /// <summary>More than that are not listed.</summary>
    public const int Most = 300;

    /// <summary>How many somebody was told of and did not say to have seen. One command.</summary>
    public Task<int> CountUnseenAsync(string userId, CancellationToken cancel = default) => Of(userId).CountAsync(item => item.ToId == userId ? item.SeenByNewAt == null : item.SeenByOldAt == null, cancel);

    /// <summary>What came and went since an instant, and before that what was not seen, the last first.</summary>
    public async Task<IReadOnlyList<MovedCase>> ListAsync(Viewer viewer, DateTime since, CancellationToken cancel = default)
    {
        var userId = viewer.UserId;
        var openable = db.CaseFiles.Where(CaseAccess.MayOpen(viewer));
        return await Of(userId).Where(item => item.DoneAt >= since || (item.ToId == userId ? item.SeenByNewAt == null : item.SeenByOldAt == null)).OrderByDescending(item => item.DoneAt).ThenByDescending(item => item.Id).Take(Most)
            .Select(item => new MovedCase(
                item.Id, item.Case!.Number, item.ToId == userId, item.ToId == userId ? item.FromName : item.ToId == "" ? null : item.ToName, item.Reassignment!.ByName, item.DoneAt!.Value,
                item.ToId == userId ? item.Reassignment.Reason : null, item.ToId == userId ? item.Reassignment.Instruction : null, (item.ToId == userId ? item.SeenByNewAt : item.SeenByOldAt) != null,
                item.Case.CounsellorId == userId, openable.Any(c => c.Id == item.CaseFileId)))
            .ToListAsync(cancel);
    }

    /// <summary>Notes that somebody saw all that they were told of until an instant.</summary>
    public async Task SeenAsync(string userId, DateTime until, DateTime at, CancellationToken cancel = default)
    {
        await Of(userId).Where(item => item.ToId == userId && item.SeenByNewAt == null && item.DoneAt <= until).ExecuteUpdateAsync(set => set.SetProperty(item => item.SeenByNewAt, at), cancel);
        await Of(userId).Where(item => item.FromId == userId && item.SeenByOldAt == null && item.DoneAt <= until).ExecuteUpdateAsync(set => set.SetProperty(item => item.SeenByOldAt, at), cancel);
    }

    /// <summary>Somebody's drafts about cases that went from them by a reassignment and did not come back. They are theirs to read and to copy for as long as drafts are kept.</summary>
    public async Task<IReadOnlyList<DraftRow>> DraftsLeftAsync(string userId, CancellationToken cancel = default) =>
        await Left(userId).OrderByDescending(draft => draft.KeptAt).Select(draft => new DraftRow(draft.Id, draft.CaseNumber, draft.Form, draft.KeptAt, draft.Revision)).ToListAsync(cancel);

    /// <summary>One of them with what was typed; null where there is none. The trail keeps that it was read.</summary>
    public async Task<KeptDraft?> DraftLeftAsync(string userId, int id, CancellationToken cancel = default)
    {
        if (!await Left(userId).AnyAsync(draft => draft.Id == id, cancel) || await drafts.FindAsync(userId, id, cancel) is not { Place.CaseNumber: { } number } draft)
        {
            return null;
        }

        trail.Shown(AuditAction.CaseRead, [number], "own draft");
        return draft;
    }

    /// <summary>How long a draft is kept.</summary>
    public int DraftDays => limits.Days;

    private IQueryable<ReassignedCase> Of(string userId) =>
        db.ReassignedCases.Where(item => item.State == ReassignState.Moved && (item.ToId == userId || item.FromId == userId));

    private IQueryable<Draft> Left(string userId) => db.Drafts.AsNoTracking().Where(draft => draft.UserId == userId
        && db.ReassignedCases.Any(item => item.FromId == userId && item.State == ReassignState.Moved && item.Case!.Number == draft.CaseNumber && item.Case.CounsellorId != userId
            && item.Case.Team == item.Reassignment!.Team && db.Users.Any(user => user.Id == userId && !user.Disabled && user.Role == ActorRole.Counsellor && user.Team == item.Case.Team)));
}
