using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using ReturnCase.Data;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Security;

/// <summary>
/// Remembers in the browser that somebody signed in there before. It opens nothing; it only gives that person a door that others cannot close.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, DemoOptions demo)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);
    private readonly IDataProtector _protector = protection.CreateProtector("ReturnCase.KnownDevice");

    /// <summary>The device that this browser is for this user; null when it is not known.</summary>
    public string? Of(HttpContext http, AppUser user)
    {
        if (http.Request.Cookies[Name(user)] is not { } cookie)
            return null;
        try
        {
            return _protector.Unprotect(cookie).Split('|') is [var id, var device] && id == user.Id ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Remembers it; a browser that is known already stays the same device.</summary>
    public void Remember(HttpContext http, AppUser user)
    {
        var device = Of(http, user) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(Name(user), _protector.Protect($"{user.Id}|{device}"), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            SameSite = SameSiteMode.Strict,
            Secure = !demo.Enabled || http.Request.IsHttps,
        });
    }

    private string Name(AppUser user) => IdentitySetup.CookieName($"rc-known-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(user.Id)))[..12]}", demo);
}
