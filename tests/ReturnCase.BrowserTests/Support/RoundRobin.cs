using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;

namespace ReturnCase.BrowserTests.Support;

/// <summary>A request that came through the proxy, and the instance that answered it.</summary>
internal sealed record Answer(string Method, string Path, string Instance);

/// <summary>A proxy in front of instances of the program: each request goes to the next one, and a form never to the one that gave the page on which it stands.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private const string Instances = "instances";
    private readonly ConcurrentQueue<Answer> _answered = [];
    private readonly WebApplication _proxy;

    public RoundRobin(params IReadOnlyList<string> addresses)
    {
        // Named, so that nothing of the program under test is taken for a setting of the proxy.
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Proxy" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoadBalancingPolicy, ToAnother>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory([new() { RouteId = "all", ClusterId = Instances, Match = new() { Path = "{**all}" } }], [Cluster(addresses)])
            .AddTransforms(context =>
            {
                // The program hears the name that the browser typed, as behind a proxy in the field.
                context.AddOriginalHost();
                context.AddXForwarded(ForwardedTransformActions.Off);
            });
        _proxy = builder.Build();
        _proxy.MapReverseProxy(pipeline =>
        {
            pipeline.UseLoadBalancing();
            pipeline.Use(async (context, next) =>
            {
                await next();
                if (context.GetReverseProxyFeature().ProxiedDestination is { } answered)
                    _answered.Enqueue(new(context.Request.Method, context.Request.Path, answered.DestinationId));
            });
        });
        _proxy.StartAsync().GetAwaiter().GetResult();
        Address = _proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public string Address { get; }

    /// <summary>What was answered so far, in order.</summary>
    public IReadOnlyCollection<Answer> Answered => _answered;

    /// <summary>From now on these instances are asked, as when an operator takes one out before it is stopped.</summary>
    public void To(params IReadOnlyList<string> addresses)
    {
        var config = _proxy.Services.GetRequiredService<InMemoryConfigProvider>();
        config.Update(config.GetConfig().Routes, [Cluster(addresses)]);
    }

    public async ValueTask DisposeAsync() => await _proxy.DisposeAsync();

    private static ClusterConfig Cluster(IReadOnlyList<string> addresses) => new()
    {
        ClusterId = Instances,
        LoadBalancingPolicy = nameof(ToAnother),
        Destinations = addresses.ToDictionary(address => address, address => new DestinationConfig { Address = address }),
    };

    private sealed class ToAnother : ILoadBalancingPolicy
    {
        // Which instance gave the page at an address last.
        private readonly ConcurrentDictionary<string, string> _gave = new(StringComparer.Ordinal);
        private int _turn;

        public string Name => nameof(ToAnother);

        public DestinationState? PickDestination(HttpContext context, ClusterState cluster, IReadOnlyList<DestinationState> availableDestinations)
        {
            if (availableDestinations.Count == 0)
                return null;
            var next = availableDestinations[(int)((uint)Interlocked.Increment(ref _turn) % availableDestinations.Count)];
            var path = context.Request.Path.ToString();
            if (HttpMethods.IsGet(context.Request.Method))
                _gave[path] = next.DestinationId;
            else if (_gave.TryGetValue(path, out var gave) && gave == next.DestinationId)
                return availableDestinations.FirstOrDefault(other => other.DestinationId != gave) ?? next;
            return next;
        }
    }
}
