using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class SecurityHeadersSetup
{
    public static void UseReturnCaseSecurityHeaders(this WebApplication app) =>
        app.UseSecurityHeaders(new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
            .RemoveServerHeader()
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self();
                policy.AddFontSrc().Self();
                policy.AddImgSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddManifestSrc().Self();
                var forms = policy.AddFormAction().Self();
                // Browsers also judge where a sent form is led on to: signing in and out lead to the provider.
                if (app.Services.GetRequiredService<AuthenticationSettings>().Oidc is { } oidc)
                    forms.From(oidc.Authority.GetLeftPart(UriPartial.Authority));
                policy.AddBaseUri().None();
                policy.AddFrameAncestors().None();
            })
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddGeolocation().None();
                policy.AddMicrophone().None();
                policy.AddPayment().None();
                policy.AddUsb().None();
                // Passkeys: the library's own default switches them off.
                policy.AddPublickeyCredentialsGet().Self();
            }));
}
