using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Packages;

/// <summary>Makes packages that were asked for, from the first byte to the batch.</summary>
public sealed class PackageRun(
    ReturnCaseDb db, Numbers numbers, PackageLimit limit, PackageMaking making, PackageFiles files, PackageWriter writer, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>So often it is said how far it is, and looked whether it was stopped.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes one order that waits. False where none does.</summary>
    /// <param name="number">Only this one.</param>
    /// <param name="cancel">Stops in the middle; the next worker begins anew.</param>
    public async Task<bool> OneAsync(int? number = null, CancellationToken cancel = default)
    {
        if (await making.LeaseAsync(number, Machine(), cancel) is not { } leased)
        {
            return false;
        }

        try
        {
            await MakeAsync(leased, cancel);
        }
        catch (ReferralsMovedException moved)
        {
            await making.RefuseAsync(leased, moved.Numbers, Now(), cancel);
        }
        catch (PackageStoppedException)
        {
            await files.ThrowAwayAsync(leased.Order.Number, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            await making.FailedAsync(leased, Now(), cancel);
            throw;
        }

        return true;
    }

    /// <summary>
    /// Keeps the packages of cases that came with a history: one for each moment at which referrals were sent. Only where no package was kept before.
    /// </summary>
    public async Task KeepSentAsync(Actor by, CancellationToken cancel = default)
    {
        var sent = await db.Referrals.Where(r => r.ExportedAt != null).Select(r => new { r.Number, At = r.ExportedAt!.Value }).ToListAsync(cancel);
        foreach (var moment in sent.GroupBy(r => r.At).OrderBy(moment => moment.Key))
        {
            foreach (var part in moment.Chunk(limit.Most))
            {
                var leased = await making.AdoptAsync(await numbers.NextBatchAsync(cancel), by, moment.Key, [.. part.Select(r => r.Number)], cancel);
                await making.KeepAdoptedAsync(leased, await WriteAsync(leased, moment.Key, null, cancel), cancel);
            }
        }
    }

    private async Task MakeAsync(LeasedOrder leased, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var written = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (madeAt, count) = (Now(), 0);
        var watch = WatchAsync(leased, () => Volatile.Read(ref count), stop, written.Token);
        BatchFile file;
        try
        {
            file = await WriteAsync(leased, madeAt, Wrote, stop.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PackageStoppedException();
        }
        finally
        {
            await written.CancelAsync();
            await watch;
        }

        if (!await making.FinishAsync(leased, file, madeAt, Now(), cancel))
        {
            throw new PackageStoppedException();
        }

        Task Wrote(int so)
        {
            Volatile.Write(ref count, so);
            return Task.CompletedTask;
        }
    }

    // Says how far it is and keeps the lease, also while one part takes long, and stops the writing once the order is no longer this worker's.
    private async Task WatchAsync(LeasedOrder leased, Func<int> far, CancellationTokenSource stop, CancellationToken written)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Often, written);
                await using var scope = scopes.CreateAsyncScope();
                if (!await scope.ServiceProvider.GetRequiredService<PackageMaking>().WroteAsync(leased, far(), Machine(), written))
                {
                    await stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Everything is written.
        }
    }

    private async Task<BatchFile> WriteAsync(LeasedOrder leased, DateTime madeAt, Func<int, Task>? wrote, CancellationToken cancel)
    {
        // What is read and what is written must not wait for each other, so each has a connection of its own.
        await using var scope = scopes.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetRequiredService<PackageFiles>();
        var (order, name) = (leased.Order, ReferralBatch.FileOf(leased.Order.Number));
        await using var zip = new ChunkStream((sequence, bytes, token) => kept.AddAsync(order.Number, name, sequence, bytes, token));
        await writer.WriteAsync(zip, new(order.Number, madeAt, order.ByName, order.Count), making.ReferralsAsync(order, cancel), wrote, cancel);
        var sha256 = await zip.CompleteAsync(cancel);
        return new(order.Number, name, zip.Size, sha256);
    }

    // A lease is of the machine; a demo has a clock of its own.
    private static DateTime Machine() => TimeProvider.System.GetUtcNow().UtcDateTime;

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private sealed class PackageStoppedException : Exception;
}
