using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;

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
        await Ready().Where(delivery => delivery.SubscriptionId == subscription && delivery.NextTryAt <= now).OrderBy(delivery => delivery.NextTryAt).ThenBy(delivery => delivery.Id).Take(PageSize).Select(delivery => delivery.Id).ToListAsync(cancel);

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

    /// <summary>What was given up or failed at least once, the newest first, below a number.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> TroubledAsync(int client, long? below, int most, CancellationToken cancel = default) =>
        await Of(client).Where(delivery => (delivery.State == DeliveryState.Dead || (delivery.State == DeliveryState.Waiting && delivery.Error != null)) && (below == null || delivery.Id < below))
            .OrderByDescending(delivery => delivery.Id).Take(most)
            .Select(delivery => new DeliveryRow(delivery.Id, delivery.EventId, delivery.Kind, delivery.CaseNumber, delivery.At, delivery.State, delivery.Tries, delivery.NextTryAt, delivery.Error, delivery.Subscription!.Address)).ToListAsync(cancel);

    /// <summary>How many wait, were given up, and were delivered.</summary>
    public async Task<DeliveryCounts> CountAsync(int client, CancellationToken cancel = default)
    {
        var counts = await Of(client).GroupBy(delivery => delivery.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return new(counts.GetValueOrDefault(DeliveryState.Waiting), counts.GetValueOrDefault(DeliveryState.Dead), counts.GetValueOrDefault(DeliveryState.Delivered));
    }

    /// <summary>Makes an event that was given up or failed due at once, with all its tries before it; the answer is how many. Null stands for all of the system.</summary>
    public async Task<int> AgainAsync(int client, long? id, DateTime now, CancellationToken cancel = default)
    {
        var again = await Of(client).Where(delivery => (delivery.State == DeliveryState.Dead || (delivery.State == DeliveryState.Waiting && delivery.Error != null)) && (id == null || delivery.Id == id))
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.State, DeliveryState.Waiting).SetProperty(delivery => delivery.Tries, 0).SetProperty(delivery => delivery.NextTryAt, now), cancel);
        if (again > 0)
        {
            trail.Happened(AuditAction.EventsRedelivered, ClientSystem.ActorIdOf(client));
        }

        return again;
    }

    /// <summary>Forgets what was delivered before an instant.</summary>
    public Task<int> SweepAsync(DateTime before, CancellationToken cancel = default) =>
        db.EventDeliveries.Where(delivery => delivery.State == DeliveryState.Delivered && delivery.DeliveredAt < before).ExecuteDeleteAsync(cancel);

    private IQueryable<EventDelivery> Of(int client) => db.EventDeliveries.Where(delivery => delivery.Subscription!.ClientSystemId == client);

    private IQueryable<EventDelivery> Ready() => db.EventDeliveries.Where(delivery => delivery.State == DeliveryState.Waiting && !delivery.Subscription!.Disabled && !delivery.Subscription.ClientSystem!.Disabled
        && !db.EventDeliveries.Any(earlier => earlier.SubscriptionId == delivery.SubscriptionId && earlier.CaseNumber == delivery.CaseNumber && earlier.State == DeliveryState.Waiting && earlier.Id < delivery.Id));
}
