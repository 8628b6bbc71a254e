using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Security;

/// <summary>What a signed-in person has to do before anything else.</summary>
public enum OwedStep
{
    /// <summary>Choose a password of one's own in place of a temporary one.</summary>
    Password,

    /// <summary>Set up a second factor.</summary>
    SecondFactor,
}

/// <summary>A session and its user as one query finds them.</summary>
internal sealed record SessionRow(
    long Id, DateTime MadeAt, DateTime LastSeenAt, DateTime EndsAt, DateTime? EndedAt, string UserId, string UserName, string DisplayName, ActorRole Role, string? Team,
    bool Disabled, bool Temporary, bool HasSecondFactor, bool External, bool ShortcutsOff, int Unread, int UnreadOfTeam, bool StandsIn);

/// <summary>The cookie holds only the key of a session; who the user is now is read from the database at each request and told in these claims.</summary>
internal static class UserClaims
{
    public const string DisplayName = "display_name";
    public const string Team = "team";
    public const string SessionKey = "session_key";
    public const string Session = "session";
    public const string Owed = "owed";
    public const string MadeAt = "made_at";
    public const string External = "external";
    public const string ShortcutsOff = "shortcuts_off";
    public const string Unread = "unread_notices";
    public const string UnreadOfTeam = "unread_notices_of_team";

    public const string StandsIn = "stands_in";

    /// <summary>What goes into the cookie.</summary>
    public static ClaimsPrincipal ForCookie(string key) => Principal(new Claim(SessionKey, key));

    /// <summary>What the program works with.</summary>
    public static ClaimsPrincipal Of(SessionRow row, OwedStep? owed) => Principal(
    [
        new(ClaimTypes.NameIdentifier, row.UserId),
        new(ClaimTypes.Name, row.UserName),
        new(DisplayName, row.DisplayName),
        new(ClaimTypes.Role, row.Role.ToString()),
        new(MadeAt, row.MadeAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        new(Session, row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        .. row.Team is { } team ? new[] { new Claim(Team, team) } : [],
        .. row.External ? new[] { new Claim(External, bool.TrueString) } : [],
        .. row.ShortcutsOff ? new[] { new Claim(ShortcutsOff, bool.TrueString) } : [],
        .. row.Unread > 0 ? new[] { new Claim(Unread, row.Unread.ToString(System.Globalization.CultureInfo.InvariantCulture)) } : [],
        .. row.UnreadOfTeam > 0 ? new[] { new Claim(UnreadOfTeam, row.UnreadOfTeam.ToString(System.Globalization.CultureInfo.InvariantCulture)) } : [],
        .. row.StandsIn ? new[] { new Claim(StandsIn, bool.TrueString) } : [],
        .. owed is { } step ? new[] { new Claim(Owed, step.ToString()) } : [],
    ]);

    private static ClaimsPrincipal Principal(params IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
}
