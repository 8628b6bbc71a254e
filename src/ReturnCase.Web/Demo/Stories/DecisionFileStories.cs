using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>What the IND sent this morning: a file with decisions that nobody recorded yet, with a mistake in it, and questions about a referral.</summary>
internal static class DecisionFileStories
{
    private const int Decided = 3;

    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var (db, store, trail) = (services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<AuditTrail>());
        var sent = await db.Referrals.Where(r => r.ExportedAt != null && (r.State == ReferralState.Exported || r.State == ReferralState.Received) && r.Kind == ReferralKind.CooperatedNoShelter).OrderBy(r => r.Id).Take(Decided + 1)
            .Join(db.CaseFiles, r => EF.Property<int>(r, "CaseFileId"), c => c.Id, (r, c) => new { r.Number, Case = c.Number, c.Id, c.VNumber }).ToListAsync(cancel);
        if (sent.Count <= Decided)
        {
            return;
        }

        var (at, on) = (world.Now.UtcDateTime.AddHours(-1), world.Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var contents = services.GetRequiredService<DecisionContents>();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo {on}")));
        var file = new DecisionFile(world.Cast.Liaison, at, DecisionFileFormat.Csv, 512, hash);
        foreach (var (i, referral) in sent.Take(Decided).Index())
        {
            var mistyped = i == Decided - 1;
            var record = new DecisionRecord(i + 1, i + 2, new Dictionary<string, string>
            {
                [DecisionFields.IndReference] = $"Z1-DEMO-{i + 1}", [DecisionFields.Referral] = referral.Number, [DecisionFields.VNumber] = mistyped ? referral.VNumber[1..] : referral.VNumber,
                [DecisionFields.Kind] = nameof(Domain.Decisions.DecisionKind.ResidenceNotGranted), [DecisionFields.Date] = on,
            }, []);
            file.Add(record.Item, record.Line, contents.Encrypt(file.ById, hash, record)).Answer(
                mistyped ? DecisionLineState.Faulty : DecisionLineState.Good, mistyped ? [nameof(DecisionFault.WrongVNumber)] : [], false, mistyped ? null : nameof(CaseTrigger.IndDoesNotGrant), referral.Id, at);
        }

        db.Add(file);
        trail.Changes(AuditAction.Seeded, "decision file");
        await db.SaveChangesAsync(cancel);
        var asked = sent[Decided];
        var change = new Change(world.Cast.Liaison, world.Today, at) { Policy = world.Policy };
        var about = (await store.FindAsync(asked.Case, cancel))!;
        about.RecordQuestions(change, asked.Number, "Wij lezen dat de tante niet bereikbaar was. Hoe vaak en langs welke weg is dat geprobeerd, en wanneer voor het laatst?");
        about.Settle(change with { RecordedAt = world.Now.UtcDateTime });
        await store.SaveAsync(cancel);
    }
}
