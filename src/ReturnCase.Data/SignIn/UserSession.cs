using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.SignIn;

/// <summary>Why a session ended before its time, or at it.</summary>
public enum SessionEnd
{
    SignedOut,
    Idle,
    TooLong,
    UserDisabled,
    ByAdministrator,
    ByUser,
    MeansChanged,
}

/// <summary>What somebody signed in on, as coarse as it can be.</summary>
public enum DeviceKind
{
    Computer,
    Phone,
    Tablet,
    Unknown,
}

/// <summary>One sign-in of one user. The browser holds a random key; here lies only its hash.</summary>
public sealed class UserSession
{
    public const int KeyHashLength = 64;

    public long Id { get; init; }

    public string KeyHash { get; init; } = "";

    public string UserId { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>When it ends whatever happens.</summary>
    public DateTime EndsAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    public SessionEnd? EndedWhy { get; private set; }

    public DeviceKind Device { get; init; }

    /// <summary>Ends it, once; a later reason does not replace the first.</summary>
    public void End(DateTime now, SessionEnd why)
    {
        if (EndedAt is null)
            (EndedAt, EndedWhy) = (now, why);
    }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("UserSessions");
        builder.Property(session => session.KeyHash).HasMaxLength(UserSession.KeyHashLength).IsUnicode(false);
        builder.HasIndex(session => session.KeyHash).IsUnique();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
