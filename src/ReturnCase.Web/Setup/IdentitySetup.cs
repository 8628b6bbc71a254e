using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class IdentitySetup
{
    // OWASP's Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA512; the platform's own 100,000 do for the demo's known password.
    private const int HashRounds = 210_000;

    public static void AddReturnCaseIdentity(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddSingleton(new MachineTime(TimeProvider.System));
        var settings = new AuthenticationSettings(builder.Configuration.Flag("Authentication:RequireSecondFactor", !demo.Enabled), OidcSetup.Read(builder.Configuration));
        services.AddSingleton(settings);
        services.AddScoped<Sessions>().AddScoped<SignInDesk>().AddScoped<SignInDoors>().AddScoped<KnownDevices>().AddScoped<HalfSignIns>().AddScoped<SecondFactors>().AddScoped<UserDesk>().AddScoped<OwnAccount>();
        services.AddSingleton<PasswordRules>();
        services.AddIdentityCore<AppUser>(Rules)
            .AddEntityFrameworkStores<ReturnCaseDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager();
        if (!demo.Enabled)
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = FromHereAsync;
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Session(options, demo))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Ceremony(options, demo));
        if (settings.Oidc is { } oidc)
            authentication.AddOrganisation(oidc, demo);
        services.AddAuthorization(Policies.Configure);
        services.AddDataProtection()
            .SetApplicationName("ReturnCase")
            .PersistKeysToDbContext<ReturnCaseDb>()
            .ProtectKeysWithCertificate(KeyCertificate.Load(Keys.Folder(builder.Configuration, builder.Environment), demo.Enabled));
    }

    private static void Rules(IdentityOptions options)
    {
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredLength = 1;
    }

    private static void Session(CookieAuthenticationOptions options, DemoOptions demo)
    {
        options.Cookie.Name = CookieName("rc-session", demo);
        options.Cookie.SecurePolicy = demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Sessions.Longest;
        options.SlidingExpiration = false;
        // The demo clock may stand years away; a session must not.
        options.TimeProvider = TimeProvider.System;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ReadSessionAsync;
        options.Events.OnRedirectToLogin = async context =>
        {
            var services = context.HttpContext.RequestServices;
            var kept = await services.GetRequiredService<KeptForms>().KeepAsync(context.Request);
            var signIn = kept is null ? context.RedirectUri : $"{options.LoginPath}?{options.ReturnUrlParameter}=/resume/{kept.Id}";
            if (!PostedForm.WantsData(context.Request))
            {
                context.Response.Redirect(signIn);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { Sentence = services.GetRequiredService<DraftWords>().SessionOver(kept), SignIn = kept is null ? null : signIn, Revision = kept?.Revision ?? -1, Form = kept is null ? null : FormAddress.SuffixOf(kept.Form) });
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>What a passkey has to sign lies here until it has been signed.</summary>
    private static void Ceremony(CookieAuthenticationOptions options, DemoOptions demo)
    {
        options.Cookie.Name = CookieName("rc-passkey", demo);
        options.Cookie.SecurePolicy = demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.TimeProvider = TimeProvider.System;
    }

    // The platform's own check refuses http, which browsers take as safe on this computer and the demo has nothing else.
    private static ValueTask<bool> FromHereAsync(PasskeyOriginValidationContext context)
    {
        var request = context.HttpContext.Request;
        return ValueTask.FromResult(!context.CrossOrigin && string.Equals(context.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task ReadSessionAsync(CookieValidatePrincipalContext context)
    {
        // The page that says so is made without asking again; the cookie stays as it is.
        if (StatusPages.IsOutage(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }

        // A stylesheet is everybody's: no session is looked up for it.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal?.FindFirstValue(UserClaims.SessionKey) is { } key && await sessions.FindAsync(context.HttpContext, key) is { } user)
            context.ReplacePrincipal(user);
        else
            context.RejectPrincipal();
    }

    /// <summary>The __Host- prefix needs https, which the demo on this computer does not have.</summary>
    public static string CookieName(string name, DemoOptions demo) => demo.Enabled ? name : $"__Host-{name}";
}
