using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Commands;

/// <summary>healthy, as a container asks it.</summary>
public sealed class HealthyTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080/")]
    [InlineData("http_ports", "8080", "http://localhost:8080/")]
    [InlineData("urls", "https://*:443;http://0.0.0.0:81", "http://localhost:81/")]
    [InlineData("urls", "http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    public void It_asks_where_the_settings_let_the_program_listen(string? setting, string? value, string address) =>
        Assert.Equal(address, Healthy.Address(null, Configuration(setting, value)).ToString());

    [Fact]
    public void Over_https_alone_it_asks_where_to_ask() =>
        Assert.Contains("--address https://name", Assert.Throws<SettingsException>(() => Healthy.Address(null, Configuration("urls", "https://*:443"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("cases.example; other.example", "cases.example")]
    [InlineData("*.example", "health.example")]
    public void It_calls_the_program_by_a_name_that_it_listens_to(string? allowed, string? name) => Assert.Equal(name, Healthy.Name(allowed));

    [Theory]
    [InlineData(200, "Healthy", 0)]
    [InlineData(503, "Unhealthy", 1)]
    public async Task It_says_what_the_program_says(int status, string said, int code)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var program = builder.Build();
        var port = FreePort();
        program.Urls.Add($"http://127.0.0.1:{port}");
        program.MapGet("/health/ready", (HttpContext context) =>
        {
            context.Response.StatusCode = context.Request.Host.Host == "cases.example" ? status : 400;
            return context.Response.WriteAsync(said);
        });
        await program.StartAsync(TestContext.Current.CancellationToken);
        await using var output = new StringWriter();
        string[] args = ["--urls", $"http://127.0.0.1:{port}", "--AllowedHosts=cases.example"];
        if (code == 0)
            Assert.Equal(0, await Healthy.RunAsync(args, output));
        else
            Assert.EndsWith("503 Unhealthy", (await Assert.ThrowsAsync<SettingsException>(() => Healthy.RunAsync(args, output))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_it_says_so() =>
        Assert.Contains("does not answer", (await Assert.ThrowsAsync<SettingsException>(() => Healthy.RunAsync(["--urls", $"http://127.0.0.1:{FreePort()}"], TextWriter.Null))).Message, StringComparison.Ordinal);

    private static IConfiguration Configuration(string? setting, string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection(setting is null ? [] : [new(setting, value)]).Build();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
