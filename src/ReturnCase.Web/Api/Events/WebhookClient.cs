using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using ReturnCase.Data.Api;

namespace ReturnCase.Web.Api.Events;

/// <summary>Sends one event: a CloudEvent in JSON, signed. It follows no redirection, and it reads nothing of the answer but its status.</summary>
internal sealed class WebhookClient : IDisposable
{
    public const string ContentType = "application/cloudevents+json";

    private static readonly JsonSerializerOptions WithoutEmpty = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ApiSettings _settings;
    private readonly WebhookSecrets _secrets;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _lookUp;
    private readonly HttpClient _http;

    /// <param name="settings">Where events may go.</param>
    /// <param name="secrets">Opens the secret of a subscription.</param>
    /// <param name="lookUp">What a name stands for; by the names of the network where nobody says otherwise.</param>
    public WebhookClient(ApiSettings settings, WebhookSecrets secrets, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null)
    {
        (_settings, _secrets, _lookUp) = (settings, secrets, lookUp ?? Dns.GetHostAddressesAsync);
        // No proxy: it would look the name up for itself, and where that leads is what is judged here.
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { Timeout = Patience };
    }

    /// <summary>What went wrong, as a code that holds nothing of the answer (<see cref="DeliveryErrors"/>); null where the address took it.</summary>
    public async Task<string?> SendAsync(OutgoingEvent outgoing, DateTimeOffset now, CancellationToken cancel)
    {
        if (WebhookAddress.Fault(outgoing.Address, _settings) is { } fault)
            return fault;
        if (_secrets.Open(outgoing.Secret) is not { } secret)
            return DeliveryErrors.Secret;
        var body = Body(outgoing);
        using var request = new HttpRequestMessage(HttpMethod.Post, outgoing.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType) { CharSet = "utf-8" };
        request.Headers.Add(WebhookSigning.IdHeader, outgoing.EventId);
        request.Headers.Add(WebhookSigning.TimeHeader, now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSigning.SignatureHeader, WebhookSigning.Of(secret, outgoing.EventId, now.ToUnixTimeSeconds(), body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return exception.InnerException is RefusedAddressException ? DeliveryErrors.Private : $"{DeliveryErrors.NoConnection}{exception.HttpRequestError}";
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return DeliveryErrors.NoAnswer;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The event as it travels. It names a case, the referral that it is about, and what kind of thing happened, and nothing else.</summary>
    private byte[] Body(OutgoingEvent outgoing) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        specversion = "1.0",
        id = outgoing.EventId,
        source = $"{_settings.Address?.AbsoluteUri.TrimEnd('/') ?? ""}{ApiMap.Root}",
        type = outgoing.Kind.Type(),
        subject = outgoing.CaseNumber,
        time = DateTime.SpecifyKind(outgoing.At, DateTimeKind.Utc),
        datacontenttype = "application/json",
        data = new { caseNumber = outgoing.CaseNumber, referral = EventDelivery.ReferralOf(outgoing.EventId), kind = outgoing.Kind.ToString() },
    }, WithoutEmpty);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await _lookUp(context.DnsEndPoint.Host, cancel);
        IPAddress[] allowed = [.. addresses.Where(address => WebhookAddress.MayReach(address, _settings))];
        if (allowed.Length == 0)
            throw new RefusedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class RefusedAddressException : Exception;
}
