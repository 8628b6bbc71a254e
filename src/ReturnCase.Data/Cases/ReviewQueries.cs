using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Cases;

/// <summary>A proposal that waits for a supervisor.</summary>
public sealed record WaitingProposal(
    string Number, string FirstNames, string LastName, string Team, OutcomeKind Outcome, DateOnly ProposedOn, string ProposedById, string ProposedByName,
    DateOnly? Deadline, DeadlineKind? DeadlineKind, DateOnly EighteenLatest);

/// <summary>How many open cases of a counsellor there are, and how many of them end within a month or are late.</summary>
/// <param name="CounsellorId">Whose they are; null for nobody's.</param>
public sealed record Workload(string? CounsellorId, string? CounsellorName, int Open, int Pressing)
{
    /// <summary>Of each counsellor, by name.</summary>
    /// <param name="days">The cases by day.</param>
    /// <param name="pressingUntil">What ends on this day or before it presses.</param>
    public static IReadOnlyList<Workload> Of(IReadOnlyList<DayCount> days, DateOnly pressingUntil) =>
    [
        .. days.GroupBy(day => (day.CounsellorId, day.CounsellorName)).OrderBy(of => of.Key.CounsellorName, StringComparer.Ordinal)
            .Select(of => new Workload(of.Key.CounsellorId, of.Key.CounsellorName, of.Sum(day => day.Count), of.Where(day => day.On <= pressingUntil).Sum(day => day.Count))),
    ];
}

/// <summary>How many open cases of a counsellor have their governing deadline on one day.</summary>
public sealed record DayCount(DateOnly On, string? CounsellorId, string? CounsellorName, int Count);

/// <summary>Where a page of the review list begins: four keys, in the order of the list.</summary>
public sealed record ReviewCursor(DateOnly Deadline, int Missing, DateOnly LastContact, int Id)
{
    public static ReviewCursor Of(CaseRow row) => new(row.Deadline ?? DateOnly.MaxValue, row.MissingGrounds ?? 0, row.LastContactOn ?? DateOnly.MinValue, row.Id);

    public static ReviewCursor? Parse(string? text) =>
        text?.Split('-') is [var deadline, var missing, var contact, var id]
        && Date(deadline) is { } on && Date(contact) is { } last && Number(missing) is { } grounds && Number(id) is { } key ? new(on, grounds, last, key) : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Deadline:yyyyMMdd}-{Missing}-{LastContact:yyyyMMdd}-{Id}");

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What a supervisor reviews: every open case of the team whose board is looked at, also those without a counsellor. Each method is one command.</summary>
public sealed class ReviewQueries(ReturnCaseDb db, CasePolicy policy)
{
    public const int PageSize = 50;

    /// <summary>More proposals than that are not walked through one by one.</summary>
    public const int MostQueued = 500;

    /// <summary>Overdue first, then by deadline, by what is missing (most first) and by days since contact (longest first).</summary>
    public async Task<(IReadOnlyList<CaseRow> Rows, ReviewCursor? Next)> PageAsync(
        Viewer viewer, CaseloadFilter filter, ReviewCursor? after, DateOnly today, CancellationToken cancel = default)
    {
        var rows = await Ordered(Beyond(Team(viewer, filter, today), after)).Take(PageSize + 1).Select(CaseRow.Of).ToListAsync(cancel);
        if (rows.Count <= PageSize)
        {
            return (rows, null);
        }

        rows.RemoveAt(PageSize);
        return (rows, ReviewCursor.Of(rows[^1]));
    }

    /// <summary>The first of the list in the same order, for a list on paper.</summary>
    public async Task<IReadOnlyList<CaseRow>> FirstAsync(Viewer viewer, CaseloadFilter filter, int most, DateOnly today, CancellationToken cancel = default) =>
        await Ordered(Team(viewer, filter, today)).Take(most).Select(CaseRow.Of).ToListAsync(cancel);

