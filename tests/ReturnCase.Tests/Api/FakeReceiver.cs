using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReturnCase.Tests.Api;

/// <summary>A subscriber on this computer: it keeps what came, and answers what a test wants.</summary>
internal sealed class FakeReceiver : IDisposable
{
    private readonly HttpListener _listener = new();

    public FakeReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/events";
        }

        _listener.Prefixes.Add(new Uri(Address).GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _ = ListenAsync();
    }

    public string Address { get; }

    public List<(string Body, Dictionary<string, string> Headers)> Got { get; } = [];

    /// <summary>What it answers next; 200 where nothing is said.</summary>
    public Queue<HttpStatusCode> Answers { get; } = new();

    public HttpStatusCode Usual { get; set; } = HttpStatusCode.OK;

    /// <summary>Nothing is answered until this ends.</summary>
    public TaskCompletionSource? Silence { get; init; }

    public void Dispose()
    {
        Silence?.TrySetResult();
        _listener.Close();
    }

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = await reader.ReadToEndAsync();
                var status = Answers.TryDequeue(out var next) ? next : Usual;
                lock (Got)
                    Got.Add((body, context.Request.Headers.AllKeys.OfType<string>().ToDictionary(name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase)));
                if (Silence is { } silence)
                    await silence.Task;
                context.Response.StatusCode = (int)status;
                if ((int)status is >= 300 and < 400)
                    context.Response.RedirectLocation = Address;
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
