using System.Net;
using Microsoft.Extensions.Configuration;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class ProxyTests
{
    [Fact]
    public void Addresses_and_networks_stand_in_one_line_or_in_a_list()
    {
        string[] expected = ["10.0.0.5/32", "10.1.0.0/16", "fd00::/8"];
        Assert.Equal(expected, Proxies.Known(Settings(("Proxies:Known", "10.0.0.5, 10.1.0.0/16;fd00::/8"))).Select(network => network.ToString()));
        Assert.Equal(expected, Proxies.Known(Settings(("Proxies:Known:0", "10.0.0.5"), ("Proxies:Known:1", "10.1.0.0/16"), ("Proxies:Known:2", "fd00::/8"))).Select(network => network.ToString()));
        Assert.Empty(Proxies.Known(Settings()));
    }

    [Theory]
    [InlineData("proxy.example.nl")]
    [InlineData("10.0.0.0/33")]
    public void A_proxy_that_cannot_be_read_is_named(string value) =>
        Assert.Contains($"Proxies:Known holds '{value}'", Assert.Throws<SettingsException>(() => Proxies.Known(Settings(("Proxies:Known", value)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:5080", "*", "localhost 127.0.0.1 [::1]")]
    [InlineData("https://case.example.nl", "*", "localhost 127.0.0.1 [::1] case.example.nl")]
    [InlineData("http://0.0.0.0:80", "*", null)]
    [InlineData("http://0.0.0.0:80", "case.example.nl", null)]
    public void Where_nobody_said_by_which_names_the_addresses_that_are_listened_on_say_it(string urls, string allowed, string? names) =>
        Assert.Equal(names?.Split(' '), Proxies.Hosts(Settings(("urls", urls), ("AllowedHosts", allowed))));

    [Fact]
    public async Task A_request_for_another_name_is_refused_before_a_page_could_repeat_that_name()
    {
        using var app = new ReturnCaseApp();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cases") { Headers = { Host = "evil.example" } };
        using var response = await app.CreateClient().SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
