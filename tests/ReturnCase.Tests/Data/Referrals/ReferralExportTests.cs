using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Referrals;

public sealed class ReferralExportTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_export_marks_and_keeps_in_one_go_and_a_second_one_finds_nothing()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        var first = Assert.IsType<ExportResult.Exported>(await Export(null));
        Assert.Equal((1, 2), (first.Batch.Number, first.Batch.Count));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first.Batch.Csv)), first.Batch.CsvSha256);
        Assert.IsType<ExportResult.NothingReady>(await Export(null));

        await _app.InDatabase(async db =>
        {
            Assert.All(await db.Referrals.ToListAsync(), r => Assert.Equal(ReferralState.Exported, r.State));
            Assert.Equal(first.Batch.Csv, (await db.ReferralBatches.SingleAsync()).Csv);
        });
    }

    [Fact]
    public async Task Chosen_ones_go_and_the_others_stay()
    {
        var (one, other) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterFound));
        await _app.KeepAll([one, other]);
        Assert.Equal(1, Assert.IsType<ExportResult.Exported>(await Export([one.Referral.Number])).Batch.Count);
        var conflict = Assert.IsType<ExportResult.Conflict>(await Export([one.Referral.Number, other.Referral.Number]));
        Assert.Equal([one.Referral.Number], conflict.NoLongerReady);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(ReferralState.Ready, (await db.Referrals.SingleAsync(r => r.Number == other.Referral.Number)).State);
            Assert.Equal(1, await db.ReferralBatches.CountAsync());
        });
    }

    [Fact]
    public async Task Two_liaisons_at_once_send_nothing_twice()
    {
        var builders = Enumerable.Range(0, 6).Select(_ => CasePageCases.In(CasePhase.ShelterFound)).ToArray();
        await _app.KeepAll(builders);
        var numbers = builders.Select(b => b.Referral.Number).ToArray();
        var results = await Task.WhenAll(Task.Run(() => Export(numbers)), Task.Run(() => Export(numbers)));

        Assert.Single(results.OfType<ExportResult.Exported>());
        Assert.Single(results.OfType<ExportResult.Conflict>());
        await _app.InDatabase(async db => Assert.Equal(1, await db.ReferralBatches.CountAsync()));
    }

    [Fact]
    public async Task A_counsellor_exports_nothing()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        Assert.IsType<ExportResult.NothingReady>(await _app.With((ReferralExport export) => export.ExportAsync(Change(Staff.Sanne), null)));
    }

    [Fact]
    public async Task A_referral_that_was_pending_at_18_before_it_was_sent_can_still_go()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, new(2008, 11, 20), daysAgo: 10);
        builder.Until(CasePageCases.Today).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Equal(ReferralState.PendingAtEighteen, builder.Referral.State);
        await _app.KeepAll([builder]);
        Assert.IsType<ExportResult.Exported>(await Export(null));
        var counts = await _app.With((ReferralQueries q) => q.CountsAsync(new Viewer("x", ActorRole.IndLiaison, null), DateTime.UtcNow));
        Assert.Equal((0, 1), (counts.Ready, counts.PendingAtEighteen));
    }

    private Task<ExportResult> Export(IReadOnlyCollection<string>? chosen) => _app.With((ReferralExport export) => export.ExportAsync(Change(Staff.Pieter), chosen));

    private static Change Change(Actor who) => new(who, CasePageCases.Today, CasePageCases.Today.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), null, null);
}
