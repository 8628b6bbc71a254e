using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>Which rows of the trail somebody wants to see. Days are in UTC; the page turns calendar days of Amsterdam into them.</summary>
public sealed record AuditFilter
{
    public string? CaseNumber { get; init; }

    public string? ActorId { get; init; }

    public AuditAction? Action { get; init; }

    public DateTime? From { get; init; }

    public DateTime? Before { get; init; }
}

/// <summary>Where a page of the trail begins.</summary>
public sealed record AuditCursor(DateTime At, int Chain, long Sequence)
{
    public static AuditCursor? Parse(string? text) =>
        text?.Split('-') is [var ticks, var chain, var sequence]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && int.TryParse(chain, NumberStyles.None, CultureInfo.InvariantCulture, out var inChain) && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new(new DateTime(at, DateTimeKind.Utc), inChain, place)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}-{Chain}-{Sequence}");
}

/// <summary>A row of the trail as people read it.</summary>
/// <param name="ActorName">Name of the user or of the system of a partner; null for the program, and for somebody who is not known.</param>
public sealed record AuditLine(DateTime At, int Chain, long Sequence, string ActorId, string? ActorName, ActorRole? Role, AuditAction Action, string Cases, string? Detail, string? Trace)
{
    /// <summary>The number of the token with which a system of a partner came in.</summary>
    public int? Token { get; init; }

    public IReadOnlyList<string> CaseNumbers => Cases.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Reads the trail for people, the newest row first. Each page is one command.</summary>
public sealed class AuditQueries(ReturnCaseDb db)
{
    public const int PageSize = 50;

    /// <summary>What somebody did with a case between two instants, the oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<(DateTime At, AuditAction Action)>> OfPersonAsync(string actorId, string caseNumber, DateTime from, DateTime until, int most, CancellationToken cancel = default)
    {
        var rows = await db.AuditRows.AsNoTracking().Where(r => r.ActorId == actorId && r.At >= from && r.At <= until && r.Cases.Contains(caseNumber))
            .OrderBy(r => r.At).ThenBy(r => r.Chain).ThenBy(r => r.Sequence).Take(most).Select(r => new { r.At, r.Action, r.Cases }).ToListAsync(cancel);
        // A longer number can begin with this one.
        return [.. rows.Where(r => r.Cases.Split(' ').Contains(caseNumber)).Select(r => (r.At, r.Action))];
    }

    public async Task<(IReadOnlyList<AuditLine> Rows, AuditCursor? Next)> PageAsync(AuditFilter filter, AuditCursor? after, CancellationToken cancel = default)
    {
        var rows = db.AuditRows.AsNoTracking();
        rows = filter.CaseNumber is { } number ? rows.Where(r => db.AuditLinks.Any(link => link.CaseNumber == number && link.Chain == r.Chain && link.Sequence == r.Sequence)) : rows;
        rows = filter.ActorId is { } actor ? rows.Where(r => r.ActorId == actor) : rows;
        rows = filter.Action is { } action ? rows.Where(r => r.Action == action) : rows;
        rows = filter.From is { } from ? rows.Where(r => r.At >= from) : rows;
        rows = filter.Before is { } before ? rows.Where(r => r.At < before) : rows;
        if (after is { At: var at, Chain: var chain, Sequence: var sequence })
        {
            rows = rows.Where(r => r.At <= at && (r.At < at || (r.Chain <= chain && (r.Chain < chain || r.Sequence < sequence))));
        }

#pragma warning disable CA1305 // It is the database that writes the number.
        var page = await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Chain).ThenByDescending(r => r.Sequence).Take(PageSize + 1)
            .Select(r => new AuditLine(
                r.At, r.Chain, r.Sequence, r.ActorId, db.Users.Where(user => user.Id == r.ActorId).Select(user => user.DisplayName).FirstOrDefault() ?? db.ClientSystems.Where(client => ClientSystem.ActorPrefix + client.Id.ToString() == r.ActorId).Select(client => client.Name).FirstOrDefault(), r.Role, r.Action, r.Cases, r.Detail, r.Trace))
            .ToListAsync(cancel);
#pragma warning restore CA1305
        page = [.. page.Select(line => AuditTrail.Read(line.Detail) is { Token: { } token, Detail: var said } ? line with { Detail = said, Token = token } : line)];
        if (page.Count <= PageSize)
        {
            return (page, null);
        }

        page.RemoveAt(PageSize);
        return (page, new(page[^1].At, page[^1].Chain, page[^1].Sequence));
    }
}
