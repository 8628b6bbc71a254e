using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Audit;

/// <summary>What a look through the whole trail found.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Removed">How many rows went with their months before.</param>
/// <param name="Fault">What is wrong first; null where all is as it was written.</param>
/// <param name="AnchoredAt">When the ends were last anchored outside the database, in UTC; null where they never were.</param>
public sealed record AuditFinding(long Rows, long Removed, int Chains, AuditFault? Fault, DateTime? AnchoredAt);

/// <summary>The first thing that is not as it was written.</summary>
public sealed record AuditFault(AuditFaultKind Kind, int? Chain, long? Sequence);

public enum AuditFaultKind
{
    /// <summary>A row says something else than when it was written, or stands in another place.</summary>
    RowChanged,

    /// <summary>A row is missing.</summary>
    RowMissing,

    /// <summary>The end of a chain was changed, or signed with another key.</summary>
    HeadChanged,

    /// <summary>A chain is not there at all.</summary>
    ChainMissing,

    /// <summary>A chain has rows beyond its end, or fewer than its end says.</summary>
    EndWrong,

    /// <summary>The record of a removed month was changed, or two records do not join.</summary>
    SegmentChanged,

    /// <summary>What was anchored outside the database is no longer in it: an older copy was put back.</summary>
    BehindAnchor,

    /// <summary>The file of anchors was changed.</summary>
    AnchorChanged,

    /// <summary>There are rows, and no anchor to hold them against: none was ever set, or the file was taken away.</summary>
    AnchorMissing,

    /// <summary>The rows are whole, but what finds those of a case leaves some out or has others.</summary>
    LinksChanged,
}

/// <summary>Reads the whole trail in order, a few thousand rows at a time, and judges each row by its signature. It changes nothing.</summary>
public sealed class AuditVerification(ReturnCaseDb db, AuditKey key, AuditAnchors anchors)
{
    private const int RowsAtOnce = 5_000;

    /// <summary>Looks at the anchors, the ends of the chains and the last row of each only: a moment, whatever the size of the trail.</summary>
    public async Task<AuditFinding> EndsAsync(CancellationToken cancel = default)
    {
        var anchor = await anchors.LastAsync(cancel);
        var heads = await db.AuditHeads.AsNoTracking().OrderBy(head => head.Chain).ToListAsync(cancel);
        var fault = anchor.IsIntact ? Heads(heads, anchor) : new(AuditFaultKind.AnchorChanged, null, anchor.Line);
        foreach (var head in heads.TakeWhile(_ => fault is null).Where(head => head.LastSequence > 0))
        {
            var (chain, last) = (head.Chain, head.LastSequence);
            var mac = await db.AuditRows.Where(row => row.Chain == chain && row.Sequence == last).Select(row => row.Mac)
                .Concat(db.AuditSegments.Where(segment => segment.Chain == chain && segment.LastSequence == last).Select(segment => segment.LastMac)).FirstOrDefaultAsync(cancel);
            fault = mac is null || !AuditKey.Same(mac, head.LastMac) ? new(AuditFaultKind.EndWrong, chain, last) : null;
        }

        fault ??= anchor.At is null && heads.Exists(head => head.LastSequence > 0) ? new(AuditFaultKind.AnchorMissing, null, null) : null;
        return new(0, 0, heads.Count, fault, anchor.At);
    }

