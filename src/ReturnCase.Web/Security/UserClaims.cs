using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ReturnCase.Data;

namespace ReturnCase.Web.Security;

/// <summary>Puts name, role and team in the cookie, so that no page needs a query to know who asks.</summary>
internal sealed class UserClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    public const string DisplayName = "display_name";
    public const string Team = "team";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.Team is { } team)
            identity.AddClaim(new Claim(Team, team));
        return identity;
    }
}
