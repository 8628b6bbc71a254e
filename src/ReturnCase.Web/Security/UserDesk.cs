using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Security;

/// <summary>Why something was not done to a user.</summary>
public enum UserRefusal
{
    /// <summary>Nobody takes away what lets oneself in.</summary>
    Self,

    /// <summary>Somebody must be able to give it back.</summary>
    LastAdministrator,

    /// <summary>A team with open cases or members would have no supervisor.</summary>
    LastSupervisor,

    /// <summary>Open cases, covers or planned tasks would be left with nobody who can do them.</summary>
    HoldsCases,

    /// <summary>Another administrator changed the same user meanwhile.</summary>
    Conflict,
}

/// <summary>What is done to users, by an administrator or on the command line: the rules, the sessions that end with it, and what the audit trail keeps.</summary>
public sealed class UserDesk(ReturnCaseDb db, UserManager<AppUser> users, Sessions sessions, SecondFactors factors, AuditTrail trail, MachineTime time, TimeProvider clock, CasePolicy policy)
{
    /// <summary>How long a password that somebody else chose opens the door.</summary>
    public static readonly TimeSpan TemporaryLifetime = TimeSpan.FromDays(7);

    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int AddressLength = 12;

    /// <summary>Roles that a person can have; systems of partners get a token.</summary>
    public static readonly IReadOnlyList<ActorRole> Roles = [.. Enum.GetValues<ActorRole>().Where(role => role != ActorRole.ApiClient)];

    public static bool NeedsTeam(ActorRole role) => role is ActorRole.Counsellor or ActorRole.Supervisor;

    public static string NewPassword() => RandomNumberGenerator.GetString(Alphabet, 20);

