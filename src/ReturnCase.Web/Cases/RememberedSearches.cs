using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Cases;

/// <summary>Keeps what somebody searched for out of addresses, histories and logs: encrypted, for this person and half an hour, under an id that says nothing.</summary>
public sealed class RememberedSearches(IDataProtectionProvider protection, IHttpContextAccessor accessor, CurrentUser user, DemoOptions demo)
{
    private const int Kept = 5;

    // 31 letters: over 128 bits.
    private const int IdLength = 26;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private string CookieName => IdentitySetup.CookieName("rc-search", demo);

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("ReturnCase.Searches", user.UserId).ToTimeLimitedDataProtector();

    /// <summary>Keeps a text; the answer is the id for the address.</summary>
    public string Remember(string text)
    {
        var entry = new Entry(RandomNumberGenerator.GetString(Letters, IdLength), text);
        var payload = JsonSerializer.Serialize(Read().TakeLast(Kept - 1).Append(entry));
        Context.Response.Cookies.Append(CookieName, Protector.Protect(payload, Lifetime), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = !demo.Enabled || Context.Request.IsHttps,
        });
        return entry.Id;
    }

    /// <summary>The text under an id; null when it is another person's, too old, or pushed out by later ones.</summary>
    public string? Find(string? id) => id is null ? null : Read().LastOrDefault(entry => entry.Id == id)?.Text;

    /// <summary>It can be an id: nothing that somebody typed looks like one.</summary>
    public static bool IsId(string? text) => text is { Length: IdLength } && text.All(Letters.Contains);

    private Entry[] Read()
    {
        if (Context.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<Entry[]>(Protector.Unprotect(cookie)) ?? [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private sealed record Entry(string Id, string Text);
}
