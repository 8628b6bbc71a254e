using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Retention;

/// <summary>A case that is kept, and why.</summary>
public sealed record KeptCase(string Number, KeepReason Because);

/// <summary>What came of a signature.</summary>
public abstract record SignResult
{
    /// <summary>These are gone; the others dropped out.</summary>
    /// <param name="Overwritten">What the deletion left in the file was overwritten too.</param>
    public sealed record Done(IReadOnlyList<string> Destroyed, IReadOnlyList<KeptCase> Kept, bool Overwritten) : SignResult;

    /// <summary>Whoever prepared a list never signs it.</summary>
    public sealed record OwnList : SignResult;

    /// <summary>Nothing on the list waits for this team any more.</summary>
    public sealed record NothingWaits : SignResult;
}

/// <summary>
/// Four eyes on destruction. Order, so that a crash loses nothing: the line on the list outside the database reaches the disk, then the database commits, then a second line says so.
/// </summary>
public sealed class Destructions(ReturnCaseDb db, RetentionQueries queries, CaseDestruction destruction, DestructionLedger ledger, DatabaseFile file, DestructionReplay replay, RetentionPolicy policy, AuditTrail audit, DocumentStore documents)
{
    public const int MostOnList = 200;

    /// <summary>Puts cases on a new list. Those that may not be destroyed are left out, and named; a list of nothing is not made.</summary>
    public async Task<(DestructionList? List, IReadOnlyList<KeptCase> LeftOut)> PrepareAsync(Change change, IReadOnlyCollection<string> numbers, CancellationToken cancel = default)
    {
        var rows = await queries.FindAsync(numbers, cancel);
        var kept = rows.Select(row => (Row: row, Because: row.KeptBy(policy, change.RecordedOn) ?? (row.OnList ? KeepReason.OnList : (KeepReason?)null))).ToArray();
        var free = kept.Where(x => x.Because is null).Select(x => x.Row).ToArray();
        var leftOut = kept.Where(x => x.Because is not null).Select(x => new KeptCase(x.Row.Number, x.Because!.Value))
            .Concat(numbers.Except(rows.Select(row => row.Number)).Select(gone => new KeptCase(gone, KeepReason.Gone))).ToArray();
        if (free.Length == 0)
        {
            return (null, leftOut);
        }

        var list = new DestructionList(change, free.Select(row => new DestructionItem(row, row.DueOn(policy)!.Value)));
        db.DestructionLists.Add(list);
        audit.Changes(AuditAction.DestructionProposed, null, free.Select(row => row.Number));
        await db.SaveOnceAsync(token => db.DestructionLists.AnyAsync(l => l.PreparedById == change.By.Id && l.PreparedAt == change.RecordedAt, token), cancel);
        return (list, leftOut);
    }

    /// <summary>Takes back what still waits on a list; false where nothing does.</summary>
    public async Task<bool> WithdrawAsync(int number, CancellationToken cancel = default)
    {
        using var held = await ledger.LockAsync(cancel);
        var list = await db.DestructionLists.Include(l => l.Items).SingleOrDefaultAsync(l => l.Id == number, cancel);
        var waiting = list?.Items.Where(item => item.State == DestructionState.Waiting).ToArray() ?? [];
        foreach (var item in waiting)
        {
            item.Withdraw();
        }

        audit.Changes(AuditAction.DestructionWithdrawn, $"list {number}", waiting.Select(item => item.CaseNumber));
        await db.SaveChangesAsync(cancel);
        return waiting.Length > 0;
    }

    /// <summary>A supervisor signs for the cases of the own team on a list. They are judged again and destroyed.</summary>
    /// <param name="change">Who signs, and when.</param>
    /// <param name="number">The list.</param>
    /// <param name="team">The team of the signer.</param>
    /// <param name="keep">Cases that the signer wants kept, each with a reason.</param>
    /// <param name="chosen">Cases that the signer signed for; what is in neither still waits.</param>
    public async Task<SignResult> SignAsync(
        Change change, int number, string team, IReadOnlyCollection<string> chosen, IReadOnlyDictionary<string, string> keep, CancellationToken cancel = default)
    {
        using var held = await ledger.LockAsync(cancel);
        if (await db.DestructionLists.AnyAsync(list => list.Id == number && list.PreparedById == change.By.Id, cancel))
        {
            return new SignResult.OwnList();
        }

        var identity = await DatabaseIdentity.EnsureAsync(db, cancel: cancel);
        var written = new Dictionary<string, LedgerEntry>();
        SignResult result;
        try
        {
            result = await db.InTransactionAsync(
                token => SignInTransactionAsync(change, number, team, chosen, keep, identity, written, token),
                found => found is SignResult.Done,
                (_, token) => db.Set<DestructionItem>().AnyAsync(item => item.SignedById == change.By.Id && item.SignedAt == change.RecordedAt, token),
                cancel);
        }
        catch
        {
            await replay.SettleAsync(written.Values);
            throw;
        }

        await replay.SettleAsync(written.Values);
        var files = await documents.DestroyOwedAsync(CancellationToken.None);
        return result is SignResult.Done { Destroyed.Count: > 0 } done ? done with { Overwritten = await OverwriteAsync(change.RecordedAt, CancellationToken.None) && files } : result;
    }

