using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

/// <summary>Sign-in at the organisation: code flow with PKCE, and nothing of the provider is kept but who it was.</summary>
internal static class OidcSetup
{
    public const string Scheme = "Organisation";
    private const string Section = "Authentication:Oidc";

    /// <summary>Null where no authority is set. A wrong setting stops the program with a sentence that names it.</summary>
    public static OidcSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Authority"] is not { Length: > 0 } authority)
            return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new SettingsException($"Setting {Section}:Authority is '{authority}'; write the https address of the provider.");
        if (section["ClientId"] is not { Length: > 0 } client)
            throw new SettingsException($"Setting {Section}:ClientId is missing; write the id under which the provider knows this program.");
        var roles = section.GetSection("Roles").GetChildren().ToDictionary(entry => entry.Key, Role, StringComparer.OrdinalIgnoreCase);
        if (roles.Count == 0)
            throw new SettingsException($"Setting {Section}:Roles is missing; write a role for each value of the role claim, such as {Section}:Roles:regievoerders=Counsellor.");
        return new(address, client, section["ClientSecret"], section["RoleClaim"] ?? "roles", section["TeamClaim"] ?? "team", section["NameClaim"] ?? "name", roles);
    }

    public static void AddOrganisation(this AuthenticationBuilder authentication, OidcSettings settings, DemoOptions demo)
    {
        authentication.Services.AddScoped<OidcUsers>();
        authentication.AddOpenIdConnect(Scheme, options =>
        {
            (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority.AbsoluteUri, settings.ClientId, settings.ClientSecret);
            (options.SignInScheme, options.SignOutScheme) = (IdentityConstants.ApplicationScheme, IdentityConstants.ApplicationScheme);
            (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (options.CallbackPath, options.SignedOutCallbackPath, options.SignedOutRedirectUri) = ("/sign-in/oidc", "/sign-out/oidc", "/sign-in");
            (options.MapInboundClaims, options.SaveTokens, options.UseTokenLifetime) = (false, false, false);
            options.TimeProvider = TimeProvider.System;
            // The platform would drop it, and who somebody is hangs on it.
            options.ClaimActions.Remove("iss");
            foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, demo.Enabled ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);
            options.Events.OnTokenValidated = OidcUsers.KeepTokenAsync;
            options.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<OidcUsers>().AcceptAsync(context);
            options.Events.OnRemoteFailure = context =>
            {
                OidcUsers.Refuse(context, "failed");
                return Task.CompletedTask;
            };
        });
    }

    private static ActorRole Role(IConfigurationSection entry) =>
        Enum.TryParse<ActorRole>(entry.Value, ignoreCase: true, out var role) && UserDesk.Roles.Contains(role)
            ? role
            : throw new SettingsException($"Setting {entry.Path} is '{entry.Value}'; write one of {string.Join(", ", UserDesk.Roles)}.");
}