    /// <summary>What stands for a user in an address: neither name nor id.</summary>
    public static string AddressOf(string userId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(userId)))[..AddressLength];

    public async Task<AppUser?> FindAsync(string address, CancellationToken cancel)
    {
        var id = (await db.Users.Select(user => user.Id).ToListAsync(cancel)).SingleOrDefault(id => AddressOf(id) == address);
        return id is null ? null : await db.Users.SingleOrDefaultAsync(user => user.Id == id, cancel);
    }

    /// <summary>What would be left with nobody if this person could no longer do it.</summary>
    public Task<Holdings> HeldByAsync(AppUser user) => Holdings.OfAsync(db, user.Id, AmsterdamTime.Today(clock));

    /// <summary>What the team of a supervisor would have without one.</summary>
    public Task<TeamLeft> TeamLeftAsync(AppUser user) => TeamLeft.OfAsync(db, user.Team ?? "", user.Id, AmsterdamTime.Today(clock), policy);

    /// <summary>Who can take work over: the supervisors of teams, by name.</summary>
    public async Task<IReadOnlyList<string>> SupervisorsOfAsync(IEnumerable<string> teams) =>
        await db.Users.Where(user => user.Role == ActorRole.Supervisor && !user.Disabled && teams.Contains(user.Team!)).OrderBy(user => user.DisplayName).Select(user => $"{user.DisplayName} ({user.Team})").ToListAsync();

    /// <summary>Every team that somebody is in.</summary>
    public async Task<IReadOnlyList<string>> TeamsAsync(CancellationToken cancel = default) =>
        await db.Users.Where(user => user.Team != null).Select(user => user.Team!).Distinct().OrderBy(team => team).ToListAsync(cancel);

    public Task<IdentityResult> AddAsync(AppUser user, string password, bool temporary)
    {
        if (temporary)
            user.TemporaryUntil = time.Now + TemporaryLifetime;
        trail.Changes(AuditAction.UserAdded, $"user {user.Id} Role {user.Role}");
        return users.CreateAsync(user, password);
    }

    /// <summary>Keeps a new name, role and team, which hold at this person's next click.</summary>
    /// <param name="version">The stamp of the user as the form was made.</param>
    public async Task<UserRefusal?> ChangeAsync(AppUser user, string displayName, ActorRole role, string? team, string? version, string? by)
    {
        if (user.ConcurrencyStamp != version)
            return UserRefusal.Conflict;
        if (user.Role != role && await MayLoseRoleAsync(user, by) is { } refusal)
            return refusal;
        if ((user.Role != role || user.Team != team) && await MayLeaveTeamAsync(user) is { } alone)
            return alone;
        if ((user.Role != role || user.Team != team) && !(await HeldByAsync(user)).AreNone)
            return UserRefusal.HoldsCases;
        var fields = new[] { user.DisplayName == displayName ? null : "DisplayName", user.Role == role ? null : $"Role {user.Role} to {role}", user.Team == team ? null : "Team" }.OfType<string>().ToArray();
        (user.DisplayName, user.Role, user.Team) = (displayName, role, team);
        return fields.Length > 0 ? await SaveAsync(user, AuditAction.UserChanged, string.Join(", ", fields)) : null;
    }

    /// <summary>Takes sign-in away and ends every session, at once; refused while somebody still holds work. To keep a person out before that, there is a temporary password.</summary>
    public async Task<UserRefusal?> DisableAsync(AppUser user, string? by)
    {
        if (await MayLoseRoleAsync(user, by) is { } refusal)
            return refusal;
        if (await MayLeaveTeamAsync(user) is { } alone)
            return alone;
        if (!(await HeldByAsync(user)).AreNone)
            return UserRefusal.HoldsCases;
        user.Disabled = true;
        await sessions.MarkEndedAsync(user.Id, SessionEnd.UserDisabled);
        return await SaveAsync(user, AuditAction.UserDisabled);
    }

    public async Task<UserRefusal?> EnableAsync(AppUser user)
    {
        user.Disabled = false;
        return await SaveAsync(user, AuditAction.UserEnabled);
    }

    /// <summary>Takes every second factor away and ends every session; at the next sign-in a new one is set up.</summary>
    public async Task<UserRefusal?> ResetSecondFactorAsync(AppUser user)
    {
        await factors.ClearAsync(user);
        await sessions.MarkEndedAsync(user.Id, SessionEnd.MeansChanged);
        return await SaveAsync(user, AuditAction.UserChanged, "SecondFactor");
    }

    /// <summary>Gives a new password that has to be replaced at the next sign-in, and ends every session; null where somebody else changed the user meanwhile.</summary>
    public async Task<string?> GivePasswordAsync(AppUser user)
    {
        var password = NewPassword();
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.TemporaryUntil = time.Now + TemporaryLifetime;
        await sessions.MarkEndedAsync(user.Id, SessionEnd.MeansChanged);
        return await SaveAsync(user, AuditAction.PasswordChanged) is null ? password : null;
    }

    /// <summary>Ends one session of a user, or all; the answer is how many.</summary>
    public async Task<int> EndSessionsAsync(AppUser user, long? only)
    {
        var ended = await sessions.MarkEndedAsync(user.Id, SessionEnd.ByAdministrator, only);
        await db.SaveChangesAsync();
        return ended;
    }

    private async Task<UserRefusal?> MayLoseRoleAsync(AppUser user, string? by)
    {
        if (user.Id == by)
            return UserRefusal.Self;
        if (user.Role != ActorRole.Administrator)
            return null;
        var others = await db.Users.Where(other => other.Role == ActorRole.Administrator && !other.Disabled && other.Id != user.Id).ToListAsync();
        // So that of two administrators who take the role from each other at once, one is refused.
        others.ForEach(other => other.ConcurrencyStamp = Guid.NewGuid().ToString());
        return others.Count > 0 ? null : UserRefusal.LastAdministrator;
    }

    // What a supervisor is to a team somebody else must be already, unless nothing and nobody is left there.
    private async Task<UserRefusal?> MayLeaveTeamAsync(AppUser user)
    {
        if (user is not { Role: ActorRole.Supervisor, Team: { } team, Disabled: false })
            return null;
        var others = await db.Users.Where(other => other.Role == ActorRole.Supervisor && other.Team == team && !other.Disabled && other.Id != user.Id).ToListAsync();
        // So that of two administrators who take the last two supervisors of a team at once, one is refused.
        others.ForEach(other => other.ConcurrencyStamp = Guid.NewGuid().ToString());
        return others.Count > 0 || (await TeamLeftAsync(user)).IsEmpty ? null : UserRefusal.LastSupervisor;
    }

    private async Task<UserRefusal?> SaveAsync(AppUser user, AuditAction action, string? fields = null)
    {
        (user.ConcurrencyStamp, user.SecurityStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString("N"));
        trail.Changes(action, fields is null ? $"user {user.Id}" : $"user {user.Id} {fields}");
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State != EntityState.Unchanged).ToList())
                await entry.ReloadAsync();
            return UserRefusal.Conflict;
        }
    }
}
