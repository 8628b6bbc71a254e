using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Reassigning;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Registers;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Retention;

/// <summary>Deletes cases and everything of them, in the transaction of whoever asks. Who may ask is decided elsewhere.</summary>
public sealed class CaseDestruction(ReturnCaseDb db, DocumentStore documents)
{
    private static readonly byte[] Nothing = [];

    /// <summary>
    /// The kinds of thing that <see cref="DeleteAsync"/> clears by itself. What hangs on a case, a person's home or a request by a cascade goes with it.
    /// A test compares this with the whole model.
    /// </summary>
    public static IReadOnlyList<Type> Clears { get; } =
        [typeof(CaseFile), typeof(ReferralBatch), typeof(PackageChunk), typeof(PackageOrder), typeof(Placement), typeof(CarePlace), typeof(LegalHold), typeof(AccessRequest), typeof(DestructionItem), typeof(EmergencyAccess), typeof(EmergencyReview), typeof(ProcessingSubject), typeof(DocumentFile), typeof(Draft), typeof(CaseLook), typeof(SavedView), typeof(HouseEntry), typeof(Reassignment), typeof(IdempotentRequest), typeof(EventDelivery)];

    /// <summary>Keeps others from changing these cases until the transaction ends. The version stays.</summary>
    public static Task LockAsync(ReturnCaseDb db, IReadOnlyCollection<string> numbers, CancellationToken cancel = default) =>
        db.CaseFiles.Where(c => numbers.Contains(c.Number)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version), cancel);

    /// <summary>Deletes them. The files of their documents follow by <see cref="DocumentStore.DestroyOwedAsync"/>, once the transaction has committed.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<string> numbers, DateTime at, CancellationToken cancel = default)
    {
        var ids = await db.CaseFiles.Where(c => numbers.Contains(c.Number)).Select(c => c.Id).ToListAsync(cancel);
        var homes = await HomesAsync(ids, cancel);
        await ForgetInViewsAsync(ids, cancel);
        await EmptyPackagesAsync(ids, at, cancel);
        await db.Reassignments.Where(batch => batch.Items.Any(item => ids.Contains(item.CaseFileId))).ExecuteUpdateAsync(set => set.SetProperty(batch => batch.Reason, (string?)null).SetProperty(batch => batch.Instruction, (string?)null), cancel);
        await documents.DeleteAsync(await Of<CaseDocument>(ids).Select(document => document.StoredAs).Distinct().ToListAsync(cancel), cancel);
        await db.CarePlaces.Where(place => place.Placements.Any(p => numbers.Contains(p.CaseNumber))).ExecuteUpdateAsync(set => set.SetProperty(place => place.Version, place => place.Version + 1), cancel);
        await db.Set<Placement>().Where(placement => numbers.Contains(placement.CaseNumber)).ExecuteDeleteAsync(cancel);
        await ForgetInDecisionFilesAsync(cancel);
        await db.CaseFiles.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        await DeleteHomesAsync(homes, cancel);
        await db.LegalHolds.Where(hold => numbers.Contains(hold.CaseNumber)).ExecuteDeleteAsync(cancel);
        await db.AccessRequests.Where(request => numbers.Contains(request.CaseNumber)).ExecuteDeleteAsync(cancel);
        await db.EmergencyAccesses.Where(access => numbers.Contains(access.CaseNumber)).ExecuteUpdateAsync(set => set.SetProperty(access => access.Reason, ""), cancel);
        await db.Set<EmergencyReview>().Where(review => db.EmergencyAccesses.Any(access => numbers.Contains(access.CaseNumber) && access.Id == EF.Property<int>(review, EmergencyAccessConfiguration.Owner))).ExecuteUpdateAsync(set => set.SetProperty(review => review.Remark, ""), cancel);
        await db.Drafts.Where(draft => numbers.Contains(draft.CaseNumber!)).ExecuteDeleteAsync(cancel);
        await db.CaseLooks.Where(look => ids.Contains(look.CaseFileId)).ExecuteDeleteAsync(cancel);
        await db.IdempotentRequests.Where(request => numbers.Contains(request.CaseNumber!)).ExecuteDeleteAsync(cancel);
        await db.EventDeliveries.Where(delivery => numbers.Contains(delivery.CaseNumber)).ExecuteDeleteAsync(cancel);
        await db.ProcessingSubjects.Where(subject => numbers.Contains(subject.CaseNumber)).ExecuteDeleteAsync(cancel);
        await db.Set<DestructionItem>().Where(item => numbers.Contains(item.CaseNumber)).ExecuteUpdateAsync(set => set.SetProperty(item => item.Note, (string?)null), cancel);
    }

    // A colleague who once had the case may have called a view after the child.
    private async Task ForgetInViewsAsync(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        var names = await db.SearchTokens.Where(token => ids.Contains(token.CaseFileId) && token.Kind == SearchTokenKind.Word).Select(token => token.Word).Distinct().ToListAsync(cancel);
        var numbers = await db.CaseFiles.Where(c => ids.Contains(c.Id)).Select(c => new { c.Number, c.VNumber }).ToListAsync(cancel);
        await new SavedViews(db).ForgetAsync(names.ToHashSet(), [.. numbers.Select(of => of.Number), .. numbers.Select(of => of.VNumber)], cancel);
    }

    // The lines of these cases go with them. One that was tied to no case, or to another by a mistake, may speak of any child.
    private Task<int> ForgetInDecisionFilesAsync(CancellationToken cancel) => db.DecisionLines
        .Where(line => line.State != DecisionLineState.Recorded && line.State != DecisionLineState.Known && (line.CaseFileId == null || line.State == DecisionLineState.Faulty))
        .ExecuteUpdateAsync(set => set.SetProperty(line => line.Content, Nothing), cancel);

    // A package goes whole: its number, hashes, count, who and when stay (contract 7).
    private async Task EmptyPackagesAsync(IReadOnlyCollection<int> ids, DateTime at, CancellationToken cancel)
    {
        var batches = await db.PackageLines.Where(line => ids.Contains(line.CaseFileId)).Select(line => line.Batch).Distinct().ToListAsync(cancel);
        await db.PackageChunks.Where(chunk => batches.Contains(chunk.Batch)).ExecuteDeleteAsync(cancel);
        await db.PackageOrders.Where(order => batches.Contains(order.Number)).ExecuteUpdateAsync(set => set.SetProperty(order => order.Despite, (string?)null), cancel);
        await db.PackageOrders.Where(order => batches.Contains(order.Number) && (order.State == PackageState.Waiting || order.State == PackageState.Running)).ExecuteUpdateAsync(
            set => set.SetProperty(order => order.State, PackageState.Failed).SetProperty(order => order.Refusal, PackageRefusal.NoLongerReady).SetProperty(order => order.EndedAt, at).SetProperty(order => order.Lease, (string?)null), cancel);
        await db.ReferralBatches.Where(batch => batches.Contains(batch.Number) && batch.FilesGoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(batch => batch.FilesGoneAt, at), cancel);
    }

    // The home of a relative or an acquaintance is known here only because of the child. Houses are a register of their own.
    private async Task<IReadOnlyList<int>> HomesAsync(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        var named = await Of<ShelterCandidate>(ids).Where(candidate => candidate.CarePlaceId != null).Select(candidate => candidate.CarePlaceId!.Value).Distinct().ToListAsync(cancel);
        return await db.CarePlaces.Where(place => named.Contains(place.Id) && place.Kind != ShelterKind.ReceptionHouse).Select(place => place.Id).ToListAsync(cancel);
    }

    private async Task DeleteHomesAsync(IReadOnlyList<int> homes, CancellationToken cancel)
    {
        var alone = db.CarePlaces.Where(place => homes.Contains(place.Id) && !db.Set<ShelterCandidate>().Any(candidate => candidate.CarePlaceId == place.Id));
        await db.Set<HouseEntry>().Where(entry => alone.Any(place => place.Id == EF.Property<int>(entry, HouseEntryConfiguration.Owner))).ExecuteDeleteAsync(cancel);
        await alone.ExecuteDeleteAsync(cancel);
    }

    private IQueryable<T> Of<T>(IReadOnlyCollection<int> ids)
        where T : class => db.Set<T>().Where(part => ids.Contains(EF.Property<int>(part, CaseFileConfiguration.Owner)));
}
