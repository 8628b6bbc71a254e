using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.DecisionFiles;

/// <summary>The numbers by which lines name their case.</summary>
/// <param name="ByReferral">The case of each referral that this person may see.</param>
/// <param name="ByCase">Cases with a referral that was sent, by their number: with their V-number.</param>
public sealed record NamedCases(IReadOnlyDictionary<string, string> ByReferral, IReadOnlyDictionary<string, string> ByCase)
{
    /// <summary>The case with a V-number; null where no referral of it was sent.</summary>
    public string? OfVNumber(string vNumber) => ByCase.FirstOrDefault(known => known.Value == vNumber).Key;
}

/// <summary>Finds the cases that lines of a decision file name. Whoever sees referrals knows of a case only what was sent of it: one without a referral that was sent is not found, as if it were not there.</summary>
public sealed class DecisionCases(ReturnCaseDb db)
{
    /// <summary>Two commands, whatever the number of lines.</summary>
    public async Task<NamedCases> FindAsync(Viewer viewer, IReadOnlyCollection<string> referrals, IReadOnlyCollection<string> cases, IReadOnlyCollection<string> vNumbers, CancellationToken cancel = default)
    {
        var seen = db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)).Select(r => new { r.Number, r.ExportedAt, Owner = EF.Property<int>(r, CaseFileConfiguration.Owner) });
        var byReferral = await seen.Where(r => referrals.Contains(r.Number)).Join(db.CaseFiles, r => r.Owner, c => c.Id, (r, c) => new { r.Number, Case = c.Number }).ToDictionaryAsync(r => r.Number, r => r.Case, cancel);
        var byCase = cases.Count + vNumbers.Count == 0 ? [] : await db.CaseFiles.Where(c => (cases.Contains(c.Number) || vNumbers.Contains(c.VNumber)) && seen.Any(r => r.Owner == c.Id && r.ExportedAt != null))
            .Select(c => new { c.Number, c.VNumber }).ToDictionaryAsync(c => c.Number, c => c.VNumber, cancel);
        return new(byReferral, byCase);
    }
}
