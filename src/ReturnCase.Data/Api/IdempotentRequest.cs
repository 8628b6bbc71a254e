using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Api;

/// <summary>
/// A request that changes something, under the key that its sender gave it: claimed while it is worked on, and afterwards with its answer. The key is kept as a hash only, and what it opens, the answer, is
/// encrypted with it, so that the database alone tells nothing.
/// </summary>
public sealed class IdempotentRequest
{
    /// <summary>Length of a hash.</summary>
    public const int HashLength = 64;

    /// <summary>Greatest length of <see cref="Location"/>.</summary>
    public const int LocationMaxLength = 200;

    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>Who sent it.</summary>
    public int ClientSystemId { get; init; }

    /// <summary>Hash of the sender's key.</summary>
    public string KeyHash { get; init; } = "";

    /// <summary>HMAC over address and body, by the sender's key.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Counts who worked on it: whoever claimed it before can no longer keep anything.</summary>
    public int Revision { get; set; }

    /// <summary>Until when whoever claimed it has time, UTC.</summary>
    public DateTime ClaimedUntil { get; set; }

    /// <summary>Until when the answer is kept, UTC.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>Status of the answer; null while there is none.</summary>
    public int? Status { get; set; }

    /// <summary>Address of what was made.</summary>
    public string? Location { get; set; }

    /// <summary>The answer, encrypted.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>The case that it is about: it goes where that is destroyed.</summary>
    public string? CaseNumber { get; set; }
}

internal sealed class IdempotentRequestConfiguration : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> builder)
    {
        builder.ToTable("IdempotentRequests");
        builder.Property(request => request.KeyHash).HasMaxLength(IdempotentRequest.HashLength);
        builder.Property(request => request.Fingerprint).HasMaxLength(IdempotentRequest.HashLength);
        builder.Property(request => request.Location).HasMaxLength(IdempotentRequest.LocationMaxLength);
        builder.Property(request => request.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(request => request.Revision).IsConcurrencyToken();
        builder.HasIndex(request => new { request.ClientSystemId, request.KeyHash }).IsUnique();
        builder.HasIndex(request => request.CaseNumber);
        builder.HasIndex(request => request.EndsAt);
        builder.HasOne<ClientSystem>().WithMany().HasForeignKey(request => request.ClientSystemId).OnDelete(DeleteBehavior.Cascade);
    }
}
