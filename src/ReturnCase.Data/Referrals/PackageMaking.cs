using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

/// <summary>An order that one worker makes.</summary>
public sealed record LeasedOrder(PackageOrder Order, string Lease);

/// <summary>
/// What a worker does with an order. Nobody else works on it while its lease runs; what a worker that died left behind is thrown away by the next, which begins anew. The referrals are marked and the batch is there in
/// one transaction, at the very end.
/// </summary>
public sealed class PackageMaking(ReturnCaseDb db, CaseStore store, AuditTrail trail, CasePolicy policy, PackageFiles files)
{
    /// <summary>How long an order is left to a worker that says nothing.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    /// <summary>After so many failures an order is given up.</summary>
    public const int MostFailures = 3;

    private const int ReadAtOnce = 100;
    private const int MarkAtOnce = 50;

    /// <summary>Takes an order that waits, or whose worker died; null where there is none.</summary>
    /// <param name="number">Only this one.</param>
    /// <param name="machineNow">By the clock of the machine.</param>
    /// <param name="cancel">Stops before anything is taken.</param>
    public async Task<LeasedOrder?> LeaseAsync(int? number, DateTime machineNow, CancellationToken cancel = default)
    {
        var free = Free(machineNow);
        foreach (var next in await free.Where(order => number == null || order.Number == number).OrderBy(order => order.Failures).ThenBy(order => order.Number).Select(order => order.Number).Take(5).ToListAsync(cancel))
        {
            var lease = Guid.NewGuid().ToString("N");
            var until = machineNow + LeaseTime;
            if (await Free(machineNow).Where(order => order.Number == next).ExecuteUpdateAsync(
                set => set.SetProperty(order => order.State, PackageState.Running).SetProperty(order => order.Lease, lease).SetProperty(order => order.LeasedUntil, until).SetProperty(order => order.Written, 0), cancel) == 1)
            {
                await files.ThrowAwayAsync(next, cancel);
                return new(await db.PackageOrders.AsNoTracking().SingleAsync(order => order.Number == next, cancel), lease);
            }
        }

        return null;
    }

    /// <summary>Says how far it is, and keeps the lease. False where the order was stopped or somebody else took it over: then nothing more is written.</summary>
    public async Task<bool> WroteAsync(LeasedOrder leased, int written, DateTime machineNow, CancellationToken cancel = default)
    {
        var until = machineNow + LeaseTime;
        return await Mine(leased).ExecuteUpdateAsync(set => set.SetProperty(order => order.Written, written).SetProperty(order => order.LeasedUntil, until), cancel) == 1;
    }

    /// <summary>What goes in, in the order of the package, a few at a time.</summary>
    public async IAsyncEnumerable<PackedReferral> ReferralsAsync(PackageOrder order, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        // The order is asked for once: the contents follow by key, a few at a time.
        var keys = await (
            from line in db.PackageLines
            where line.Batch == order.Number
            join r in db.Referrals on line.Referral equals r.Number
            join c in db.CaseFiles on line.CaseFileId equals c.Id
            orderby r.FiledOn, r.Id
            select new { r.Id, r.Number, line.Version, Case = c.Number, Sent = r.ExportedAt != null }).ToListAsync(cancel);
        foreach (var some in keys.Chunk(ReadAtOnce))
        {
            var ids = some.Select(key => key.Id).ToArray();
            var contents = await db.Referrals.Where(r => ids.Contains(r.Id))
                .Select(r => new { r.Id, Version = r.Corrections + 1, r.Kind, r.FiledOn, r.NewFactsOn, r.GapCodes, r.Content }).ToDictionaryAsync(r => r.Id, cancel);
            var replaced = await ReplacedAsync([.. some.Where(key => key.Sent).Select(key => key.Number)], order.Number, cancel);
            foreach (var key in some)
            {
                if (!contents.TryGetValue(key.Id, out var told) || told.Version != key.Version)
                {
                    throw new ReferralsMovedException([key.Number]);
                }

                yield return new(
                    key.Number, key.Version, key.Case, told.Kind, told.FiledOn, told.NewFactsOn, replaced.GetValueOrDefault(key.Number),
                    told.GapCodes?.Split(',') ?? [], told.GapCodes is null ? null : order.Despite, told.Content);
            }
        }
    }

