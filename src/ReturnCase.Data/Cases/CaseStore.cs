using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Rules;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Cases;

/// <summary>How a save went.</summary>
public enum SaveResult
{
    /// <summary>Everything is kept.</summary>
    Saved,

    /// <summary>Somebody else saved this case meanwhile; nothing was kept.</summary>
    Conflict,

    /// <summary>Another case took or gave back a bed in the care place meanwhile; nothing was kept.</summary>
    PlaceChanged,

    /// <summary>The V-number already has a case; nothing was kept.</summary>
    KnownVNumber,

    /// <summary>A line of an existing caseload came in already; nothing was kept.</summary>
    KnownImport,
}

/// <summary>A case whose lists change with the days.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsStale">An earlier edition of the program kept it, so it is found and sorted by what that edition knew.</param>
public sealed record MovingCase(int Id, string Number, bool IsStale);

/// <summary>Tells what went wrong in a database without its message, and which unique index a save ran into. Each provider says it in its own way.</summary>
public abstract class UniqueIndexes
{
    /// <summary>Table and columns of the index as <c>Table.Column[, Table.Column]</c> or its name; null when the error is another one.</summary>
    public abstract string? Violated(DbUpdateException exception);

    /// <summary>Adds rows where there are none of their keys, and says whether it added any.</summary>
    /// <remarks>With row versions SQL Server does not see a row that is not committed yet, waits for it at the key, and refuses; none of the rows is added then.</remarks>
    public async Task<bool> InsertAsync(ReturnCaseDb db, FormattableString insertWhereNotExists, CancellationToken cancel)
    {
        try
        {
            return await db.Database.ExecuteSqlAsync(insertWhereNotExists, cancel) > 0;
        }
        catch (DbException exception) when (IsTaken(exception))
        {
            return false;
        }
    }

    /// <summary>Somebody else took the key first. Where one writes at a time, what was looked up stays true.</summary>
    protected virtual bool IsTaken(DbException exception) => false;

    /// <summary>The provider's number of an error; unlike its message it holds no values, so it may be logged.</summary>
    public virtual int Number(DbException exception) => exception.ErrorCode;

    /// <summary>Whether the database cannot be used at the moment: it is away, held by another, full or read-only. The same asked again later may well be answered.</summary>
    public virtual bool IsOutage(DbException exception) => exception.IsTransient;
}

/// <summary>Reads and keeps whole cases.</summary>
public sealed class CaseStore(ReturnCaseDb db, UniqueIndexes indexes, RuleSetKeeper? rules = null)
{
    private const int ReadAtOnce = 1_000;

    /// <summary>A case with everything in it, tracked; null when there is none.</summary>
    public async Task<CaseFile?> FindAsync(string number, CancellationToken cancel = default) =>
        (await FindManyAsync([number], cancel)).SingleOrDefault();

    /// <summary>The same for somebody who may see it by a rule of <see cref="CaseAccess"/>; null where they may not. What is refused is never read.</summary>
    public async Task<CaseFile?> FindAsync(string number, Expression<Func<CaseFile, bool>> rule, CancellationToken cancel = default) =>
        (await FindManyAsync([number], rule, cancel)).SingleOrDefault();

    /// <summary>
    /// Cases with everything in them, tracked, in a fixed number of commands per thousand. Where one was saved between those commands its parts do not fit, so all are read again.
    /// </summary>
    public Task<IReadOnlyList<CaseFile>> FindManyAsync(IReadOnlyCollection<string> numbers, CancellationToken cancel = default) => FindManyAsync(numbers, file => true, cancel);

    /// <summary>The same to look at alone: nothing that is done to them is kept.</summary>
    public Task<IReadOnlyList<CaseFile>> ReadManyAsync(IReadOnlyCollection<string> numbers, CancellationToken cancel = default) => FindManyAsync(Whole().AsNoTracking(), numbers, cancel);

    private Task<IReadOnlyList<CaseFile>> FindManyAsync(IReadOnlyCollection<string> numbers, Expression<Func<CaseFile, bool>> rule, CancellationToken cancel) => FindManyAsync(Whole().Where(rule), numbers, cancel);

