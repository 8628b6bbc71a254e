using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace ReturnCase.Web.Setup;

/// <summary>Whose word is taken about where a request comes from, and by which names this program is called.</summary>
internal static class Proxies
{
    private const string Setting = "Proxies:Known";

    private static readonly string[] ThisComputer = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddReturnCaseProxies(this WebApplicationBuilder builder)
    {
        var known = Known(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
                options.KnownIPNetworks.Add(network);
            // Each proxy of a chain must be known; the first that is not is the client.
            options.ForwardLimit = null;
        });
        if (Hosts(builder.Configuration) is { } hosts)
            builder.Services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = hosts);
    }

    /// <summary>The addresses and networks of Proxies:Known, in one line or as a list.</summary>
    public static IReadOnlyList<IPNetwork> Known(IConfiguration configuration) =>
    [
        .. configuration.GetSection(Setting).GetChildren().Select(child => child.Value).Prepend(configuration[Setting])
            .SelectMany(value => (value ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(Parse),
    ];

    /// <summary>
    /// The names in AllowedHosts; where it says any name, those of the addresses that are listened on. Null: any name, because the program
    /// listens on every address of this computer and nobody said what it is called.
    /// </summary>
    public static IList<string>? Hosts(IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } and not "*")
            return null;
        var listening = ListenAddresses.Hosts(configuration);
        return listening.Any(host => host is "*" or "+" or "0.0.0.0" or "[::]") ? null : [.. ThisComputer.Union(listening, StringComparer.OrdinalIgnoreCase)];
    }

    private static IPNetwork Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        if (IPNetwork.TryParse(text, out var network))
            return network;
        throw new SettingsException($"Setting {Setting} holds '{text}'; write the address of a proxy such as 10.0.0.5, or a network such as 10.0.0.0/24.");
    }
}
