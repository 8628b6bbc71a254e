using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>The row beside which a page begins or ends: its date and key, as <c>20270103-17</c> in an address.</summary>
public sealed record PageCursor(DateOnly? On, long Id, bool Backwards)
{
    private const string NoDate = "0";
    private const string DateFormat = "yyyyMMdd";

    /// <summary>Reads the cursor of an address; null where it is none.</summary>
    public static PageCursor? Parse(string? after, string? before) =>
        (Key(after), Key(before)) switch
        {
            ({ } key, _) => new(key.On, key.Id, false),
            (_, { } key) => new(key.On, key.Id, true),
            _ => null,
        };

    public override string ToString() =>
        $"{On?.ToString(DateFormat, CultureInfo.InvariantCulture) ?? NoDate}-{Id.ToString(CultureInfo.InvariantCulture)}";

    private static (DateOnly? On, long Id)? Key(string? text)
    {
        if (text?.Split('-') is not [var date, var id] || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
        {
            return null;
        }

        return DateOnly.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? (on, key)
            : date == NoDate ? (null, key)
            : null;
    }
}

/// <summary>One page of a list, with the cursors of its neighbours.</summary>
public sealed record Slice<T>(IReadOnlyList<T> Rows, PageCursor? Previous, PageCursor? Next)
{
    /// <summary>Cuts a page out of rows that were read one further than its size.</summary>
    internal static Slice<T> Cut(List<T> rows, int size, PageCursor? cursor, Func<T, (DateOnly? On, long Id)> key)
    {
        var back = cursor?.Backwards == true;
        var more = rows.Count > size;
        if (more)
        {
            rows.RemoveAt(size);
        }

        if (back)
        {
            rows.Reverse();
        }

        var hasPrevious = back ? more : cursor is not null;
        var hasNext = back || more;
        return new(
            rows,
            hasPrevious && rows.Count > 0 ? new(key(rows[0]).On, key(rows[0]).Id, true) : null,
            hasNext && rows.Count > 0 ? new(key(rows[^1]).On, key(rows[^1]).Id, false) : null);
    }
}

internal static class CasePaging
{
    /// <summary>A page by governing deadline, cases without one last.</summary>
    public static async Task<Slice<T>> SliceAsync<T>(
        this IQueryable<CaseFile> cases, CaseState state, PageCursor? cursor, int size, Expression<Func<CaseFile, T>> row, Func<T, (DateOnly?, long)> key, CancellationToken cancel)
    {
        var beyond = cursor is null ? cases : cases.Where(Beyond(cursor));
        var rows = await beyond.InOrder(state, cursor?.Backwards == true).Take(size + 1).Select(row).ToListAsync(cancel);
        return Slice<T>.Cut(rows, size, cursor, key);
    }

    private static Expression<Func<CaseFile, bool>> Beyond(PageCursor cursor)
    {
        var (on, id) = (cursor.On, cursor.Id);
        return (cursor.Backwards, on) switch
        {
            (false, null) => c => c.GoverningDeadline == null && c.Id > id,
            (false, _) => c => c.GoverningDeadline == null || (c.GoverningDeadline >= on && (c.GoverningDeadline > on || c.Id > id)),
            (true, null) => c => c.GoverningDeadline != null || c.Id < id,
            (true, _) => c => c.GoverningDeadline <= on && (c.GoverningDeadline < on || c.Id < id),
        };
    }

    // Every open case has a deadline, so there the order is that of the index.
    private static IQueryable<CaseFile> InOrder(this IQueryable<CaseFile> cases, CaseState state, bool backwards) => (state, backwards) switch
    {
        (CaseState.Open, false) => cases.OrderBy(c => c.GoverningDeadline).ThenBy(c => c.Id),
        (CaseState.Open, true) => cases.OrderByDescending(c => c.GoverningDeadline).ThenByDescending(c => c.Id),
        (_, false) => cases.OrderBy(c => c.GoverningDeadline == null).ThenBy(c => c.GoverningDeadline).ThenBy(c => c.Id),
        (_, true) => cases.OrderByDescending(c => c.GoverningDeadline == null).ThenByDescending(c => c.GoverningDeadline).ThenByDescending(c => c.Id),
    };
}
