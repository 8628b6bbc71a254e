using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Importing;

/// <summary>A case that is here already.</summary>
/// <param name="Number">Its number.</param>
/// <param name="VNumber">The V-number of the child.</param>
/// <param name="Team">The team that works on it.</param>
public sealed record CaseThatIsHere(string Number, string VNumber, string Team);

/// <summary>What is here of the lines of a file.</summary>
/// <param name="ByKey">By the system it came from and what that knows it by, as they are kept.</param>
/// <param name="ByVNumber">By V-number, however it came here.</param>
public sealed record WhatIsHere(IReadOnlyDictionary<(string System, string Key), CaseThatIsHere> ByKey, IReadOnlyDictionary<string, CaseThatIsHere> ByVNumber);

/// <summary>Finds what is here already of a file that is brought in, and keeps the rest.</summary>
public sealed class ImportedCases(ReturnCaseDb db, CaseStore store)
{
    /// <summary>What is here of some lines: a command for each system among them, and one for the V-numbers.</summary>
    public async Task<WhatIsHere> FindAsync(IReadOnlyCollection<(string System, string Key)> keys, IReadOnlyCollection<string> vNumbers, CancellationToken cancel = default)
    {
        var byKey = new Dictionary<(string, string), CaseThatIsHere>();
        foreach (var system in keys.Select(one => ImportedCase.Kept(one.System, one.Key)).GroupBy(one => one.System))
        {
            var wanted = system.Select(one => one.Key).ToArray();
            var found = await db.ImportedCases.Where(one => one.SourceSystem == system.Key && wanted.Contains(one.SourceKey))
                .Select(one => new { one.SourceKey, Here = new CaseThatIsHere(one.Case!.Number, one.Case.VNumber, one.Case.Team) }).ToListAsync(cancel);
            found.ForEach(one => byKey[(system.Key, one.SourceKey)] = one.Here);
        }

        var here = await db.CaseFiles.Where(c => vNumbers.Contains(c.VNumber)).Select(c => new CaseThatIsHere(c.Number, c.VNumber, c.Team)).ToListAsync(cancel);
        return new(byKey, here.ToDictionary(one => one.VNumber));
    }

    /// <summary>Keeps cases with their keys, all or nothing. False where one of them came in at this moment by another way: nothing of them was kept.</summary>
    public async Task<bool> KeepAsync(IReadOnlyCollection<(CaseFile File, string System, string Key)> cases, DateTime at, CancellationToken cancel = default)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.CaseFiles.AddRange(cases.Select(one => one.File));
        db.ImportedCases.AddRange(cases.Select(one => new ImportedCase(one.System, one.Key, one.File, at)));
        return await store.SaveAsync(cancel) switch
        {
            SaveResult.Saved => true,
            SaveResult.KnownVNumber or SaveResult.KnownImport => false,
            var other => throw new InvalidOperationException($"New cases were not kept: {other}."),
        };
    }
}
