using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Api;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api.Events;

namespace ReturnCase.Tests.Api;

/// <summary>A system of a partner that is told of events, and the rounds in which they go out.</summary>
public abstract class EventCases : IDisposable
{
    private protected ReturnCaseApp App { get; } = new();

    private protected FakeReceiver Receiver { get; } = new();

    public void Dispose()
    {
        Receiver.Dispose();
        App.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static JsonElement Event(string body) => JsonSerializer.Deserialize<JsonElement>(body);

    // As a subscriber would write it from docs/api.md.
    private protected static string Signed(string secret, Dictionary<string, string> headers, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}")));

    private protected Task<(ClientSystem System, string Secret)> Subscribed(params ApiEventKind[] kinds) => Subscribed(Receiver, kinds);

    private protected async Task<(ClientSystem System, string Secret)> Subscribed(FakeReceiver receiver, params ApiEventKind[] kinds)
    {
        var (system, secret, _) = await Subscribed(ApiClients.Everything, kinds.Length == 0 ? Enum.GetValues<ApiEventKind>() : kinds, receiver);
        return (system, secret);
    }

    private protected async Task<(ClientSystem System, string Secret, string Token)> Subscribed(ApiScope[] scopes, ApiEventKind[] kinds, FakeReceiver? receiver = null)
    {
        var (system, token) = await App.System(scopes);
        var (shown, kept) = App.Services.GetRequiredService<WebhookDesk>().NewSecret();
        await App.With<EventSubscriptions, EventSubscription>(subscriptions => subscriptions.AddAsync(system, (receiver ?? Receiver).Address, kinds, kept, DateTime.UtcNow));
        return (system, shown, token);
    }

    private protected async Task<EventCount> Round() => await App.With<EventRound, EventCount>(round => round.RunAsync());

    private protected Task<T> Queue<T>(Func<WaitingEvents, Task<T>> work) => App.With(work);

    private protected Task<DeliveryCounts> Counts(ClientSystem system) => Queue(queue => queue.CountAsync(system.Id));

    private protected async Task<string?> Error()
    {
        string? error = null;
        await App.InDatabase(async db => error = await db.EventDeliveries.Where(delivery => delivery.Error != null).Select(delivery => delivery.Error).SingleOrDefaultAsync());
        return error;
    }
}
