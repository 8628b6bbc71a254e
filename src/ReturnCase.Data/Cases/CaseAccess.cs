using System.Linq.Expressions;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>Who looks: the parts of a signed-in user that access depends on.</summary>
public sealed record Viewer(string UserId, ActorRole Role, string? Team);

/// <summary>The one access rule (domain 4), as expressions that lists, details, searches, counts and exports share.</summary>
public static class CaseAccess
{
    /// <summary>Cases whose content a person may read and work on.</summary>
    public static Expression<Func<CaseFile, bool>> MayOpen(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Counsellor => c => c.CounsellorId == viewer.UserId,
        ActorRole.Supervisor => c => c.Team == viewer.Team || c.AwaitsOtherSupervisor,
        _ => c => false,
    };

    /// <summary>Cases of which a person may see a row: one's own whole, the team's others masked.</summary>
    public static Expression<Func<CaseFile, bool>> MayList(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Counsellor => c => c.CounsellorId == viewer.UserId || c.Team == viewer.Team,
        ActorRole.Supervisor => c => c.Team == viewer.Team || c.AwaitsOtherSupervisor,
        _ => c => false,
    };
}
