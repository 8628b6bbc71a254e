using Microsoft.AspNetCore.Identity;
using ReturnCase.Data;
using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Security;

public enum SignInAnswer
{
    SignedIn,

    /// <summary>The password was right; a code or a passkey is still owed.</summary>
    SecondStep,

    /// <summary>Unknown, mistyped, disabled or closed for a while: nobody outside learns which.</summary>
    Refused,
}

/// <summary>Lets people in by password, code or passkey. Whatever is wrong, it does about the same work.</summary>
public sealed class SignInDesk(
    UserManager<AppUser> users, Sessions sessions, SignInDoors doors, KnownDevices devices, HalfSignIns half, SecondFactors factors, AuditTrail trail, MachineTime time)
{
    private static readonly AppUser Nobody = new() { UserName = "nobody" };
    private static string? _nobodysHash;

    public async Task<SignInAnswer> WithPasswordAsync(HttpContext http, string userName, string password)
    {
        var user = await users.FindByNameAsync(userName);
        var door = Door(http, user, userName);
        var open = await TakeAsync(http, door);
        var right = Matches(user, password, out var rehash);
        if (!open || !right || !MaySignIn(user))
        {
            Failed(http, user, open ? AuditAction.SignInFailed : AuditAction.SignInLocked);
            return SignInAnswer.Refused;
        }

        await OpenAsync(http, door);
        if (rehash)
        {
            user!.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            await users.UpdateAsync(user);
        }

        if (await factors.HasAnyAsync(user!))
        {
            half.Begin(http, user!);
            return SignInAnswer.SecondStep;
        }

        await FinishAsync(http, user!, "password");
        return SignInAnswer.SignedIn;
    }

    /// <summary>The second step after a password: a code of the authenticator app or a recovery code.</summary>
    public async Task<SignInAnswer> WithCodeAsync(HttpContext http, AppUser user, string code, bool recovery)
    {
        var door = SignInDoors.ForCodes(Door(http, user, ""));
        var open = await doors.TakeAsync(door);
        if (!open || !await (recovery ? factors.RedeemRecoveryCodeAsync(user, code) : factors.RedeemCodeAsync(user, code)))
        {
            Failed(http, user, open ? AuditAction.SignInFailed : AuditAction.SignInLocked);
            return SignInAnswer.Refused;
        }

        await doors.OpenAsync(door);
        await FinishAsync(http, user, recovery ? "password and recovery code" : "password and one-time code");
        return SignInAnswer.SignedIn;
    }

    /// <summary>A passkey is proof enough by itself and passes by every closed door.</summary>
    public async Task<SignInAnswer> WithPasskeyAsync(HttpContext http, SignInManager<AppUser> signIn, string credential)
    {
        var result = await Ceremonies.AnswerAsync(() => signIn.PerformPasskeyAssertionAsync(credential));
        if (result is not { Succeeded: true, User.Disabled: false })
        {
            Failed(http, result?.User, AuditAction.SignInFailed);
            return SignInAnswer.Refused;
        }

        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await FinishAsync(http, result.User, "passkey");
        return SignInAnswer.SignedIn;
    }

    private async Task FinishAsync(HttpContext http, AppUser user, string means)
    {
        half.End(http);
        devices.Remember(http, user);
        await sessions.StartAsync(http, user, means);
    }

    private string Door(HttpContext http, AppUser? user, string typed) => user switch
    {
        null => SignInDoors.OfUnknown(users.NormalizeName(typed) ?? ""),
        _ when devices.Of(http, user) is { } device => SignInDoors.OfDevice(device),
        _ => SignInDoors.OfUser(user.Id),
    };

    // A known browser does not suffer from what others do at the same address.
    private async Task<bool> TakeAsync(HttpContext http, string door)
    {
        var known = door.StartsWith(SignInDoors.OfDevice(""), StringComparison.Ordinal);
        var address = known || await doors.TakeAsync(SignInDoors.OfAddress(http.Connection.RemoteIpAddress), SignInDoors.MostFailuresOfAddress);
        return await doors.TakeAsync(door) && address;
    }

    private async Task OpenAsync(HttpContext http, string door)
    {
        await doors.OpenAsync(door);
        await doors.GiveBackAsync(SignInDoors.OfAddress(http.Connection.RemoteIpAddress));
    }

    private bool Matches(AppUser? user, string password, out bool rehash)
    {
        // Made by the same hasher, so that an unknown name takes as long as a known one.
        _nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var result = users.PasswordHasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? _nobodysHash, password);
        rehash = result == PasswordVerificationResult.SuccessRehashNeeded;
        return user?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    private bool MaySignIn(AppUser? user) => user is { Disabled: false } && (user.TemporaryUntil is not { } until || until > time.Now);

    private void Failed(HttpContext http, AppUser? user, AuditAction action)
    {
        if (user is not null)
            trail.Act(user.Id, user.Role, http.TraceIdentifier);
        trail.Happened(action);
    }
}
