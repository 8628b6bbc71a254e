using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Api;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Demo;

namespace ReturnCase.Tests.Api;

/// <summary>Addresses to which events may go, and those that lead inside.</summary>
public sealed class WebhookAddressTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("https://partner.example/events", null)]
    [InlineData("http://partner.example/events", "AddressHttps")]
    [InlineData("https://partner.example/events?key=1", "AddressParts")]
    [InlineData("https://me:secret@partner.example/", "AddressParts")]
    [InlineData("https://127.0.0.1/", "AddressPrivate")]
    [InlineData("https://localhost/", "AddressPrivate")]
    [InlineData("https://10.1.2.3/", "AddressPrivate")]
    [InlineData("https://192.168.1.1/", "AddressPrivate")]
    [InlineData("https://169.254.169.254/", "AddressPrivate")]
    [InlineData("https://[fd00::1]/", "AddressPrivate")]
    [InlineData("https://[::ffff:10.0.0.1]/", "AddressPrivate")]
    [InlineData("https://0x7f000001/", "AddressPrivate")]
    [InlineData("ftp://partner.example/", "AddressHttps")]
    [InlineData("partner.example", "AddressWrong")]
    public void Events_go_to_https_outside_and_nowhere_else(string address, string? fault) => Assert.Equal(fault, WebhookAddress.Fault(address, Service));

    [Theory]
    [InlineData("203.0.113.7", false, true)]
    [InlineData("10.0.0.1", false, false)]
    [InlineData("10.0.0.1", true, true)]
    [InlineData("169.254.169.254", true, false)]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("0.0.0.0", true, false)]
    [InlineData("fe80::1", true, false)]
    [InlineData("::1", true, false)]
    [InlineData("64:ff9b::a00:1", true, false)]
    [InlineData("2001:db8::1", false, true)]
    public void A_name_is_judged_by_what_it_stands_for(string address, bool privateAllowed, bool reached) =>
        Assert.Equal(reached, WebhookAddress.MayReach(IPAddress.Parse(address), Service with { AllowPrivate = privateAllowed }));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_name_that_leads_inside_is_not_asked(string leadsTo)
    {
        var (asked, secrets) = ("", _app.Services.GetRequiredService<WebhookSecrets>());
        using var client = new WebhookClient(Service, secrets, (name, _) =>
        {
            asked = name;
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(leadsTo)]);
        });
        var outgoing = new OutgoingEvent(1, "id", ApiEventKind.CaseRegistered, "RC-2026-000001", DateTime.UtcNow, 1, "https://partner.example/events", secrets.Close(WebhookSigning.NewSecret()));
        Assert.Equal(DeliveryErrors.Private, await client.SendAsync(outgoing, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken));
        Assert.Equal("partner.example", asked);
    }

    private static ApiSettings Service => ApiSettings.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), new DemoOptions(false, false, null, false));
}
