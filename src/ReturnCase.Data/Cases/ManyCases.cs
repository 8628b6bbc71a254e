using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>
/// Adds many new cases in one transaction: the same rows as a save writes, read off the same model and the same rules, without tracking each of them.
/// Where the database has no faster way, or a system of a partner is to be told of each, it is a save.
/// </summary>
public class ManyCases
{
    private const int CasesPerAuditRow = 50;

    /// <summary>Adds the cases, and what belongs to them in the same transaction.</summary>
    /// <param name="db">A context that tracks nothing.</param>
    /// <param name="files">New cases, settled.</param>
    /// <param name="with">What goes with them; when it says no, nothing is kept.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    /// <returns>Whether they were kept.</returns>
    public async Task<bool> AddAsync(ReturnCaseDb db, IReadOnlyList<CaseFile> files, Func<CancellationToken, Task<bool>> with, CancellationToken cancel = default)
    {
        var asSave = await db.EventSubscriptions.AnyAsync(cancel);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                if (!await with(token))
                {
                    return false;
                }

                await using var writer = asSave ? null : WriterFor(db);
                foreach (var part in files.Chunk(CasesPerAuditRow))
                {
                    await (writer is null ? SaveAsync(db, part, token) : WriteAsync(db, writer, part, token));
                }

                await transaction.CommitAsync(token);
                return true;
            },
            cancel);
    }

    /// <summary>Makes an open connection ready for very many rows. The next time it is opened it is as any other.</summary>
    public virtual Task PrepareAsync(ReturnCaseDb db, CancellationToken cancel = default) => Task.CompletedTask;

    /// <summary>Writes rows in the dialect of the database; null where there is no faster way than to save.</summary>
    protected virtual RowWriter? WriterFor(ReturnCaseDb db) => null;

    private static async Task SaveAsync(ReturnCaseDb db, CaseFile[] files, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.CaseFiles.AddRange(files);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static async Task WriteAsync(ReturnCaseDb db, RowWriter writer, CaseFile[] files, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            var key = writer.Write(file, SearchIndex.ColumnsOf(file));
            foreach (var row in (object[])[.. SearchIndex.TokensOf(file), .. CaseTask.RowsOf(file), .. CaseFigure.RowsOf(file)])
            {
                writer.WriteChild(row, key);
            }
        }

        await db.AppendAsync([AuditChanges.Added([.. files.Select(file => file.Number)])], cancel);
    }
}
