using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Retention;

/// <summary>Sets and lifts legal holds.</summary>
public sealed class LegalHolds(ReturnCaseDb db, AuditTrail audit)
{
    /// <summary>Holds of a case, the newest first.</summary>
    public async Task<IReadOnlyList<LegalHold>> OfAsync(string number, CancellationToken cancel = default) =>
        await db.LegalHolds.Where(hold => hold.CaseNumber == number).OrderByDescending(hold => hold.SetAt).ThenByDescending(hold => hold.Id).ToListAsync(cancel);

    /// <summary>Whether a case may not be destroyed.</summary>
    public Task<bool> StandsAsync(string number, CancellationToken cancel = default) =>
        db.LegalHolds.AnyAsync(hold => hold.CaseNumber == number && hold.LiftedAt == null, cancel);

    /// <summary>Holds a case. False where there is no such case, also when it is destroyed at this very moment.</summary>
    public async Task<bool> SetAsync(string number, Change change, CancellationToken cancel = default) =>
        await db.InTransactionAsync(
            async token =>
            {
                // The lock keeps a destruction out until the hold stands.
                await CaseDestruction.LockAsync(db, [number], token);
                if (!await db.CaseFiles.AnyAsync(c => c.Number == number, token))
                {
                    return "";
                }

                db.LegalHolds.Add(new(number, change));
                audit.Changes(AuditAction.LegalHoldSet, null, number);
                await db.SaveChangesAsync(token);
                return number;
            },
            found => found.Length > 0,
            (_, token) => db.LegalHolds.AnyAsync(hold => hold.CaseNumber == number && hold.SetById == change.By.Id && hold.SetAt == change.RecordedAt, token),
            cancel) == number;

    /// <summary>Lifts a hold; false where it does not stand.</summary>
    public async Task<bool> LiftAsync(string number, int id, Change change, CancellationToken cancel = default)
    {
        if (await db.LegalHolds.SingleOrDefaultAsync(hold => hold.CaseNumber == number && hold.Id == id && hold.LiftedAt == null, cancel) is not { } hold)
        {
            return false;
        }

        hold.Lift(change);
        audit.Changes(AuditAction.LegalHoldLifted, null, number);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