    private async Task<IReadOnlyList<CaseFile>> FindManyAsync(IQueryable<CaseFile> whole, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        while (true)
        {
            var found = new List<CaseFile>(numbers.Count);
            foreach (var some in numbers.Chunk(ReadAtOnce))
            {
                found.AddRange(await whole.Where(c => some.Contains(c.Number)).ToListAsync(cancel));
            }

            if (await StillStandAsync(found, cancel))
            {
                await (rules?.LearnAsync(found, cancel) ?? Task.CompletedTask);
                return found;
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// The next cases, by key, whose lists change with the days: the open ones, and closed ones of which reopening is owed, some of them until the child is 18. Also those that an earlier
    /// edition of the program kept.
    /// </summary>
    public Task<List<MovingCase>> MovingAsync(int afterId, int count, CancellationToken cancel = default) => db.CaseFiles
        .Where(c => c.Id > afterId && (c.Phase != CasePhase.Closed || c.ReopeningOwed || EF.Property<int>(c, SearchIndex.IndexEdition) != SearchIndex.Edition)).OrderBy(c => c.Id).Take(count)
        .Select(c => new MovingCase(c.Id, c.Number, EF.Property<int>(c, SearchIndex.IndexEdition) != SearchIndex.Edition)).ToListAsync(cancel);

    /// <summary>Whether a person may open a case to read it, by the one access rule.</summary>
    public Task<bool> MayOpenAsync(string number, Viewer viewer, CancellationToken cancel = default) =>
        MayAsync(number, CaseAccess.MayOpen(viewer), cancel);

    /// <summary>Whether a person may change a case, by the same rule.</summary>
    public Task<bool> MayWorkOnAsync(string number, Viewer viewer, CancellationToken cancel = default) =>
        MayAsync(number, CaseAccess.MayWorkOn(viewer), cancel);

    /// <summary>Whether a person may act on the proposal of a case, by the same rule.</summary>
    public Task<bool> MayDecideOnAsync(string number, Viewer viewer, CancellationToken cancel = default) =>
        MayAsync(number, CaseAccess.MayDecideOn(viewer), cancel);

    /// <summary>Whether a person may say of a case that the child is missing, by the same rule.</summary>
    public Task<bool> MaySayMissingAsync(string number, Viewer viewer, CancellationToken cancel = default) =>
        MayAsync(number, CaseAccess.MaySayMissing(viewer), cancel);

    /// <summary>Whether a case is among those of a rule.</summary>
    public Task<bool> MayAsync(string number, Expression<Func<CaseFile, bool>> rule, CancellationToken cancel = default) =>
        db.CaseFiles.Where(rule).AnyAsync(c => c.Number == number, cancel);

    /// <summary>Numbers of the cases that name this one as the case of a brother or sister. Whether somebody may open them is asked apart.</summary>
    public async Task<IReadOnlyList<string>> NamingAsSiblingAsync(string number, CancellationToken cancel = default) => await NamingAsSibling(db, number).Distinct().ToListAsync(cancel);

    /// <summary>The same for a command that asks more; a case may stand in it twice.</summary>
    internal static IQueryable<string> NamingAsSibling(ReturnCaseDb db, string number)
    {
        // As people write it: databases differ on capitals.
        string[] written = [number, number.ToLowerInvariant()];
        return db.Set<Statement>().Where(s => written.Contains(s.Reference!) && s.Kind == StatementKind.SiblingCase && s.SupersededBy == null)
            .Join(db.CaseFiles, s => EF.Property<int>(s, CaseFileConfiguration.Owner), c => c.Id, (_, c) => c.Number).Where(other => other != number);
    }

    /// <summary>Reads what a case keeps of earlier states besides its lines, for a reading of the past: the earlier contents of its referrals, and where each stood.</summary>
    public async Task ReadKeptAsync(CaseFile file, CancellationToken cancel = default)
    {
        if (file.Referrals.Count > 0)
        {
            await db.Referrals.Where(r => EF.Property<int>(r, CaseFileConfiguration.Owner) == file.Id).Include(r => r.Earlier).Include(r => r.Standings).AsSplitQuery().LoadAsync(cancel);
        }
    }

    /// <summary>Adds a new case; <see cref="SaveAsync"/> keeps it.</summary>
    public void Add(CaseFile file) => db.CaseFiles.Add(file);

    /// <summary>Keeps what was changed, all or nothing.</summary>
    public async Task<SaveResult> SaveAsync(CancellationToken cancel = default)
    {
        try
        {
            using var looked = db.Look();
            var line = NewLine();
            await db.SaveOnceAsync(token => IsKeptAsync(line, token), cancel);
            return SaveResult.Saved;
        }
        catch (DbUpdateConcurrencyException error)
        {
            return error.Entries.Any(entry => entry.Entity is CarePlace) ? SaveResult.PlaceChanged : SaveResult.Conflict;
        }
        catch (DbUpdateException error) when (indexes.Violated(error) is { } index)
        {
            return index.Contains(nameof(CaseFile.VNumber), StringComparison.Ordinal) ? SaveResult.KnownVNumber
                : index.Contains(nameof(db.ImportedCases), StringComparison.Ordinal) ? SaveResult.KnownImport
                : index.Contains("Sequence", StringComparison.Ordinal) || index.Contains(nameof(db.CaseTasks), StringComparison.Ordinal) ? SaveResult.Conflict
                : throw new InvalidOperationException("A unique index without an answer was violated.");
        }
    }

    // One line stands for the whole save, because it is kept all or nothing; a save without one may be done twice.
    private (string Number, CaseEntry Line)? NewLine()
    {
        var added = db.ChangeTracker.Entries<CaseEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToHashSet();
        return db.ChangeTracker.Entries<CaseFile>()
            .SelectMany(file => file.Entity.Entries.Where(added.Contains).Select(line => ((string, CaseEntry)?)(file.Entity.Number, line))).FirstOrDefault();
    }

    private async Task<bool> IsKeptAsync((string Number, CaseEntry Line)? written, CancellationToken cancel) =>
        written is var (number, line)
        && await db.CaseFiles.Where(c => c.Number == number).SelectMany(c => c.Entries)
            .AnyAsync(e => e.Sequence == line.Sequence && e.ById == line.ById && e.RecordedAt == line.RecordedAt, cancel);

    // Every change raises the version: the same one before and after the reading means that nothing came in between.
    private async Task<bool> StillStandAsync(List<CaseFile> files, CancellationToken cancel)
    {
        foreach (var some in files.Chunk(ReadAtOnce))
        {
            var ids = some.Select(file => file.Id).ToArray();
            var now = await db.CaseFiles.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Version }).ToDictionaryAsync(c => c.Id, c => c.Version, cancel);
            if (some.Any(file => now.GetValueOrDefault(file.Id) != file.Version))
            {
                return false;
            }
        }

        return true;
    }

    private IQueryable<CaseFile> Whole() => db.CaseFiles
        .Include(c => c.Entries.OrderBy(e => e.Sequence))
        .Include(c => c.Facts.OrderBy(f => f.Sequence))
        .Include(c => c.Proposals.OrderBy(p => p.Sequence))
        .Include(c => c.SuspensionVersions.OrderBy(s => s.Sequence))
        .Include(c => c.Alarms.OrderBy(a => a.Sequence))
        .Include(c => c.Referrals.OrderBy(r => r.Sequence))
        .AsSplitQuery();
}
