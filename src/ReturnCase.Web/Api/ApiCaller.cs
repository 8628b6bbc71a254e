using System.Globalization;
using System.Security.Claims;
using ReturnCase.Data.Api;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Api;

/// <summary>The system behind a request of the API.</summary>
internal sealed class ApiCaller(IHttpContextAccessor accessor)
{
    public const string ScopeClaim = "scope";
    public const string RateClaim = "rate";
    public const string TokenClaim = "token";
    private const string TeamClaim = "team_of_transfers";
    private const string Scheme = "Token";

    public int ClientId => ClientSystem.IdOf(Claim(ClaimTypes.NameIdentifier)!) ?? throw new InvalidOperationException("No system of a partner asks.");

    /// <summary>The team that gets what it registers.</summary>
    public string? Team => Claim(TeamClaim);

    public IReadOnlyList<ApiScope> Scopes => ApiScopes.Of(string.Join(' ', accessor.HttpContext!.User.FindAll(ScopeClaim).Select(claim => claim.Value)));

    public Viewer Viewer => new(Claim(ClaimTypes.NameIdentifier)!, ActorRole.ApiClient, null) { Scopes = Scopes };

    public static ClaimsPrincipal Principal(TokenHolder holder, int perMinute) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, ClientSystem.ActorIdOf(holder.ClientId)),
        new(ClaimTypes.Name, ClientSystem.ActorIdOf(holder.ClientId)),
        new(UserClaims.DisplayName, holder.Name),
        new(ClaimTypes.Role, nameof(ActorRole.ApiClient)),
        new(TokenClaim, holder.TokenId.ToString(CultureInfo.InvariantCulture)),
        new(RateClaim, perMinute.ToString(CultureInfo.InvariantCulture)),
        .. holder.Team is { } team ? new[] { new Claim(TeamClaim, team) } : [],
        .. holder.Scopes.Select(scope => new Claim(ScopeClaim, scope.Word())),
    ], Scheme));

    private string? Claim(string type) => accessor.HttpContext?.User.FindFirstValue(type);
}
