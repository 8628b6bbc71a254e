using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Api;

/// <summary>An event as it is sent.</summary>
public sealed record OutgoingEvent(long Id, string EventId, ApiEventKind Kind, string CaseNumber, DateTime At, int Tries, string Address, string Secret);

/// <summary>An event in the list of administrators.</summary>
public sealed record DeliveryRow(long Id, string EventId, ApiEventKind Kind, string CaseNumber, DateTime At, DeliveryState State, int Tries, DateTime NextTryAt, string? Error, string Address);

/// <summary>How the events of a client system stand.</summary>
public sealed record DeliveryCounts(int Waiting, int Dead, int Delivered);

/// <summary>
/// Events that wait. A process takes one by a conditional update that gives it <see cref="EventDelivery.Lease"/>; whoever comes at the same moment gets none. Where it is killed before it says how it went, the event is
/// due again after that, under the same id. Of one case the later event waits for the earlier one, unless that was given up.
/// </summary>
public sealed class WaitingEvents(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>Events of one page and of one round.</summary>
    public const int PageSize = 50;

    /// <summary>The subscriptions for which something is due.</summary>
    public async Task<IReadOnlyList<int>> SubscriptionsDueAsync(DateTime now, CancellationToken cancel = default) =>
        await Ready().Where(delivery => delivery.NextTryAt <= now).Select(delivery => delivery.SubscriptionId).Distinct().ToListAsync(cancel);

    /// <summary>Events of a subscription that are due, the oldest first. Each is taken before it is sent.</summary>
    public async Task<IReadOnlyList<long>> DueAsync(int subscription, DateTime now, CancellationToken cancel = default) =>
        await Told(await ViewerAsync(subscription, cancel)).Where(delivery => delivery.SubscriptionId == subscription && delivery.NextTryAt <= now).OrderBy(delivery => delivery.NextTryAt).ThenBy(delivery => delivery.Id).Take(PageSize).Select(delivery => delivery.Id).ToListAsync(cancel);

    // What its system may do now, which may be less than when the event was written: what it lost the scope for waits, and is not told.
    private IQueryable<EventDelivery> Told(Viewer viewer)
    {
        var cases = db.CaseFiles.Where(CaseAccess.MayFollow(viewer));
        var referrals = viewer.Scopes.Any(scope => scope is not ApiScope.Transfers);
        return Ready().Where(delivery => (referrals && ApiEventKinds.OfReferrals.Contains(delivery.Kind)) || cases.Any(c => c.Number == delivery.CaseNumber));
    }

    private async Task<Viewer> ViewerAsync(int subscription, CancellationToken cancel)
    {
        var client = await db.EventSubscriptions.Where(one => one.Id == subscription).Select(one => new { one.ClientSystemId, one.ClientSystem!.Scopes }).SingleOrDefaultAsync(cancel);
        return new(ClientSystem.ActorIdOf(client?.ClientSystemId ?? 0), ActorRole.ApiClient, null) { Scopes = ApiScopes.Of(client?.Scopes ?? "") };
    }

    /// <summary>Takes an event to send it; null where another process has it, or it may not be sent any more.</summary>
    public async Task<OutgoingEvent?> TakeAsync(long id, DateTime now, CancellationToken cancel = default)
    {
        var until = now + EventDelivery.Lease;
        if (await Ready().Where(delivery => delivery.Id == id && delivery.NextTryAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NextTryAt, until).SetProperty(delivery => delivery.Tries, delivery => delivery.Tries + 1), cancel) == 0)
        {
            return null;
        }

        return await db.EventDeliveries.Where(delivery => delivery.Id == id)
            .Select(delivery => new OutgoingEvent(delivery.Id, delivery.EventId, delivery.Kind, delivery.CaseNumber, delivery.At, delivery.Tries, delivery.Subscription!.Address, delivery.Subscription.Secret)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The address took it.</summary>
    public Task DeliveredAsync(OutgoingEvent sent, DateTime now, CancellationToken cancel = default) =>
        db.EventDeliveries.Where(delivery => delivery.Id == sent.Id).ExecuteUpdateAsync(
            set => set.SetProperty(delivery => delivery.State, DeliveryState.Delivered).SetProperty(delivery => delivery.DeliveredAt, now).SetProperty(delivery => delivery.Error, (string?)null), cancel);

    /// <summary>It was not taken: it waits longer after each try, and after the last it is given up.</summary>
    public Task FailedAsync(OutgoingEvent sent, DateTime now, string error, int mostTries, CancellationToken cancel = default)
    {
        var (next, words) = (now + EventDelivery.WaitAfter(sent.Tries), error.Length > EventDelivery.ErrorMaxLength ? error[..EventDelivery.ErrorMaxLength] : error);
        var state = sent.Tries >= mostTries ? DeliveryState.Dead : DeliveryState.Waiting;
        return db.EventDeliveries.Where(delivery => delivery.Id == sent.Id && delivery.State == DeliveryState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(delivery => delivery.State, state).SetProperty(delivery => delivery.NextTryAt, next).SetProperty(delivery => delivery.Error, words), cancel);
    }

    /// <summary>What was given up or failed at least once, or instead what arrived; the newest first, below a number.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> PageAsync(int client, bool arrived, long? below, int most, CancellationToken cancel = default) =>
        await (arrived ? Of(client).Where(delivery => delivery.State == DeliveryState.Delivered) : Of(client).Where(Troubled)).Where(delivery => below == null || delivery.Id < below)
            .OrderByDescending(delivery => delivery.Id).Take(most)
            .Select(delivery => new DeliveryRow(delivery.Id, delivery.EventId, delivery.Kind, delivery.CaseNumber, delivery.At, delivery.State, delivery.Tries, delivery.NextTryAt, delivery.Error, delivery.Subscription!.Address)).ToListAsync(cancel);

    /// <summary>By subscription: when an event last arrived, and what went wrong the last time where something has not arrived since.</summary>
    public async Task<IReadOnlyDictionary<int, (DateTime? ArrivedAt, string? Error)>> LastAsync(int client, CancellationToken cancel = default) =>
        await db.EventSubscriptions.Where(subscription => subscription.ClientSystemId == client).Select(subscription => new
        {
            subscription.Id,
            At = db.EventDeliveries.Where(delivery => delivery.SubscriptionId == subscription.Id).Max(delivery => delivery.DeliveredAt),
            Error = db.EventDeliveries.Where(delivery => delivery.SubscriptionId == subscription.Id && delivery.State != DeliveryState.Delivered && delivery.Error != null).OrderByDescending(delivery => delivery.NextTryAt).Select(delivery => delivery.Error).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Id, row => (row.At, row.Error), cancel);

    /// <summary>How many events of all systems did not arrive, or failed at least once.</summary>
    public Task<int> TroubledAsync(CancellationToken cancel = default) => db.EventDeliveries.Where(Troubled).CountAsync(cancel);

    /// <summary>How many wait, were given up, and were delivered.</summary>
    public async Task<DeliveryCounts> CountAsync(int client, CancellationToken cancel = default)
    {
        var counts = await Of(client).GroupBy(delivery => delivery.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return new(counts.GetValueOrDefault(DeliveryState.Waiting), counts.GetValueOrDefault(DeliveryState.Dead), counts.GetValueOrDefault(DeliveryState.Delivered));
    }

    /// <summary>Makes an event that was given up or failed due at once, with all its tries before it, or sends one that arrived again; the answer is how many. Null stands for all of the system that did not arrive.</summary>
    public async Task<int> AgainAsync(int client, long? id, DateTime now, CancellationToken cancel = default)
    {
        var again = await (id is { } one ? Of(client).Where(delivery => delivery.Id == one && (delivery.State != DeliveryState.Waiting || delivery.Error != null)) : Of(client).Where(Troubled))
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.State, DeliveryState.Waiting).SetProperty(delivery => delivery.Tries, 0).SetProperty(delivery => delivery.NextTryAt, now), cancel);
        if (again > 0)
        {
            trail.Happened(AuditAction.EventsRedelivered, ClientSystem.ActorIdOf(client));
        }

        return again;
    }

    /// <summary>Forgets what was delivered before an instant, and what happened before it and still waits: for an address that was stopped, or a scope that was taken away.</summary>
    public Task<int> SweepAsync(DateTime before, CancellationToken cancel = default) =>
        db.EventDeliveries.Where(delivery => (delivery.State == DeliveryState.Delivered && delivery.DeliveredAt < before) || (delivery.State == DeliveryState.Waiting && delivery.At < before && delivery.NextTryAt < before)).ExecuteDeleteAsync(cancel);

    private static readonly Expression<Func<EventDelivery, bool>> Troubled = delivery => delivery.State == DeliveryState.Dead || (delivery.State == DeliveryState.Waiting && delivery.Error != null);

    private IQueryable<EventDelivery> Of(int client) => db.EventDeliveries.Where(delivery => delivery.Subscription!.ClientSystemId == client);

    private IQueryable<EventDelivery> Ready() => db.EventDeliveries.Where(delivery => delivery.State == DeliveryState.Waiting && !delivery.Subscription!.Disabled && !delivery.Subscription.ClientSystem!.Disabled
        && !db.EventDeliveries.Any(earlier => earlier.SubscriptionId == delivery.SubscriptionId && earlier.CaseNumber == delivery.CaseNumber && earlier.State == DeliveryState.Waiting && earlier.Id < delivery.Id));
}
