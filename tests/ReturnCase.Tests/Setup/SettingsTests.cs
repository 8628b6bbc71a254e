using Microsoft.Extensions.Configuration;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5080", null)]
    [InlineData("urls", "HTTP://localhost:5080", null)]
    [InlineData("urls", "http://127.0.0.1:1;http://[::1]:2", null)]
    [InlineData("urls", "http://localhost:1;http://0.0.0.0:2", "http://0.0.0.0:2")]
    [InlineData("urls", "http://*:80", "http://*:80")]
    [InlineData("http_ports", "8080", "http://*:8080")]
    [InlineData("urls", "http://unix:/run/returncase.sock;http://[2001:db8::1]:80", "http://unix:/run/returncase.sock")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://10.0.0.1:80", "http://10.0.0.1:80")]
    public void The_demo_finds_addresses_that_others_can_reach(string setting, string value, string? remote) =>
        Assert.Equal(remote, ListenAddresses.FirstRemote(Configuration(setting, value)));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://127.0.0.1:abc")]
    [InlineData("htp://localhost:5080")]
    public void An_address_that_cannot_be_read_is_named(string address)
    {
        var exception = Assert.Throws<SettingsException>(() => ListenAddresses.FirstRemote(Configuration("urls", address)));
        Assert.Contains($"'{address}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_is_named_in_the_sentence()
    {
        var flag = Assert.Throws<SettingsException>(() => Configuration("Demo:Enabled", "yes").Flag("Demo:Enabled", false));
        Assert.Equal("Setting Demo:Enabled is 'yes'; write true or false.", flag.Message);
        var instant = Assert.Throws<SettingsException>(() => Configuration("Demo:Now", "soon").Instant("Demo:Now"));
        Assert.Contains("Demo:Now", instant.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_clock_goes_on_where_it_was_unless_the_setting_changed()
    {
        var folder = Directory.CreateTempSubdirectory("returncase-clock-");
        var file = new DemoClockFile(Path.Combine(folder.FullName, "clock.txt"));
        var start = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(start, file.StartFor(start));

        file.Record(start, start.AddHours(5));
        Assert.Equal(start.AddHours(5), file.StartFor(start));
        Assert.Equal(start.AddDays(1), file.StartFor(start.AddDays(1)));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_demo_clock_runs()
    {
        var start = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var clock = new DemoClock(start);
        Assert.InRange(clock.GetUtcNow(), start, start.AddMinutes(1));
    }

    private static IConfiguration Configuration(string setting, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
}
