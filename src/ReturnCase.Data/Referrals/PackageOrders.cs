using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

/// <summary>What came of asking for a package.</summary>
public abstract record PlacedOrder
{
    /// <summary>It will be made; it has this number.</summary>
    public sealed record Placed(int Number) : PlacedOrder;

    /// <summary>The same request was made before; its package has this number.</summary>
    public sealed record Repeated(int Number) : PlacedOrder;

    /// <summary>Nothing is ready.</summary>
    public sealed record NothingReady : PlacedOrder;

    /// <summary>More was chosen than fits in one package.</summary>
    public sealed record TooMany : PlacedOrder;

    /// <summary>Some of what was chosen cannot go any more, or is in a package that is being made.</summary>
    public sealed record NotReady(IReadOnlyList<string> Numbers) : PlacedOrder;

    /// <summary>Some of what was chosen lacks something, and no reason was given why it goes nevertheless.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Numbers) : PlacedOrder;
}

/// <summary>A referral that can be sent, with what a person weighs before it goes.</summary>
/// <param name="Changes">Number of things recorded in the case since its content was frozen.</param>
public sealed record ReadyReferral(string Number, string CaseNumber, ReferralKind Kind, int CaseFileId, int Version, string? GapCodes, int Changes)
{
    public IReadOnlyList<ReferralGap> Gaps => Referral.ReadGaps(GapCodes);
}

/// <summary>Asks for packages, looks how far they are, and stops them. What makes them is elsewhere.</summary>
public sealed class PackageOrders(ReturnCaseDb db, Numbers numbers, AuditTrail trail, PackageLimit limit)
{
    /// <summary>
    /// Asks for a package. One request makes one, however often it is sent; what is in a package that is being made is not ready for another.
    /// </summary>
    /// <param name="change">By whom and when.</param>
    /// <param name="chosen">Numbers of referrals; null takes all that are ready and lack nothing, as many as fit.</param>
    /// <param name="requestKey">Names the request among those of this person.</param>
    /// <param name="despite">Why chosen referrals go that lack something.</param>
    /// <param name="cancel">Stops before anything is kept.</param>
    public async Task<PlacedOrder> PlaceAsync(Change change, IReadOnlyCollection<string>? chosen, string requestKey, string? despite, CancellationToken cancel = default)
    {
        await numbers.PrepareBatchesAsync(cancel);
        return await db.InTransactionAsync(
            token => PlaceInTransactionAsync(change, chosen, requestKey, despite, token), result => result is PlacedOrder.Placed,
            async (_, token) => await NumberOfAsync(change.By.Id, requestKey, token) is not null, cancel);
    }