    /// <summary>
    /// Makes the batch: marks every referral and keeps the batch, all or nothing. Refuses with <see cref="ReferralsMovedException"/> where one of them may no longer go.
    /// False where the order was stopped, or somebody else took it over or finished it.
    /// </summary>
    public async Task<bool> FinishAsync(LeasedOrder leased, BatchFile file, DateTime madeAt, DateTime now, CancellationToken cancel = default)
    {
        var order = leased.Order;
        trail.Act(order.ById, order.ByRole, null);
        var made = await db.InTransactionAsync(
            token => FinishInTransactionAsync(leased, file, madeAt, now, token), result => result is true,
            (_, token) => db.ReferralBatches.AnyAsync(batch => batch.Number == order.Number && batch.CreatedAt == madeAt, token), cancel);
        return made is true;
    }

    /// <summary>The order of a package that a case brought with it when it came here with a history: it was sent, and only its file is missing.</summary>
    public async Task<LeasedOrder> AdoptAsync(int number, Actor by, DateTime sentAt, IReadOnlyCollection<string> referrals, CancellationToken cancel = default)
    {
        var order = new PackageOrder(number, new Change(by, AmsterdamCalendar.DateOf(sentAt), sentAt), $"kept-{number}", referrals.Count, null);
        db.Add(order);
        db.AddRange(await (from r in db.Referrals where referrals.Contains(r.Number) select new PackageLine(number, r.Number, r.Corrections + 1, EF.Property<int>(r, CaseFileConfiguration.Owner))).ToListAsync(cancel));
        trail.Changes(AuditAction.PackageAsked, ReferralBatch.NameOf(number));
        await db.SaveChangesAsync(cancel);
        return await LeaseAsync(number, sentAt, cancel) ?? throw new InvalidOperationException("Somebody else makes the package.");
    }

