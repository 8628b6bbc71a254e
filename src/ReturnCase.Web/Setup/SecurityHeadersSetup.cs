using Microsoft.AspNetCore.StaticAssets;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

internal static class SecurityHeadersSetup
{
    private const string SandboxItem = "Sandbox";
    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    public static void UseReturnCaseSecurityHeaders(this WebApplication app, DemoOptions demo)
    {
        var headers = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            // Not no-referrer: with that a browser calls the origin of our own forms "null".
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddCustomHeader("X-Robots-Tag", "noindex, nofollow")
            .RemoveServerHeader()
            .AddContentSecurityPolicy(policy => Content(policy, app.Configuration["Authentication:Oidc:Authority"]))
            .AddPermissionsPolicy(Permissions);
        // A browser would remember it for every program that this computer ever serves.
        if (!demo.Enabled)
            headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears);
        app.Use(OwnPolicy);
        app.UseSecurityHeaders(headers);
        app.Use(KeptNowhere);
    }

    private static void Content(CspBuilder policy, string? authority)
    {
        policy.AddDefaultSrc().None();
        policy.AddScriptSrc().Self();
        policy.AddStyleSrc().Self();
        policy.AddFontSrc().Self();
        policy.AddImgSrc().Self();
        policy.AddConnectSrc().Self();
        policy.AddManifestSrc().Self();
        policy.AddBaseUri().None();
        policy.AddFrameAncestors().None();
        policy.AddRequireTrustedTypesFor().Script();
        policy.AddTrustedTypes().None();
        // A form that leads on to where people sign in is followed there.
        var form = policy.AddFormAction().Self();
        if (Uri.TryCreate(authority, UriKind.Absolute, out var signIn))
            form.From(signIn.GetLeftPart(UriPartial.Authority));
    }

    private static void Permissions(PermissionsPolicyBuilder policy)
    {
        policy.AddCamera().None();
        policy.AddGeolocation().None();
        policy.AddMicrophone().None();
        policy.AddPayment().None();
        policy.AddUsb().None();
        // Passkeys: the library's own default switches them off.
        policy.AddPublickeyCredentialsGet().Self();
        policy.AddCustomFeature("publickey-credentials-create").Self();
    }

    /// <summary>The policy of an answer that is no page of the program: what somebody uploaded runs nothing, loads nothing, and is nobody's origin.</summary>
    public static void Sandbox(HttpContext context) => context.Items[SandboxItem] = true;

    // Headers are set from the last to the first, so what comes before the others has the last word.
    private static Task OwnPolicy(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Items.ContainsKey(SandboxItem))
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Whatever is not a style, a script or a picture of the program itself may stand nowhere but on the screen.</summary>
    private static Task KeptNowhere(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
