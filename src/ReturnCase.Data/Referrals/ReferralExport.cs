using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

/// <summary>What came of an export.</summary>
public abstract record ExportResult
{
    /// <summary>Marked as sent and kept.</summary>
    public sealed record Exported(ReferralBatch Batch) : ExportResult;

    /// <summary>Nothing was ready.</summary>
    public sealed record NothingReady : ExportResult;

    /// <summary>More was chosen than fits in one batch.</summary>
    public sealed record TooMany : ExportResult;

    /// <summary>Somebody was faster with one of them; nothing was marked or kept.</summary>
    public sealed record Conflict(IReadOnlyList<string> NoLongerReady) : ExportResult;
}

/// <summary>Sends referrals: marks them and keeps the files in one transaction, so that nothing goes twice and nothing is marked that has no file.</summary>
public sealed class ReferralExport(ReturnCaseDb db, CaseStore store, Numbers numbers, AuditTrail trail)
{
    public const int MaxInBatch = 2_000;

    /// <param name="change">By whom and when.</param>
    /// <param name="chosen">Numbers of referrals; null takes all that are ready, as many as fit.</param>
    /// <param name="cancel">Stops before anything is kept.</param>
    public async Task<ExportResult> ExportAsync(Change change, IReadOnlyCollection<string>? chosen, CancellationToken cancel = default)
    {
        await numbers.PrepareBatchesAsync(cancel);
        return await db.InTransactionAsync(token => ExportInTransactionAsync(change, chosen, token), result => result is ExportResult.Exported, IsKeptAsync, cancel);
    }

    /// <summary>
    /// Keeps the packages of cases that came with a history: one for each moment at which referrals were sent. Only where no package was kept before.
    /// </summary>
    public async Task KeepSentAsync(Actor by, CancellationToken cancel = default)
    {
        var sent = await db.Referrals.AsNoTracking().Where(r => r.ExportedAt != null).ToListAsync(cancel);
        foreach (var moment in sent.GroupBy(r => r.ExportedAt!.Value).OrderBy(moment => moment.Key))
        {
            var change = new Change(by, AmsterdamCalendar.DateOf(moment.Key), moment.Key, null, null);
            foreach (var part in moment.Chunk(MaxInBatch))
            {
                Pack(await numbers.NextBatchAsync(cancel), change, part);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> IsKeptAsync(ExportResult result, CancellationToken cancel) =>
        result is ExportResult.Exported { Batch: var batch }
        && await db.ReferralBatches.AnyAsync(b => b.Number == batch.Number && b.ById == batch.ById && b.CreatedAt == batch.CreatedAt, cancel);

    private async Task<ExportResult> ExportInTransactionAsync(Change change, IReadOnlyCollection<string>? chosen, CancellationToken cancel)
    {
        if (chosen?.Count > MaxInBatch)
        {
            return new ExportResult.TooMany();
        }

        // The number comes first: taking it locks, so that a second export waits here and then reads what the first one left.
        var number = await numbers.NextBatchAsync(cancel);
        var ready = await ReadyAsync(change, chosen, cancel);
        if (chosen is not null && chosen.Except(ready.Keys).ToArray() is { Length: > 0 } gone)
        {
            return new ExportResult.Conflict(gone);
        }

        if (ready.Count == 0)
        {
            return new ExportResult.NothingReady();
        }

        var files = await store.FindManyAsync([.. ready.Values.Distinct()], cancel);
        var referrals = files.SelectMany(file => file.Referrals.Where(r => ready.ContainsKey(r.Number)).Select(r => (File: file, Referral: r))).ToArray();
        foreach (var (file, referral) in referrals)
        {
            file.ExportReferral(change, referral.Number);
        }

        var batch = Pack(number, change, referrals.Select(x => x.Referral));
        trail.Changes(AuditAction.ReferralsExported, batch.Name, files.Select(file => file.Number));
        return await store.SaveAsync(cancel) == SaveResult.Saved ? new ExportResult.Exported(batch) : new ExportResult.Conflict([]);
    }

    private ReferralBatch Pack(int number, Change change, IEnumerable<Referral> referrals)
    {
        Referral[] sent = [.. referrals.OrderBy(r => r.FiledOn).ThenBy(r => r.Number, StringComparer.Ordinal)];
        var batch = new ReferralBatch(number, change, sent.Length, ReferralPackage.Csv(change, sent), ReferralPackage.Json(number, change, sent));
        db.ReferralBatches.Add(batch);
        return batch;
    }

    private async Task<Dictionary<string, string>> ReadyAsync(Change change, IReadOnlyCollection<string>? chosen, CancellationToken cancel)
    {
        var ready = db.Referrals.Where(CaseAccess.MaySeeReferral(new Viewer(change.By.Id, change.By.Role, null))).ReadyToSend();
        ready = chosen is null ? ready.OrderBy(r => r.FiledOn).ThenBy(r => r.Id).Take(MaxInBatch) : ready.Where(r => chosen.Contains(r.Number));
        return await ready
            .Join(db.CaseFiles, r => EF.Property<int>(r, CaseFileConfiguration.Owner), c => c.Id, (r, c) => new { r.Number, Case = c.Number })
            .ToDictionaryAsync(x => x.Number, x => x.Case, cancel);
    }
}
