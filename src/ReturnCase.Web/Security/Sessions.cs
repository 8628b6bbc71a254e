using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Data.SignIn;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Security;

/// <summary>Sessions lie in the database. The cookie holds a random key to one, and is worth nothing once that has ended.</summary>
public sealed class Sessions(ReturnCaseDb db, MachineTime time, TimeProvider clock, AuditTrail trail, AuthenticationSettings settings)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Signs somebody in on this browser; what it was signed in with before ends.</summary>
    public async Task StartAsync(HttpContext http, AppUser user, string means) =>
        await http.SignInAsync(IdentityConstants.ApplicationScheme, await MakeAsync(http, user, means));

    /// <summary>Makes a session and says what has to go into its cookie.</summary>
    public async Task<ClaimsPrincipal> MakeAsync(HttpContext http, AppUser user, string means)
    {
        await EndCurrentAsync(http);
        var (key, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), time.Now);
        db.UserSessions.Add(new UserSession
        {
            KeyHash = Hash(key),
            UserId = user.Id,
            MadeAt = now,
            LastSeenAt = now,
            EndsAt = now + Longest,
            Device = Devices.Of(http.Request.Headers.UserAgent),
        });
        trail.Act(user.Id, user.Role, http.TraceIdentifier);
        trail.Changes(AuditAction.SignedIn, means);
        await db.SaveChangesAsync();
        await db.UserSessions.Where(session => session.UserId == user.Id && session.EndsAt < now - Remembered).ExecuteDeleteAsync();
        return UserClaims.ForCookie(key);
    }

    /// <summary>The user of a session as the database knows the user now; null when the session has ended, which is then kept.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(HttpContext http, string key)
    {
        var hash = Hash(key);
        var row = await Rows(hash).SingleOrDefaultAsync(http.RequestAborted);
        if (row is not { EndedAt: null })
            return null;
        var now = time.Now;
        if (Over(row, now) is { } why)
        {
            if (await db.UserSessions.Where(session => session.Id == row.Id && session.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedWhy, why)) > 0)
            {
                trail.Act(row.UserId, row.Role, http.TraceIdentifier);
                trail.Happened(AuditAction.SessionEnded, why.ToString());
            }

            return null;
        }

        if (row.LastSeenAt <= now - SeenStep)
            await db.UserSessions.Where(session => session.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now));
        return UserClaims.Of(row, Owed(row));
    }

    /// <summary>Ends the session of this browser, if it has one.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        await EndCurrentAsync(http);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Sessions of a user that still run, the last seen first.</summary>
    public async Task<IReadOnlyList<UserSession>> RunningAsync(string userId, CancellationToken cancel)
    {
        var now = time.Now;
        return await db.UserSessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.EndedAt == null && session.EndsAt > now && session.LastSeenAt > now - Idle)
            .OrderByDescending(session => session.LastSeenAt).ToListAsync(cancel);
    }

    /// <summary>Marks sessions of a user as ended: one, or all but one. The next save keeps it; the answer is how many.</summary>
    public async Task<int> MarkEndedAsync(string userId, SessionEnd why, long? only = null, long? except = null)
    {
        var now = time.Now;
        var running = await db.UserSessions
            .Where(session => session.UserId == userId && session.EndedAt == null && session.EndsAt > now && (only == null || session.Id == only) && session.Id != except)
            .ToListAsync();
        foreach (var session in running)
            session.End(now, why);
        if (running.Count > 0)
            trail.Changes(AuditAction.SessionEnded, $"{why} user {userId} sessions {running.Count}");
        return running.Count;
    }

    private async Task EndCurrentAsync(HttpContext http)
    {
        if (http.User.FindFirstValue(UserClaims.Session) is not { } text)
            return;
        var id = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        if (await db.UserSessions.SingleOrDefaultAsync(session => session.Id == id) is not { EndedAt: null } session)
            return;
        session.End(time.Now, SessionEnd.SignedOut);
        trail.Changes(AuditAction.SignedOut);
        await db.SaveChangesAsync();
    }

    private IQueryable<SessionRow> Rows(string hash)
    {
        var today = AmsterdamTime.Today(clock);
        var (unread, covers) = (Notice.Standing(db, today).Where(n => n.ReadAt == null), db.SupervisorCovers(today));
        return
        from session in db.UserSessions
        join user in db.Users on session.UserId equals user.Id
        where session.KeyHash == hash
        select new SessionRow(
            session.Id, session.MadeAt, session.LastSeenAt, session.EndsAt, session.EndedAt, user.Id, user.UserName!, user.DisplayName, user.Role, user.Team, user.Disabled,
            user.TemporaryUntil != null, user.AuthenticatorSecret != null || db.UserPasskeys.Any(passkey => passkey.UserId == user.Id), user.ExternalSubject != null, user.ShortcutsOff,
            unread.Where(n => n.Recipient == user.Id).OrderBy(n => n.Id).Take(UnreadCount.Most + 1).Count(),
            user.Role != ActorRole.Supervisor ? 0 : unread.Where(n => n.Recipient == Notice.OfTeam + user.Team).OrderBy(n => n.Id).Take(UnreadCount.Most + 1).Count()
                + covers.Where(c => c.CoveringId == user.Id && c.Team != user.Team).Join(unread, c => Notice.OfTeam + c.Team, n => n.Recipient, (c, n) => n.Id).Distinct().OrderBy(id => id).Take(UnreadCount.Most + 1).Count(),
            user.Role == ActorRole.Supervisor && covers.Any(c => c.CoveringId == user.Id));
    }

    private static SessionEnd? Over(SessionRow row, DateTime now) => row switch
    {
        { Disabled: true } => SessionEnd.UserDisabled,
        _ when row.EndsAt <= now => SessionEnd.TooLong,
        _ when row.LastSeenAt + Idle <= now => SessionEnd.Idle,
        _ => null,
    };

    private OwedStep? Owed(SessionRow row) => row switch
    {
        { External: true } => null,
        { Temporary: true } => OwedStep.Password,
        { HasSecondFactor: false } when settings.RequireSecondFactor => OwedStep.SecondFactor,
        _ => null,
    };

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
