using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>
/// Links that stand in two cases. A link of a family is written in both at once where this person works on both; else it goes one way until the other team records it too, because one wrong
/// number must not open the data of a stranger. That one child has two V-numbers is written in both, whichever team has the other: a supervisor says it, and nothing of the other case is shown.
/// </summary>
public sealed class CaseLinks(ReturnCaseDb db, CaseStore store, CaseDesk desk)
{
    /// <summary>The other case in which a link is written too; null where it stands in this one only.</summary>
    /// <param name="kind">The kind of link.</param>
    /// <param name="number">Number of the other case.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<CaseFile?> OtherAsync(StatementKind kind, string? number, CancellationToken cancel = default) =>
        number is null || CaseFile.MirrorOf(kind) is null ? null
        : CaseFile.IsSamePerson(kind) ? await store.FindAsync(number, cancel)
        : await db.CaseFiles.Where(CaseAccess.MayWorkOn(await desk.ViewerAsync(cancel))).AnyAsync(c => c.Number == number && c.Phase != CasePhase.Closed, cancel) ? await store.FindAsync(number, cancel)
        : null;

    /// <summary>What stands in the other case of a link.</summary>
    /// <param name="kind">The kind of link in the first case.</param>
    /// <param name="from">Number of the first case.</param>
    /// <param name="other">The other case.</param>
    public static IEnumerable<Statement> Mirrors(StatementKind kind, string from, CaseFile other) =>
        other.Standing<Statement>().Where(s => s.Kind == CaseFile.MirrorOf(kind) && CaseNumber.Read(s.Reference) == from);
}
