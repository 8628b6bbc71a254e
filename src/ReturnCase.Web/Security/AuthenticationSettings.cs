using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Security;

/// <summary>Settings under Authentication:. Read once at start.</summary>
/// <param name="RequireSecondFactor">Whether somebody with a local account and no second factor first sets one up.</param>
/// <param name="Oidc">The organisation's own sign-in; null where accounts are local.</param>
public sealed record AuthenticationSettings(bool RequireSecondFactor, OidcSettings? Oidc);

/// <summary>The organisation's own sign-in (OpenID Connect).</summary>
/// <param name="Roles">Which role each value of the role claim gives.</param>
public sealed record OidcSettings(
    Uri Authority, string ClientId, string? ClientSecret, string RoleClaim, string TeamClaim, string NameClaim, IReadOnlyDictionary<string, ActorRole> Roles);
