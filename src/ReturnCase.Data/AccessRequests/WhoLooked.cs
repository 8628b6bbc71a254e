using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.AccessRequests;

/// <summary>Somebody looked at a case, changed it or sent it.</summary>
/// <param name="Role">The part this person played; null for the program itself.</param>
public sealed record Look(DateTime At, ActorRole? Role, AuditAction Action);

/// <summary>
/// Reads from the audit trail who looked at a case, for the dossier of an access request. Persons are no part of the answer: a child is told when, in which role and why
/// (Court of Justice C-579/21).
/// </summary>
public sealed class WhoLooked(ReturnCaseDb db)
{
    /// <summary>Every look at a case, the oldest first.</summary>
    public async Task<IReadOnlyList<Look>?> AtAsync(string caseNumber, CancellationToken cancel = default) =>
        await db.AuditLinks.Where(link => link.CaseNumber == caseNumber)
            .Join(db.AuditRows, link => new { link.Chain, link.Sequence }, row => new { row.Chain, row.Sequence }, (_, row) => row)
            .OrderBy(row => row.At).ThenBy(row => row.Chain).ThenBy(row => row.Sequence)
            .Select(row => new Look(row.At, row.Role, row.Action)).ToListAsync(cancel);
}
