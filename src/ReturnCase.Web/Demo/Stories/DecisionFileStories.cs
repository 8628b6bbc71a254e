using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
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
        var sent = await db.Referrals.Where(r => r.ExportedAt != null && (r.State == ReferralState.Exported || r.State == ReferralState.Received) && r.Kind != ReferralKind.ShelterLostAfterReturnDecision && r.FiledOn < world.Today).OrderBy(r => r.Id)
            .Join(db.CaseFiles.Where(c => c.DecisionWaitsSince == null), r => EF.Property<int>(r, "CaseFileId"), c => c.Id, (r, c) => new { r.Number, r.Kind, Case = c.Number, c.Id, c.VNumber }).Take(Decided + 1).ToListAsync(cancel);
        if (sent.Count <= Decided)
        {
            return;
        }

        // In the first hour of a day an hour ago was yesterday.
        var hourAgo = world.Now.UtcDateTime.AddHours(-1);
        var at = AmsterdamCalendar.DateOf(hourAgo) == world.Today ? hourAgo : world.Now.UtcDateTime;
        var on = world.Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var change = new Change(world.Cast.Liaison, world.Today, at) { Policy = world.Policy };
        var contents = services.GetRequiredService<DecisionContents>();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo {on}")));
        var file = new DecisionFile(world.Cast.Liaison, at, DecisionFileFormat.Csv, 512, hash);
        foreach (var (i, referral) in sent.Take(Decided).Index())
        {
            var (mistyped, reference, kind) = (i == Decided - 1, $"Z1-DEMO-{i + 1}", AnswerTo(referral.Kind));
            // Looked at as the page does, and thrown away.
            var looked = (await store.FindAsync(referral.Case, cancel))!;
            var decision = looked.RecordDecision(change with { OccurredOn = world.Today.AddDays(-1) }, new(kind, DecisionOrigin.Ind, reference) { ReferralNumber = referral.Number });
            var opens = looked.WaitingDecisions.FirstOrDefault(waiting => waiting.Decision == decision)?.Trigger.ToString();
            db.ChangeTracker.Clear();
            var record = new DecisionRecord(i + 1, i + 2, new Dictionary<string, string>
            {
                [DecisionFields.IndReference] = reference,
                [DecisionFields.Referral] = referral.Number,
                [DecisionFields.VNumber] = mistyped ? referral.VNumber[1..] : referral.VNumber,
                [DecisionFields.Kind] = kind.ToString(),
                [DecisionFields.Date] = on,
            }, []);
            file.Add(record.Item, record.Line, contents.Encrypt(file.ById, hash, record)).Answer(
                new(mistyped ? DecisionLineState.Faulty : DecisionLineState.Good, mistyped ? [nameof(DecisionFault.WrongVNumber)] : [], [], false, mistyped ? null : opens, mistyped ? null : referral.Number, referral.Id), at);
        }

        db.Add(file);
        trail.Changes(AuditAction.Seeded, "decision file");
        await db.SaveChangesAsync(cancel);
        var asked = sent[Decided];
        var about = (await store.FindAsync(asked.Case, cancel))!;
        about.RecordQuestions(change, asked.Number, "Wij lezen dat de tante niet bereikbaar was. Hoe vaak en langs welke weg is dat geprobeerd, en wanneer voor het laatst?");
        about.Settle(change with { RecordedAt = world.Now.UtcDateTime });
        await store.SaveAsync(cancel);
    }

    private static DecisionKind AnswerTo(ReferralKind kind) => kind switch
    {
        ReferralKind.ShelterFound => DecisionKind.FindingRejected,
        ReferralKind.InsufficientCooperation => DecisionKind.NothingFurther,
        _ => DecisionKind.ResidenceNotGranted,
    };
}