    /// <summary>Overwrites what is owed after a destruction; true when nothing is owed any more.</summary>
    public async Task<bool> OverwriteAsync(DateTime at, CancellationToken cancel = default)
    {
        var owed = await db.DestructionLists.Where(list => list.OverwrittenAt == null && list.Items.Any(item => item.State == DestructionState.Destroyed)).ToListAsync(cancel);
        if (owed.Count == 0)
        {
            return true;
        }

        if (!await file.OverwriteAsync(db, cancel))
        {
            return false;
        }

        owed.ForEach(list => list.Overwritten(at));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<SignResult> SignInTransactionAsync(
        Change change, int number, string team, IReadOnlyCollection<string> chosen, IReadOnlyDictionary<string, string> keep, string identity,
        Dictionary<string, LedgerEntry> written, CancellationToken cancel)
    {
        var list = await db.DestructionLists.Include(l => l.Items.Where(item => item.Team == team && item.State == DestructionState.Waiting)).SingleOrDefaultAsync(l => l.Id == number, cancel);
        var items = list?.Items.Where(item => chosen.Contains(item.CaseNumber) || keep.ContainsKey(item.CaseNumber)).ToArray() ?? [];
        if (items.Length == 0)
        {
            return new SignResult.NothingWaits();
        }

        var numbers = items.Select(item => item.CaseNumber).ToArray();
        await CaseDestruction.LockAsync(db, numbers, cancel);
        var now = (await queries.FindAsync(numbers, cancel)).ToDictionary(row => row.Number);
        var (gone, kept) = (new List<string>(), new List<KeptCase>());
        foreach (var item in items)
        {
            if (keep.TryGetValue(item.CaseNumber, out var why))
            {
                item.Keep(change, KeepReason.KeptBySupervisor, why);
                kept.Add(new(item.CaseNumber, KeepReason.KeptBySupervisor));
            }
            else if (Judge(now.GetValueOrDefault(item.CaseNumber), team, change.RecordedOn) is { } because)
            {
                item.Keep(change, because);
                kept.Add(new(item.CaseNumber, because));
            }
            else
            {
                item.Destroy(change);
                gone.Add(item.CaseNumber);
            }
        }

        if (gone.Count > 0)
        {
            list!.OwesOverwriting();
            await WriteAsync(gone, change, list, identity, written, cancel);
            await destruction.DeleteAsync(gone, change.RecordedAt, cancel);
            audit.Changes(AuditAction.CaseDestroyed, $"list {number}, prepared by {list.PreparedById}", gone);
        }

        if (kept.Count > 0)
        {
            audit.Changes(AuditAction.DestructionWithdrawn, $"list {number}, kept", kept.Select(k => k.Number));
        }

        await db.SaveChangesAsync(cancel);
        return new SignResult.Done(gone, kept, false);
    }

    private KeepReason? Judge(RetentionRow? row, string team, DateOnly today) =>
        row is null ? KeepReason.Gone : row.KeptBy(policy, today) ?? (row.Team == team ? null : KeepReason.TeamChanged);

    // A second try after a broken connection finds its lines written.
    private async Task WriteAsync(IReadOnlyCollection<string> gone, Change change, DestructionList list, string identity, Dictionary<string, LedgerEntry> written, CancellationToken cancel)
    {
        var missing = gone.Except(written.Keys).ToArray();
        var vNumbers = await db.CaseFiles.Where(c => missing.Contains(c.Number)).Select(c => new { c.Number, c.VNumber }).ToListAsync(cancel);
        LedgerEntry[] lines = [.. vNumbers.Select(c => new LedgerEntry(LedgerStep.Promised, identity, c.Number, ledger.Hash(c.VNumber), change.RecordedAt, list.Id, list.PreparedById, change.By.Id))];
        ledger.Append(lines);
        foreach (var line in lines)
        {
            written[line.Case] = line;
        }
    }
}
