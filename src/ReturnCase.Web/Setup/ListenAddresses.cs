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
        Check(builder.Configuration);
    }

    public static string? FirstRemote(IConfiguration configuration) =>
        Configured(configuration).FirstOrDefault(address => !IsLoopback(Parse(address).Host));

    /// <summary>What this computer is called in the addresses that are listened on.</summary>
    public static IReadOnlyList<string> Hosts(IConfiguration configuration) => [.. Configured(configuration).Select(address => Parse(address).Host)];

    /// <summary>Where this computer itself reaches the program over http; null where it listens over https alone.</summary>
    public static Uri? FirstPlain(IConfiguration configuration) =>
        Configured(configuration).DefaultIfEmpty(Default).Select(Parse).FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp) is { } plain
            ? new UriBuilder(plain.Scheme, plain.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : plain.Host, plain.Port).Uri
            : null;

    private static void Check(IConfiguration configuration)
    {
        foreach (var address in Configured(configuration))
            Parse(address);
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            if (BindingAddress.Parse(address) is { Port: >= 0 and <= 65535 } parsed && IsHttp(parsed.Scheme) && (parsed.IsUnixPipe || parsed.IsNamedPipe || IsHost(parsed.Host)))
                return parsed;
        }
        catch (FormatException)
        {
            // Said below, with the setting's name.
        }
        throw new SettingsException($"Setting Urls holds '{address}'; write an address such as {Default}.");
    }

    private static bool IsHttp(string scheme) => Uri.UriSchemeHttp.Equals(scheme, StringComparison.OrdinalIgnoreCase) || Uri.UriSchemeHttps.Equals(scheme, StringComparison.OrdinalIgnoreCase);

    // The platform takes a port that is no number for a part of the host.
    private static bool IsHost(string host) => !host.Contains(':', StringComparison.Ordinal) || (host.StartsWith('[') && host.EndsWith(']'));

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
