using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;

namespace ReturnCase.Data.Retention;

/// <summary>Holds the list of destroyed cases outside the database against the database, and destroys again what an old copy brought back.</summary>
public sealed class DestructionReplay(ReturnCaseDb db, CaseDestruction destruction, DestructionLedger ledger, DatabaseFile file, AuditTrail audit, DocumentStore documents)
{
    /// <summary>
    /// Compares the list outside with the database, at a start. Signed but not finished: the crash came before the database committed, so the signature lapsed and the case still waits.
    /// Finished and yet there: an old copy of the database was put back, so the case goes again.
    /// </summary>
    /// <returns>Numbers of the cases that went again.</returns>
    public async Task<IReadOnlyList<string>> ReconcileAsync(DateTime at, CancellationToken cancel = default)
    {
        var identity = await DatabaseIdentity.EnsureAsync(db, cancel: cancel);
        if (ledger.Last().Count == 0)
        {
            return [];
        }

        using var held = await ledger.LockAsync(cancel);
        var mine = ledger.Last().Where(entry => entry.Database == identity).ToArray();
        await SettleAsync(mine.Where(entry => entry.Step == LedgerStep.Promised));
        return await AgainAsync([.. mine.Where(entry => entry.Step == LedgerStep.Destroyed)], at, cancel);
    }

    /// <summary>After a restore everything that two people signed for goes again, also what no second line says is finished.</summary>
    /// <returns>Numbers of the cases that went.</returns>
    public async Task<IReadOnlyList<string>> AgainAfterRestoreAsync(string identity, DateTime at, CancellationToken cancel = default) =>
        await AgainAsync([.. ledger.Last().Where(entry => entry.Database == identity && entry.Step != LedgerStep.NotDone)], at, cancel);

    /// <summary>Cases on the list that this database holds.</summary>
    /// <exception cref="SignedLinesException">A number on the list is that of another child here.</exception>
    public async Task<IReadOnlyList<string>> StillHereAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancel = default)
    {
        var here = new List<string>();
        foreach (var some in entries.Chunk(500))
        {
            var hashes = some.ToDictionary(entry => entry.Case, entry => entry.VNumber);
            foreach (var found in await db.CaseFiles.Where(c => hashes.Keys.Contains(c.Number)).Select(c => new { c.Number, c.VNumber }).ToListAsync(cancel))
            {
                here.Add(hashes[found.Number] == ledger.Hash(found.VNumber)
                    ? found.Number
                    : throw new SignedLinesException($"The list of destroyed cases in {ledger.Path} has {found.Number} as another child's case than this database. It belongs to another database, or was made with another key."));
            }
        }

        return here;
    }

    /// <summary>Says of each signed case what became of it, by what the database holds now.</summary>
    internal async Task SettleAsync(IEnumerable<LedgerEntry> promised)
    {
        var open = promised.ToArray();
        if (open.Length == 0)
        {
            return;
        }

        db.ChangeTracker.Clear();
        var numbers = open.Select(entry => entry.Case).ToArray();
        var here = await db.CaseFiles.Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToListAsync();
        ledger.Append([.. open.Select(entry => entry with { Step = here.Contains(entry.Case) ? LedgerStep.NotDone : LedgerStep.Destroyed })]);
    }

    private async Task<IReadOnlyList<string>> AgainAsync(IReadOnlyCollection<LedgerEntry> entries, DateTime at, CancellationToken cancel)
    {
        var here = await StillHereAsync(entries, cancel);
        if (here.Count == 0)
        {
            return here;
        }

        await db.InTransactionAsync(
            async token =>
            {
                await destruction.DeleteAsync(here, at, token);
                foreach (var list in entries.Where(entry => here.Contains(entry.Case)).GroupBy(entry => (entry.List, entry.PreparedBy, entry.SignedBy)))
                {
                    audit.Changes(AuditAction.CaseDestroyed, $"again, list {list.Key.List}, prepared by {list.Key.PreparedBy}, signed by {list.Key.SignedBy}", list.Select(entry => entry.Case));
                }

                await db.SaveChangesAsync(token);
                return here;
            },
            _ => true,
            (_, _) => Task.FromResult(false),
            cancel);
        await documents.DestroyOwedAsync(cancel);
        await file.OverwriteAsync(db, cancel);
        return here;
    }
}
