using System.Net;
using System.Net.Sockets;

namespace ReturnCase.Web.Api.Events;

/// <summary>Where events may go: over https to addresses outside, so that nobody makes this program ask around in the network that it stands in.</summary>
internal static class WebhookAddress
{
    /// <summary>What is wrong with an address, as the key of a sentence; null where nothing is.</summary>
    public static string? Fault(string text, ApiSettings settings)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !address.IsWellFormedOriginalString())
            return "AddressWrong";
        if (address is not { Query: "", Fragment: "", UserInfo: "" })
            return "AddressParts";
        if (address.IsLoopback)
            return settings.AllowLoopback ? null : "AddressPrivate";
        if (address.Scheme != Uri.UriSchemeHttps)
            return "AddressHttps";
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && !MayReach(ip, settings) ? "AddressPrivate" : null;
    }

    /// <summary>Whether an address of a machine may be asked. A name is judged by what it stands for at that moment, not by how it looks.</summary>
    public static bool MayReach(IPAddress address, ApiSettings settings)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
            return settings.AllowLoopback;
        return !IsNowhere(plain) && (settings.AllowPrivate || !IsPrivate(plain));
    }

    private static bool IsPrivate(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal
        : address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [100, >= 64 and <= 127, ..] or [198, 18 or 19, ..];

    // Link-local addresses hold the metadata of clouds; the others are no machines. What only wraps an address of IPv4 is none either.
    private static bool IsNowhere(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any) || address.IsIPv6Teredo || address.GetAddressBytes() is [0x20, 0x02, ..] or [0, 0x64, 0xff, 0x9b, ..] or [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..]
        : address.GetAddressBytes() is [0, ..] or [127, ..] or [169, 254, ..] or [>= 224, ..] or [192, 0, 0, ..];
}
