using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Tasks;

namespace ReturnCase.Data.Cases;

/// <summary>Lists of cases. Each method is one command, whatever the number of cases.</summary>
public sealed class CaseloadQueries(ReturnCaseDb db, CasePolicy policy)
{
    public const int PageSize = 25;

    private const int OfOpen = 1;
    private const int OfWaiting = 2;
    private const int OfAlarms = 3;
    private const int OfReopening = 4;

    /// <summary>How many cases a page of the whole list holds, as somebody prints it.</summary>
    public const int MostOfWhole = 500;

    /// <summary>How many cases are shown at most that only sound like what was searched for.</summary>
    public const int MostSounding = 25;

    /// <summary>A page of the cases that somebody may open. By name a further page takes a second command, which reads the name at the cursor: it stands in no address.</summary>
    public Task<Slice<CaseRow>> PageAsync(Viewer viewer, CaseloadFilter filter, PageCursor? cursor, DateOnly today, CancellationToken cancel = default) => PageAsync(viewer, filter, cursor, today, PageSize, cancel);

    /// <summary>The same with so many cases on a page.</summary>
    public async Task<Slice<CaseRow>> PageAsync(Viewer viewer, CaseloadFilter filter, PageCursor? cursor, DateOnly today, int size, CancellationToken cancel = default)
    {
        var order = filter.Order;
        var name = cursor is null || order != CaseOrder.Name ? null : await NameAtAsync(viewer, cursor.Id, cancel);
        cursor = order == CaseOrder.Name && name is null ? null : cursor;
        var rows = await Mine(viewer, cases => cases.Where(filter, today, policy, db, viewer).Beyond(order, cursor, name))
            .InOrder(order, cursor?.Backwards == true).Take(size + 1).Select(CaseRow.Of).ToListAsync(cancel);
        return Slice<CaseRow>.Cut(rows, size, cursor, row => CasePaging.Key(row, order));
    }

    /// <summary>The first few of them.</summary>
    public async Task<IReadOnlyList<CaseRow>> FirstAsync(Viewer viewer, CaseloadFilter filter, int count, DateOnly today, CancellationToken cancel = default) =>
        await Mine(viewer, cases => cases.Where(filter, today, policy, db, viewer)).InOrder(filter.Order).Take(count).Select(CaseRow.Of).ToListAsync(cancel);

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(Viewer viewer, CaseloadFilter filter, DateOnly today, CancellationToken cancel = default) =>
        Mine(viewer, cases => cases.Where(filter, today, policy, db, viewer).Select(c => c.Id)).CountAsync(cancel);

    /// <summary>How many there are in each of several lists, in their order. One command.</summary>
    public async Task<IReadOnlyList<int>> CountsAsync(Viewer viewer, IReadOnlyList<CaseloadFilter> filters, DateOnly today, CancellationToken cancel = default)
    {
        var counts = await filters
            .Select((filter, list) => Mine(viewer, cases => cases.Where(filter, today, policy, db, viewer).Select(c => c.Id)).GroupBy(_ => list).Select(ids => new { List = ids.Key, Count = ids.Count() }))
            .Aggregate((one, other) => one.Concat(other)).ToDictionaryAsync(row => row.List, row => row.Count, cancel);
        return [.. filters.Select((_, list) => counts.GetValueOrDefault(list))];
    }

    /// <summary>How many of a list lie beyond a cursor: before a page or after it. By name it takes a second command, as the page does.</summary>
    public async Task<int> CountBeyondAsync(Viewer viewer, CaseloadFilter filter, PageCursor cursor, DateOnly today, CancellationToken cancel = default)
    {
        var name = filter.Order == CaseOrder.Name ? await NameAtAsync(viewer, cursor.Id, cancel) : null;
        return await Mine(viewer, cases => cases.Where(filter, today, policy, db, viewer).Beyond(filter.Order, cursor, name).Select(c => c.Id)).CountAsync(cancel);
    }

    /// <summary>
    /// The first cases whose names are spelled in another way than what was searched for, but sound like it; one more than <see cref="MostSounding"/> where there are more. None where
    /// nothing or something else than a name is searched for.
    /// </summary>
    public async Task<IReadOnlyList<CaseRow>> SoundingAsync(Viewer viewer, CaseloadFilter filter, DateOnly today, CancellationToken cancel = default) =>
        filter.Search is not { IsName: true } ? []
            : await Mine(viewer, cases => cases.WhereSounding(filter, today, policy, db, viewer)).InOrder(filter.Order).Take(MostSounding + 1).Select(CaseRow.Of).ToListAsync(cancel);

    /// <summary>A page of the team's other open cases, masked. They are not searched.</summary>
    public async Task<Slice<MaskedRow>> MaskedPageAsync(Viewer viewer, PageCursor? cursor, CancellationToken cancel = default)
    {
        var rows = await db.CaseFiles.ListedMasked(viewer).Where(c => c.Phase != CasePhase.Closed).Beyond(CaseOrder.Deadline, cursor, null)
            .InOrder(CaseOrder.Deadline, cursor?.Backwards == true).Take(PageSize + 1).Select(MaskedRow.Of).ToListAsync(cancel);
        return Slice<MaskedRow>.Cut(rows, PageSize, cursor, row => (row.Deadline, row.Id));
    }

