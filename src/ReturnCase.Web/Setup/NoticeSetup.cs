using System.Globalization;
using MimeKit;
using ReturnCase.Data.Notices;
using ReturnCase.Web.Notices;

namespace ReturnCase.Web.Setup;

internal static class NoticeSetup
{
    private const string Section = "Smtp";
    private static readonly string[] Known = ["Host", "Port", "Security", "UserName", "Password", "From", "Site", "DigestAt"];

    /// <summary>Who is told of deadlines, and the mail server; a wrong setting stops the program with a sentence that names it.</summary>
    public static void AddReturnCaseNotices(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton(Read(builder.Configuration)).AddScoped<StepWords>().AddScoped<MailWords>().AddScoped<MailSender>()
            .AddScoped<AlarmRun>().AddScoped<HandedAlarms>().AddScoped<MailPlan>().AddScoped<WaitingMail>().AddScoped<NoticeInbox>().AddScoped<MailRound>()
            .AddHostedService<AlarmJob>();

    internal static MailOptions Read(IConfiguration configuration)
    {
        if (configuration.GetSection(Section).GetChildren().FirstOrDefault(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingsException($"There is no setting {Section}:{unknown.Key}; the settings of the mail server are {string.Join(", ", Known.Select(name => $"{Section}:{name}"))}.");
        var at = Time(configuration);
        if (configuration["Smtp:Host"] is not { Length: > 0 } host)
            return Known.FirstOrDefault(name => name != "DigestAt" && configuration[$"{Section}:{name}"] is { Length: > 0 }) is { } lonely
                ? throw new SettingsException($"Setting Smtp:{lonely} is there without Smtp:Host; write the name of the mail server, or take the other away.")
                : new(null, at);
        if (Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown)
            throw new SettingsException($"Setting Smtp:Host is '{host}'; write the name of the mail server, such as mail.example.nl, and its port in Smtp:Port.");
        var security = Security(configuration);
        var port = configuration.Whole("Smtp:Port", 1, 65_535, security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 });
        var (userName, password) = Account(configuration, host, security);
        return new(new(host, port, security, userName, password, From(configuration), Site(configuration)), at);
    }

    private static TimeOnly Time(IConfiguration configuration) => configuration["Smtp:DigestAt"] switch
    {
        null or "" => new(7, 0),
        var text when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
        var text => throw new SettingsException($"Setting Smtp:DigestAt is '{text}'; write a time in Amsterdam such as 07:00."),
    };

    private static MailSecurity Security(IConfiguration configuration) => configuration["Smtp:Security"] switch
    {
        null or "" => MailSecurity.StartTls,
        var text when Enum.TryParse<MailSecurity>(text, ignoreCase: true, out var security) && Enum.IsDefined(security) && !char.IsDigit(text[0]) => security,
        var text => throw new SettingsException($"Setting Smtp:Security is '{text}'; write {string.Join(", ", Enum.GetNames<MailSecurity>())}."),
    };

    // A password never goes over an open line, unless that line is inside the machine.
    private static (string? UserName, string? Password) Account(IConfiguration configuration, string host, MailSecurity security)
    {
        var (userName, password) = (configuration["Smtp:UserName"] is { Length: > 0 } name ? name : null, configuration["Smtp:Password"] is { Length: > 0 } secret ? secret : null);
        if ((userName is null) != (password is null))
            throw new SettingsException($"Setting Smtp:{(userName is null ? "UserName" : "Password")} is missing; the program signs in at the mail server with both, or with neither.");
        if (userName is not null && security == MailSecurity.None && host is not ("localhost" or "127.0.0.1" or "::1" or "[::1]"))
            throw new SettingsException("Setting Smtp:Security is None while Smtp:Password is set; write StartTls or Tls, so that the password is not sent in the open.");
        return (userName, password);
    }

    private static MailboxAddress From(IConfiguration configuration) => configuration["Smtp:From"] switch
    {
        null or "" => throw new SettingsException("Setting Smtp:From is missing; write the address from which the program writes, such as returncase@example.nl."),
        var text when MailAddresses.Read(text) is { } from => from,
        var text => throw new SettingsException($"Setting Smtp:From is '{text}'; write one address, such as returncase@example.nl."),
    };

    private static Uri Site(IConfiguration configuration) => configuration["Smtp:Site"] switch
    {
        null or "" => throw new SettingsException("Setting Smtp:Site is missing; write the address at which people open the program, such as https://returncase.example.nl, so that a message can lead there."),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var site) && (site.Scheme == Uri.UriSchemeHttps || (site.Scheme == Uri.UriSchemeHttp && site.IsLoopback))
            && site is { PathAndQuery: "/", Fragment: "", UserInfo: "" } => site,
        var text => throw new SettingsException($"Setting Smtp:Site is '{text}'; write the https address of the program without a path, such as https://returncase.example.nl."),
    };
}
