using Microsoft.Extensions.Configuration;
using ReturnCase.Web.Notices;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class NoticeSetupTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["Smtp:Host"] = "mail.voorbeeld.nl",
        ["Smtp:From"] = "returncase@voorbeeld.nl",
        ["Smtp:Site"] = "https://returncase.voorbeeld.nl",
    };

    [Fact]
    public void Without_a_host_there_is_no_mail_server()
    {
        var options = Read([]);
        Assert.Null(options.Server);
        Assert.Equal(new TimeOnly(7, 0), options.DigestAt);
    }

    [Theory]
    [InlineData(null, MailSecurity.StartTls, 587)]
    [InlineData("StartTls", MailSecurity.StartTls, 587)]
    [InlineData("tls", MailSecurity.Tls, 465)]
    [InlineData("None", MailSecurity.None, 25)]
    public void A_server_is_reached_in_the_usual_way_unless_it_is_set_otherwise(string? security, MailSecurity read, int port)
    {
        var server = Read(new(Right) { ["Smtp:Security"] = security }).Server!;
        Assert.Equal(("mail.voorbeeld.nl", port, read, "voorbeeld.nl", new Uri("https://returncase.voorbeeld.nl")), (server.Host, server.Port, server.Security, server.From.Domain, server.Site));
    }

    [Theory]
    [InlineData("Smtp:Host", "mail server", "Setting Smtp:Host is 'mail server'")]
    [InlineData("Smtp:Host", null, "Setting Smtp:From is there without Smtp:Host")]
    [InlineData("Smtp:Port", "0", "Setting Smtp:Port is '0'")]
    [InlineData("Smtp:Security", "Ssl", "Setting Smtp:Security is 'Ssl'; write StartTls, Tls, None.")]
    [InlineData("Smtp:Security", "1", "Setting Smtp:Security is '1'")]
    [InlineData("Smtp:UserName", "returncase", "Setting Smtp:Password is missing")]
    [InlineData("Smtp:Password", "geheim", "Setting Smtp:UserName is missing")]
    [InlineData("Smtp:From", null, "Setting Smtp:From is missing")]
    [InlineData("Smtp:From", "returncase", "Setting Smtp:From is 'returncase'")]
    [InlineData("Smtp:Site", null, "Setting Smtp:Site is missing")]
    [InlineData("Smtp:Site", "returncase.voorbeeld.nl", "Setting Smtp:Site is 'returncase.voorbeeld.nl'")]
    [InlineData("Smtp:Site", "http://returncase.voorbeeld.nl", "Setting Smtp:Site is 'http://returncase.voorbeeld.nl'")]
    [InlineData("Smtp:Site", "https://returncase.voorbeeld.nl/app", "Setting Smtp:Site is 'https://returncase.voorbeeld.nl/app'")]
    [InlineData("Smtp:DigestAt", "7 uur", "Setting Smtp:DigestAt is '7 uur'; write a time in Amsterdam such as 07:00.")]
    [InlineData("Smtp:Sender", "x", "There is no setting Smtp:Sender")]
    public void A_setting_that_makes_no_sense_stops_the_program_with_a_sentence(string setting, string? value, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<SettingsException>(() => Read(new(Right) { [setting] = value })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_password_is_not_sent_in_the_open()
    {
        Dictionary<string, string?> open = new(Right) { ["Smtp:Security"] = "None", ["Smtp:UserName"] = "returncase", ["Smtp:Password"] = "geheim" };
        var refused = Assert.Throws<SettingsException>(() => Read(open)).Message;
        Assert.StartsWith("Setting Smtp:Security is None while Smtp:Password is set", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused, StringComparison.Ordinal);
        open["Smtp:Host"] = "localhost";
        Assert.Equal("returncase", Read(open).Server!.UserName);
    }

    private static MailOptions Read(Dictionary<string, string?> settings) => NoticeSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
