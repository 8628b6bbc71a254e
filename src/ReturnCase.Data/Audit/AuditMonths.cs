using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>How long the trail is kept.</summary>
/// <param name="Months">Whole months after the month in which a row was written.</param>
public sealed record AuditRetention(int Months = AuditRetention.DefaultMonths)
{
    public const int DefaultMonths = 60;
    public const int FewestMonths = 12;
    public const int MostMonths = 600;

    /// <summary>The last month that may go on a day.</summary>
    public DateOnly LastExpired(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(-Months - 1);
}

/// <summary>Somebody asked to remove a month of the trail; somebody else decides.</summary>
public sealed class AuditRemoval
{
    /// <summary>By its first day.</summary>
    public DateOnly Month { get; init; }

    public string ProposedById { get; init; } = "";

    public string ProposedByName { get; init; } = "";

    public DateTime ProposedAt { get; init; }
}

internal sealed class AuditRemovalConfiguration : IEntityTypeConfiguration<AuditRemoval>
{
    public void Configure(EntityTypeBuilder<AuditRemoval> builder)
    {
        builder.ToTable("AuditRemovals").HasKey(removal => removal.Month);
        builder.Property(removal => removal.ProposedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(removal => removal.ProposedByName).HasMaxLength(Actor.NameMaxLength);
    }
}

/// <summary>A month that is gone.</summary>
public sealed record RemovedMonth(DateOnly Month, DateTime RemovedAt, long Rows, string? ProposedBy, string? SignedBy);

/// <summary>Where the removal of months stands.</summary>
/// <param name="Oldest">The oldest month that is still there and has expired; null where none has.</param>
/// <param name="Proposed">What waits for a second person.</param>
public sealed record AuditMonthsState(DateOnly? Oldest, AuditRemoval? Proposed, IReadOnlyList<RemovedMonth> Removed);

/// <summary>What came of an attempt to remove a month.</summary>
public enum RemovalResult { Done, NothingExpired, AlreadyProposed, NotProposed, SamePerson }

/// <summary>Removes months of the trail that have expired: the oldest first, whole, in two persons' names. Where each chain ended then stays, signed.</summary>
public sealed class AuditMonths(ReturnCaseDb db, AuditKey key, AuditTrail trail, AuditRetention retention, TimeProvider clock)
{
    private const int SegmentsShown = 24;

    public async Task<AuditMonthsState> StateAsync(CancellationToken cancel = default)
    {
        var removed = await db.AuditSegments.GroupBy(s => new { s.Month, s.ProposedById, s.SignedById })
            .Select(m => new { m.Key.Month, At = m.Max(s => s.RemovedAt), Rows = m.Sum(s => s.LastSequence - s.FirstSequence + 1), m.Key.ProposedById, m.Key.SignedById })
            .OrderByDescending(m => m.Month).Take(SegmentsShown).ToListAsync(cancel);
        var people = removed.SelectMany(m => (string[])[m.ProposedById, m.SignedById]).Distinct().ToArray();
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancel);
        return new(
            await OldestAsync(cancel), await db.AuditRemovals.AsNoTracking().OrderBy(r => r.Month).FirstOrDefaultAsync(cancel),
            [.. removed.Select(m => new RemovedMonth(m.Month, m.At, m.Rows, names.GetValueOrDefault(m.ProposedById), names.GetValueOrDefault(m.SignedById)))]);
    }

    /// <summary>Asks for the oldest expired month to go.</summary>
    public async Task<RemovalResult> ProposeAsync(Actor by, CancellationToken cancel = default)
    {
        if (await OldestAsync(cancel) is not { } month)
        {
            return RemovalResult.NothingExpired;
        }

        if (await db.AuditRemovals.AnyAsync(cancel))
        {
            return RemovalResult.AlreadyProposed;
        }

        trail.Changes(AuditAction.SegmentRemovalProposed, Text(month));
        db.AuditRemovals.Add(new() { Month = month, ProposedById = by.Id, ProposedByName = by.Name, ProposedAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancel);
        return RemovalResult.Done;
    }

    /// <summary>Removes the month that was proposed, all or nothing.</summary>
    public async Task<RemovalResult> SignAsync(Actor by, CancellationToken cancel = default)
    {
        var waiting = await db.AuditRemovals.OrderBy(r => r.Month).FirstOrDefaultAsync(cancel);
        if (waiting is null)
        {
            return RemovalResult.NotProposed;
        }

        if (waiting.ProposedById == by.Id)
        {
            return RemovalResult.SamePerson;
        }

        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                trail.Changes(AuditAction.SegmentRemoved, Text(waiting.Month));
                db.AuditRemovals.Remove(waiting);
                // The row that tells of it comes first, so that it can never be among what goes.
                await db.SaveChangesAsync(token);
                foreach (var chain in await db.AuditHeads.OrderBy(h => h.Chain).Select(h => h.Chain).ToListAsync(token))
                {
                    await RemoveAsync(chain, waiting, by, token);
                }

                await transaction.CommitAsync(token);
            },
            cancel);
        return RemovalResult.Done;
    }

    private async Task RemoveAsync(int chain, AuditRemoval removal, Actor by, CancellationToken cancel)
    {
        var end = EndOf(removal.Month);
        var first = await db.AuditRows.Where(r => r.Chain == chain).MinAsync(r => (long?)r.Sequence, cancel);
        var kept = await db.AuditRows.Where(r => r.Chain == chain && r.At >= end).MinAsync(r => (long?)r.Sequence, cancel);
        var last = kept - 1 ?? await db.AuditRows.Where(r => r.Chain == chain).MaxAsync(r => (long?)r.Sequence, cancel);
        if (first is not { } from || last is not { } to || to < from)
        {
            return;
        }

        var mac = await db.AuditRows.Where(r => r.Chain == chain && r.Sequence == to).Select(r => r.Mac).SingleAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var unsigned = Segment([]);
        var segment = Segment(key.Segment(unsigned));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO AuditSegments (Chain, FirstSequence, LastSequence, Month, LastMac, ProposedById, SignedById, RemovedAt, Mac) VALUES ({segment.Chain}, {segment.FirstSequence}, {segment.LastSequence}, {segment.Month}, {segment.LastMac}, {segment.ProposedById}, {segment.SignedById}, {segment.RemovedAt}, {segment.Mac})", cancel);
        await db.AuditLinks.Where(link => link.Chain == chain && link.Sequence <= to).ExecuteDeleteAsync(cancel);
        await db.AuditRows.Where(r => r.Chain == chain && r.Sequence <= to).ExecuteDeleteAsync(cancel);

        AuditSegment Segment(byte[] signed) => new()
        {
            Chain = chain,
            FirstSequence = from,
            LastSequence = to,
            Month = removal.Month,
            LastMac = mac,
            ProposedById = removal.ProposedById,
            SignedById = by.Id,
            RemovedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)),
            Mac = signed,
        };
    }

    // Months are those of UTC, in which rows are written: where a segment ends must not move with the clock of a country.
    private async Task<DateOnly?> OldestAsync(CancellationToken cancel)
    {
        var month = retention.LastExpired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var oldest = await db.AuditRows.OrderBy(r => r.At).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(cancel);
        return oldest is { } at && at < EndOf(month) ? new DateOnly(at.Year, at.Month, 1) : null;
    }

    private static DateTime EndOf(DateOnly month) => month.AddMonths(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
