using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Registers;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Registers;

/// <summary>What every page of the shared registers does the same way: read them, say who changes them and when, and keep the change or say that somebody was first.</summary>
public sealed class RegisterDesk(ReturnCaseDb db, SharedRegisters registers, CurrentUser user, TimeProvider clock, CasePolicy policy, AuditTrail trail, DraftForms drafts)
{
    private const int Tries = 3;

    public SharedRegisters Registers => registers;

    public DraftForms Drafts => drafts;

    public DateOnly Today => AmsterdamTime.Today(clock);

    /// <summary>Only the administrator writes in the registers.</summary>
    public bool MayWrite => user.IsSignedIn && user.Role == ActorRole.Administrator;

    /// <summary>A change by this person, now.</summary>
    public Change Change(string? why = null) => new(new(user.UserId, user.DisplayName, user.Role), Today, clock.GetUtcNow().UtcDateTime, why) { Policy = policy };

    /// <summary>Whether what is known of a country is to be looked at again.</summary>
    public bool IsOld(CountryPolicy country) => country.IsOld(Today, policy.CountryPolicyMonths);

    /// <summary>What the register says of each of these countries, and whether that is old; null where it says nothing.</summary>
    public async Task<IReadOnlyDictionary<string, (CountryPolicy? Policy, bool IsOld)>> KnownAsync(IReadOnlyCollection<string> countries, CancellationToken cancel = default)
    {
        var known = (await registers.PoliciesAsync(countries, cancel)).ToDictionary(country => country.Country);
        return countries.Distinct().ToDictionary(code => code, code => known.TryGetValue(code, out var one) ? ((CountryPolicy?)one, IsOld(one)) : (null, false));
    }

    /// <summary>Adds something to a register and keeps it; false where somebody else was first.</summary>
    public Task<bool> AddAsync(object entity, string detail, CancellationToken cancel)
    {
        db.Add(entity);
        return SaveAsync(detail, cancel);
    }

    /// <summary>Keeps a change of what is tracked; false where somebody else was first.</summary>
    /// <param name="detail">What changes, for the trail.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <param name="number">The case that it concerns; null for the registers themselves.</param>
    public async Task<bool> SaveAsync(string detail, CancellationToken cancel, string? number = null)
    {
        trail.Changes(AuditAction.RegisterChanged, detail, number is null ? [] : [number]);
        db.Sent = drafts.Sent;
        try
        {
            return await registers.SaveAsync(cancel);
        }
        finally
        {
            db.Sent = null;
        }
    }

    /// <summary>Changes a house and keeps that; false where somebody else wrote a version first.</summary>
    /// <param name="id">The house.</param>
    /// <param name="edition">The version that the form was made from.</param>
    /// <param name="verb">The verb, which may refuse.</param>
    /// <param name="detail">Which fields change, for the trail.</param>
    /// <param name="cancel">Ends it early.</param>
    public Task<bool> ChangeHouseAsync(int id, int edition, Action<CarePlace> verb, string detail, CancellationToken cancel) =>
        ChangeAsync(id, house: true, edition, verb, $"house {id} {detail}", null, cancel);

    /// <summary>Puts right how many children the home of a candidate can take, and keeps that; false where somebody else did first.</summary>
    /// <param name="file">The case of the page, which the trail names.</param>
    /// <param name="home">The home.</param>
    /// <param name="edition">The version that the form was made from.</param>
    /// <param name="capacity">How many children it can take, 1 to 500.</param>
    /// <param name="why">The reason.</param>
    /// <param name="cancel">Ends it early.</param>
    public Task<bool> ResizeHomeAsync(CaseFile file, int home, int edition, int capacity, string? why, CancellationToken cancel) =>
        ChangeAsync(home, house: false, edition, place => place.Resize(Change(why), capacity), $"home {home} {nameof(CarePlace.Capacity)}", file.Number, cancel);

    // A child who takes a place meanwhile is no conflict of texts, so the verb is judged anew.
    private async Task<bool> ChangeAsync(int id, bool house, int edition, Action<CarePlace> verb, string detail, string? number, CancellationToken cancel)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            db.ChangeTracker.Clear();
            if (await registers.PlaceAsync(id, house, cancel) is not { } place || place.Edition != edition)
                return false;
            verb(place);
            if (await SaveAsync(detail, cancel, number))
                return true;
        }

        return false;
    }
}
