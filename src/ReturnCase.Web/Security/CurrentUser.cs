using System.Security.Claims;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Security;

/// <summary>The person behind this request. Reading any of it without a signed-in user is a programming error.</summary>
public sealed class CurrentUser(IHttpContextAccessor accessor)
{
    public bool IsSignedIn => accessor.HttpContext?.User.Identity?.IsAuthenticated == true;

    public string UserId => Claim(ClaimTypes.NameIdentifier);

    public string UserName => Claim(ClaimTypes.Name);

    public string DisplayName => Claim(UserClaims.DisplayName);

    public ActorRole Role => Enum.Parse<ActorRole>(Claim(ClaimTypes.Role));

    public string? Team => accessor.HttpContext?.User.FindFirstValue(UserClaims.Team);

    /// <summary>Has to do something before anything else, and therefore sees nothing else.</summary>
    public bool OwesStep => accessor.HttpContext?.User.HasClaim(claim => claim.Type == UserClaims.Owed) == true;

    /// <summary>Signs in with the organisation, so that nothing of that is changed here.</summary>
    public bool IsExternal => accessor.HttpContext?.User.HasClaim(claim => claim.Type == UserClaims.External) == true;

    /// <summary>Keys of one letter work for this person.</summary>
    public bool Shortcuts => IsSignedIn && !OwesStep && accessor.HttpContext?.User.HasClaim(claim => claim.Type == UserClaims.ShortcutsOff) == false;

    /// <summary>Works on cases, and so is told of their deadlines.</summary>
    public bool HasNotices => IsSignedIn && !OwesStep && Role is ActorRole.Counsellor or ActorRole.Supervisor;

    /// <summary>How many notices this person did not read yet, as they were when this request began: counted with the session, so that the head of a page costs no command.</summary>
    public UnreadCount UnreadNotices => new(Number(UserClaims.Unread));

    /// <summary>The same of the box of the team, for a supervisor.</summary>
    public UnreadCount UnreadOfTeam => new(Number(UserClaims.UnreadOfTeam));

    /// <summary>A supervisor who looks after another team today; told with the session, so that all others are not asked about at each page.</summary>
    public bool StandsIn => accessor.HttpContext?.User.HasClaim(claim => claim.Type == UserClaims.StandsIn) == true;

    /// <summary>The session of this request.</summary>
    public long Session => long.Parse(Claim(UserClaims.Session), System.Globalization.CultureInfo.InvariantCulture);

    private int Number(string type) => accessor.HttpContext?.User.FindFirstValue(type) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private string Claim(string type) => accessor.HttpContext?.User.FindFirstValue(type)
        ?? throw new InvalidOperationException($"The current user has no claim {type}.");
}
