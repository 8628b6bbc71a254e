using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>Care places as one user may see them: every reception house, and the persons who are named in a case that this user works on.</summary>
public sealed class CarePlaces(ReturnCaseDb db, CaseDesk desk)
{
    public async Task<IReadOnlyList<CarePlace>> ListAsync(CancellationToken cancel = default)
    {
        var viewer = await desk.ViewerAsync(cancel);
        return await db.CarePlacesFor(viewer).AsNoTracking().Include(p => p.Placements)
            .OrderBy(p => p.Country).ThenBy(p => p.Name).ToListAsync(cancel);
    }

    /// <summary>A place with who has a bed in it, tracked, so that taking or giving back a bed is kept together with the step.</summary>
    public Task<CarePlace?> FindAsync(int? id) =>
        db.CarePlaces.Include(p => p.Placements).SingleOrDefaultAsync(p => p.Id == id);

    /// <summary>The places of a case's candidates, tracked, so that a closing that gives beds back is kept together with them.</summary>
    public async Task<IReadOnlyCollection<CarePlace>> OfCaseAsync(CaseFile file, CancellationToken cancel = default)
    {
        var ids = file.Facts.OfType<ShelterCandidate>().Select(c => c.CarePlaceId).OfType<int>().Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.CarePlaces.Include(p => p.Placements).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
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
