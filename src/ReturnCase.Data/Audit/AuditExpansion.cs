using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Audit;

/// <summary>
/// Follows the trail at a little distance: notes for each row which cases it concerns, and gives each child its name in the processing log, once.
/// Several instances may do it at once; each part is done by one of them.
/// </summary>
public sealed class AuditExpansion(ReturnCaseDb db, SubjectKey subjects, UniqueIndexes indexes)
{
    public const string Job = "links";
    private const int RowsAtOnce = 500;
    private const int RowsAStatement = 100;

    /// <summary>Does what is not done yet, and says how many rows that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var count = 0;
        foreach (var chain in await db.AuditHeads.OrderBy(head => head.Chain).Select(head => head.Chain).ToListAsync(cancel))
        {
            while (await PartAsync(chain, cancel) is > 0 and var done)
            {
                count += done;
            }
        }

        return count;
    }

    /// <summary>Forgets every link and makes them anew from the rows, which alone prove anything.</summary>
    public async Task<int> AnewAsync(CancellationToken cancel = default)
    {
        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                await db.AuditLinks.ExecuteDeleteAsync(token);
                await db.AuditProgress.Where(progress => progress.Job == Job).ExecuteDeleteAsync(token);
                await transaction.CommitAsync(token);
            },
            cancel);
        return await RunAsync(cancel);
    }

    internal static IEnumerable<string> CasesOf(string cases) => cases.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct();

    private async Task<int> PartAsync(int chain, CancellationToken cancel)
    {
        var through = await db.ThroughAsync(Job, chain, cancel);
        var rows = await db.AuditRows.AsNoTracking().Where(r => r.Chain == chain && r.Sequence > through)
            .OrderBy(r => r.Sequence).Take(RowsAtOnce).Select(r => new { r.Sequence, r.Cases }).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return 0;
        }

        var links = rows.SelectMany(row => CasesOf(row.Cases), (row, number) => (Case: number, row.Sequence)).ToList();
        await NameAsync([.. links.Select(link => link.Case).Distinct()], cancel);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                if (!await db.GoOnAsync(indexes, Job, chain, through, rows[^1].Sequence, token))
                {
                    return 0;
                }

                foreach (var some in links.Chunk(RowsAStatement))
                {
                    await db.Database.ExecuteSqlAsync(Statement("INSERT INTO AuditLinks (CaseNumber, Chain, Sequence) VALUES ", "({0}, {1}, {2})", ", ", "", [.. some.Select(link => (object[])[link.Case, chain, link.Sequence])]), token);
                }

                await transaction.CommitAsync(token);
                return rows.Count;
            },
            cancel);
    }

    // One statement and one commit for many: each commit waits for the disk. Where somebody else named one of them meanwhile, none of these is named, and who is still nameless is asked again.
    private async Task NameAsync(string[] numbers, CancellationToken cancel)
    {
        while (true)
        {
            var nameless = await db.CaseFiles.Where(c => numbers.Contains(c.Number) && !db.ProcessingSubjects.Any(s => s.CaseNumber == c.Number))
                .Select(c => new { c.Number, c.VNumber }).ToListAsync(cancel);
            if (nameless.Count == 0)
            {
                return;
            }

            foreach (var some in nameless.Chunk(RowsAStatement))
            {
                var naming = Statement(
                    "INSERT INTO ProcessingSubjects (CaseNumber, Token) SELECT CaseNumber, Token FROM (",
                    "SELECT {0} AS CaseNumber, {1} AS Token",
                    " UNION ALL ",
                    ") AS named WHERE NOT EXISTS (SELECT 1 FROM ProcessingSubjects AS known WHERE known.CaseNumber = named.CaseNumber)",
                    [.. some.Select(child => (object[])[child.Number, subjects.Encrypt(VNumber.Parse(child.VNumber))])]);
                await indexes.InsertAsync(db, naming, cancel);
            }
        }
    }

    // A statement for many rows: the holes of each row are numbered on from those of the row before.
    private static FormattableString Statement(string before, string row, string between, string after, object[][] rows) => FormattableStringFactory.Create(
        before + string.Join(between, rows.Select((values, at) => string.Format(CultureInfo.InvariantCulture, row, [.. values.Select((_, hole) => $"{{{(at * values.Length) + hole}}}")]))) + after,
        [.. rows.SelectMany(values => values)]);
}

internal static class AuditJobs
{
    public static async Task<long> ThroughAsync(this ReturnCaseDb db, string job, int chain, CancellationToken cancel) =>
        await db.AuditProgress.Where(p => p.Job == job && p.Chain == chain).Select(p => (long?)p.Through).SingleOrDefaultAsync(cancel) ?? 0;

    /// <summary>Moves a job on, if nobody else did meanwhile.</summary>
    public static async Task<bool> GoOnAsync(this ReturnCaseDb db, UniqueIndexes indexes, string job, int chain, long from, long to, CancellationToken cancel) =>
        await db.AuditProgress.Where(p => p.Job == job && p.Chain == chain && p.Through == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.Through, to), cancel) == 1
        || (from == 0 && await indexes.InsertAsync(
            db, $"INSERT INTO AuditProgress (Job, Chain, Through) SELECT {job}, {chain}, {to} WHERE NOT EXISTS (SELECT 1 FROM AuditProgress WHERE Job = {job} AND Chain = {chain})", cancel));
}
