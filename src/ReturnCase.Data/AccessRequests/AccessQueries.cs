using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.AccessRequests;

/// <summary>An access request in a list, without its file.</summary>
public sealed record AccessRow(int Id, string CaseNumber, string Reference, DateTime OpenedAt, string OpenedByName, AccessRequestState State, DateTime ReadableUntil, bool HasDossier, string Reason);

/// <summary>Access requests, for auditors and for supervisors.</summary>
public sealed class AccessQueries(ReturnCaseDb db)
{
    public const int PageSize = 50;

    /// <summary>The newest first, below a number.</summary>
    public async Task<(IReadOnlyList<AccessRow> Rows, int? Next)> PageAsync(int? below, CancellationToken cancel = default)
    {
        var rows = await Rows(db.AccessRequests.Where(request => below == null || request.Id < below).OrderByDescending(request => request.Id).Take(PageSize + 1)).ToListAsync(cancel);
        return rows.Count > PageSize ? (rows[..PageSize], rows[PageSize - 1].Id) : (rows, null);
    }

    /// <summary>A request with what was chosen, tracked; its file is read apart.</summary>
    public Task<AccessRequest?> FindAsync(int id, CancellationToken cancel = default) =>
        db.AccessRequests.Include(request => request.Choices).SingleOrDefaultAsync(request => request.Id == id, cancel);

    /// <summary>How many requests wait for a supervisor of a team.</summary>
    public Task<int> WaitingAsync(string? team, CancellationToken cancel = default) => InReview(team).CountAsync(cancel);

    /// <summary>Those requests, the oldest first.</summary>
    public async Task<IReadOnlyList<AccessRow>> InReviewAsync(string? team, CancellationToken cancel = default) =>
        await Rows(InReview(team).OrderBy(request => request.Id).Take(PageSize)).ToListAsync(cancel);

    /// <summary>Every request that was opened since an instant for a child of a team, whatever became of it, the newest first: an auditor who opens a file alone is seen by its supervisor.</summary>
    public async Task<IReadOnlyList<AccessRow>> OpenedAsync(string? team, DateTime since, CancellationToken cancel = default) =>
        await Rows(db.AccessRequests.Where(request => request.OpenedAt >= since && db.CaseFiles.Any(c => c.Number == request.CaseNumber && c.Team == team))
            .OrderByDescending(request => request.Id).Take(PageSize)).ToListAsync(cancel);

    /// <summary>A request about a case of a team; null where it is another team's.</summary>
    public Task<AccessRequest?> FindOfTeamAsync(int id, string? team, CancellationToken cancel = default) =>
        db.AccessRequests.Include(request => request.Choices)
            .SingleOrDefaultAsync(request => request.Id == id && db.CaseFiles.Any(c => c.Number == request.CaseNumber && c.Team == team), cancel);

    private IQueryable<AccessRequest> InReview(string? team) =>
        db.AccessRequests.Where(request => request.State == AccessRequestState.InReview && db.CaseFiles.Any(c => c.Number == request.CaseNumber && c.Team == team));

    private static IQueryable<AccessRow> Rows(IQueryable<AccessRequest> requests) => requests.Select(request => new AccessRow(
        request.Id, request.CaseNumber, request.Reference, request.OpenedAt, request.OpenedByName, request.State, request.ReadableUntil, request.Dossier != null, request.Reason));
}
