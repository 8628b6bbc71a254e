using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Setup;

public sealed class RateLimitTests
{
    private const string Proxy = "10.20.30.40";

    [Fact]
    public async Task A_user_who_asks_too_often_is_told_when_to_come_back_and_others_go_on()
    {
        using var app = App(("Limits:UserPerMinute", "12"));
        var (sanne, omar) = (await app.ClientAs("sanne"), await app.ClientAs("omar"));
        var answers = await Ask(sanne, "/accessibility", 14);
        Assert.Equal(12, answers.Count(status => status == HttpStatusCode.OK));

        using var refused = await sanne.Http.GetAsync(new Uri("/cases", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("Er is niets opgeslagen", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await omar.Get("/cases")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sanne.Get("/dist/app.css")).Status);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_counted_by_address()
    {
        using var app = App(("Limits:AddressPerMinute", "6"), ("Proxies:Known", Proxy));
        Assert.Contains(HttpStatusCode.TooManyRequests, await Ask(Behind(app, "192.0.2.1"), "/accessibility", 8));
        Assert.Equal(HttpStatusCode.OK, (await Behind(app, "192.0.2.2").Get("/accessibility")).Status);
    }

    [Fact]
    public async Task All_addresses_of_one_network_of_version_6_count_as_one()
    {
        using var app = App(("Limits:AddressPerMinute", "6"), ("Proxies:Known", Proxy));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
            answers.Add((await Behind(app, $"2001:db8:1:2::{i}").Get("/accessibility")).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await Behind(app, "2001:db8:1:3::1").Get("/accessibility")).Status);
    }

    [Fact]
    public async Task Signing_in_is_counted_apart_and_sooner()
    {
        using var app = App(("Limits:SignInPerMinute", "5"));
        var client = app.Client();
        var page = await client.Get("/sign-in");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = $"nobody{i}", ["Input.Password"] = "x" })).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.Submit(page, "form.rc-form", new() { ["Input.UserName"] = "sanne", ["Input.Password"] = "demo" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/sign-in")).Status);
    }

    [Fact]
    public async Task An_address_that_an_unknown_proxy_names_is_not_believed()
    {
        using var app = App(("Limits:AddressPerMinute", "6"), ("Proxies:Known", "10.0.0.0/24"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
            answers.Add((await Behind(app, $"192.0.2.{i}").Get("/accessibility")).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Theory]
    [InlineData("Limits:UserPerMinute", "many")]
    [InlineData("Limits:AddressPerMinute", "0")]
    [InlineData("Limits:SignInPerMinute", "-1")]
    [InlineData("Limits:RequestSeconds", "1.5")]
    [InlineData("Limits:ShutdownSeconds", "0")]
    public void A_limit_that_makes_no_sense_stops_the_program(string setting, string value)
    {
        var exception = Assert.Throws<SettingsException>(() => LimitSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build()));
        Assert.Equal($"Setting {setting} is '{value}'; write a whole number from 5 to 1000000.", exception.Message);
    }

    private static ReturnCaseApp App(params (string Name, string Value)[] settings) => new()
    {
        Settings = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value),
        Also = services => services.AddSingleton<IStartupFilter, FromProxy>(),
    };

    private static PageClient Behind(ReturnCaseApp app, string address)
    {
        var client = app.Client();
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task<List<HttpStatusCode>> Ask(PageClient client, string address, int times)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++)
            answers.Add((await client.Get(address)).Status);
        return answers;
    }

    /// <summary>In memory a request has no address of its own.</summary>
    private sealed class FromProxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(Proxy);
                return go(context);
            });
            next(app);
        };
    }
}
