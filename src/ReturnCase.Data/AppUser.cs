using Microsoft.AspNetCore.Identity;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data;

/// <summary>Somebody who works with the program: one person, one role, at most one team.</summary>
public sealed class AppUser : IdentityUser
{
    public const int DisplayNameMaxLength = 100;

    public string DisplayName { get; set; } = "";

    public string? Team { get; set; }

    public ActorRole Role { get; set; }

    public bool Disabled { get; set; }
}
