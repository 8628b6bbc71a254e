using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Cases;

/// <summary>Lists of cases. Each method is one command, whatever the number of cases.</summary>
public sealed class CaseloadQueries(ReturnCaseDb db, CasePolicy policy)
{
    public const int PageSize = 25;

    /// <summary>A page of the cases that somebody may open.</summary>
    public Task<Slice<CaseRow>> PageAsync(Viewer viewer, CaseloadFilter filter, PageCursor? cursor, DateOnly today, CancellationToken cancel = default) =>
        Mine(viewer, filter, today).SliceAsync(filter.StateInForce, cursor, PageSize, CaseRow.Of, row => (row.Deadline, row.Id), cancel);

    /// <summary>The first few of them.</summary>
    public async Task<IReadOnlyList<CaseRow>> FirstAsync(Viewer viewer, CaseloadFilter filter, int count, DateOnly today, CancellationToken cancel = default) =>
        await Mine(viewer, filter, today).OrderBy(c => c.GoverningDeadline == null).ThenBy(c => c.GoverningDeadline).ThenBy(c => c.Id).Take(count).Select(CaseRow.Of).ToListAsync(cancel);

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(Viewer viewer, CaseloadFilter filter, DateOnly today, CancellationToken cancel = default) =>
        Mine(viewer, filter, today).CountAsync(cancel);

    /// <summary>A page of the team's other open cases, masked. They are not searched.</summary>
    public Task<Slice<MaskedRow>> MaskedPageAsync(Viewer viewer, PageCursor? cursor, CancellationToken cancel = default) =>
        db.CaseFiles.ListedMasked(viewer).Where(c => c.Phase != CasePhase.Closed)
            .SliceAsync(CaseState.Open, cursor, PageSize, MaskedRow.Of, row => (row.Deadline, row.Id), cancel);

    /// <summary>How many of the team's other cases are open.</summary>
    public Task<int> CountMaskedAsync(Viewer viewer, CancellationToken cancel = default) =>
        db.CaseFiles.ListedMasked(viewer).CountAsync(c => c.Phase != CasePhase.Closed, cancel);

    /// <summary>The cases on which something was recorded last.</summary>
    public async Task<IReadOnlyList<CaseRow>> LastTouchedAsync(Viewer viewer, int count, CancellationToken cancel = default) =>
        await db.CaseFiles.Where(CaseAccess.MayOpen(viewer))
            .OrderByDescending(c => c.Entries.Where(e => e.Sequence == c.Version).Select(e => e.RecordedAt).FirstOrDefault())
            .Take(count).Select(CaseRow.Of).ToListAsync(cancel);

    public async Task<CaseloadCounts> CountsAsync(Viewer viewer, DateOnly today, CancellationToken cancel = default)
    {
        var soon = AlarmSteps.LastDay(AlarmStep.ThreeMonths, today, policy);
        var escalated = CaseloadFilters.EscalatedSince(today, policy);
        var unassigned = db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(CaseloadFilters.WithoutCounsellor(db)).Where(c => c.Phase != CasePhase.Closed);
        return await db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).GroupBy(c => 1).Select(all => new CaseloadCounts(
            all.Count(c => c.Phase != CasePhase.Closed),
            all.Count(c => c.GoverningDeadline < today),
            all.Count(c => c.GoverningDeadline >= today && c.GoverningDeadline <= soon),
            all.Count(c => c.DecisionWaitsSince != null),
            all.Count(c => c.DecisionWaitsSince <= escalated),
            all.Count(c => c.ProposedOutcome != null),
            all.Count(c => c.OpenAlarmCount > 0),
            unassigned.Count(),
            all.Count(c => c.ReopeningOwed),
            all.Count(c => c.ReviewOwed))).SingleOrDefaultAsync(cancel) ?? CaseloadCounts.None;
    }

    private IQueryable<CaseFile> Mine(Viewer viewer, CaseloadFilter filter, DateOnly today) =>
        db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(filter, today, policy, db);
}
