using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Referrals;

public sealed class PackageOrderTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_package_marks_and_keeps_in_one_go_and_a_second_one_finds_nothing()
    {
        var (one, other) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter));
        await _app.KeepAll([one, other]);
        var order = await _app.Made();
        Assert.Equal((1, PackageState.Done, 2, 2), (order.Number, order.State, order.Count, order.Written));
        Assert.IsType<PlacedOrder.NothingReady>(await _app.Place());

        var file = Assert.Single(await _app.With((BatchQueries q) => q.FilesAsync(Orders.Liaison, 1)));
        var bytes = new MemoryStream();
        await _app.With(async (BatchQueries q) =>
        {
            await q.CopyAsync(file, bytes);
            return 0;
        });
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))), (file.Size, file.Sha256));
        await _app.InDatabase(async db => Assert.All(await db.Referrals.ToListAsync(), r => Assert.Equal((ReferralState.Exported, 0), (r.State, r.CorrectionsSent))));
        Assert.Equal([one.File.Number, other.File.Number], (await _app.With((BatchQueries q) => q.CasesInAsync(1))).Order());
    }

    [Fact]
    public async Task Chosen_ones_go_and_the_others_stay()
    {
        var (one, other) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterFound));
        await _app.KeepAll([one, other]);
        Assert.Equal(1, (await _app.Made([one.Referral.Number])).Count);
        var refused = Assert.IsType<PlacedOrder.NotReady>(await _app.Place([one.Referral.Number, other.Referral.Number]));
        Assert.Equal([one.Referral.Number], refused.Numbers);
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
        var results = await Task.WhenAll(Task.Run(() => _app.Place(numbers)), Task.Run(() => _app.Place(numbers)));

        var placed = Assert.Single(results.OfType<PlacedOrder.Placed>());
        Assert.Single(results.OfType<PlacedOrder.NotReady>());
        await _app.Ended(placed.Number);
        await _app.InDatabase(async db => Assert.Equal(1, await db.ReferralBatches.CountAsync()));
    }

    [Fact]
    public async Task The_same_request_sent_twice_makes_one_package_also_at_the_same_moment()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterFound)]);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _app.Place(key: "the form"))));
        var number = Assert.Single(results.OfType<PlacedOrder.Placed>()).Number;
        Assert.All(results.OfType<PlacedOrder.Repeated>(), repeated => Assert.Equal(number, repeated.Number));
        await _app.Ended(number);
        Assert.Equal(number, Assert.IsType<PlacedOrder.Repeated>(await _app.Place(key: "the form")).Number);
        await _app.InDatabase(async db => Assert.Equal((1, 1), (await db.PackageOrders.CountAsync(), await db.ReferralBatches.CountAsync())));
    }

    [Fact]
    public async Task A_counsellor_asks_for_none()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        Assert.IsType<PlacedOrder.NothingReady>(await _app.Place(by: Staff.Sanne));
    }

    [Fact]
    public async Task A_referral_that_was_pending_at_18_before_it_was_sent_can_still_go()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, new(2008, 11, 20), daysAgo: 10);
        builder.Until(CasePageCases.Today).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Equal(ReferralState.PendingAtEighteen, builder.Referral.State);
        await _app.KeepAll([builder]);
        Assert.Equal(PackageState.Done, (await _app.Made()).State);
        var counts = await _app.With((ReferralQueries q) => q.CountsAsync(Orders.Liaison, DateTime.UtcNow));
        Assert.Equal((0, 1), (counts.Ready, counts.PendingAtEighteen));
    }

    [Fact]
    public async Task What_lacks_something_goes_only_with_a_reason_and_the_package_says_both()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);
        Assert.Contains(ReferralGap.Lawyer, builder.Referral.Gaps);
        await _app.KeepAll([builder]);
        Assert.IsType<PlacedOrder.NothingReady>(await _app.Place());
        Assert.Equal([builder.Referral.Number], Assert.IsType<PlacedOrder.Incomplete>(await _app.Place([builder.Referral.Number], despite: " ")).Numbers);

        var order = await _app.Made([builder.Referral.Number], despite: "The birthday is tomorrow.");
        Assert.Equal(PackageState.Done, order.State);
        using var zip = await _app.Zip(order.Number);
        var json = await zip.Text("referrals.json");
        Assert.Contains("The birthday is tomorrow.", json, StringComparison.Ordinal);
        Assert.Contains(nameof(ReferralGap.Lawyer), json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_correction_names_no_version_of_which_nothing_proves_that_it_left()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await _app.KeepAll([builder]);
        await Deliver((await _app.Made()).Number, "no room on the disk");
        await Correct(builder);
        await _app.Made();
        using var zip = await _app.Zip(2);
        Assert.DoesNotContain("\"replaces\"", await zip.Text("referrals.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_sent_as_well_and_names_the_version_that_was_sent()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await _app.KeepAll([builder]);
        var first = await _app.Made();
        await Deliver(first.Number, null);
        using (var before = await _app.Zip(first.Number))
            Assert.DoesNotContain("mr. N. Nieuw", await before.Text("referrals.json"), StringComparison.Ordinal);
        await Correct(builder);

        Assert.Equal(PackageState.Done, (await _app.Made()).State);
        using var zip = await _app.Zip(2);
        var json = await zip.Text("referrals.json");
        Assert.Contains("mr. N. Nieuw", json, StringComparison.Ordinal);
        Assert.Contains("\"version\":2", json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"batch\":1", json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.IsType<PlacedOrder.NothingReady>(await _app.Place());
        Assert.Equal([(1, 1), (2, 2)], (await _app.With((BatchQueries q) => q.OfReferralAsync(Orders.Liaison, builder.Referral.Number))).Select(batch => (batch.Batch, batch.Version)));
        using var again = await _app.Zip(first.Number);
        Assert.DoesNotContain("mr. N. Nieuw", await again.Text("referrals.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_while_it_was_made_makes_no_package_and_marks_nothing()
    {
        var (one, other) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterFound));
        await _app.KeepAll([one, other]);
        var number = Assert.IsType<PlacedOrder.Placed>(await _app.Place()).Number;
        await Correct(one);

        var order = await _app.Ended(number);
        Assert.Equal((PackageState.Failed, PackageRefusal.NoLongerReady, one.Referral.Number), (order.State, order.Refusal, order.NoLongerReady));
        await AssertNothingIsLeft();
        Assert.Equal(PackageState.Done, (await _app.Made()).State);
    }

    [Fact]
    public async Task A_package_that_is_stopped_leaves_nothing_and_its_referrals_are_ready_again()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var number = Assert.IsType<PlacedOrder.Placed>(await _app.Place()).Number;
        Assert.True(await _app.With((PackageOrders orders) => orders.CancelAsync(Orders.Liaison, number, DateTime.UtcNow)));
        Assert.Equal(PackageState.Cancelled, (await _app.Ended(number)).State);
        Assert.False(await _app.With((PackageOrders orders) => orders.CancelAsync(Orders.Liaison, number, DateTime.UtcNow)));
        await AssertNothingIsLeft();
        var made = await _app.Made();
        Assert.False(await _app.With((PackageOrders orders) => orders.CancelAsync(Orders.Liaison, made.Number, DateTime.UtcNow)));
        Assert.Equal(PackageState.Done, (await _app.Ended(made.Number)).State);
    }

    [Fact]
    public async Task What_a_worker_that_died_left_behind_is_thrown_away_and_made_anew()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var number = Assert.IsType<PlacedOrder.Placed>(await _app.Place()).Number;
        var now = DateTime.UtcNow;
        var dead = await _app.With((PackageMaking making) => making.LeaseAsync(number, now));
        await _app.With(async (PackageFiles files) =>
        {
            await files.AddAsync(number, ReferralBatch.FileOf(number), 0, new byte[10]);
            await files.AddAsync(number, ReferralBatch.FileOf(number), 1, new byte[10]);
            return 0;
        });
        Assert.Null(await _app.With((PackageMaking making) => making.LeaseAsync(number, now + TimeSpan.FromSeconds(10))));

        Assert.NotNull(await _app.With((PackageMaking making) => making.LeaseAsync(number, now + PackageMaking.LeaseTime + TimeSpan.FromSeconds(1))));
        await _app.InDatabase(async db => Assert.False(await db.PackageChunks.AnyAsync()));
        Assert.False(await _app.With((PackageMaking making) => making.WroteAsync(dead!, 1, DateTime.UtcNow)));
        Assert.False(await _app.With((PackageMaking making) => making.FinishAsync(dead!, new(number, ReferralBatch.FileOf(number), 20, "00"), DateTime.UtcNow, DateTime.UtcNow)));
        await AssertNothingIsLeft();
    }

    private async Task AssertNothingIsLeft() => await _app.InDatabase(async db =>
    {
        Assert.False(await db.PackageChunks.AnyAsync());
        Assert.False(await db.ReferralBatches.AnyAsync());
        Assert.All(await db.Referrals.ToListAsync(), r => Assert.Null(r.ExportedAt));
    });

    private async Task Deliver(int batch, string? failure) => await _app.With(async (BatchQueries batches) =>
    {
        await batches.KeepAsync(new(batch, DeliveryKind.Downloaded, DateTime.UtcNow, Staff.Pieter, failure));
        return 0;
    });

    private async Task Correct(CaseBuilder builder) => await _app.With(async (CaseStore store) =>
    {
        var file = (await store.FindAsync(builder.File.Number))!;
        file.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
        file.CorrectReferral(builder.By(Staff.Ingrid), builder.Referral.Number);
        Assert.Equal(SaveResult.Saved, await store.SaveAsync());
        return 0;
    });
}
