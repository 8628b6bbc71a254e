using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using ReturnCase.Data;
using ReturnCase.Data.Jobs;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Jobs;

/// <summary>
/// The one rule by which work that concerns the whole database is done by one instance of the program, on either database: a turn is claimed in the database, the claim is renewed while
/// it is worked on, and who died loses it within a minute.
/// </summary>
internal sealed partial class SharedTurns(IServiceScopeFactory scopes, CasePolicy policy, MachineTime machine, ILogger<SharedTurns> log)
{
    private static readonly TimeSpan Renewal = JobClaims.HeldFor / 4;

    // What was built from the same source has the same ids.
    private static readonly string Build = $"{typeof(CasePolicy).Module.ModuleVersionId:N}"[..16] + $"{typeof(ReturnCaseDb).Module.ModuleVersionId:N}"[..16];

    /// <summary>A turn of this program, with the rules that are in force.</summary>
    public JobTurn Of(string job, string turn) => new(job, $"{Build}/{policy.NewestRuleSet()}", turn);

    /// <summary>A turn that lasts a day.</summary>
    public JobTurn Of(string job, DateOnly day) => Of(job, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A turn that lasts so long.</summary>
    public JobTurn Of(string job, DateTime now, TimeSpan length) => Of(job, new DateTime(now.Ticks - (now.Ticks % length.Ticks), now.Kind).ToString("s", CultureInfo.InvariantCulture));

    /// <summary>Does a turn, in a scope of its own, unless it was done or another instance does it. True where it was done here.</summary>
    /// <param name="turn">Which one.</param>
    /// <param name="work">Does it, and may be repeated: whoever dies in the middle leaves it to the next one, from the start.</param>
    /// <param name="cancel">Stops in the middle and gives the turn back.</param>
    public async Task<bool> OnceAsync(JobTurn turn, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancel)
    {
        if (await WithClaimsAsync(claims => claims.TakeAsync(turn, machine.Now, cancel)) is not { } holder)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var ended = new CancellationTokenSource();
        var renewing = RenewAsync(turn, holder, stop, ended.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider, stop.Token);
        }
        catch
        {
            await ended.CancelAsync();
            await renewing;
            await TryGiveBackAsync(turn, holder);
            throw;
        }

        await ended.CancelAsync();
        await renewing;
        return await WithClaimsAsync(claims => claims.DoneAsync(turn, holder, CancellationToken.None));
    }

    /// <summary>Does work that never comes to an end of its own, unless an instance of any edition does it now. True where it was done here.</summary>
    /// <param name="job">Which work.</param>
    /// <param name="work">Does what there is to do, and looks first: another instance may have done it just now.</param>
    /// <param name="cancel">Stops in the middle and gives it back.</param>
    public Task<bool> AloneAsync(string job, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancel) =>
        OnceAsync(new(job, "", $"{Guid.NewGuid():N}"), work, cancel);

    private async Task RenewAsync(JobTurn turn, string holder, CancellationTokenSource stop, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Renewal);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (!await WithClaimsAsync(claims => claims.KeepAsync(turn, holder, machine.Now, ended)))
                {
                    Lost(log, turn.Name);
                    await stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The work came to its end.
        }
        catch (Exception exception) when (!ended.IsCancellationRequested)
        {
            // Whoever cannot say that it still works may no longer be the only one.
            NotRenewed(log, turn.Name, exception);
            await stop.CancelAsync();
        }
    }

    // Where that fails too, the claim ends by itself.
    private async Task TryGiveBackAsync(JobTurn turn, string holder)
    {
        try
        {
            await WithClaimsAsync(async claims =>
            {
                await claims.GiveBackAsync(turn, holder);
                return true;
            });
        }
        catch (Exception exception) when (exception is DbException or RetryLimitExceededException)
        {
            NotRenewed(log, turn.Name, exception);
        }
    }

    private async Task<TResult> WithClaimsAsync<TResult>(Func<JobClaims, Task<TResult>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<JobClaims>());
    }

    [LoggerMessage(LogLevel.Warning, "Another instance took over the job {Job}; here it stops.")]
    private static partial void Lost(ILogger log, string job);

    [LoggerMessage(LogLevel.Warning, "The claim on the job {Job} could not be renewed or given back; another instance takes it over within a minute.")]
    private static partial void NotRenewed(ILogger log, string job, Exception exception);
}