    /// <summary>Keeps the batch of an adopted order: its referrals are marked already, and it left when they were sent.</summary>
    public async Task KeepAdoptedAsync(LeasedOrder leased, BatchFile file, CancellationToken cancel = default)
    {
        var order = leased.Order;
        db.ChangeTracker.Clear();
        await Mine(leased).ExecuteUpdateAsync(set => set.SetProperty(o => o.State, PackageState.Done).SetProperty(o => o.EndedAt, order.AskedAt).SetProperty(o => o.Written, o => o.Count).SetProperty(o => o.Lease, (string?)null), cancel);
        db.ReferralBatches.Add(new(order, order.AskedAt, file));
        db.Add(new BatchDelivery(order.Number, DeliveryKind.Downloaded, order.AskedAt, order.By));
        trail.Changes(AuditAction.ReferralsExported, ReferralBatch.NameOf(order.Number));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Throws away what was written and gives the order up: what was chosen may no longer go as it was.</summary>
    public Task RefuseAsync(LeasedOrder leased, IReadOnlyList<string> moved, DateTime now, CancellationToken cancel = default) =>
        GiveUpAsync(Mine(leased), leased.Order.Number, PackageRefusal.NoLongerReady, string.Join(", ", moved.Take(50)), now, cancel);

    /// <summary>Notes a failure. It is tried again, and given up after <see cref="MostFailures"/>.</summary>
    public async Task FailedAsync(LeasedOrder leased, DateTime now, CancellationToken cancel = default)
    {
        db.ChangeTracker.Clear();
        await Mine(leased).ExecuteUpdateAsync(
            set => set.SetProperty(order => order.Failures, order => order.Failures + 1).SetProperty(order => order.State, PackageState.Waiting).SetProperty(order => order.LeasedUntil, (DateTime?)null), cancel);
        await GiveUpAsync(db.PackageOrders.Where(order => order.Number == leased.Order.Number && order.State == PackageState.Waiting && order.Failures >= MostFailures), leased.Order.Number, PackageRefusal.Failed, null, now, cancel);
    }

    /// <summary>Throws away what is left of orders that were stopped, failed, or whose case was destroyed.</summary>
    public Task SweepAsync(CancellationToken cancel = default) =>
        db.PackageChunks.Where(chunk => db.PackageOrders.Any(order => order.Number == chunk.Batch && (order.State == PackageState.Cancelled || order.State == PackageState.Failed))).ExecuteDeleteAsync(cancel);

    private async Task<object> FinishInTransactionAsync(LeasedOrder leased, BatchFile file, DateTime madeAt, DateTime now, CancellationToken cancel)
    {
        var order = leased.Order;
        // The order comes first: taking it locks, so that whoever stops it waits and then finds a batch.
        if (await Mine(leased).ExecuteUpdateAsync(set => set.SetProperty(o => o.State, PackageState.Done).SetProperty(o => o.EndedAt, now).SetProperty(o => o.Written, o => o.Count).SetProperty(o => o.Lease, (string?)null), cancel) == 0)
        {
            return false;
        }

        var lines = await Lines(order.Number).ToListAsync(cancel);
        var moved = lines.Where(line => !line.Ready).Select(line => line.Referral).ToArray();
        if (moved.Length > 0 || lines.Count != order.Count)
        {
            throw new ReferralsMovedException(moved);
        }

        var change = new Change(order.By, AmsterdamCalendar.DateOf(now), now) { Policy = policy };
        foreach (var some in lines.GroupBy(line => line.Case).Chunk(MarkAtOnce))
        {
            db.ChangeTracker.Clear();
            var referrals = some.ToDictionary(of => of.Key, of => of.Select(line => line.Referral).ToArray());
            foreach (var found in await store.FindManyAsync([.. referrals.Keys], cancel))
            {
                Array.ForEach(referrals[found.Number], referral => found.ExportReferral(change, referral));
            }

            if (await store.SaveAsync(cancel) != SaveResult.Saved)
            {
                throw new InvalidOperationException("A case was changed while its referral was marked.");
            }
        }

        db.ChangeTracker.Clear();
        db.ReferralBatches.Add(new(order, madeAt, file));
        trail.Changes(AuditAction.ReferralsExported, ReferralBatch.NameOf(order.Number), lines.Select(line => line.Case).Distinct());
        await db.SaveChangesAsync(cancel);
        return true;
    }

    // What was sent of each before, by proof: the newest version that is in a batch that left, and when that first left.
    private async Task<Dictionary<string, ReplacedVersion>> ReplacedAsync(string[] numbers, int before, CancellationToken cancel) => numbers.Length == 0 ? [] : (await (
        from line in db.PackageLines
        where numbers.Contains(line.Referral) && line.Batch < before
        join delivery in db.Set<BatchDelivery>() on line.Batch equals delivery.Batch
        where delivery.Failure == null
        group delivery by new { line.Referral, line.Version, line.Batch } into left
        select new { left.Key.Referral, left.Key.Version, left.Key.Batch, At = left.Min(delivery => delivery.At) }).ToListAsync(cancel))
        .GroupBy(x => x.Referral).ToDictionary(of => of.Key, of => of.MaxBy(x => x.Version)!).ToDictionary(of => of.Key, of => new ReplacedVersion(of.Value.Version, of.Value.At, of.Value.Batch));

    private async Task GiveUpAsync(IQueryable<PackageOrder> which, int number, PackageRefusal refusal, string? moved, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await which.ExecuteUpdateAsync(
            set => set.SetProperty(order => order.State, PackageState.Failed).SetProperty(order => order.Refusal, refusal).SetProperty(order => order.NoLongerReady, moved)
                .SetProperty(order => order.EndedAt, now).SetProperty(order => order.Lease, (string?)null), cancel) == 1)
        {
            await files.ThrowAwayAsync(number, cancel);
        }
    }

    private IQueryable<PackageOrder> Free(DateTime now) =>
        db.PackageOrders.Where(order => order.State == PackageState.Waiting || (order.State == PackageState.Running && order.LeasedUntil < now));

    private IQueryable<PackageOrder> Mine(LeasedOrder leased)
    {
        var (number, lease) = (leased.Order.Number, leased.Lease);
        return db.PackageOrders.Where(order => order.Number == number && order.State == PackageState.Running && order.Lease == lease);
    }

    private sealed record LineRow(string Referral, string Case, bool Ready);

    private IQueryable<LineRow> Lines(int batch) =>
        from line in db.PackageLines
        where line.Batch == batch
        join r in db.Referrals on line.Referral equals r.Number
        join c in db.CaseFiles on line.CaseFileId equals c.Id
        orderby c.Id, line.Referral
        select new LineRow(line.Referral, c.Number, r.Corrections + 1 == line.Version && db.Referrals.ReadyToSend().Any(ready => ready.Id == r.Id));
}

/// <summary>What was to go in a package may no longer go as it was.</summary>
public sealed class ReferralsMovedException(IReadOnlyList<string> numbers) : Exception("Referrals of a package were withdrawn, decided, corrected or destroyed while it was made.")
{
    public IReadOnlyList<string> Numbers => numbers;
}
