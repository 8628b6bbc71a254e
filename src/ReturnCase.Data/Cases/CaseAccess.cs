using System.Linq.Expressions;
using ReturnCase.Data.Api;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Cases;

/// <summary>The one access rule (domain 4), as expressions that lists, details, searches, counts and exports share.</summary>
public static class CaseAccess
{
    /// <summary>
    /// Cases whose content a person may read: those to work on, for a counsellor also those opened in an emergency.
    /// A supervisor of another team reads the whole case on whose proposal nobody there may be able to decide.
    /// </summary>
    public static Expression<Func<CaseFile, bool>> MayOpen(Viewer viewer)
    {
        if (viewer is not { Role: ActorRole.Counsellor, Opened.Count: > 0 })
        {
            return viewer.Role == ActorRole.Supervisor ? MayDecideOn(viewer) : MayWorkOn(viewer);
        }

        var (me, team, absent, opened) = (viewer.UserId, viewer.Team, Absent(viewer), Opened(viewer));
        return c => c.CounsellorId == me || (c.Team == team && absent.Contains(c.CounsellorId)) || opened.Contains(c.Number);
    }

    /// <summary>
    /// Of those, the cases a person may work on: a counsellor on the own ones and, in the same team, on those covered for an absent colleague; a supervisor on those of the own team and of
    /// each team whose absent supervisor they stand in for.
    /// </summary>
    public static Expression<Func<CaseFile, bool>> MayWorkOn(Viewer viewer)
    {
        var (me, team, absent, teams) = (viewer.UserId, viewer.Team, Absent(viewer), viewer.Teams);
        return viewer.Role switch
        {
            ActorRole.Counsellor when absent.Count == 0 => c => c.CounsellorId == me,
            ActorRole.Counsellor => c => c.CounsellorId == me || (c.Team == team && absent.Contains(c.CounsellorId)),
            ActorRole.Supervisor when viewer.StandsIn.Count == 0 => c => c.Team == team,
            ActorRole.Supervisor => c => teams.Contains(c.Team),
            _ => c => false,
        };
    }

    /// <summary>Cases on whose proposal a person may act: those to work on, for a supervisor also those that wait for one of another team.</summary>
    public static Expression<Func<CaseFile, bool>> MayDecideOn(Viewer viewer)
    {
        var (team, teams) = (viewer.Team, viewer.Teams);
        return viewer.Role != ActorRole.Supervisor ? MayWorkOn(viewer)
            : viewer.StandsIn.Count == 0 ? c => c.Team == team || c.AwaitsOtherSupervisor
            : c => teams.Contains(c.Team) || c.AwaitsOtherSupervisor;
    }

    /// <summary>
    /// Cases of which a person may say that the child is missing: those to work on, for a counsellor also those opened in an emergency. It is the one act that an emergency allows,
    /// because a child that is gone cannot wait until somebody of its own team is reached.
    /// </summary>
    public static Expression<Func<CaseFile, bool>> MaySayMissing(Viewer viewer) => viewer.Role == ActorRole.Counsellor ? MayOpen(viewer) : MayWorkOn(viewer);

    /// <summary>Cases of which a person may see a row: what may be opened whole, the team's others masked.</summary>
    public static Expression<Func<CaseFile, bool>> MayList(Viewer viewer)
    {
        if (viewer.Role != ActorRole.Counsellor)
        {
            return MayOpen(viewer);
        }

        var (me, team, opened) = (viewer.UserId, viewer.Team, Opened(viewer));
        return opened.Count == 0 ? c => c.CounsellorId == me || c.Team == team : c => c.CounsellorId == me || c.Team == team || opened.Contains(c.Number);
    }

    /// <summary>
    /// What a list makes of the cases of <see cref="MayOpen"/>. It asks for them by one key after the other, each case once, because a database walks an index in the order of a list
    /// for each of these, and for none of their alternatives in one condition.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="narrow">Which of them, and what of each.</param>
    internal static IQueryable<T> Openable<T>(this ReturnCaseDb db, Viewer viewer, Func<IQueryable<CaseFile>, IQueryable<T>> narrow) =>
        Keys(viewer).Select(key => narrow(db.CaseFiles.Where(key))).Aggregate((cases, more) => cases.Concat(more));

    /// <summary>Cases of which a person sees a row and no more: the part of <see cref="MayList"/> that <see cref="MayOpen"/> leaves out.</summary>
    public static IQueryable<CaseFile> ListedMasked(this IQueryable<CaseFile> cases, Viewer viewer)
    {
        var (open, team) = (MayOpen(viewer), viewer.Team);
        return viewer.Role != ActorRole.Counsellor ? cases.Where(c => false)
            : cases.Where(c => c.Team == team).Where(Expression.Lambda<Func<CaseFile, bool>>(Expression.Not(open.Body), open.Parameters));
    }

