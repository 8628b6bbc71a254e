using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Registers;

/// <summary>A house in the list of the register: the count of children, never who they are.</summary>
public sealed record HouseRow(int Id, string Country, string Name, int Capacity, int Taken, bool Closed, HouseEntry? Entry)
{
    /// <summary>Places left.</summary>
    public int Free => Capacity - Taken;

    /// <summary>What the register says of it.</summary>
    public HouseDetails Details => Entry?.Details ?? new(Name, null, Capacity, null, null, null, null);
}

/// <summary>The registers that every case shares: reception houses and what is known of countries. No row of them says anything of a child.</summary>
public sealed class SharedRegisters(ReturnCaseDb db, UniqueIndexes indexes)
{
    /// <summary>Every house, by country and name.</summary>
    public async Task<IReadOnlyList<HouseRow>> HousesAsync(CancellationToken cancel = default) => await Rows(db.CarePlaces).ToListAsync(cancel);

    /// <summary>One house as the list shows it; null where there is none.</summary>
    public Task<HouseRow?> RowAsync(int id, CancellationToken cancel = default) => Rows(db.CarePlaces.Where(place => place.Id == id)).SingleOrDefaultAsync(cancel);

    /// <summary>The versions of a house, the newest first.</summary>
    public async Task<IReadOnlyList<HouseEntry>> HistoryAsync(int id, CancellationToken cancel = default) =>
        await db.Set<HouseEntry>().AsNoTracking().Where(entry => EF.Property<int>(entry, HouseEntryConfiguration.Owner) == id).OrderByDescending(entry => entry.Number).ToListAsync(cancel);

    /// <summary>A house or a home with its versions and places, tracked, to change it; null where there is none.</summary>
    public Task<CarePlace?> PlaceAsync(int id, bool house, CancellationToken cancel = default) =>
        db.CarePlaces.Include(p => p.Entries).Include(p => p.Placements).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id && p.Kind == ShelterKind.ReceptionHouse == house, cancel);

    /// <summary>What is known of countries: of all, or of those named.</summary>
    public async Task<IReadOnlyList<CountryPolicy>> PoliciesAsync(IReadOnlyCollection<string>? countries = null, CancellationToken cancel = default) => countries is { Count: 0 }
        ? []
        : await db.CountryPolicies.AsNoTracking().Include(p => p.Entries).Where(p => countries == null || countries.Contains(p.Country)).ToListAsync(cancel);

    /// <summary>What is known of a country, with its versions, tracked; null where nothing is.</summary>
    public Task<CountryPolicy?> PolicyAsync(string country, CancellationToken cancel = default) =>
        db.CountryPolicies.Include(p => p.Entries).SingleOrDefaultAsync(p => p.Country == country, cancel);

    /// <summary>Keeps what was changed; false where somebody else was first, and nothing was kept.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancel = default)
    {
        try
        {
            var entry = db.ChangeTracker.Entries<RegisterEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).FirstOrDefault();
            await db.SaveOnceAsync(token => IsKeptAsync(entry, token), cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException error) when (indexes.Violated(error) is not null)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    // One version stands for the whole save, because it is kept all or nothing.
    private async Task<bool> IsKeptAsync(RegisterEntry? written, CancellationToken cancel) => written switch
    {
        HouseEntry house => await db.Set<HouseEntry>().AnyAsync(e => e.Number == house.Number && e.ById == house.ById && e.RecordedAt == house.RecordedAt && e.Name == house.Name, cancel),
        CountryPolicyEntry policy => await db.Set<CountryPolicyEntry>().AnyAsync(e => e.Number == policy.Number && e.ById == policy.ById && e.RecordedAt == policy.RecordedAt && e.Source == policy.Source, cancel),
        _ => false,
    };

    private static IQueryable<HouseRow> Rows(IQueryable<CarePlace> places) => places.AsNoTracking().Where(place => place.Kind == ShelterKind.ReceptionHouse)
        .OrderBy(place => place.Country).ThenBy(place => place.Name).ThenBy(place => place.Id)
        .Select(place => new HouseRow(
            place.Id, place.Country, place.Name, place.Capacity, place.Placements.Count(p => p.ReleasedOn == null), place.Closed,
            place.Entries.OrderByDescending(entry => entry.Number).FirstOrDefault()));
}
