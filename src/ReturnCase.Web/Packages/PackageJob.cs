using ReturnCase.Data.Referrals;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Web.Packages;

/// <summary>Makes the packages that wait, also those that were asked for before the program started or on another instance, and puts them where they go.</summary>
internal sealed partial class PackageJob(IServiceScopeFactory scopes, PackageSignal signal, SharedTurns turns, ILogger<PackageJob> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Puts what is owed where it goes; one instance at a time, because two would write to one file, and record twice that it left.</summary>
    internal async Task TransferAsync(CancellationToken cancel)
    {
        if (await WithAsync<PackageTransfer, bool>(transfer => transfer.IsOwedAsync(cancel)))
        {
            await turns.AloneAsync("transfer", (services, token) => services.GetRequiredService<PackageTransfer>().RoundAsync(token), cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RoundAsync(stoppingToken);
            await signal.WaitAsync(Interval, stoppingToken);
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        try
        {
            while (await WithAsync<PackageRun, bool>(run => run.OneAsync(null, cancel)))
            {
                signal.Ended();
            }

            await WithAsync<PackageMaking, bool>(async making =>
            {
                await making.SweepAsync(cancel);
                return true;
            });
            await TransferAsync(cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            signal.Ended();
            Failed(log, exception);
        }
    }

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [LoggerMessage(LogLevel.Error, "A package was not made or did not leave; this is tried again within seconds.")]
    private static partial void Failed(ILogger log, Exception exception);
}

/// <summary>Wakes whoever makes packages, and tells whoever waits for one to look again.</summary>
public sealed class PackageSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0);
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => _bell.Release();

    /// <summary>Waits until somebody rings, or until it is time to look anyway.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancel) => _bell.WaitAsync(most, cancel);

    /// <summary>Something came to an end.</summary>
    public void Ended() => Interlocked.Exchange(ref _ended, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Looks, again each time that something came to an end, until the answer is yes or so much time is over.</summary>
    public async Task<bool> UntilAsync(Func<Task<bool>> look, TimeSpan most, CancellationToken cancel)
    {
        var until = DateTime.UtcNow + most;
        for (var ended = _ended.Task; !await look(); ended = _ended.Task)
        {
            var left = until - DateTime.UtcNow;
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            await Task.WhenAny(ended, Task.Delay(left < TimeSpan.FromMilliseconds(200) ? left : TimeSpan.FromMilliseconds(200), cancel));
            cancel.ThrowIfCancellationRequested();
        }

        return true;
    }

    public void Dispose() => _bell.Dispose();
}
