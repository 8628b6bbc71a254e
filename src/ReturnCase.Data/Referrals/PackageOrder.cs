using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

/// <summary>Where a package stands that was asked for.</summary>
public enum PackageState
{
    /// <summary>Nobody began yet.</summary>
    Waiting,

    /// <summary>It is being made. Nothing of it can be seen.</summary>
    Running,

    /// <summary>It is a batch.</summary>
    Done,

    /// <summary>Somebody stopped it; nothing of it is left and nothing was marked.</summary>
    Cancelled,

    /// <summary>It could not be made; nothing of it is left and nothing was marked.</summary>
    Failed,
}

/// <summary>Why a package was not made.</summary>
public enum PackageRefusal
{
    /// <summary>A referral in it was withdrawn, decided, corrected or destroyed meanwhile.</summary>
    NoLongerReady,

    /// <summary>It failed again and again; what happened stands in the log of the program.</summary>
    Failed,
}

/// <summary>A package that somebody asked for, with the number of the batch that it becomes. Made in the background; it is a batch only once it is whole.</summary>
public sealed class PackageOrder
{
    public const int RequestKeyMaxLength = 80;
    public const int LeaseMaxLength = 40;

    private PackageOrder()
    {
    }

    internal PackageOrder(int number, Change change, string requestKey, int count, string? despite)
    {
        (Number, AskedAt, ById, ByName, ByRole) = (number, change.RecordedAt, change.By.Id, change.By.Name, change.By.Role);
        (RequestKey, Count, Despite) = (requestKey, count, despite);
    }

    /// <summary>Of the order, and of the batch that it becomes.</summary>
    public int Number { get; private set; }

    public DateTime AskedAt { get; private set; }

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public ActorRole ByRole { get; private set; }

    /// <summary>Names the request: who sends the same one twice gets one package.</summary>
    public string RequestKey { get; private set; } = "";

    public PackageState State { get; private set; }

    /// <summary>Number of referrals in it.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them were written so far.</summary>
    public int Written { get; private set; }

    /// <summary>Why referrals go that lack something.</summary>
    public string? Despite { get; private set; }

    public PackageRefusal? Refusal { get; private set; }

    /// <summary>Numbers of the referrals that were no longer ready.</summary>
    public string? NoLongerReady { get; private set; }

    public int Failures { get; private set; }

    /// <summary>Who makes it at the moment; null while nobody does.</summary>
    public string? Lease { get; private set; }

    /// <summary>Until when nobody else takes it over, by the clock of the machine.</summary>
    public DateTime? LeasedUntil { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>It is neither a batch nor given up.</summary>
    public bool IsOpen => State is PackageState.Waiting or PackageState.Running;

    /// <summary>Who asked for it.</summary>
    public Actor By => new(ById, ByName, ByRole);
}

/// <summary>One version of a referral in an order and in the batch that it becomes.</summary>
public sealed class PackageLine
{
    private PackageLine()
    {
    }

    internal PackageLine(int batch, string referral, int version, int caseFileId) => (Batch, Referral, Version, CaseFileId) = (batch, referral, version, caseFileId);

    public int Batch { get; private set; }

    public string Referral { get; private set; } = "";

    public int Version { get; private set; }

    public int CaseFileId { get; private set; }
}

internal sealed class PackageOrderConfiguration : IEntityTypeConfiguration<PackageOrder>
{
    public void Configure(EntityTypeBuilder<PackageOrder> builder)
    {
        builder.ToTable("PackageOrders").HasKey(order => order.Number);
        builder.Property(order => order.Number).ValueGeneratedNever();
        builder.Property(order => order.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(order => order.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(order => order.RequestKey).HasMaxLength(PackageOrder.RequestKeyMaxLength);
        builder.Property(order => order.Despite).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(order => order.Lease).HasMaxLength(PackageOrder.LeaseMaxLength);
        builder.HasIndex(order => new { order.ById, order.RequestKey }).IsUnique();
        builder.HasIndex(order => new { order.State, order.Number });
    }
}

internal sealed class PackageLineConfiguration : IEntityTypeConfiguration<PackageLine>
{
    public void Configure(EntityTypeBuilder<PackageLine> builder)
    {
        builder.ToTable("PackageLines").HasKey(line => new { line.Batch, line.Referral });
        builder.Property(line => line.Referral).HasMaxLength(Domain.Referrals.Referral.NumberMaxLength);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(line => line.CaseFileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(line => line.Referral);
    }
}
