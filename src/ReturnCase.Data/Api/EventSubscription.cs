using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Api;

/// <summary>An address of a client system at which it is told of what happened in the cases that it may follow.</summary>
public sealed class EventSubscription
{
    /// <summary>Greatest length of an address.</summary>
    public const int AddressMaxLength = 500;

    /// <summary>Greatest length of <see cref="Kinds"/>.</summary>
    public const int KindsMaxLength = 200;

    /// <summary>Greatest length of <see cref="Secret"/>.</summary>
    public const int SecretMaxLength = 1_000;

    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Whose it is.</summary>
    public int ClientSystemId { get; init; }

    /// <summary>The system.</summary>
    public ClientSystem? ClientSystem { get; init; }

    /// <summary>Where events go.</summary>
    public string Address { get; init; } = "";

    /// <summary>Of what it is told, as <see cref="ApiEventKinds.Line"/> writes it.</summary>
    public string Kinds { get; init; } = "";

    /// <summary>The secret that signs what is sent, encrypted.</summary>
    public string Secret { get; init; } = "";

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Nothing is sent to it. What happens meanwhile waits, as long as events are kept.</summary>
    public bool Disabled { get; set; }
}

/// <summary>How it goes with one event to one address.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The address took it.</summary>
    Delivered,

    /// <summary>It was tried often enough; an administrator can have it sent again.</summary>
    Dead,
}

/// <summary>
/// One event for one address. It is written with the change that it tells of. Nothing of a child is in it: a number of a case and a kind. Whoever wants to know more asks, with a token.
/// </summary>
public sealed class EventDelivery
{
    /// <summary>Greatest length of an id.</summary>
    public const int EventIdMaxLength = 120;

    /// <summary>Greatest length of what went wrong.</summary>
    public const int ErrorMaxLength = 300;

    /// <summary>How long one process has for one event; longer than an address may take to answer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>Key; in the order in which things happened.</summary>
    public long Id { get; init; }

    /// <summary>For which address.</summary>
    public int SubscriptionId { get; init; }

    /// <summary>That address.</summary>
    public EventSubscription? Subscription { get; init; }

    /// <summary>The id of the event: the same at each try and at each address, so that whoever gets it twice can tell.</summary>
    public string EventId { get; init; } = "";

    /// <summary>What happened.</summary>
    public ApiEventKind Kind { get; init; }

    /// <summary>In which case.</summary>
    public string CaseNumber { get; init; } = "";

    /// <summary>When it was recorded, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>How it goes.</summary>
    public DeliveryState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>When it is tried, or tried again, UTC.</summary>
    public DateTime NextTryAt { get; set; }

    /// <summary>When the address took it, UTC.</summary>
    public DateTime? DeliveredAt { get; set; }

    /// <summary>What went wrong the last time.</summary>
    public string? Error { get; set; }

    /// <summary>How long an event is kept: one that arrived, so that it can be sent again, and one that could not be sent.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The referral that an event is about, by its id; null where it is about the case.</summary>
    public static string? ReferralOf(string eventId) => eventId.Split('.') is [_, _, _, var referral] ? referral : null;

    /// <summary>How long to wait after so many tries.</summary>
    public static TimeSpan WaitAfter(int tries) => Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)];
}

internal sealed class EventSubscriptionConfiguration : IEntityTypeConfiguration<EventSubscription>
{
    public void Configure(EntityTypeBuilder<EventSubscription> builder)
    {
        builder.ToTable("EventSubscriptions");
        builder.Property(subscription => subscription.Address).HasMaxLength(EventSubscription.AddressMaxLength);
        builder.Property(subscription => subscription.Kinds).HasMaxLength(EventSubscription.KindsMaxLength);
        builder.Property(subscription => subscription.Secret).HasMaxLength(EventSubscription.SecretMaxLength);
        builder.HasOne(subscription => subscription.ClientSystem).WithMany().HasForeignKey(subscription => subscription.ClientSystemId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EventDeliveryConfiguration : IEntityTypeConfiguration<EventDelivery>
{
    public void Configure(EntityTypeBuilder<EventDelivery> builder)
    {
        builder.ToTable("EventDeliveries");
        builder.Property(delivery => delivery.EventId).HasMaxLength(EventDelivery.EventIdMaxLength);
        builder.Property(delivery => delivery.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(delivery => delivery.Error).HasMaxLength(EventDelivery.ErrorMaxLength);
        builder.HasIndex(delivery => new { delivery.State, delivery.NextTryAt, delivery.Id });
        builder.HasIndex(delivery => new { delivery.SubscriptionId, delivery.State, delivery.Id });
        builder.HasIndex(delivery => delivery.CaseNumber);
        builder.HasOne(delivery => delivery.Subscription).WithMany().HasForeignKey(delivery => delivery.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
    }
}
