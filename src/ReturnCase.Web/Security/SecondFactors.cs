using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;

namespace ReturnCase.Web.Security;

/// <summary>Authenticator apps and recovery codes of local accounts. What is kept of them opens nothing by itself.</summary>
public sealed class SecondFactors(ReturnCaseDb db, IDataProtectionProvider protection, MachineTime time, AuditTrail trail)
{
    public const int RecoveryCodes = 10;

    // Without letters and figures that look alike.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private readonly IDataProtector _protector = protection.CreateProtector("ReturnCase.Authenticator");

    public async Task<bool> HasAnyAsync(AppUser user) => user.AuthenticatorSecret is not null || await db.UserPasskeys.AnyAsync(passkey => passkey.UserId == user.Id);

    /// <summary>Takes a secret into use when the code shows that the app has it too; that code cannot be used again. The next save keeps it.</summary>
    public bool Take(AppUser user, byte[] secret, string code)
    {
        if (OneTimeCode.StepOf(secret, code, time.Now) is not { } step)
            return false;
        (user.AuthenticatorSecret, user.LastCodeStep) = (_protector.Protect(OneTimeCode.Text(secret)), step);
        trail.Changes(AuditAction.SecondFactorChanged, $"authenticator added user {user.Id}");
        return true;
    }

    /// <summary>Whether this is a code of this moment that was not used before. It is used up by asking.</summary>
    public async Task<bool> RedeemCodeAsync(AppUser user, string code)
    {
        if (Secret(user) is not { } secret || OneTimeCode.StepOf(secret, code, time.Now) is not { } step)
            return false;
        return await db.Users.Where(u => u.Id == user.Id && (u.LastCodeStep == null || u.LastCodeStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LastCodeStep, step).SetProperty(u => u.ConcurrencyStamp, Guid.NewGuid().ToString())) > 0;
    }

    /// <summary>Whether this is a recovery code that was not used before. It is used up by asking.</summary>
    public async Task<bool> RedeemRecoveryCodeAsync(AppUser user, string code)
    {
        var (hash, now) = (Hash(user.Id, code), time.Now);
        return await db.RecoveryCodes.Where(c => c.UserId == user.Id && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now)) > 0;
    }

    public Task<int> RecoveryCodesLeftAsync(string userId, CancellationToken cancel) =>
        db.RecoveryCodes.CountAsync(code => code.UserId == userId && code.UsedAt == null, cancel);

    /// <summary>Makes new codes in place of the old ones. The next save keeps them; this is the only time they can be read.</summary>
    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(string userId)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(code => code.UserId == userId).ToListAsync());
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}").ToArray();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = Hash(userId, code) }));
        trail.Changes(AuditAction.RecoveryCodesMade, $"user {userId}");
        return codes;
    }

    /// <summary>Takes away every second factor of somebody. The next save keeps it.</summary>
    public async Task ClearAsync(AppUser user)
    {
        (user.AuthenticatorSecret, user.LastCodeStep) = (null, null);
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(passkey => passkey.UserId == user.Id).ToListAsync());
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(code => code.UserId == user.Id).ToListAsync());
        trail.Changes(AuditAction.SecondFactorChanged, $"all removed user {user.Id}");
    }

    // With other keys than it was kept with it cannot be read, and serves no more.
    private byte[]? Secret(AppUser user)
    {
        try
        {
            return user.AuthenticatorSecret is { } kept ? OneTimeCode.Bytes(_protector.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Hash(string userId, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}|{string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}")));
}
