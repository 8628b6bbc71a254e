using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ReturnCase.Data;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class IdentitySetup
{
    public static void AddReturnCaseIdentity(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<KeptForms>();
        services.AddIdentityCore<AppUser>(options => Rules(options, demo))
            .AddEntityFrameworkStores<ReturnCaseDb>()
            .AddSignInManager<ActiveUserSignIn>()
            .AddClaimsPrincipalFactory<UserClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options => Session(options, demo));
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(2);
            options.TimeProvider = TimeProvider.System;
        });
        services.AddAuthorization(Policies.Configure);
        services.AddDataProtection()
            .SetApplicationName("ReturnCase")
            .PersistKeysToDbContext<ReturnCaseDb>()
            .ProtectKeysWithCertificate(KeyCertificate.Load(Keys.Folder(builder.Configuration, builder.Environment), demo.Enabled));
    }

    private static void Rules(IdentityOptions options, DemoOptions demo)
    {
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredLength = demo.Enabled ? DemoAccounts.Password.Length : 12;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Session(CookieAuthenticationOptions options, DemoOptions demo)
    {
        options.Cookie.Name = CookieName("rc-session", demo);
        options.Cookie.SecurePolicy = demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        options.SlidingExpiration = true;
        // The demo clock may stand years away; a session must not.
        options.TimeProvider = TimeProvider.System;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = async context =>
        {
            var kept = await context.HttpContext.RequestServices.GetRequiredService<KeptForms>().KeepAsync(context.Request);
            context.Response.Redirect(kept is null ? context.RedirectUri : $"{options.LoginPath}?{options.ReturnUrlParameter}=/resume/{kept}");
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>The __Host- prefix needs https, which the demo on this computer does not have.</summary>
    public static string CookieName(string name, DemoOptions demo) => demo.Enabled ? name : $"__Host-{name}";
}
