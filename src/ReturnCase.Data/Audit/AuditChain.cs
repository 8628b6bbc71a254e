using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>How the trail is kept.</summary>
/// <param name="Chains">How many chains it is split into, so that instances do not wait for each other. A trail that was begun keeps its number.</param>
public sealed record AuditOptions(int Chains = AuditOptions.DefaultChains)
{
    public const int DefaultChains = 8;
    public const int MostChains = 64;
}

/// <summary>Adds rows to the trail inside a transaction of somebody else. Its last act locks the end of one chain, so that nobody waits long.</summary>
public sealed class AuditChain(AuditKey key, TimeProvider clock, AuditOptions options, UniqueIndexes indexes)
{
    private const int RowsAtOnce = 100;

    // Microseconds: what every database keeps.
    private const long Precision = TimeSpan.TicksPerMicrosecond;

    /// <summary>Makes the chains where there are none yet. Whoever comes second finds them.</summary>
    public async Task BeginAsync(ReturnCaseDb db, CancellationToken cancel)
    {
        for (var chain = 0; chain < options.Chains; chain++)
        {
            await indexes.InsertAsync(
                db, $"INSERT INTO AuditHeads (Chain, Chains, LastSequence, LastMac, Mac) SELECT {chain}, {options.Chains}, 0, {AuditKey.Genesis}, {key.Head(chain, options.Chains, 0, AuditKey.Genesis)} WHERE NOT EXISTS (SELECT 1 FROM AuditHeads WHERE Chain = {chain})", cancel);
        }
    }

    /// <summary>Adds a row for each note at the end of one chain.</summary>
    public async Task AppendAsync(ReturnCaseDb db, int turn, IEnumerable<AuditNotes> notes, CancellationToken cancel)
    {
        var drafts = notes.SelectMany(by => by.Notes, (by, note) => (By: by, Note: note)).ToArray();
        if (drafts.Length == 0)
        {
            return;
        }

        var head = await LockAsync(db, turn, drafts.Length, cancel);
        var at = clock.GetUtcNow().UtcDateTime;
        at = at.AddTicks(-(at.Ticks % Precision));
        var (sequence, mac) = (head.LastSequence - drafts.Length, head.LastMac);
        var rows = new List<AuditRow>(drafts.Length);
        foreach (var (by, note) in drafts)
        {
            var row = Draft(head.Chain, ++sequence, at, by, note, []);
            mac = key.Row(mac, row);
            rows.Add(Draft(head.Chain, sequence, at, by, note, mac));
        }

        var parts = rows.Chunk(RowsAtOnce).ToArray();
        foreach (var part in parts[..^1])
        {
            await db.Database.ExecuteSqlAsync(Insert(part), cancel);
        }

        // The end of the chain goes in the command of its last rows: one round to the database less for every page.
        await db.Database.ExecuteSqlAsync(
            Insert(parts[^1], "UPDATE AuditHeads SET LastMac = {0}, Mac = {1} WHERE Chain = {2}", mac, key.Head(head.Chain, head.Chains, head.LastSequence, mac), head.Chain), cancel);
    }

    // The update takes the lock before the read: nobody else takes the same places.
    private async Task<AuditHead> LockAsync(ReturnCaseDb db, int turn, int count, CancellationToken cancel)
    {
        var chain = turn % options.Chains;
        var head = db.AuditHeads.AsNoTracking().Where(h => h.Chain == chain);
        if (await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.LastSequence, h => h.LastSequence + count), cancel) == 0)
        {
            await BeginAsync(db, cancel);
            await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.LastSequence, h => h.LastSequence + count), cancel);
        }

        return await head.SingleAsync(cancel);
    }

    private static AuditRow Draft(int chain, long sequence, DateTime at, AuditNotes by, AuditNote note, byte[] mac) => new()
    {
        Chain = chain,
        Sequence = sequence,
        At = at,
        ActorId = by.ActorId,
        Role = by.Role,
        Action = note.Action,
        Cases = string.Join(' ', note.Cases),
        Detail = note.Detail is { Length: > AuditRow.DetailMaxLength } detail ? detail[..AuditRow.DetailMaxLength] : note.Detail,
        Trace = by.Trace,
        Mac = mac,
    };

    private static FormattableString Insert(AuditRow[] rows, string? first = null, params object?[] its)
    {
        var values = rows.SelectMany(row => (object?[])
            [row.Chain, row.Sequence, row.At, row.ActorId, row.Role?.ToString(), row.Action.ToString(), row.Cases, row.Detail, row.Trace, row.Mac]).ToArray();
        var width = values.Length / rows.Length;
        var places = Enumerable.Range(0, rows.Length).Select(row =>
            $"({string.Join(", ", Enumerable.Range(its.Length + (row * width), width).Select(at => $"{{{at.ToString(CultureInfo.InvariantCulture)}}}"))})");
        return FormattableStringFactory.Create(
            $"{(first is null ? "" : $"{first}; ")}INSERT INTO AuditRows (Chain, Sequence, At, ActorId, Role, Action, Cases, Detail, Trace, Mac) VALUES {string.Join(", ", places)}", [.. its, .. values]);
    }
}
