using Microsoft.AspNetCore.Identity;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data;

/// <summary>Somebody who works with the program: one person, one role, at most one team.</summary>
public sealed class AppUser : IdentityUser
{
    public const int DisplayNameMaxLength = 100;
    public const int SecretMaxLength = 500;
    public const int ExternalMaxLength = 200;

    public string DisplayName { get; set; } = "";

    public string? Team { get; set; }

    public ActorRole Role { get; set; }

    public bool Disabled { get; set; }

    /// <summary>The secret of the authenticator app, encrypted with a key that is not in the database; null where there is none.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The last step of time whose one-time code was used; that code and older ones are refused.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>Until when a password that somebody else chose opens the door, once; null for a password of one's own.</summary>
    public DateTime? TemporaryUntil { get; set; }

    /// <summary>Works without keys of one letter: for who speaks to the computer, or hits keys by accident (WCAG 2.1.4).</summary>
    public bool ShortcutsOff { get; set; }

    /// <summary>What this person wants by e-mail of the deadlines that near, at the address of the account.</summary>
    public MailWish MailWish { get; set; }

    /// <summary>Who this is at the organisation's own sign-in (OpenID Connect): issuer and subject. Null for a local account.</summary>
    public string? ExternalIssuer { get; set; }

    public string? ExternalSubject { get; set; }
}
