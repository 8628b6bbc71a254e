using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Retention;

/// <summary>Which of the cases whose term is over a list shows.</summary>
public sealed record RetentionFilter
{
    public ClosingReason? Reason { get; init; }

    public string? Team { get; init; }

    /// <summary>Only what nothing keeps and no list holds.</summary>
    public bool OnlyFree { get; init; }
}

/// <summary>Lists of closed cases whose term is over, for the auditor. Each method is one command.</summary>
public sealed class RetentionQueries(ReturnCaseDb db, RetentionPolicy policy)
{
    public const int PageSize = 50;

    /// <summary>A page, by closing date.</summary>
    /// <param name="day">The day on which the term is over: today, or later to look ahead.</param>
    public async Task<Slice<RetentionRow>> PageAsync(RetentionFilter filter, DateOnly day, PageCursor? cursor, CancellationToken cancel = default)
    {
        var due = In(filter, day);
        if (cursor is { On: { } on, Id: var id })
        {
            due = cursor.Backwards
                ? due.Where(c => c.PhaseSince <= on && (c.PhaseSince < on || c.Id < id))
                : due.Where(c => c.PhaseSince >= on && (c.PhaseSince > on || c.Id > id));
        }

        var ordered = cursor?.Backwards == true
            ? due.OrderByDescending(c => c.PhaseSince).ThenByDescending(c => c.Id)
            : due.OrderBy(c => c.PhaseSince).ThenBy(c => c.Id);
        var rows = await ordered.Take(PageSize + 1).Select(RetentionRow.Of(db)).ToListAsync(cancel);
        return Slice<RetentionRow>.Cut(rows, PageSize, cursor, row => (row.ClosedOn, row.Id));
    }

    public Task<int> CountAsync(RetentionFilter filter, DateOnly day, CancellationToken cancel = default) => In(filter, day).CountAsync(cancel);

    /// <summary>Cases by number, due or not.</summary>
    public async Task<IReadOnlyList<RetentionRow>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken cancel = default) =>
        await db.CaseFiles.Where(c => numbers.Contains(c.Number)).OrderBy(c => c.PhaseSince).ThenBy(c => c.Id).Select(RetentionRow.Of(db)).ToListAsync(cancel);

    /// <summary>Teams that have closed cases.</summary>
    public async Task<IReadOnlyList<string>> TeamsAsync(CancellationToken cancel = default) =>
        await db.CaseFiles.Where(c => c.Phase == CasePhase.Closed).Select(c => c.Team).Distinct().OrderBy(team => team).ToListAsync(cancel);

    private IQueryable<CaseFile> In(RetentionFilter filter, DateOnly day)
    {
        var due = db.CaseFiles.Where(Due(day));
        if (filter.Reason is { } reason)
        {
            due = due.Where(c => c.ClosingReason == reason);
        }

        if (filter.Team is { } team)
        {
            due = due.Where(c => c.Team == team);
        }

        return filter.OnlyFree ? Free(due) : due;
    }

    // Column by column: what a row record computes cannot be asked of a database.
    private IQueryable<CaseFile> Free(IQueryable<CaseFile> due) => due.Where(c =>
        !c.ReopeningOwed && c.OpenAlarmCount == 0
        && !db.LegalHolds.Any(hold => hold.CaseNumber == c.Number && hold.LiftedAt == null)
        && !c.Referrals.Any(referral => referral.State == Domain.Referrals.ReferralState.PendingAtEighteen)
        && !db.AccessRequests.Any(request => request.CaseNumber == c.Number
            && (request.State == AccessRequests.AccessRequestState.Open || request.State == AccessRequests.AccessRequestState.InReview))
        && !db.DestructionLists.Any(list => list.Items.Any(item => item.CaseNumber == c.Number && item.State == DestructionState.Waiting)));

    // Each closing reason has its last closing date; a second reason may move it back.
    private Expression<Func<CaseFile, bool>> Due(DateOnly day)
    {
        var file = Expression.Parameter(typeof(CaseFile), "c");
        var terms = from first in Enum.GetValues<ClosingReason>()
                    from second in (ClosingReason?[])[null, ClosingReason.ResidenceGranted]
                    select Expression.AndAlso(
                        Expression.AndAlso(Is(file, nameof(CaseFile.ClosingReason), first), Is(file, nameof(CaseFile.SecondClosingReason), second)),
                        Expression.LessThanOrEqual(Expression.Property(file, nameof(CaseFile.PhaseSince)), Expression.Constant(policy.LastClosedOn(first, second, day))));
        var closed = Expression.Equal(Expression.Property(file, nameof(CaseFile.Phase)), Expression.Constant(CasePhase.Closed));
        return Expression.Lambda<Func<CaseFile, bool>>(Expression.AndAlso(closed, terms.Aggregate(Expression.OrElse)), file);
    }

    private static BinaryExpression Is(ParameterExpression file, string property, ClosingReason? reason) =>
        Expression.Equal(Expression.Property(file, property), Expression.Constant(reason, typeof(ClosingReason?)));
}
