using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Api;

/// <summary>A secret that a client system shows with each request. Only its hash is kept; it is random and long enough for that.</summary>
public sealed class AccessToken
{
    /// <summary>Begins every token, so that one that got into a file or a mail is found there.</summary>
    public const string Prefix = "rc_";

    /// <summary>Greatest length of a label.</summary>
    public const int LabelMaxLength = 100;

    /// <summary>Length of the hash.</summary>
    public const int HashLength = 64;

    private const int SecretBytes = 32;

    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Whose it is.</summary>
    public int ClientSystemId { get; init; }

    /// <summary>What it is called among the tokens of that system: where it is used.</summary>
    public string Label { get; init; } = "";

    /// <summary>SHA-256 of the token.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Id of the administrator who issued it.</summary>
    public string IssuedById { get; init; } = "";

    /// <summary>When that was, UTC.</summary>
    public DateTime IssuedAt { get; init; }

    /// <summary>From when it opens nothing, UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>When it was used last, to within a minute, UTC.</summary>
    public DateTime? LastUsedAt { get; init; }

    /// <summary>When it was revoked, UTC; null while it was not.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Id of the administrator who revoked it.</summary>
    public string? RevokedById { get; set; }

    /// <summary>Whether it opens anything at an instant, as far as the token itself goes.</summary>
    public bool IsGoodAt(DateTime now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The hash of a secret as it was shown.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("AccessTokens");
        builder.Property(token => token.Label).HasMaxLength(AccessToken.LabelMaxLength);
        builder.Property(token => token.Hash).HasMaxLength(AccessToken.HashLength);
        builder.Property(token => token.IssuedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(token => token.RevokedById).HasMaxLength(Actor.IdMaxLength);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => token.ClientSystemId);
        builder.HasOne<ClientSystem>().WithMany().HasForeignKey(token => token.ClientSystemId).OnDelete(DeleteBehavior.Cascade);
    }
}