    /// <summary>Of what was chosen, or of all that is ready: what can go, with what it lacks and how much was recorded since.</summary>
    public async Task<IReadOnlyList<ReadyReferral>> ReadyAsync(Viewer viewer, IReadOnlyCollection<string>? chosen, CancellationToken cancel = default)
    {
        var ready = db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).ReadyToSend().NotInOpenOrder(db);
        ready = chosen is null ? ready.Where(r => r.GapCodes == null).OrderBy(r => r.FiledOn).ThenBy(r => r.Id).Take(limit.Most) : ready.Where(r => chosen.Contains(r.Number));
        return await (
            from r in ready
            join c in db.CaseFiles on EF.Property<int>(r, CaseFileConfiguration.Owner) equals c.Id
            orderby r.FiledOn, r.Id
            select new ReadyReferral(r.Number, c.Number, r.Kind, c.Id, r.Corrections + 1, r.GapCodes,
                c.Entries.Count(e => e.Sequence > (r.CorrectedBy ?? r.Sequence) && !ReferralQueries.OwnLines.Contains(e.Kind)))).ToListAsync(cancel);
    }

    /// <summary>An order that somebody may see; null where there is none.</summary>
    public Task<PackageOrder?> FindAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        db.PackageOrders.AsNoTracking().Where(CaseAccess.MaySeeOrder(viewer)).SingleOrDefaultAsync(order => order.Number == number, cancel);

    /// <summary>The oldest order of somebody that is neither a batch nor given up; null where there is none.</summary>
    public Task<int?> OpenOfAsync(string by, CancellationToken cancel = default) =>
        db.PackageOrders.Where(order => order.ById == by && (order.State == PackageState.Waiting || order.State == PackageState.Running)).OrderBy(order => order.Number).Select(order => (int?)order.Number).FirstOrDefaultAsync(cancel);

    /// <summary>Orders that are not batches: being made, stopped or failed. The newest first.</summary>
    public async Task<IReadOnlyList<PackageOrder>> NotMadeAsync(Viewer viewer, int most, CancellationToken cancel = default) =>
        await db.PackageOrders.AsNoTracking().Where(CaseAccess.MaySeeOrder(viewer)).Where(order => order.State != PackageState.Done)
            .OrderByDescending(order => order.Number).Take(most).ToListAsync(cancel);

    /// <summary>Stops an order that is not a batch yet. False where it is one, or was stopped or failed.</summary>
    public async Task<bool> CancelAsync(Viewer viewer, int number, DateTime at, CancellationToken cancel = default)
    {
        var stopped = await db.InTransactionAsync(
            async token =>
            {
                var count = await db.PackageOrders.Where(CaseAccess.MaySeeOrder(viewer)).Where(order => order.Number == number && (order.State == PackageState.Waiting || order.State == PackageState.Running))
                    .ExecuteUpdateAsync(set => set.SetProperty(order => order.State, PackageState.Cancelled).SetProperty(order => order.EndedAt, at).SetProperty(order => order.Lease, (string?)null), token);
                if (count > 0)
                {
                    trail.Changes(AuditAction.PackageStopped, ReferralBatch.NameOf(number));
                    await db.SaveChangesAsync(token);
                }

                return new Stopped(count > 0);
            },
            keep: result => result.IsStopped,
            (_, token) => db.PackageOrders.AnyAsync(order => order.Number == number && order.State == PackageState.Cancelled && order.EndedAt == at, token),
            cancel);
        return stopped.IsStopped;
    }

    private sealed record Stopped(bool IsStopped);

    private async Task<PlacedOrder> PlaceInTransactionAsync(Change change, IReadOnlyCollection<string>? chosen, string requestKey, string? despite, CancellationToken cancel)
    {
        if (chosen?.Count > limit.Most)
        {
            return new PlacedOrder.TooMany();
        }

        // The number comes first: taking it locks, so that a second request waits here and then reads what the first one left.
        var number = await numbers.NextBatchAsync(cancel);
        if (await NumberOfAsync(change.By.Id, requestKey, cancel) is { } before)
        {
            return new PlacedOrder.Repeated(before);
        }

        var ready = await ReadyAsync(new Viewer(change.By.Id, change.By.Role, null), chosen, cancel);
        if (chosen is not null && chosen.Except(ready.Select(r => r.Number)).ToArray() is { Length: > 0 } gone)
        {
            return new PlacedOrder.NotReady(gone);
        }

        if (ready.Count == 0)
        {
            return new PlacedOrder.NothingReady();
        }

        if (string.IsNullOrWhiteSpace(despite) && ready.Where(r => r.GapCodes is not null).Select(r => r.Number).ToArray() is { Length: > 0 } incomplete)
        {
            return new PlacedOrder.Incomplete(incomplete);
        }

        db.Add(new PackageOrder(number, change, requestKey, ready.Count, string.IsNullOrWhiteSpace(despite) ? null : despite.Trim()));
        db.AddRange(ready.Select(r => new PackageLine(number, r.Number, r.Version, r.CaseFileId)));
        trail.Changes(AuditAction.PackageAsked, ReferralBatch.NameOf(number), ready.Select(r => r.CaseNumber).Distinct());
        await db.SaveChangesAsync(cancel);
        return new PlacedOrder.Placed(number);
    }

    private Task<int?> NumberOfAsync(string by, string requestKey, CancellationToken cancel) =>
        db.PackageOrders.Where(order => order.ById == by && order.RequestKey == requestKey).Select(order => (int?)order.Number).SingleOrDefaultAsync(cancel);
}

/// <summary>How many referrals fit in one package.</summary>
public sealed record PackageLimit(int Most)
{
    /// <summary>Where no setting says otherwise (contract 7).</summary>
    public const int Usual = 2_000;
}
