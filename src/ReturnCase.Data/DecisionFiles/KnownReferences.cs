using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Data.DecisionFiles;

/// <summary>Finds where a reference of the IND was recorded before, whichever case it is in: page, file and systems of partners ask here. No more is told than the number of the case.</summary>
public sealed class KnownReferences(ReturnCaseDb db)
{
    private const int MostAtOnce = 300;

    /// <summary>The cases with a decision on a referral, or on return or a permit, under each of some references. Only cases of which a referral was sent that this person may see.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="references">References of the IND; capitals make no difference.</param>
    /// <param name="kinds">Only decisions of these kinds.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<ILookup<string, string>> FindAsync(Viewer viewer, IReadOnlyCollection<string> references, IReadOnlyCollection<DecisionKind> kinds, CancellationToken cancel = default)
    {
        var found = new List<(string Reference, string Case)>();
        // As people write it: databases differ on capitals, and an index is walked by whole words only.
        foreach (var written in references.SelectMany(one => new[] { one, one.ToUpperInvariant(), one.ToLowerInvariant() }).Distinct().Chunk(MostAtOnce))
        {
            var sent = db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).Where(r => r.ExportedAt != null).Select(r => EF.Property<int>(r, CaseFileConfiguration.Owner));
            found.AddRange((await db.Set<AuthorityDecision>().Where(d => written.Contains(d.Reference) && kinds.Contains(d.Kind) && d.SupersededBy == null)
                .Join(db.CaseFiles.Where(c => sent.Contains(c.Id)), d => EF.Property<int>(d, CaseFileConfiguration.Owner), c => c.Id, (d, c) => new { d.Reference, c.Number })
                .Distinct().ToListAsync(cancel)).Select(one => (one.Reference, one.Number)));
        }

        return found.Distinct().OrderBy(one => one.Case, StringComparer.Ordinal).ToLookup(one => one.Reference, one => one.Case, StringComparer.OrdinalIgnoreCase);
    }
}
