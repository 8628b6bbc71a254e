using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Referrals;

/// <summary>A batch without its files.</summary>
/// <param name="FilesGoneAt">When a case in it was destroyed, and the files with it.</param>
public sealed record BatchRow(int Number, DateTime CreatedAt, string ByName, int Count, string CsvSha256, string JsonSha256, DateTime? FilesGoneAt);

/// <summary>Packages that went to the IND, for whoever may see them.</summary>
public sealed class BatchQueries(ReturnCaseDb db)
{
    public const int PageSize = 50;

    /// <summary>The newest first, below a number.</summary>
    public async Task<(IReadOnlyList<BatchRow> Rows, int? Next)> PageAsync(Viewer viewer, int? below, CancellationToken cancel = default)
    {
        var rows = await Rows(Seen(viewer).Where(batch => below == null || batch.Number < below).OrderByDescending(batch => batch.Number).Take(PageSize + 1)).ToListAsync(cancel);
        return rows.Count > PageSize ? (rows[..PageSize], rows[PageSize - 1].Number) : (rows, null);
    }

    public Task<BatchRow?> FindAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        Rows(Seen(viewer).Where(batch => batch.Number == number)).SingleOrDefaultAsync(cancel);

    public Task<byte[]?> CsvAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        Seen(viewer).Where(batch => batch.Number == number && batch.FilesGoneAt == null).Select(batch => batch.Csv).SingleOrDefaultAsync(cancel);

    public Task<byte[]?> JsonAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        Seen(viewer).Where(batch => batch.Number == number && batch.FilesGoneAt == null).Select(batch => batch.Json).SingleOrDefaultAsync(cancel);

    /// <summary>Numbers of the cases whose children's data a package holds.</summary>
    public async Task<IReadOnlyList<string>> CasesInAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        await JsonAsync(viewer, number, cancel) is { } json ? ReferralPackage.CasesIn(json) : [];

    private IQueryable<ReferralBatch> Seen(Viewer viewer) => db.ReferralBatches.Where(CaseAccess.MaySeeBatch(viewer));

    private static IQueryable<BatchRow> Rows(IQueryable<ReferralBatch> batches) =>
        batches.Select(batch => new BatchRow(batch.Number, batch.CreatedAt, batch.ByName, batch.Count, batch.CsvSha256, batch.JsonSha256, batch.FilesGoneAt));
}
