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
public abstract class WhoLooked
{
    /// <summary>Every look at a case, the oldest first; null where there is no trail to read.</summary>
    public abstract Task<IReadOnlyList<Look>?> AtAsync(string caseNumber, CancellationToken cancel = default);
}

/// <summary>Stands in until the trail can be read: the dossier then says that this part is missing.</summary>
public sealed class NoTrail : WhoLooked
{
    public override Task<IReadOnlyList<Look>?> AtAsync(string caseNumber, CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<Look>?>(null);
}
