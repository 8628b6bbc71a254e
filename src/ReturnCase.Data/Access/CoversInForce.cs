using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

/// <summary>Covers that are in force on a day.</summary>
public static class CoversInForce
{
    /// <summary>All of them, of whichever role.</summary>
    public static IQueryable<AbsenceCover> CoversOn(this ReturnCaseDb db, DateOnly day) => db.AbsenceCovers.Where(c => c.EndedAt == null && c.FirstDay <= day && c.LastDay >= day);

    /// <summary>Those for a supervisor of the team. It ends with that place: who is no supervisor of this team any more has none to lend.</summary>
    public static IQueryable<AbsenceCover> SupervisorCovers(this ReturnCaseDb db, DateOnly day) =>
        db.CoversOn(day).Where(c => db.Users.Any(absent => absent.Id == c.AbsentId && absent.Role == ActorRole.Supervisor && absent.Team == c.Team));
}
