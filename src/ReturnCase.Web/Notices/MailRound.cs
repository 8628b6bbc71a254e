using ReturnCase.Data.Notices;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Notices;

/// <summary>How many messages the server took, and how many it did not.</summary>
public sealed record MailCount(int Sent, int Failed);

/// <summary>Makes the messages that are due and sends those that wait. Without a mail server it does nothing.</summary>
public sealed class MailRound(MailPlan plan, WaitingMail queue, MailSender sender, MailOptions options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One round; several may run at once, and each message is in the hands of one of them.</summary>
    public async Task<MailCount> RunAsync(CancellationToken cancel = default)
    {
        var count = new MailCount(0, 0);
        if (options.Server is not { } server)
        {
            return count;
        }

        var local = AmsterdamTime.Local(Now);
        await plan.RunAsync(Now, server.From.Domain, TimeOnly.FromDateTime(local) >= options.DigestAt ? DateOnly.FromDateTime(local) : null, cancel);
        using var line = sender.Open();
        while (await queue.DueAsync(Now, cancel) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                if (await queue.TakeAsync(id, Now, cancel) is not { } letter)
                {
                    continue;
                }

                if (await line.SendAsync(letter, clock.GetUtcNow(), cancel) is not { } error)
                {
                    await queue.SentAsync(letter, Now, cancel);
                    count = count with { Sent = count.Sent + 1 };
                    continue;
                }

                await queue.FailedAsync(letter, Now, error, cancel);
                count = count with { Failed = count.Failed + 1 };
                // A server that does not answer is not asked for each of a thousand messages: the rest wait for the next round.
                if (!line.IsConnected)
                {
                    return count;
                }
            }
        }

        return count;
    }
}
