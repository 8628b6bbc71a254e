using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Referrals;

/// <summary>A referral of a batch and what is known of its receipt.</summary>
public sealed record ReceivedReferral(string Number, string CaseNumber, DateOnly? ReceivedOn, string? Reference)
{
    /// <summary>It has a receipt.</summary>
    public bool HasReceipt => ReceivedOn is not null;
}

/// <summary>What came of one receipt for a whole batch.</summary>
/// <param name="Recorded">How many referrals got it.</param>
/// <param name="Same">How many had it already.</param>
/// <param name="Others">Those that have another receipt; it stays.</param>
/// <param name="Refused">Those that could not get it, with why.</param>
/// <param name="Conflicts">Those of a case that somebody else was changing all the while.</param>
public sealed record BatchReceipt(int Recorded, int Same, IReadOnlyList<ReceivedReferral> Others, IReadOnlyList<(string Number, IReadOnlyList<GuardCode> Guards)> Refused, IReadOnlyList<string> Conflicts)
{
    /// <summary>Every referral of the batch has this receipt.</summary>
    public bool IsComplete => Others.Count + Refused.Count + Conflicts.Count == 0;
}

/// <summary>Records one receipt of the IND for all referrals of a batch. It decides nothing about a child, so many may go at once; one that cannot get it keeps no other from it.</summary>
public sealed class BatchReceipts(ReturnCaseDb db, CaseStore store)
{
    private const int CasesAtOnce = 50;
    private const int MostTries = 3;

    /// <summary>The referrals of a batch, by number.</summary>
    public async Task<IReadOnlyList<ReceivedReferral>> OfAsync(Viewer viewer, int batch, CancellationToken cancel = default) => await db.Referrals.Where(CaseAccess.MaySeeReferral(viewer))
        .Where(r => db.PackageLines.Any(line => line.Batch == batch && line.Referral == r.Number) && db.ReferralBatches.Any(made => made.Number == batch))
        .Join(db.CaseFiles, r => EF.Property<int>(r, CaseFileConfiguration.Owner), c => c.Id, (r, c) => new { r.Number, Case = c.Number, r.ReceivedOn, r.ReceiptReference })
        .OrderBy(r => r.Number).Select(r => new ReceivedReferral(r.Number, r.Case, r.ReceivedOn, r.ReceiptReference)).ToListAsync(cancel);

    /// <summary>Records it. What has another receipt keeps that; the same one again changes nothing.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="batch">The number of the batch.</param>
    /// <param name="change">By whom; its day is that of the receipt.</param>
    /// <param name="reference">The reference of the IND.</param>
    /// <param name="cancel">Ends it early; what was recorded stays.</param>
    public async Task<BatchReceipt> RecordAsync(Viewer viewer, int batch, Change change, string reference, CancellationToken cancel = default)
    {
        var all = await OfAsync(viewer, batch, cancel);
        var same = all.Count(r => r.ReceivedOn == change.OccurredOn && string.Equals(r.Reference, reference, StringComparison.OrdinalIgnoreCase));
        var others = all.Where(r => r.HasReceipt && !(r.ReceivedOn == change.OccurredOn && string.Equals(r.Reference, reference, StringComparison.OrdinalIgnoreCase))).ToArray();
        var (recorded, refused, conflicts) = (0, new List<(string, IReadOnlyList<GuardCode>)>(), new List<string>());
        foreach (var some in all.Where(r => !r.HasReceipt).GroupBy(r => r.CaseNumber).Chunk(CasesAtOnce))
        {
            // All at once; where somebody changes one of them at this moment, one after the other.
            if (await TryAsync([.. some.SelectMany(r => r)], refused) is { } done)
            {
                recorded += done;
                continue;
            }

            foreach (var one in some)
            {
                if (await RetryAsync([.. one], refused) is { } kept)
                {
                    recorded += kept;
                }
                else
                {
                    conflicts.AddRange(one.Select(r => r.Number));
                }
            }
        }

        return new(recorded, same, others, refused, conflicts);

        async Task<int?> RetryAsync(ReceivedReferral[] referrals, List<(string, IReadOnlyList<GuardCode>)> refusals)
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                if (await TryAsync(referrals, refusals) is { } kept)
                {
                    return kept;
                }
            }

            return null;
        }

        async Task<int?> TryAsync(ReceivedReferral[] referrals, List<(string, IReadOnlyList<GuardCode>)> refusals)
        {
            db.ChangeTracker.Clear();
            var (kept, no) = (0, new List<(string, IReadOnlyList<GuardCode>)>());
            var files = (await store.FindManyAsync([.. referrals.Select(r => r.CaseNumber).Distinct()], cancel)).ToDictionary(file => file.Number);
            foreach (var referral in referrals.Where(r => files.ContainsKey(r.CaseNumber)))
            {
                try
                {
                    files[referral.CaseNumber].RecordReceipt(change, referral.Number, reference);
                    kept++;
                }
                catch (CaseRefusedException refusal)
                {
                    no.Add((referral.Number, refusal.Guards));
                }
            }

            if (await store.SaveAsync(cancel) != SaveResult.Saved)
            {
                return null;
            }

            refusals.AddRange(no);
            return kept;
        }
    }
}
