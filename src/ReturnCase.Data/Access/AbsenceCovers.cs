using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

/// <summary>The covers of a team: who takes whose place, and when.</summary>
public sealed class AbsenceCovers(ReturnCaseDb db, AuditTrail trail)
{
    private const int MostShown = 200;
    private const int MostOfOne = 20;

    /// <summary>Those of a team that are not over longer than since a day, the last to end first.</summary>
    public async Task<IReadOnlyList<AbsenceCover>> ListAsync(string team, DateOnly since, CancellationToken cancel = default) =>
        await db.AbsenceCovers.AsNoTracking().Where(c => c.Team == team && c.LastDay >= since)
            .OrderByDescending(c => c.LastDay).ThenByDescending(c => c.Id).Take(MostShown).ToListAsync(cancel);

    /// <summary>Those of a team in force on a day: who of it is away, until when, and who covers. The last to end first.</summary>
    public async Task<IReadOnlyList<AbsenceCover>> InForceAsync(string team, DateOnly day, CancellationToken cancel = default) =>
        await db.CoversOn(day).AsNoTracking().Where(c => c.Team == team).OrderByDescending(c => c.LastDay).ThenByDescending(c => c.Id).Take(MostShown).ToListAsync(cancel);

    /// <summary>Whether the same two have a cover already on one of these days.</summary>
    public Task<bool> MeetsAnotherAsync(string absentId, string coveringId, (DateOnly First, DateOnly Last) days, CancellationToken cancel = default) =>
        db.AbsenceCovers.AnyAsync(
            c => c.AbsentId == absentId && c.CoveringId == coveringId && c.EndedAt == null && c.FirstDay <= days.Last && c.LastDay >= days.First, cancel);

    /// <summary>
    /// Those on one of these days that have to do with two people: others who cover for the same colleague, and covers of which one of the two stands on the other side.
    /// </summary>
    /// <param name="teams">The teams of the two.</param>
    /// <param name="absent">Who is away.</param>
    /// <param name="covering">Who covers.</param>
    /// <param name="days">The first day and the last.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<IReadOnlyList<AbsenceCover>> BesideAsync(IReadOnlyCollection<string> teams, Actor absent, Actor covering, (DateOnly First, DateOnly Last) days, CancellationToken cancel = default) =>
        await db.AbsenceCovers.AsNoTracking()
            .Where(c => c.EndedAt == null && c.FirstDay <= days.Last && c.LastDay >= days.First && (c.CoveringId == absent.Id || (teams.Contains(c.Team) && (c.AbsentId == absent.Id || c.AbsentId == covering.Id))))
            .OrderBy(c => c.FirstDay).ThenBy(c => c.Id).ToListAsync(cancel);

    /// <summary>Those in force or to come in which somebody covers or is covered, the first one first.</summary>
    public async Task<IReadOnlyList<AbsenceCover>> OfAsync(string userId, string team, DateOnly today, CancellationToken cancel = default) =>
        await db.AbsenceCovers.AsNoTracking().Where(c => c.Team == team && (c.CoveringId == userId || c.AbsentId == userId) && c.EndedAt == null && c.LastDay >= today)
            .OrderBy(c => c.FirstDay).ThenBy(c => c.Id).Take(MostOfOne).ToListAsync(cancel);

    /// <summary>Those of supervisors, in force or to come, in which somebody covers or is covered, the first one first.</summary>
    public async Task<IReadOnlyList<AbsenceCover>> OfSupervisorAsync(string userId, string team, DateOnly today, CancellationToken cancel = default) =>
        await db.AbsenceCovers.AsNoTracking().Where(c => c.EndedAt == null && c.LastDay >= today && (c.CoveringId == userId || (c.Team == team && c.AbsentId == userId)))
            .OrderBy(c => c.FirstDay).ThenBy(c => c.Id).Take(MostOfOne).ToListAsync(cancel);

    public async Task AddAsync(AbsenceCover cover, CancellationToken cancel = default)
    {
        db.AbsenceCovers.Add(cover);
        trail.Changes(AuditAction.CoverSet, Between(cover));
        await db.SaveOnceAsync(token => db.AbsenceCovers.AnyAsync(c => c.SetAt == cover.SetAt && c.SetById == cover.SetById && c.CoveringId == cover.CoveringId, token), cancel);
    }

    /// <summary>Ends one of a team at once; null where the team has none of this id that could still work.</summary>
    public async Task<AbsenceCover?> EndAsync(string team, int id, Actor by, DateTime at, CancellationToken cancel = default)
    {
        if (await db.AbsenceCovers.SingleOrDefaultAsync(c => c.Id == id && c.Team == team && c.EndedAt == null, cancel) is not { } cover)
        {
            return null;
        }

        cover.End(by, at);
        trail.Changes(AuditAction.CoverEnded, Between(cover));
        await db.SaveOnceAsync(token => db.AbsenceCovers.AnyAsync(c => c.Id == id && c.EndedAt == at && c.EndedById == by.Id, token), cancel);
        return cover;
    }

    private static string Between(AbsenceCover cover) => $"absent {cover.AbsentId}, covering {cover.CoveringId}";
}
