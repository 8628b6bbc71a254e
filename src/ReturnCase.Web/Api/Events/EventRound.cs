using ReturnCase.Data.Api;

namespace ReturnCase.Web.Api.Events;

/// <summary>How a round went.</summary>
internal readonly record struct EventCount(int Sent, int Failed);

/// <summary>Sends what is due, each event once in a round; of one case one after the other.</summary>
internal sealed class EventRound(WaitingEvents queue, WebhookClient client, ApiSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(30);

    public async Task<EventCount> RunAsync(CancellationToken cancel = default)
    {
        var (sent, failed) = (0, 0);
        // What one event lets through is due at once: a round goes on until nothing is.
        while (await queue.DueAsync(Now, cancel) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                if (await queue.TakeAsync(id, Now, cancel) is not { } outgoing)
                    continue;
                var error = await client.SendAsync(outgoing, clock.GetUtcNow(), cancel);
                await (error is null ? queue.DeliveredAsync(outgoing, Now, cancel) : queue.FailedAsync(outgoing, Now, error, settings.MostTries, cancel));
                _ = error is null ? sent++ : failed++;
            }
        }

        return new(sent, failed);
    }

    public async Task SweepAsync(IdempotentRequests requests, DateTime machineNow, CancellationToken cancel)
    {
        await queue.SweepAsync(Now - KeptAfterwards, cancel);
        await requests.SweepAsync(machineNow, cancel);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
