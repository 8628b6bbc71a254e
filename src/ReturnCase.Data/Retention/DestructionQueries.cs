using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Retention;

/// <summary>A destruction list in a list of lists.</summary>
public sealed record DestructionListRow(int Id, DateTime PreparedAt, string PreparedById, string PreparedByName, int Waiting, int Destroyed, int Kept);

/// <summary>A case on a list, for the supervisor who signs: this person may open the case.</summary>
public sealed record DestructionCase(DestructionItem Item, string? FirstNames, string? LastName, RetentionRow? Now);

/// <summary>Destruction lists, for the auditor and for supervisors.</summary>
public sealed class DestructionQueries(ReturnCaseDb db, RetentionQueries retention)
{
    public const int PageSize = 50;

    /// <summary>The newest first, below a number.</summary>
    public async Task<(IReadOnlyList<DestructionListRow> Rows, int? Next)> PageAsync(int? below, CancellationToken cancel = default)
    {
        var rows = await Rows(db.DestructionLists.Where(list => below == null || list.Id < below).OrderByDescending(list => list.Id).Take(PageSize + 1), null).ToListAsync(cancel);
        return rows.Count > PageSize ? (rows[..PageSize], rows[PageSize - 1].Id) : (rows, null);
    }

    public Task<DestructionList?> FindAsync(int number, CancellationToken cancel = default) =>
        db.DestructionLists.AsNoTracking().Include(list => list.Items.OrderBy(item => item.Team).ThenBy(item => item.Id)).SingleOrDefaultAsync(list => list.Id == number, cancel);

    /// <summary>How many cases wait for the signature of a team's supervisor.</summary>
    public Task<int> WaitingAsync(string? team, CancellationToken cancel = default) =>
        db.Set<DestructionItem>().CountAsync(item => item.Team == team && item.State == DestructionState.Waiting, cancel);

    /// <summary>Lists with cases of a team, those that wait first.</summary>
    public async Task<IReadOnlyList<DestructionListRow>> OfTeamAsync(string? team, CancellationToken cancel = default) =>
        await Rows(
            db.DestructionLists.Where(list => list.Items.Any(item => item.Team == team))
                .OrderByDescending(list => list.Items.Any(item => item.Team == team && item.State == DestructionState.Waiting)).ThenByDescending(list => list.Id).Take(PageSize),
            team).ToListAsync(cancel);

    /// <summary>The cases of a team on a list, with what they are now; null where the list has none of this team.</summary>
    public async Task<IReadOnlyList<DestructionCase>?> CasesAsync(int number, Viewer viewer, CancellationToken cancel = default)
    {
        var items = await db.DestructionLists.Where(list => list.Id == number).SelectMany(list => list.Items).Where(item => item.Team == viewer.Team)
            .OrderBy(item => item.Id).AsNoTracking().ToListAsync(cancel);
        var numbers = items.Select(item => item.CaseNumber).ToArray();
        var names = await db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(c => numbers.Contains(c.Number))
            .Select(c => new { c.Number, c.FirstNames, c.LastName }).ToDictionaryAsync(c => c.Number, cancel);
        var now = (await retention.FindAsync(numbers, cancel)).ToDictionary(row => row.Number);
        return items.Count == 0 ? null : [.. items.Select(item => new DestructionCase(
            item, names.GetValueOrDefault(item.CaseNumber)?.FirstNames, names.GetValueOrDefault(item.CaseNumber)?.LastName, now.GetValueOrDefault(item.CaseNumber)))];
    }

    private static IQueryable<DestructionListRow> Rows(IQueryable<DestructionList> lists, string? team) => lists.Select(list => new DestructionListRow(
        list.Id, list.PreparedAt, list.PreparedById, list.PreparedByName,
        list.Items.Count(item => item.State == DestructionState.Waiting && (team == null || item.Team == team)),
        list.Items.Count(item => item.State == DestructionState.Destroyed && (team == null || item.Team == team)),
        list.Items.Count(item => (item.State == DestructionState.Kept || item.State == DestructionState.Withdrawn) && (team == null || item.Team == team))));
}
