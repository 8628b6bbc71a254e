using System.Net;
using Microsoft.AspNetCore.Http;

namespace ReturnCase.Web.Setup;

internal static class ListenAddresses
{
    public const string Default = "http://localhost:5080";

    /// <summary>The platform's own default would be port 5000; ours applies only where nobody chose.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (!Configured(builder.Configuration).Any())
            builder.WebHost.UseUrls(Default);
    }

    public static string? FirstRemote(IConfiguration configuration) =>
        Configured(configuration).FirstOrDefault(address => !IsLoopback(BindingAddress.Parse(address).Host));

    private static IEnumerable<string> Configured(IConfiguration configuration) =>
    [
        .. Split(configuration["urls"]),
        .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
        .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>(),
    ];

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
