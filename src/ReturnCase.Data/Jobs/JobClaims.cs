using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Jobs;

/// <summary>Work that is to be done once.</summary>
/// <param name="Name">Which job.</param>
/// <param name="Edition">By which edition of the program.</param>
/// <param name="Turn">For what, such as a day.</param>
public sealed record JobTurn(string Name, string Edition, string Turn);

/// <summary>
/// Who of all instances does a turn. A claim is one conditional update of one row, so the database gives it to one of them; it ends by itself where its holder no longer renews it.
/// </summary>
public sealed class JobClaims(ReturnCaseDb db, UniqueIndexes indexes)
{
    /// <summary>How long a claim is left to somebody who says nothing.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(1);

    // An edition that runs takes a turn every day.
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(30);

    /// <summary>Whether a turn was done.</summary>
    public Task<bool> IsDoneAsync(JobTurn turn, CancellationToken cancel = default) => Of(turn).AnyAsync(run => run.Turn == turn.Turn, cancel);

    /// <summary>Takes a turn; the answer is the claim. Null where it was done, or somebody else does it now.</summary>
    /// <param name="turn">Which one.</param>
    /// <param name="machineNow">By the clock of the machine.</param>
    /// <param name="cancel">Stops before anything is taken.</param>
    public async Task<string?> TakeAsync(JobTurn turn, DateTime machineNow, CancellationToken cancel = default)
    {
        // Asked first: a turn that was done is asked for every minute, and a read waits for nobody.
        if (await IsDoneAsync(turn, cancel))
        {
            return null;
        }

        var holder = Guid.NewGuid().ToString("N");
        if (await TryTakeAsync(turn, holder, machineNow, cancel))
        {
            return holder;
        }

        return await AddAsync(turn, machineNow, cancel) && await TryTakeAsync(turn, holder, machineNow, cancel) ? holder : null;
    }

    /// <summary>Renews a claim. False where somebody else has the turn meanwhile: then its work stops.</summary>
    public async Task<bool> KeepAsync(JobTurn turn, string holder, DateTime machineNow, CancellationToken cancel = default)
    {
        var until = machineNow + HeldFor;
        return await Of(turn).Where(run => run.Holder == holder).ExecuteUpdateAsync(set => set.SetProperty(run => run.HeldUntil, until), cancel) == 1;
    }

    /// <summary>Says that a turn was done. False where somebody else had it meanwhile, who says so then.</summary>
    public async Task<bool> DoneAsync(JobTurn turn, string holder, CancellationToken cancel = default) =>
        await Of(turn).Where(run => run.Holder == holder)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.Turn, turn.Turn).SetProperty(run => run.Holder, (string?)null), cancel) == 1;

    /// <summary>Gives a turn back that was not done, so that the next one who looks takes it.</summary>
    public Task GiveBackAsync(JobTurn turn, string holder, CancellationToken cancel = default) =>
        Of(turn).Where(run => run.Holder == holder).ExecuteUpdateAsync(set => set.SetProperty(run => run.Holder, (string?)null), cancel);

    private async Task<bool> TryTakeAsync(JobTurn turn, string holder, DateTime machineNow, CancellationToken cancel)
    {
        // A claim that seems to hold longer than claims do is of a clock that was set back since.
        var until = machineNow + HeldFor;
        return await Of(turn).Where(run => run.Turn != turn.Turn && (run.Holder == null || run.HeldUntil <= machineNow || run.HeldUntil > until))
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.Holder, holder).SetProperty(run => run.HeldUntil, until), cancel) == 1;
    }

    // The first time an edition asks, the rows of those that nobody runs any more go.
    private async Task<bool> AddAsync(JobTurn turn, DateTime machineNow, CancellationToken cancel)
    {
        var since = machineNow - ForgottenAfter;
        await db.JobClaims.Where(run => run.Name == turn.Name && run.HeldUntil < since).ExecuteDeleteAsync(cancel);
        return await indexes.InsertAsync(
            db,
            $"INSERT INTO JobClaims (Name, Edition, Turn, HeldUntil) SELECT {turn.Name}, {turn.Edition}, '', {machineNow} WHERE NOT EXISTS (SELECT 1 FROM JobClaims WHERE Name = {turn.Name} AND Edition = {turn.Edition})",
            cancel);
    }

    private IQueryable<JobClaim> Of(JobTurn turn) => db.JobClaims.Where(run => run.Name == turn.Name && run.Edition == turn.Edition);
}
