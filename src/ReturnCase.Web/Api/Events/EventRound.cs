using System.Diagnostics;
using ReturnCase.Data.Api;

namespace ReturnCase.Web.Api.Events;

/// <summary>How a round went.</summary>
internal readonly record struct EventCount(int Sent, int Failed);

/// <summary>Sends what is due, of one case one after the other. Subscriptions do not wait for each other: one that fails or is slow is left alone while the others go on.</summary>
internal sealed class EventRound(IServiceScopeFactory scopes, WaitingEvents queue, WebhookClient client, ApiSettings settings, TimeProvider clock)
{
    private const int SubscriptionsAtOnce = 8;
    private static readonly TimeSpan TurnLasts = TimeSpan.FromSeconds(10);

    public async Task<EventCount> RunAsync(CancellationToken cancel = default)
    {
        var (sent, failed, before) = (0, 0, -1);
        // What one event lets through is due at once: a round goes on until nothing more arrives.
        while (sent > before)
        {
            before = sent;
            var due = await queue.SubscriptionsDueAsync(Now, cancel);
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SubscriptionsAtOnce, CancellationToken = cancel }, async (subscription, token) =>
            {
                var turn = await TurnAsync(subscription, token);
                Interlocked.Add(ref sent, turn.Sent);
                Interlocked.Add(ref failed, turn.Failed);
            });
        }

        return new(sent, failed);
    }

    public async Task SweepAsync(IdempotentRequests requests, DateTime machineNow, CancellationToken cancel)
    {
        await queue.SweepAsync(Now - EventDelivery.KeptFor, cancel);
        await requests.SweepAsync(machineNow, cancel);
    }

    // An address that does not take one event is not asked to take the next in the same breath.
    private async Task<EventCount> TurnAsync(int subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<WaitingEvents>();
        var (sent, since) = (0, Stopwatch.StartNew());
        foreach (var id in await own.DueAsync(subscription, Now, cancel))
        {
            if (since.Elapsed >= TurnLasts)
                break;
            if (await own.TakeAsync(id, Now, cancel) is not { } outgoing)
                continue;
            if (await client.SendAsync(outgoing, clock.GetUtcNow(), cancel) is { } error)
            {
                await own.FailedAsync(outgoing, Now, error, settings.MostTries, cancel);
                return new(sent, 1);
            }

            await own.DeliveredAsync(outgoing, Now, cancel);
            sent++;
        }

        return new(sent, 0);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
