using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ReturnCase.Data.Notices;

namespace ReturnCase.Web.Notices;

/// <summary>Hands messages to the mail server over one connection, which is made when the first one is sent.</summary>
public sealed class MailSender(MailOptions options, MailWords words)
{
    private const int TimeoutMilliseconds = 20_000;

    /// <summary>A connection to use until it is disposed; whoever opens it uses it alone.</summary>
    public MailLine Open() => new(options.Server ?? throw new InvalidOperationException("There is no mail server."), words);

    /// <summary>One connection to the mail server.</summary>
    public sealed class MailLine(MailServer server, MailWords words) : IDisposable
    {
        private readonly SmtpClient _client = new() { Timeout = TimeoutMilliseconds };
        private bool _asked;

        /// <summary>Sends a message; null when the server took it, else what went wrong, in words for whoever keeps the program running.</summary>
        public async Task<string?> SendAsync(Letter letter, DateTimeOffset now, CancellationToken cancel = default)
        {
            // One address that is none must not hold up the messages to others.
            _asked = false;
            if (!MailboxAddress.TryParse(letter.Address, out var to))
                return "No mail can go to what stands as this person's address; put it right under Users.";
            _asked = true;
            using var message = Message(letter, to, now);
            try
            {
                await ConnectAsync(cancel);
                await _client.SendAsync(message, cancel);
                return null;
            }
            catch (Exception error) when (IsOfTheLine(error))
            {
                if (_client.IsConnected && error is not CommandException)
                    await HangUpAsync();
                return error is SmtpCommandException { StatusCode: var code } ? $"{(int)code} {error.Message}" : $"{error.GetType().Name}: {error.Message}";
            }
        }

        /// <summary>Goes as far as it can without a message. Null when the server took the program in, else what went wrong, without its words.</summary>
        public async Task<string?> FaultAsync(CancellationToken cancel = default)
        {
            try
            {
                await ConnectAsync(cancel);
                await HangUpAsync();
                return null;
            }
            catch (Exception error) when (IsOfTheLine(error))
            {
                return error is SmtpCommandException { StatusCode: var code } ? $"{error.GetType().Name} {(int)code}" : error.GetType().Name;
            }
        }

        private static bool IsOfTheLine(Exception error) => error is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or SocketException or IOException or TimeoutException or NotSupportedException;

        /// <summary>False where the last message found no server that answers.</summary>
        public bool IsConnected => !_asked || _client.IsConnected;

        public void Dispose() => _client.Dispose();

        private async Task ConnectAsync(CancellationToken cancel)
        {
            if (!_client.IsConnected)
                await _client.ConnectAsync(server.Host, server.Port, server.Security switch { MailSecurity.Tls => SecureSocketOptions.SslOnConnect, MailSecurity.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None }, cancel);
            if (!_client.IsAuthenticated && server is { UserName: { } name, Password: { } password })
                await _client.AuthenticateAsync(name, password, cancel);
        }

        private async Task HangUpAsync()
        {
            try
            {
                await _client.DisconnectAsync(quit: false);
            }
            catch (Exception error) when (error is IOException or SocketException or ProtocolException)
            {
                // It is gone already.
            }
        }

        private MimeMessage Message(Letter letter, MailboxAddress to, DateTimeOffset now)
        {
            var (subject, body) = words.Of(letter, server.Site);
            var message = new MimeMessage { Subject = subject, Date = now, MessageId = letter.MessageId, Body = new TextPart("plain") { Text = body } };
            message.From.Add(server.From);
            message.To.Add(to);
            // No automatic answer comes back to it.
            message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
            message.Headers.Add("X-Auto-Response-Suppress", "All");
            return message;
        }
    }
}
