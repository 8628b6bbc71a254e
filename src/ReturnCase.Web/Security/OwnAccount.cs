using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;

namespace ReturnCase.Web.Security;

/// <summary>What people change of their own account.</summary>
public sealed class OwnAccount(
    ReturnCaseDb db, UserManager<AppUser> users, SignInManager<AppUser> signIn, CurrentUser current, Sessions sessions, SecondFactors factors, SignInDoors doors, AuditTrail trail, AuthenticationSettings settings)
{
    public Task<AppUser> UserAsync() => db.Users.SingleAsync(user => user.Id == current.UserId);

    /// <summary>Whether the password of now was right. If so the new one holds, and every other session ends.</summary>
    public async Task<bool> ChangePasswordAsync(AppUser user, string old, string password)
    {
        var door = SignInDoors.ForCodes(SignInDoors.OfUser($"own:{user.Id}"));
        if (!await doors.TakeAsync(door) || users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash ?? "", old) == PasswordVerificationResult.Failed)
            return false;
        await doors.OpenAsync(door);
        (user.PasswordHash, user.TemporaryUntil) = (users.PasswordHasher.HashPassword(user, password), null);
        await sessions.MarkEndedAsync(user.Id, SessionEnd.MeansChanged, except: current.Session);
        trail.Changes(AuditAction.PasswordChanged, $"user {user.Id}");
        await SaveAsync(user);
        return true;
    }

    /// <summary>Recovery codes to show once, where the app was taken into use and there are none yet; null when the code is not the app's.</summary>
    public async Task<IReadOnlyList<string>?> TakeAppAsync(AppUser user, byte[] secret, string code)
    {
        if (!factors.Take(user, secret, code))
            return null;
        var codes = await FirstCodesAsync(user);
        await SaveAsync(user);
        return codes;
    }

    /// <summary>Whether somebody would still have what the settings ask for, without one of the means of now.</summary>
    public async Task<bool> MayRemoveAsync(AppUser user) =>
        !settings.RequireSecondFactor || (user.AuthenticatorSecret is null ? 0 : 1) + await db.UserPasskeys.CountAsync(passkey => passkey.UserId == user.Id) > 1;

    public async Task<bool> RemoveAppAsync(AppUser user)
    {
        if (!await MayRemoveAsync(user))
            return false;
        (user.AuthenticatorSecret, user.LastCodeStep) = (null, null);
        trail.Changes(AuditAction.SecondFactorChanged, $"authenticator removed user {user.Id}");
        await SaveAsync(user);
        return true;
    }

    public Task<string> PasskeyOptionsAsync(AppUser user) =>
        signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id, Name = user.UserName!, DisplayName = user.DisplayName });

    /// <summary>Keeps a passkey; the answer is recovery codes to show once, where there are none yet. Null when the browser's answer is not sound.</summary>
    public async Task<IReadOnlyList<string>?> AddPasskeyAsync(AppUser user, string credential, string name)
    {
        var result = await Ceremonies.AnswerAsync(() => signIn.PerformPasskeyAttestationAsync(credential));
        if (result is not { Succeeded: true } || result.UserEntity.Id != user.Id)
            return null;
        result.Passkey.Name = name;
        var codes = await FirstCodesAsync(user);
        trail.Changes(AuditAction.PasskeyAdded, $"user {user.Id}");
        return (await users.AddOrUpdatePasskeyAsync(user, result.Passkey)).Succeeded ? codes : null;
    }

    public async Task<bool> RemovePasskeyAsync(AppUser user, byte[] id)
    {
        if (!await MayRemoveAsync(user))
            return false;
        trail.Changes(AuditAction.PasskeyRemoved, $"user {user.Id}");
        await users.RemovePasskeyAsync(user, id);
        return true;
    }

    public async Task<IReadOnlyList<string>> NewCodesAsync(AppUser user)
    {
        var codes = await factors.MakeRecoveryCodesAsync(user.Id);
        await db.SaveChangesAsync();
        return codes;
    }

    public async Task<int> EndSessionsAsync(long? only)
    {
        var ended = await sessions.MarkEndedAsync(current.UserId, SessionEnd.ByUser, only, except: current.Session);
        await db.SaveChangesAsync();
        return ended;
    }

    private async Task<IReadOnlyList<string>> FirstCodesAsync(AppUser user) =>
        await db.RecoveryCodes.AnyAsync(code => code.UserId == user.Id && code.UsedAt == null) ? [] : await factors.MakeRecoveryCodesAsync(user.Id);

    private async Task SaveAsync(AppUser user)
    {
        (user.ConcurrencyStamp, user.SecurityStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString("N"));
        await db.SaveChangesAsync();
    }
}
