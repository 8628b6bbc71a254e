using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReturnCase.Tests.Support;

/// <summary>Receives what a program sends over OTLP/HTTP and keeps every byte of it.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _got = [];
    private readonly WebApplication _server;

    private FakeCollector(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single();

    public static async Task<FakeCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new FakeCollector(builder.Build());
        collector._server.Run(collector.TakeAsync);
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>What came at an address, as text: names and values stand in it as they are.</summary>
    public string At(string path) => string.Concat(_got.Where(got => got.Path == path).Select(got => Encoding.UTF8.GetString(got.Body)));

    /// <summary>All that came, with the addresses.</summary>
    public string All => string.Concat(_got.Select(got => $"{got.Path}\n{Encoding.UTF8.GetString(got.Body)}\n"));

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _got.Enqueue(($"{context.Request.Path}{context.Request.QueryString}", body.ToArray()));
    }
}
