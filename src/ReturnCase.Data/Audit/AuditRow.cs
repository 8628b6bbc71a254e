using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>One operation as it is kept: never changed, and gone only with its whole month (domain 4). It holds ids and numbers; no name, V-number or value.</summary>
public sealed class AuditRow
{
    public const int DetailMaxLength = 400;
    public const int TraceMaxLength = 64;
    public const int MacLength = 32;

    /// <summary>Which of the chains it lies in.</summary>
    public int Chain { get; init; }

    /// <summary>Its place in that chain, from 1, without gaps.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }

    /// <summary>Id of the user; <see cref="AuditTrail.System"/> for the program, <see cref="AuditTrail.Anonymous"/> where nobody is signed in.</summary>
    public string ActorId { get; init; } = "";

    public ActorRole? Role { get; init; }

    public AuditAction Action { get; init; }

    /// <summary>Numbers of the cases whose children it concerns, with a space between them; empty where it concerns none.</summary>
    public string Cases { get; init; } = "";

    public string? Detail { get; init; }

    public string? Trace { get; init; }

    /// <summary>HMAC over all of the above and the one before it in the chain.</summary>
    public byte[] Mac { get; init; } = [];

    public IEnumerable<string> CaseNumbers => Cases.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public const string Table = "AuditRows";

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable(Table).HasKey(row => new { row.Chain, row.Sequence });
        builder.Property(row => row.ActorId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(row => row.Detail).HasMaxLength(AuditRow.DetailMaxLength);
        builder.Property(row => row.Trace).HasMaxLength(AuditRow.TraceMaxLength);
        builder.Property(row => row.Mac).HasMaxLength(AuditRow.MacLength).IsFixedLength();
        builder.Ignore(row => row.CaseNumbers);
        builder.HasIndex(row => new { row.At, row.Chain, row.Sequence });
        builder.HasIndex(row => new { row.ActorId, row.At });
    }
}

/// <summary>The end of a chain. Without it the last rows could go unnoticed.</summary>
public sealed class AuditHead
{
    public int Chain { get; init; }

    /// <summary>How many chains there are: a chain that went whole is missed.</summary>
    public int Chains { get; init; }

    public long LastSequence { get; init; }

    public byte[] LastMac { get; init; } = [];

    /// <summary>HMAC over the above.</summary>
    public byte[] Mac { get; init; } = [];
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public const string Table = "AuditHeads";

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable(Table).HasKey(head => head.Chain);
        builder.Property(head => head.Chain).ValueGeneratedNever();
        builder.Property(head => head.LastMac).HasMaxLength(AuditRow.MacLength).IsFixedLength();
        builder.Property(head => head.Mac).HasMaxLength(AuditRow.MacLength).IsFixedLength();
    }
}

/// <summary>The part of a chain that was removed with its month: what it was is gone, where it ended stays.</summary>
public sealed class AuditSegment
{
    public int Chain { get; init; }

    public long FirstSequence { get; init; }

    public long LastSequence { get; init; }

    /// <summary>The month it belongs to, by its first day.</summary>
    public DateOnly Month { get; init; }

    /// <summary>MAC of its last row, on which the row after it is built.</summary>
    public byte[] LastMac { get; init; } = [];

    public string ProposedById { get; init; } = "";

    public string SignedById { get; init; } = "";

    public DateTime RemovedAt { get; init; }

    /// <summary>HMAC over all of the above.</summary>
    public byte[] Mac { get; init; } = [];
}

internal sealed class AuditSegmentConfiguration : IEntityTypeConfiguration<AuditSegment>
{
    public const string Table = "AuditSegments";

    public void Configure(EntityTypeBuilder<AuditSegment> builder)
    {
        builder.ToTable(Table).HasKey(segment => new { segment.Chain, segment.FirstSequence });
        builder.Property(segment => segment.ProposedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(segment => segment.SignedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(segment => segment.LastMac).HasMaxLength(AuditRow.MacLength).IsFixedLength();
        builder.Property(segment => segment.Mac).HasMaxLength(AuditRow.MacLength).IsFixedLength();
    }
}
