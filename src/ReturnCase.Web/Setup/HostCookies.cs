using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

/// <summary>Every cookie of signing in, also those that the platform makes by itself, is bound to this host over https; in the demo to what it has.</summary>
internal sealed class HostCookies(DemoOptions demo) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    private const string Prefix = "__Host-";

    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        if (demo.Enabled)
            return;
        options.Cookie.Path = "/";
        options.Cookie.Domain = null;
        options.Cookie.Name ??= $"rc-{name}";
        if (!options.Cookie.Name.StartsWith(Prefix, StringComparison.Ordinal))
            options.Cookie.Name = Prefix + options.Cookie.Name;
    }
}
