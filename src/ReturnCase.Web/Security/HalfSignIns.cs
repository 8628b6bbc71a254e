using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ReturnCase.Data;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Security;

/// <summary>Remembers in the browser, for ten minutes, that somebody gave the right password and still owes a second factor. A changed password ends it.</summary>
public sealed class HalfSignIns(IDataProtectionProvider protection, UserManager<AppUser> users, DemoOptions demo)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("ReturnCase.HalfSignIn").ToTimeLimitedDataProtector();

    private string Name => IdentitySetup.CookieName("rc-half", demo);

    public void Begin(HttpContext http, AppUser user) =>
        http.Response.Cookies.Append(Name, _protector.Protect($"{user.Id}|{user.SecurityStamp}", Lifetime), Options(http));

    /// <summary>Who is halfway in this browser; null when nobody is, or no longer.</summary>
    public async Task<AppUser?> FindAsync(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { } cookie)
            return null;
        try
        {
            return _protector.Unprotect(cookie).Split('|') is [var id, var stamp] && await users.FindByIdAsync(id) is { Disabled: false } user && user.SecurityStamp == stamp ? user : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void End(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = !demo.Enabled || http.Request.IsHttps };
}