    /// <param name="seen">Is told how many rows were read so far.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<AuditFinding> RunAsync(Action<long>? seen = null, CancellationToken cancel = default)
    {
        var anchor = await anchors.LastAsync(cancel);
        // Heads first: rows that come while this runs lie beyond them.
        var heads = await db.AuditHeads.AsNoTracking().OrderBy(head => head.Chain).ToListAsync(cancel);
        var (rows, removed) = (0L, 0L);
        var links = await LinkSums.BeginAsync(db, cancel);
        var fault = !anchor.IsIntact ? new(AuditFaultKind.AnchorChanged, null, anchor.Line)
            : heads.Count == 0 && await db.AuditRows.AnyAsync(cancel) ? new(AuditFaultKind.ChainMissing, 0, null)
            : Heads(heads, anchor);
        foreach (var head in heads.TakeWhile(_ => fault is null))
        {
            var segments = await db.AuditSegments.AsNoTracking().Where(s => s.Chain == head.Chain).OrderBy(s => s.FirstSequence).ToListAsync(cancel);
            (fault, var place) = Segments(segments);
            removed += place.Sequence;
            var anchored = anchor.Heads.GetValueOrDefault(head.Chain);
            if (fault is null && anchored is not null && anchored.Sequence < place.Sequence)
            {
                anchored = null;
            }

            while (fault is null)
            {
                var (chain, after) = (head.Chain, place.Sequence);
                var part = await db.AuditRows.AsNoTracking().Where(r => r.Chain == chain && r.Sequence > after && r.Sequence <= head.LastSequence)
                    .OrderBy(r => r.Sequence).Take(RowsAtOnce).ToListAsync(cancel);
                (fault, place) = Rows(part, chain, place, anchored);
                part.ForEach(links.Expect);
                rows += part.Count;
                seen?.Invoke(rows);
                if (part.Count < RowsAtOnce)
                {
                    break;
                }
            }

            fault ??= place.Sequence != head.LastSequence ? new(AuditFaultKind.RowMissing, head.Chain, place.Sequence + 1)
                : !AuditKey.Same(place.Mac, head.LastMac) || await BeyondEndAsync(head.Chain, cancel) ? new(AuditFaultKind.EndWrong, head.Chain, head.LastSequence)
                : null;
        }

        fault ??= await links.FirstWrongChainAsync(db, cancel) is { } wrong ? new(AuditFaultKind.LinksChanged, wrong, null)
            : anchor.At is null && rows > 0 ? new(AuditFaultKind.AnchorMissing, null, null)
            : null;
        return new(rows, removed, heads.Count, fault, anchor.At);
    }

    private Task<bool> BeyondEndAsync(int chain, CancellationToken cancel) =>
        db.AuditHeads.AnyAsync(head => head.Chain == chain && db.AuditRows.Any(row => row.Chain == chain && row.Sequence > head.LastSequence), cancel);

    private AuditFault? Heads(List<AuditHead> heads, AnchorState anchor)
    {
        if (heads.FirstOrDefault(head => !AuditKey.Same(head.Mac, key.Head(head.Chain, head.Chains, head.LastSequence, head.LastMac))) is { } changed)
        {
            return new(AuditFaultKind.HeadChanged, changed.Chain, null);
        }

        var chains = Math.Max(heads.Select(head => head.Chains).DefaultIfEmpty(0).Max(), anchor.Heads.Keys.Select(chain => chain + 1).DefaultIfEmpty(0).Max());
        if (Enumerable.Range(0, chains).Except(heads.Select(head => head.Chain)).ToArray() is [var missing, ..])
        {
            return new(AuditFaultKind.ChainMissing, missing, null);
        }

        return heads.FirstOrDefault(head => anchor.Heads.TryGetValue(head.Chain, out var was) && head.LastSequence < was.Sequence) is { } behind
            ? new(AuditFaultKind.BehindAnchor, behind.Chain, behind.LastSequence + 1)
            : null;
    }

    private (AuditFault? Fault, Place At) Segments(List<AuditSegment> segments)
    {
        var place = new Place(0, AuditKey.Genesis);
        foreach (var segment in segments)
        {
            if (segment.FirstSequence != place.Sequence + 1 || !AuditKey.Same(segment.Mac, key.Segment(segment)))
            {
                return (new(AuditFaultKind.SegmentChanged, segment.Chain, segment.FirstSequence), place);
            }

            place = new(segment.LastSequence, segment.LastMac);
        }

        return (null, place);
    }

    private (AuditFault? Fault, Place At) Rows(List<AuditRow> part, int chain, Place place, AnchoredHead? anchored)
    {
        foreach (var row in part)
        {
            if (row.Sequence != place.Sequence + 1)
            {
                return (new(AuditFaultKind.RowMissing, chain, place.Sequence + 1), place);
            }

            if (!AuditKey.Same(row.Mac, key.Row(place.Mac, row)))
            {
                return (new(AuditFaultKind.RowChanged, chain, row.Sequence), place);
            }

            if (anchored?.Sequence == row.Sequence && !AuditKey.Same(row.Mac, anchored.Mac))
            {
                return (new(AuditFaultKind.BehindAnchor, chain, row.Sequence), place);
            }

            place = new(row.Sequence, row.Mac);
        }

        return (null, place);
    }

    private sealed record Place(long Sequence, byte[] Mac);
}
