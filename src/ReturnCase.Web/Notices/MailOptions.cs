using MimeKit;

namespace ReturnCase.Web.Notices;

/// <summary>How the connection to the mail server is kept from readers.</summary>
public enum MailSecurity { StartTls, Tls, None }

/// <summary>The mail server, and what stands in every message; the settings <c>Smtp:…</c>.</summary>
/// <param name="Host">Name of the server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is kept from readers.</param>
/// <param name="UserName">With which name the program signs in there; null for none.</param>
/// <param name="Password">And with which password.</param>
/// <param name="From">The sender; its host stands in the ids of the messages.</param>
/// <param name="Site">The address of this program, to which every message leads.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string? UserName, string? Password, MailboxAddress From, Uri Site);

/// <summary>What is sent by e-mail, and when.</summary>
/// <param name="Server">Null where there is none: then nothing is put aside and nothing sent.</param>
/// <param name="DigestAt">From which time in Amsterdam the morning's message goes out.</param>
public sealed record MailOptions(MailServer? Server, TimeOnly DigestAt);
