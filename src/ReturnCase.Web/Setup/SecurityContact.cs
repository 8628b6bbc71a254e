using System.Globalization;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

/// <summary>Tells whoever finds a weakness where to report it (RFC 9116). Without Security:Contact there is nobody to tell, and nothing at this address.</summary>
internal static class SecurityContact
{
    private const string Address = "/.well-known/security.txt";

    private const string DemoContact = "mailto:security@returncase.example";

    public static void MapSecurityContact(this WebApplication app, DemoOptions demo)
    {
        var contact = Contact(app.Configuration, demo);
        var expires = app.Configuration.Instant("Security:Expires");
        app.MapGet(Address, (HttpRequest request) =>
        {
            if (contact is null)
                return Results.NotFound();
            var host = $"{request.Scheme}://{request.Host}";
            var until = expires?.UtcDateTime ?? TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddYears(1);
            return Results.Text(
                $"Contact: {contact}\nExpires: {until.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\nPreferred-Languages: nl, en\nCanonical: {host}{Address}\nPolicy: {host}/security-policy.txt\n",
                "text/plain; charset=utf-8");
        }).AllowAnonymous();
    }

    public static string? Contact(IConfiguration configuration, DemoOptions demo) => configuration["Security:Contact"] switch
    {
        null or "" => demo.Enabled ? DemoContact : null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "https" or "tel" && !text.Any(char.IsWhiteSpace) => text,
        var text => throw new SettingsException($"Setting Security:Contact is '{text}'; write an address such as mailto:security@example.nl or https://example.nl/report."),
    };
}
