using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

/// <summary>Who is responsible for the data and where to ask about them; the settings <c>Privacy:Controller</c> and <c>Privacy:Contact</c>.</summary>
/// <param name="Controller">Name of the organisation; null where nobody set it.</param>
/// <param name="Contact">An address to write or call to; null where nobody set it.</param>
public sealed record PrivacyNotice(string? Controller, Uri? Contact)
{
    public const int ControllerMaxLength = 200;

    private static readonly PrivacyNotice Demo = new("Dienst Terugkeer Voorbeeld (demo)", new Uri("mailto:privacy@returncase.example"));

    /// <summary>The contact as people read it: the address without its scheme.</summary>
    public string? ContactShown => Contact is null ? null : Contact.Scheme == Uri.UriSchemeHttps ? Contact.ToString() : Contact.OriginalString[(Contact.Scheme.Length + 1)..];

    public static PrivacyNotice Read(IConfiguration configuration, DemoOptions demo) => new(
        configuration["Privacy:Controller"]?.Trim() switch
        {
            null or "" => demo.Enabled ? Demo.Controller : null,
            { Length: <= ControllerMaxLength } name when !name.Any(char.IsControl) => name,
            _ => throw new SettingsException($"Setting Privacy:Controller is too long or holds line breaks; write the name of the organisation in at most {ControllerMaxLength} characters."),
        },
        configuration["Privacy:Contact"] switch
        {
            null or "" => demo.Enabled ? Demo.Contact : null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "https" or "tel" && !text.Any(char.IsWhiteSpace) => uri,
            var text => throw new SettingsException($"Setting Privacy:Contact is '{text}'; write an address such as mailto:privacy@example.nl, https://example.nl/privacy or tel:+31201234567."),
        });
}