    /// <summary>How many open cases of each counsellor have their governing deadline on each day, the first day first; days without one are left out. Bars of steps and of weeks and the work of each are counted from it.</summary>
    public async Task<IReadOnlyList<DayCount>> ByDayAsync(Viewer viewer, DateOnly today, CancellationToken cancel = default) =>
        await Team(viewer, new(), today).GroupBy(c => new { On = EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder), c.CounsellorId, c.CounsellorName })
            .OrderBy(day => day.Key.On).Select(day => new DayCount(day.Key.On, day.Key.CounsellorId, day.Key.CounsellorName, day.Count())).ToListAsync(cancel);

    private static IQueryable<CaseFile> Beyond(IQueryable<CaseFile> cases, ReviewCursor? after)
    {
        if (after is { Deadline: var deadline, Missing: var missing, LastContact: var contact, Id: var id })
        {
            cases = cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) >= deadline && (EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) > deadline || ((c.MissingGrounds ?? 0) <= missing && ((c.MissingGrounds ?? 0) < missing
                || ((c.LastContactOn ?? DateOnly.MinValue) >= contact && ((c.LastContactOn ?? DateOnly.MinValue) > contact || c.Id > id))))));
        }

        return cases;
    }

    private static IQueryable<CaseFile> Ordered(IQueryable<CaseFile> cases) => cases
        .OrderBy(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder)).ThenByDescending(c => c.MissingGrounds ?? 0).ThenBy(c => c.LastContactOn ?? DateOnly.MinValue).ThenBy(c => c.Id);

    public Task<int> CountAsync(Viewer viewer, CaseloadFilter filter, DateOnly today, CancellationToken cancel = default) =>
        Team(viewer, filter, today).CountAsync(cancel);

    /// <summary>Proposals that wait, the oldest first: those of the team, and those of another team's supervisor.</summary>
    public async Task<IReadOnlyList<WaitingProposal>> ProposalsAsync(Viewer viewer, int most, DateOnly today, CancellationToken cancel = default) =>
        await db.Openable(viewer, cases => cases.Where(new CaseloadFilter { Attention = Attention.ProposalOpen }, today, policy, db, viewer))
            .SelectMany(c => c.Proposals.Where(p => p.State == ProposalState.Open), (c, p) => new { Case = c, Proposal = p })
            .OrderBy(x => x.Proposal.ProposedOn).ThenBy(x => x.Case.Id).Take(most)
            .Select(x => new WaitingProposal(
                x.Case.Number, x.Case.FirstNames, x.Case.LastName, x.Case.Team, x.Proposal.Kind, x.Proposal.ProposedOn, x.Proposal.ProposedById, x.Proposal.ProposedByName,
                x.Case.GoverningDeadline, x.Case.GoverningKind, x.Case.EighteenLatest))
            .ToListAsync(cancel);

    /// <summary>Numbers of the cases with a proposal that waits, in the order in which those are shown.</summary>
    public async Task<IReadOnlyList<string>> QueueAsync(Viewer viewer, DateOnly today, CancellationToken cancel = default) =>
        await db.Openable(viewer, cases => cases.Where(new CaseloadFilter { Attention = Attention.ProposalOpen }, today, policy, db, viewer))
            .SelectMany(c => c.Proposals.Where(p => p.State == ProposalState.Open), (c, p) => new { c.Number, c.Id, p.ProposedOn })
            .OrderBy(x => x.ProposedOn).ThenBy(x => x.Id).Take(MostQueued).Select(x => x.Number).ToListAsync(cancel);

    /// <summary>Closed cases of the team of which somebody must decide whether they open again, the one that was closed last first.</summary>
    public async Task<IReadOnlyList<CaseRow>> ReopeningsAsync(Viewer viewer, int most, DateOnly today, CancellationToken cancel = default) =>
        await Team(viewer, new() { State = CaseState.Closed, Attention = Attention.ReopeningOwed }, today)
            .OrderByDescending(c => c.PhaseSince).ThenBy(c => c.Id).Take(most).Select(CaseRow.Of).ToListAsync(cancel);

    private IQueryable<CaseFile> Team(Viewer viewer, CaseloadFilter filter, DateOnly today)
    {
        var cases = db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(c => c.Team == viewer.BoardTeam).Where(filter, today, policy, db, viewer);
        // A closed case has no deadline, so what is asked of open ones never walks the many that a team closed.
        return filter.StateInForce == CaseState.Open ? cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) < DateOnly.MaxValue) : cases;
    }
}
