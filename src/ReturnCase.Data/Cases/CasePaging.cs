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
    /// <summary>The cases beyond a cursor, in an order.</summary>
    /// <param name="cases">All of them.</param>
    /// <param name="order">Which order.</param>
    /// <param name="cursor">Where the page begins; null for the first one.</param>
    /// <param name="name">The name at the cursor, where the order is by name: an address holds none.</param>
    public static IQueryable<CaseFile> Beyond(this IQueryable<CaseFile> cases, CaseOrder order, PageCursor? cursor, string? name) => (cursor, order) switch
    {
        (null, _) => cases,
        ({ } at, CaseOrder.Contact) => cases.Where(ByContact(at)),
        ({ } at, CaseOrder.Name) => cases.Where(ByName(at, name ?? "")),
        ({ } at, _) => cases.Where(ByDeadline(at)),
    };

    public static IQueryable<CaseFile> InOrder(this IQueryable<CaseFile> cases, CaseOrder order, bool backwards = false) => (order, backwards) switch
    {
        (CaseOrder.Contact, false) => cases.OrderBy(c => c.LastContactOn).ThenBy(c => c.Id),
        (CaseOrder.Contact, true) => cases.OrderByDescending(c => c.LastContactOn).ThenByDescending(c => c.Id),
        (CaseOrder.Name, false) => cases.OrderBy(c => EF.Property<string>(c, SearchIndex.NameOrder)).ThenBy(c => c.Id),
        (CaseOrder.Name, true) => cases.OrderByDescending(c => EF.Property<string>(c, SearchIndex.NameOrder)).ThenByDescending(c => c.Id),
        (_, false) => cases.OrderBy(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder)).ThenBy(c => c.Id),
        (_, true) => cases.OrderByDescending(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder)).ThenByDescending(c => c.Id),
    };

    /// <summary>What stands in the cursor beside a row.</summary>
    public static (DateOnly?, long) Key(CaseRow row, CaseOrder order) => order switch
    {
        CaseOrder.Contact => (row.LastContactOn, row.Id),
        CaseOrder.Name => (null, row.Id),
        _ => (row.Deadline, row.Id),
    };

    private static Expression<Func<CaseFile, bool>> ByDeadline(PageCursor cursor)
    {
        var (on, id) = (cursor.On ?? DateOnly.MaxValue, cursor.Id);
        return cursor.Backwards
            ? c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) <= on && (EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) < on || c.Id < id)
            : c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) >= on && (EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) > on || c.Id > id);
    }

    private static Expression<Func<CaseFile, bool>> ByContact(PageCursor cursor)
    {
        var (on, id) = (cursor.On, cursor.Id);
        return (cursor.Backwards, on) switch
        {
            (false, null) => c => c.LastContactOn != null || c.Id > id,
            (false, _) => c => c.LastContactOn >= on && (c.LastContactOn > on || c.Id > id),
            (true, null) => c => c.LastContactOn == null && c.Id < id,
            (true, _) => c => c.LastContactOn == null || (c.LastContactOn <= on && (c.LastContactOn < on || c.Id < id)),
        };
    }

    private static Expression<Func<CaseFile, bool>> ByName(PageCursor cursor, string name)
    {
        var id = cursor.Id;
        return cursor.Backwards
            ? c => EF.Property<string>(c, SearchIndex.NameOrder).CompareTo(name) <= 0 && (EF.Property<string>(c, SearchIndex.NameOrder).CompareTo(name) < 0 || c.Id < id)
            : c => EF.Property<string>(c, SearchIndex.NameOrder).CompareTo(name) >= 0 && (EF.Property<string>(c, SearchIndex.NameOrder).CompareTo(name) > 0 || c.Id > id);
    }
}
