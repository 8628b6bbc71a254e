using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReturnCase.Data;

/// <summary>
/// A server's connection can break after a commit has arrived and before its answer has. What breaks is tried again, so each try first looks whether the one before was kept.
/// </summary>
public static class UnknownCommit
{
    /// <summary>Saves what is tracked.</summary>
    public static Task SaveOnceAsync(this ReturnCaseDb db, Func<CancellationToken, Task<bool>> isKept, CancellationToken cancel = default) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            db,
            (_, _, token) => db.SaveChangesAsync(token),
            async (_, _, token) =>
            {
                if (!await isKept(token))
                    return new ExecutionResult<int>(false, 0);
                db.ChangeTracker.Clear();
                return new ExecutionResult<int>(true, 0);
            },
            cancel);

    /// <summary>Works in one transaction, each try on a clean context, and commits where the result is to be kept.</summary>
    public static Task<T> InTransactionAsync<T>(
        this ReturnCaseDb db, Func<CancellationToken, Task<T>> work, Func<T, bool> keep, Func<T, CancellationToken, Task<bool>> isKept, CancellationToken cancel = default)
        where T : class
    {
        T? sent = null;
        return db.Database.CreateExecutionStrategy().ExecuteAsync(
            db,
            async (_, _, token) =>
            {
                sent = null;
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var result = await work(token);
                if (keep(result))
                {
                    sent = result;
                    await transaction.CommitAsync(token);
                }

                return result;
            },
            async (_, _, token) => sent is { } result && await isKept(result, token) ? new ExecutionResult<T>(true, result) : new ExecutionResult<T>(false, null!),
            cancel);
    }
}
