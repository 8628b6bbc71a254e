using ReturnCase.Data.Api;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Api;

/// <summary>Settings under Api: and Webhooks:.</summary>
/// <param name="Options">Terms of tokens and answers.</param>
/// <param name="Address">The https address at which partners reach the program; null where nobody said.</param>
/// <param name="Contact">Who helps partners.</param>
/// <param name="MostTries">How often an event is tried before it is given up.</param>
/// <param name="AllowPrivate">Events may go to addresses inside the organisation's own network.</param>
/// <param name="AllowLoopback">Events may go to this computer, and there without https: the demo alone.</param>
internal sealed record ApiSettings(ApiOptions Options, Uri? Address, ApiContact Contact, int MostTries, bool AllowPrivate, bool AllowLoopback)
{
    public static ApiSettings Read(IConfiguration configuration, DemoOptions demo) => new(
        new(configuration.Whole("Api:TokenDays", 1, ApiOptions.MostTokenDays, ApiOptions.DefaultTokenDays), configuration.Whole("Api:AnswerDays", 1, ApiOptions.MostAnswerDays, ApiOptions.DefaultAnswerDays)),
        Https(configuration, "Api:Address"),
        ApiContact.Read(configuration),
        configuration.Whole("Webhooks:MostTries", 1, 50, 12),
        configuration.Flag("Webhooks:AllowPrivate", false),
        demo.Enabled);

    internal static Uri? Https(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address is { Query: "", Fragment: "", UserInfo: "" } => address,
        var text => throw new SettingsException($"Setting {name} is '{text}'; write an https address such as https://returncase.example."),
    };
}

/// <summary>Who helps partners with the API.</summary>
internal sealed record ApiContact(string Name, string Email, Uri Url)
{
    public static ApiContact Default { get; } = new("ReturnCase", "api@returncase.example", new("https://returncase.example/docs/api"));

    public static ApiContact Read(IConfiguration configuration) => new(
        configuration["Api:Contact:Name"] is { Length: > 0 } name ? name : Default.Name,
        configuration["Api:Contact:Email"] switch
        {
            null or "" => Default.Email,
            var text when text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) => text,
            var text => throw new SettingsException($"Setting Api:Contact:Email is '{text}'; write an e-mail address."),
        },
        ApiSettings.Https(configuration, "Api:Contact:Url") ?? Default.Url);
}
