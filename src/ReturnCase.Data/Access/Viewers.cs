using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Access;

/// <summary>Finds out what somebody may see besides their own: the covers and emergencies in force at this moment.</summary>
public sealed class Viewers(ReturnCaseDb db, TimeProvider clock)
{
    /// <summary>
    /// One command for a counsellor or a supervisor, none for anybody else. What they cover goes by role and team in the database: what a session still says of them is not enough.
    /// </summary>
    public async Task<Viewer> OfAsync(string userId, ActorRole role, string? team, CancellationToken cancel = default)
    {
        if (role is not (ActorRole.Counsellor or ActorRole.Supervisor))
        {
            return new(userId, role, team);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var today = AmsterdamCalendar.DateOf(now);
        if (role == ActorRole.Supervisor)
        {
            return new(userId, role, team) { StandsIn = await StandsInAsync(userId, today, cancel) };
        }

        var covers = db.CoversOn(today);
        var user = await db.Users.AsSingleQuery().Where(u => u.Id == userId && u.Role == ActorRole.Counsellor && !u.Disabled)
            .Select(u => new
            {
                u.Team,
                Covered = covers.Where(c => c.CoveringId == u.Id && c.Team == u.Team).Select(c => new CoveredColleague(c.AbsentId, c.AbsentName, c.LastDay)).ToList(),
                Opened = db.EmergencyAccesses.Where(e => e.ById == u.Id && e.EndedAt == null && e.EndsAt > now)
                    .Select(e => new OpenedCase(e.CaseNumber, e.EndsAt)).ToList(),
            })
            .SingleOrDefaultAsync(cancel);
        return user is null ? Nobody(userId) : new(userId, ActorRole.Counsellor, user.Team)
        {
            Covered = [.. user.Covered.DistinctBy(covered => covered.Id)],
            Opened = [.. user.Opened.GroupBy(opened => opened.Number).Select(same => same.MaxBy(opened => opened.EndsAt)!)],
        };
    }

    private async Task<IReadOnlyList<CoveredSupervisor>> StandsInAsync(string userId, DateOnly today, CancellationToken cancel) =>
        (await db.SupervisorCovers(today).Where(c => c.CoveringId == userId && db.Users.Any(me => me.Id == userId && me.Role == ActorRole.Supervisor && !me.Disabled && me.Team != c.Team))
            .OrderBy(c => c.Id).Select(c => new CoveredSupervisor(c.AbsentId, c.AbsentName, c.LastDay, c.Team)).ToListAsync(cancel)).DistinctBy(absent => (absent.Id, absent.Team)).ToArray();

    // A role that sees no case whatever.
    private static Viewer Nobody(string userId) => new(userId, ActorRole.Administrator, null);
}
