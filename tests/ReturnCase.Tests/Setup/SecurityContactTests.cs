using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class SecurityContactTests
{
    private const string Address = "/.well-known/security.txt";

    [Fact]
    public async Task A_finder_reads_whom_to_write_to_until_when_and_by_which_rules()
    {
        using var app = ReturnCaseApp.WithoutDemo(new Dictionary<string, string?> { ["Security:Contact"] = "mailto:veilig@example.nl" });
        var http = app.Client().Http;
        var lines = (await http.GetStringAsync(new Uri(Address, UriKind.Relative))).Split('\n').Select(line => line.Split(": ", 2)).Where(line => line.Length == 2).ToDictionary(line => line[0], line => line[1]);
        Assert.Equal("mailto:veilig@example.nl", lines["Contact"]);
        Assert.InRange(DateTimeOffset.Parse(lines["Expires"], CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddDays(363), DateTimeOffset.UtcNow.AddDays(367));
        Assert.Equal($"https://localhost{Address}", lines["Canonical"]);
        var policy = await http.GetStringAsync(new Uri(lines["Policy"]));
        Assert.All((string[])["Nederlands", "English"], language => Assert.Contains(language, policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_somebody_to_write_to_there_is_no_such_address()
    {
        using var app = ReturnCaseApp.WithoutDemo();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client().Get(Address)).Status);
    }

    [Theory]
    [InlineData("ict@example.nl")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://example.nl/report us")]
    public void An_address_that_cannot_be_used_is_named(string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Security:Contact", value)]).Build();
        Assert.StartsWith($"Setting Security:Contact is '{value}'", Assert.Throws<SettingsException>(() => SecurityContact.Contact(settings, new DemoOptions(false, false, null, false))).Message, StringComparison.Ordinal);
    }
}
