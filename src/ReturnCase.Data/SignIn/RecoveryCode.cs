using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.SignIn;

/// <summary>A code that takes the place of a lost second factor, once. Only its hash is kept; it is random and long enough for that.</summary>
public sealed class RecoveryCode
{
    public const int HashLength = 64;

    public long Id { get; init; }

    public string UserId { get; init; } = "";

    public string Hash { get; init; } = "";

    public DateTime? UsedAt { get; init; }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.Property(code => code.Hash).HasMaxLength(RecoveryCode.HashLength).IsUnicode(false);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
