using System.Linq.Expressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Cases;

/// <summary>Who looks: the parts of a signed-in user that access depends on.</summary>
public sealed record Viewer(string UserId, ActorRole Role, string? Team);

/// <summary>The one access rule (domain 4), as expressions that lists, details, searches, counts and exports share.</summary>
public static class CaseAccess
{
    /// <summary>Cases whose content a person may read. A supervisor of another team reads the whole case on whose proposal nobody there may be able to decide.</summary>
    public static Expression<Func<CaseFile, bool>> MayOpen(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Counsellor => c => c.CounsellorId == viewer.UserId,
        ActorRole.Supervisor => c => c.Team == viewer.Team || c.AwaitsOtherSupervisor,
        _ => c => false,
    };

    /// <summary>Of those, the cases a person may work on. On the others a supervisor decides on the proposal and does nothing else.</summary>
    public static Expression<Func<CaseFile, bool>> MayWorkOn(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Counsellor => c => c.CounsellorId == viewer.UserId,
        ActorRole.Supervisor => c => c.Team == viewer.Team,
        _ => c => false,
    };

    /// <summary>Cases of which a person may see a row: one's own whole, the team's others masked.</summary>
    public static Expression<Func<CaseFile, bool>> MayList(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Counsellor => c => c.CounsellorId == viewer.UserId || c.Team == viewer.Team,
        ActorRole.Supervisor => c => c.Team == viewer.Team || c.AwaitsOtherSupervisor,
        _ => c => false,
    };

    /// <summary>Cases of which a person sees a row and no more: the part of <see cref="MayList"/> that <see cref="MayOpen"/> leaves out.</summary>
    public static IQueryable<CaseFile> ListedMasked(this IQueryable<CaseFile> cases, Viewer viewer)
    {
        var open = MayOpen(viewer);
        return cases.Where(MayList(viewer)).Where(Expression.Lambda<Func<CaseFile, bool>>(Expression.Not(open.Body), open.Parameters));
    }

    /// <summary>Referrals that a person may read: the dossier parts frozen in them, and nothing else of their case.</summary>
    public static Expression<Func<Referral, bool>> MaySeeReferral(Viewer viewer) =>
        viewer.Role is ActorRole.IndLiaison or ActorRole.ApiClient ? r => true : r => false;
}
