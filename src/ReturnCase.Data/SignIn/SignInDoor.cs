using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.SignIn;

/// <summary>
/// Counts the failed tries that came through one door: a user from browsers that are not known, one known browser of a user, or one network address.
/// The key never holds what was typed.
/// </summary>
public sealed class SignInDoor
{
    public const int KeyMaxLength = 80;

    public string Key { get; init; } = "";

    public int Failures { get; init; }

    /// <summary>When the last failure happened that the door still took.</summary>
    public DateTime LastAt { get; init; }
}

internal sealed class SignInDoorConfiguration : IEntityTypeConfiguration<SignInDoor>
{
    public void Configure(EntityTypeBuilder<SignInDoor> builder)
    {
        builder.ToTable("SignInDoors").HasKey(door => door.Key);
        builder.Property(door => door.Key).HasMaxLength(SignInDoor.KeyMaxLength).IsUnicode(false);
    }
}