    /// <summary>How many of the team's other cases are open.</summary>
    public Task<int> CountMaskedAsync(Viewer viewer, CancellationToken cancel = default) =>
        db.CaseFiles.ListedMasked(viewer).CountAsync(c => c.Phase != CasePhase.Closed, cancel);

    /// <summary>The cases on which something was recorded last.</summary>
    public async Task<IReadOnlyList<CaseRow>> LastTouchedAsync(Viewer viewer, int count, CancellationToken cancel = default) =>
        await Mine(viewer, cases => cases)
            .OrderByDescending(c => EF.Property<DateTime>(c, SearchIndex.LastRecordedAt)).ThenByDescending(c => c.Id)
            .Take(count).Select(CaseRow.Of).ToListAsync(cancel);

    /// <summary>Ids of those of a page in which others recorded something since this person looked.</summary>
    public async Task<IReadOnlySet<int>> NewAsync(Viewer viewer, IEnumerable<CaseRow> rows, DateOnly today, CancellationToken cancel = default)
    {
        var ids = rows.Select(row => row.Id).Distinct().ToArray();
        return ids.Length == 0 ? new HashSet<int>() : await db.CaseFiles.Where(c => ids.Contains(c.Id)).Where(CaseLooks.NewTo(viewer, today, db)).Select(c => c.Id).ToHashSetAsync(cancel);
    }

    /// <summary>By the id of the case: the step of our own that is due soon or overdue, of those of a page in which one is.</summary>
    public async Task<IReadOnlyDictionary<int, NextStep>> StepsDueAsync(IEnumerable<CaseRow> rows, CancellationToken cancel = default)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        return await db.CaseTasks.Where(task => ids.Contains(task.CaseFileId) && task.Kind == DerivedTaskKind.StepDue).Select(task => new { task.CaseFileId, task.DueOn })
            .ToDictionaryAsync(task => task.CaseFileId, task => new NextStep(task.DueOn.AddDays(-policy.DiligenceGapDays), task.DueOn), cancel);
    }

    public async Task<CaseloadCounts> CountsAsync(Viewer viewer, DateOnly today, CancellationToken cancel = default)
    {
        var soon = AlarmSteps.LastDay(AlarmStep.ThreeMonths, today, policy);
        var escalated = CaseloadFilters.EscalatedSince(today, policy);
        var unassigned = Mine(viewer, cases => cases.Where(CaseloadFilters.WithoutCounsellor(db)).Where(c => c.Phase != CasePhase.Closed).Select(c => c.Id));
        var returned = Mine(viewer, cases => cases.Where(new CaseloadFilter { Attention = Attention.ProposalReturned }, today, policy, db, viewer).Select(c => c.Id));
        // Closed cases are counted for what few of them have. Each of these lists lies in an index of its own, so that no count walks through what is over.
        return await Counted(viewer, OfOpen, c => c.Phase != CasePhase.Closed)
            .Concat(Counted(viewer, OfWaiting, c => c.DecisionWaitsSince != null))
            .Concat(Counted(viewer, OfAlarms, c => c.OpenAlarmCount > 0))
            .Concat(Counted(viewer, OfReopening, c => c.ReopeningOwed))
            .GroupBy(c => 1).Select(all => new CaseloadCounts(
            all.Count(c => c.List == OfOpen),
            all.Count(c => c.List == OfOpen && c.Deadline < today),
            all.Count(c => c.List == OfOpen && c.Deadline >= today && c.Deadline <= soon),
            all.Count(c => c.List == OfWaiting),
            all.Count(c => c.List == OfWaiting && c.WaitsSince <= escalated),
            all.Count(c => c.List == OfOpen && c.Proposed != null),
            all.Count(c => c.List == OfAlarms),
            unassigned.Count(),
            all.Count(c => c.List == OfReopening),
            all.Count(c => c.List == OfOpen && c.ReviewOwed),
            returned.Count())).SingleOrDefaultAsync(cancel) ?? CaseloadCounts.None;
    }

    private IQueryable<CountedCase> Counted(Viewer viewer, int list, Expression<Func<CaseFile, bool>> which) => Mine(viewer, cases => cases.Where(which).Select(c => new CountedCase
    {
        List = list,
        Deadline = c.GoverningDeadline,
        WaitsSince = c.DecisionWaitsSince,
        Proposed = c.ProposedOutcome,
        ReviewOwed = c.ReviewOwed,
    }));

    private IQueryable<T> Mine<T>(Viewer viewer, Func<IQueryable<CaseFile>, IQueryable<T>> narrow) => db.Openable(viewer, narrow);

    // Of a case that this person may open: of another, its place in the list would tell the name.
    private Task<string?> NameAtAsync(Viewer viewer, long id, CancellationToken cancel)
    {
        // In the size of the key: a database that has to convert the key reads every case of the team instead.
        var key = (int)Math.Clamp(id, 0, int.MaxValue);
        return db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(c => c.Id == key).Select(c => (string?)EF.Property<string>(c, SearchIndex.NameOrder)).SingleOrDefaultAsync(cancel);
    }

    // A case in one of the lists that are counted; it can be in several.
    private sealed class CountedCase
    {
        public int List { get; init; }

        public DateOnly? Deadline { get; init; }

        public DateOnly? WaitsSince { get; init; }

        public OutcomeKind? Proposed { get; init; }

        public bool ReviewOwed { get; init; }
    }
}
