using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>Care places as one user may see them: every reception house that is open, and the persons who are named in the case at hand or for a brother or sister.</summary>
public sealed class CarePlaces(ReturnCaseDb db, CaseDesk desk, AuditTrail trail)
{
    /// <param name="file">The case of the candidate. The homes that are named for brothers and sisters are among them, where both cases name each other.</param>
    /// <param name="kept">The place of a candidate that is corrected: it stays among them, also where the house was closed since.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<IReadOnlyList<CarePlace>> ListAsync(CaseFile file, int? kept = null, CancellationToken cancel = default)
    {
        var (viewer, siblings) = (await desk.ViewerAsync(cancel), (await desk.SiblingLinksAsync(file, cancel)).Confirmed);
        await ShowsHomesOfAsync(siblings, cancel);
        return await db.CarePlacesFor(viewer, [file.Number, .. await desk.SiblingNumbersAsync(file, cancel)], siblings).AsNoTracking().AsSplitQuery().Include(p => p.Placements).Include(p => p.Entries)
            .Where(p => !p.Closed || p.Id == kept).OrderBy(p => p.Country).ThenBy(p => p.Name).ToListAsync(cancel);
    }

    /// <summary>A place with who has a bed in it, tracked, so that taking or giving back a bed is kept together with the step.</summary>
    public Task<CarePlace?> FindAsync(int? id) =>
        db.CarePlaces.AsSplitQuery().Include(p => p.Placements).Include(p => p.Entries).SingleOrDefaultAsync(p => p.Id == id);

    /// <summary>The home of a candidate with its versions; null where the candidate has no shared place, or a house of the register.</summary>
    public Task<CarePlace?> HomeAsync(ShelterCandidate candidate, CancellationToken cancel = default) =>
        db.CarePlaces.AsNoTracking().AsSplitQuery().Include(p => p.Placements).Include(p => p.Entries).SingleOrDefaultAsync(p => p.Id == candidate.CarePlaceId && p.Kind != ShelterKind.ReceptionHouse, cancel);

    /// <summary>Numbers of the cases of brothers and sisters who have a candidate with the same place, as far as this person may open them. The page shows them, and the trail keeps that.</summary>
    public async Task<IReadOnlyList<string>> SharedWithAsync(CaseFile file, int place, CancellationToken cancel = default)
    {
        var siblings = await desk.SiblingNumbersAsync(file, cancel);
        if (siblings.Count == 0)
            return [];
        var mayOpen = CaseAccess.MayOpen(await desk.ViewerAsync(cancel));
        var numbers = await db.CaseFiles.Where(mayOpen).Where(c => siblings.Contains(c.Number) && c.Facts.OfType<ShelterCandidate>().Any(f => f.CarePlaceId == place && f.SupersededBy == null))
            .OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancel);
        if (numbers.Count > 0)
            trail.Shown(AuditAction.CasesListed, numbers);
        return numbers;
    }

    /// <summary>The places of a case's candidates, tracked, so that a closing that gives beds back is kept together with them.</summary>
    public async Task<IReadOnlyCollection<CarePlace>> OfCaseAsync(CaseFile file, CancellationToken cancel = default)
    {
        var ids = file.Facts.OfType<ShelterCandidate>().Select(c => c.CarePlaceId).OfType<int>().Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.CarePlaces.Include(p => p.Placements).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
    }

    /// <summary>The places of a case's candidates in which none is left for this child: full, or closed.</summary>
    public async Task<IReadOnlyList<CarePlace>> TakingNobodyAsync(CaseFile file, CancellationToken cancel = default)
    {
        var ids = file.Standing<ShelterCandidate>().Select(c => c.CarePlaceId).OfType<int>().Distinct().ToArray();
        var all = ids.Length == 0 ? [] : await db.CarePlaces.AsNoTracking().Include(p => p.Placements).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return [.. all.Where(place => !place.Holds(file.Number) && (place.Closed || place.Free <= 0))];
    }

    // A home that is named for a brother or sister is data of that child too.
    private async Task ShowsHomesOfAsync(IReadOnlyList<string> siblings, CancellationToken cancel)
    {
        var numbers = siblings.Count == 0 ? [] : await db.CaseFiles.Where(c => siblings.Contains(c.Number) && c.Facts.OfType<ShelterCandidate>().Any(f => f.CarePlaceId != null && f.SupersededBy == null))
            .OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancel);
        if (numbers.Count > 0)
            trail.Shown(AuditAction.CasesListed, numbers);
    }

    /// <summary>Keeps a new place and what refers to it, all or nothing.</summary>
    public Task<CaseAnswer> AddAsync(Func<CarePlace> make, Func<int, Task<CaseAnswer>> refer)
    {
        var id = 0;
        return db.InTransactionAsync(
            async token =>
            {
                var place = make();
                db.CarePlaces.Add(place);
                await db.SaveChangesAsync(token);
                id = place.Id;
                return await refer(id);
            },
            answer => answer.IsSaved,
            (_, token) => db.CarePlaces.AnyAsync(place => place.Id == id, token));
    }
}
