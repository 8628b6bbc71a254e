using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

public static class Team
{
    /// <summary>The counsellors of a team by name: those who can be given a case, or also those who can no longer sign in.</summary>
    public static async Task<IReadOnlyList<Actor>> CounsellorsOfAsync(this ReturnCaseDb db, string team, CancellationToken cancel, bool formerToo = false) =>
        await db.Users
            .Where(user => user.Role == ActorRole.Counsellor && user.Team == team && (formerToo || !user.Disabled))
            .OrderBy(user => user.DisplayName)
            .Select(user => new Actor(user.Id, user.DisplayName, ActorRole.Counsellor))
            .ToListAsync(cancel);

    /// <summary>The supervisors of a team who can sign in, by name.</summary>
    public static async Task<IReadOnlyList<Actor>> SupervisorsOfAsync(this ReturnCaseDb db, string team, CancellationToken cancel) =>
        await db.Users
            .Where(user => user.Role == ActorRole.Supervisor && user.Team == team && !user.Disabled)
            .OrderBy(user => user.DisplayName)
            .Select(user => new Actor(user.Id, user.DisplayName, ActorRole.Supervisor))
            .ToListAsync(cancel);
}