    /// <summary>
    /// Care places to choose from in a case: every reception house, the persons who are named in this case or for a brother or sister where this person works on it, and those named for brothers and sisters of the child,
    /// whoever works on these, where both cases name each other: one home is entered once, one wrong number shows nothing, and no child is shown a stranger's aunt. Of a place no more is told
    /// than its name and how many are free.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="numbers">Of the case that a place is chosen in, and of those that name it or that it names as a brother's or sister's.</param>
    /// <param name="siblings">Numbers of the cases of brothers and sisters of that child, confirmed from both sides; none where this person does not work on the case.</param>
    public static IQueryable<CarePlace> CarePlacesFor(this ReturnCaseDb db, Viewer viewer, IReadOnlyCollection<string> numbers, IReadOnlyCollection<string> siblings)
    {
        var named = db.CaseFiles.Where(MayWorkOn(viewer)).Where(c => numbers.Contains(c.Number)).SelectMany(c => c.Facts).OfType<ShelterCandidate>().Select(c => c.CarePlaceId);
        var siblingly = db.CaseFiles.Where(c => siblings.Contains(c.Number)).SelectMany(c => c.Facts).OfType<ShelterCandidate>().Where(c => c.SupersededBy == null).Select(c => c.CarePlaceId);
        return db.CarePlaces.Where(place => place.Kind == ShelterKind.ReceptionHouse || named.Contains(place.Id) || siblingly.Contains(place.Id));
    }

    /// <summary>Referrals that a person may read: the dossier parts frozen in them, and nothing else of their case.</summary>
    public static Expression<Func<Referral, bool>> MaySeeReferral(Viewer viewer) => SeesReferrals(viewer) ? r => true : r => false;

    /// <summary>
    /// Cases whose phase and dates a system of a partner may follow, and nothing of their content: with <see cref="ApiScope.Transfers"/> those that it registered itself, with <see cref="ApiScope.Cases"/> those of which
    /// something was referred. A person follows none this way.
    /// </summary>
    public static Expression<Func<CaseFile, bool>> MayFollow(Viewer viewer)
    {
        var me = viewer.UserId;
        return (viewer.Role, viewer.Scopes.Contains(ApiScope.Transfers), viewer.Scopes.Contains(ApiScope.Cases)) switch
        {
            (ActorRole.ApiClient, true, true) => c => c.Referrals.Any() || c.Entries.Any(e => (e.Kind == EntryKind.Registered || e.Kind == EntryKind.RepeatedTransfer) && e.ById == me),
            (ActorRole.ApiClient, true, false) => c => c.Entries.Any(e => (e.Kind == EntryKind.Registered || e.Kind == EntryKind.RepeatedTransfer) && e.ById == me),
            (ActorRole.ApiClient, false, true) => c => c.Referrals.Any(),
            _ => c => false,
        };
    }

    /// <summary>Packages of referrals that a person may list and download.</summary>
    public static Expression<Func<ReferralBatch, bool>> MaySeeBatch(Viewer viewer) => SeesReferrals(viewer) ? b => true : b => false;

    /// <summary>Orders of packages that a person may see and stop.</summary>
    public static Expression<Func<PackageOrder, bool>> MaySeeOrder(Viewer viewer) => SeesReferrals(viewer) ? o => true : o => false;

    /// <summary>Files with decisions of the IND that a person may list, read and record.</summary>
    public static Expression<Func<DecisionFile, bool>> MaySeeDecisionFile(Viewer viewer) => SeesReferrals(viewer) ? f => true : f => false;

    /// <summary>Whether a rule holds for a case at hand. It is read once for each request, so making code of it would cost more than it wins.</summary>
    public static bool Holds(this Expression<Func<CaseFile, bool>> rule, CaseFile file) => rule.Compile(preferInterpretation: true)(file);

    // No case is in two of them, and together they are MayOpen.
    private static IEnumerable<Expression<Func<CaseFile, bool>>> Keys(Viewer viewer)
    {
        var (me, team, absent) = (viewer.UserId, viewer.Team, Absent(viewer));
        switch (viewer.Role)
        {
            case ActorRole.Supervisor:
                var teams = viewer.Teams;
                foreach (var one in teams)
                {
                    yield return c => c.Team == one;
                }

                yield return c => c.AwaitsOtherSupervisor && !teams.Contains(c.Team);
                break;
            case ActorRole.Counsellor:
                yield return c => c.CounsellorId == me;
                foreach (var covered in absent.Where(id => id != me).Distinct())
                {
                    yield return c => c.CounsellorId == covered && c.Team == team;
                }

                foreach (var number in viewer.Opened.Select(opened => opened.Number).Distinct())
                {
                    yield return c => c.Number == number && c.CounsellorId != me && (c.Team != team || !absent.Contains(c.CounsellorId));
                }

                break;
            default:
                yield return c => false;
                break;
        }
    }

    private static bool SeesReferrals(Viewer viewer) => viewer.Role is ActorRole.IndLiaison or ActorRole.ApiClient;

    private static List<string?> Absent(Viewer viewer) => [.. viewer.Covered.Select(covered => covered.Id)];

    private static List<string> Opened(Viewer viewer) => [.. viewer.Opened.Select(opened => opened.Number)];
}
