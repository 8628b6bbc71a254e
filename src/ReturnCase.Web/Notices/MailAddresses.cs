using MimeKit;

namespace ReturnCase.Web.Notices;

/// <summary>E-mail addresses as people type them.</summary>
internal static class MailAddresses
{
    /// <summary>The longest address that a mail server takes.</summary>
    public const int MaxLength = 254;

    /// <summary>One bare address with a host, in letters that every mail server knows; null for anything else.</summary>
    public static MailboxAddress? Read(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(char.IsAscii) && MailboxAddress.TryParse(text, out var address) && address.Address == text && address.Name is null or ""
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && Uri.CheckHostName(text[(at + 1)..]) == UriHostNameType.Dns
            ? address
            : null;
}
