using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Referrals;

/// <summary>A batch in which a referral went.</summary>
/// <param name="Batch">Number of the batch.</param>
/// <param name="Version">The version of the referral in it.</param>
/// <param name="LeftAt">When it first left; null while there is no proof that it did.</param>
public sealed record ReferralInBatch(int Batch, int Version, DateTime? LeftAt);

/// <summary>A batch without its files.</summary>
/// <param name="FilesGoneAt">When a case in it was destroyed, and the files with it.</param>
/// <param name="LeftAt">When it first left; null while it did not.</param>
/// <param name="FailedAt">When it last failed to leave.</param>
public sealed record BatchRow(int Number, DateTime CreatedAt, string ByName, int Count, DateTime? FilesGoneAt, DateTime? LeftAt, DateTime? FailedAt);

/// <summary>What a batch holds of one referral.</summary>
/// <param name="IsNewest">No later version was frozen since.</param>
public sealed record BatchLineRow(string Referral, int Version, string CaseNumber, Domain.Referrals.ReferralState State, bool IsNewest);

/// <summary>Packages for the IND, for whoever may see them.</summary>
public sealed class BatchQueries(ReturnCaseDb db, PackageFiles files)
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

    /// <summary>Number of batches that never left although their files are here.</summary>
    public Task<int> NotLeftAsync(Viewer viewer, CancellationToken cancel = default) =>
        Seen(viewer).CountAsync(batch => batch.FilesGoneAt == null && batch.Deliveries.All(d => d.Failure != null), cancel);

    /// <summary>Its files, each with size and hash, whether their bytes are here or not.</summary>
    public async Task<IReadOnlyList<BatchFile>> FilesAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        await Seen(viewer).AsNoTracking().Where(batch => batch.Number == number).SelectMany(batch => batch.Files).OrderBy(file => file.Name).ToListAsync(cancel);

    /// <summary>Each time that it left or was to leave, the newest first.</summary>
    public async Task<IReadOnlyList<BatchDelivery>> DeliveriesAsync(Viewer viewer, int number, CancellationToken cancel = default) =>
        await Seen(viewer).AsNoTracking().Where(batch => batch.Number == number).SelectMany(batch => batch.Deliveries).OrderByDescending(d => d.Id).ToListAsync(cancel);

    /// <summary>A file whose bytes are here; null otherwise.</summary>
    public Task<BatchFile?> FileAsync(Viewer viewer, int number, string name, CancellationToken cancel = default) =>
        Seen(viewer).AsNoTracking().Where(batch => batch.Number == number && batch.FilesGoneAt == null).SelectMany(batch => batch.Files).SingleOrDefaultAsync(file => file.Name == name, cancel);

    /// <summary>Copies the bytes of a file that <see cref="FileAsync"/> gave.</summary>
    public Task CopyAsync(BatchFile file, Stream to, CancellationToken cancel = default) => files.CopyAsync(file.Batch, file.Name, to, cancel);

    /// <summary>Numbers of the cases whose children's data a package holds.</summary>
    public async Task<IReadOnlyList<string>> CasesInAsync(int number, CancellationToken cancel = default) =>
        await db.PackageLines.Where(line => line.Batch == number).Join(db.CaseFiles, line => line.CaseFileId, c => c.Id, (_, c) => c.Number).Distinct().ToListAsync(cancel);

    /// <summary>The referrals in a batch, by number, from a place on. A batch never changes, so a place stays the same.</summary>
    public async Task<IReadOnlyList<BatchLineRow>> LinesAsync(Viewer viewer, int number, int from, int most, CancellationToken cancel = default) => await (
        from line in db.PackageLines
        where line.Batch == number
        join r in db.Referrals.Where(CaseAccess.MaySeeReferral(viewer)) on line.Referral equals r.Number
        join c in db.CaseFiles on line.CaseFileId equals c.Id
        orderby line.Referral
        select new BatchLineRow(line.Referral, line.Version, c.Number, r.State, r.Corrections + 1 == line.Version)).Skip(from).Take(most).ToListAsync(cancel);

    /// <summary>The batches in which a referral went, the oldest first.</summary>
    public async Task<IReadOnlyList<ReferralInBatch>> OfReferralAsync(Viewer viewer, string referral, CancellationToken cancel = default) =>
        await Seen(viewer).Join(db.PackageLines.Where(line => line.Referral == referral), batch => batch.Number, line => line.Batch, (batch, line) => new { batch, line }).OrderBy(x => x.line.Batch)
            .Select(x => new ReferralInBatch(x.line.Batch, x.line.Version, x.batch.Deliveries.Where(d => d.Failure == null).Min(d => (DateTime?)d.At))).ToListAsync(cancel);

    /// <summary>Keeps that a batch left, or did not.</summary>
    public async Task KeepAsync(BatchDelivery delivery, CancellationToken cancel = default)
    {
        db.Add(delivery);
        await db.SaveChangesAsync(cancel);
    }

    private IQueryable<ReferralBatch> Seen(Viewer viewer) => db.ReferralBatches.Where(CaseAccess.MaySeeBatch(viewer));

    private static IQueryable<BatchRow> Rows(IQueryable<ReferralBatch> batches) => batches.Select(batch => new BatchRow(
        batch.Number, batch.CreatedAt, batch.ByName, batch.Count, batch.FilesGoneAt,
        batch.Deliveries.Where(d => d.Failure == null).Min(d => (DateTime?)d.At), batch.Deliveries.Where(d => d.Failure != null).Max(d => (DateTime?)d.At)));
}
