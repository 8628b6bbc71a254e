using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;

namespace ReturnCase.Data.Api;

/// <summary>What administrators do with the addresses to which events go.</summary>
public sealed class EventSubscriptions(ReturnCaseDb db, AuditTrail trail)
{
    /// <summary>Those of a client system, the oldest first.</summary>
    public async Task<IReadOnlyList<EventSubscription>> OfAsync(int client, CancellationToken cancel = default) =>
        await db.EventSubscriptions.AsNoTracking().Where(subscription => subscription.ClientSystemId == client).OrderBy(subscription => subscription.Id).ToListAsync(cancel);

    /// <summary>Adds one. From now on what happens is written down for it.</summary>
    /// <param name="client">Whose it is.</param>
    /// <param name="address">Where events go.</param>
    /// <param name="kinds">Of what it is told.</param>
    /// <param name="secret">The secret, encrypted.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<EventSubscription> AddAsync(ClientSystem client, string address, IEnumerable<ApiEventKind> kinds, string secret, DateTime at, CancellationToken cancel = default)
    {
        var subscription = new EventSubscription { ClientSystemId = client.Id, Address = address, Kinds = ApiEventKinds.Line(kinds), Secret = secret, AddedAt = at };
        db.EventSubscriptions.Add(subscription);
        trail.Changes(AuditAction.SubscriptionChanged, $"{client.ActorId} added {HostOf(address)}: {subscription.Kinds}");
        await db.SaveChangesAsync(cancel);
        return subscription;
    }

    /// <summary>Takes away an address that was stopped, with what waited for it and what arrived; false where it is not one of this system's, or goes on.</summary>
    public async Task<bool> RemoveAsync(ClientSystem client, int id, CancellationToken cancel = default)
    {
        if (await db.EventSubscriptions.SingleOrDefaultAsync(one => one.Id == id && one.ClientSystemId == client.Id && one.Disabled, cancel) is not { } subscription)
        {
            return false;
        }

        db.EventSubscriptions.Remove(subscription);
        trail.Changes(AuditAction.SubscriptionChanged, $"{client.ActorId} subscription {id} removed");
        await db.SaveChangesAsync(cancel);
        return true;
    }

    // The path of an address could hold a key of the partner; the machine is what says where it went.
    private static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : "?";

    /// <summary>Stops or resumes what goes to an address; false where it is not one of this system's.</summary>
    public async Task<bool> SetDisabledAsync(ClientSystem client, int id, bool disabled, CancellationToken cancel = default)
    {
        if (await db.EventSubscriptions.SingleOrDefaultAsync(one => one.Id == id && one.ClientSystemId == client.Id, cancel) is not { } subscription)
        {
            return false;
        }

        if (subscription.Disabled != disabled)
        {
            subscription.Disabled = disabled;
            trail.Changes(AuditAction.SubscriptionChanged, $"{client.ActorId} subscription {id} {(disabled ? "disabled" : "enabled")}");
            await db.SaveChangesAsync(cancel);
        }

        return true;
    }
}
