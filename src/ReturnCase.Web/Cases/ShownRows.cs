using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Tasks;
using ReturnCase.Web.Audit;

namespace ReturnCase.Web.Cases;

/// <summary>A case that a list shows, with what says for whom.</summary>
internal readonly record struct ListedCase(string Number, string? CounsellorId, string Team)
{
    public static ListedCase Of(CaseRow row) => new(row.Number, row.CounsellorId, row.Team);

    public static ListedCase Of(OpenAlarm alarm) => new(alarm.CaseNumber, alarm.CounsellorId, alarm.Team);
}

/// <summary>Tells the audit trail whose data a list is about to show. A search is told also where it finds nobody; an empty list shows nothing.</summary>
internal static class ShownRows
{
    public static void Shown(this AuditTrail trail, Viewer viewer, IEnumerable<CaseRow> rows, CaseSearch? search = null)
    {
        var listed = rows.Select(ListedCase.Of).ToArray();
        if (search is null)
        {
            trail.Listed(viewer, listed);
        }
        else if (listed.Length > 0)
        {
            trail.ByWhom(AuditAction.CasesSearched, viewer, listed, search.By);
        }
        else
        {
            trail.Shown(AuditAction.CasesSearched, [], search.By);
        }
    }

    /// <summary>Cases of a list: a row of the trail for what this person sees on their own account, and one for each absent colleague in whose place they see it.</summary>
    /// <param name="trail">What keeps it.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="rows">The cases; one may come twice.</param>
    /// <param name="list">Which list, where the trail names it.</param>
    public static void Listed(this AuditTrail trail, Viewer viewer, IEnumerable<ListedCase> rows, string? list = null) => trail.ByWhom(AuditAction.CasesListed, viewer, rows, list);

    /// <summary>The cases in which something is to be done; one comes as often as there is something.</summary>
    public static IEnumerable<ListedCase> OfCases(this IEnumerable<TaskRow> rows) =>
        rows.Where(row => row.CaseNumber is not null).Select(row => new ListedCase(row.CaseNumber!, row.CounsellorId, row.CaseTeam ?? ""));

    private static void ByWhom(this AuditTrail trail, AuditAction action, Viewer viewer, IEnumerable<ListedCase> rows, string? list)
    {
        foreach (var same in rows.DistinctBy(row => row.Number).GroupBy(row => viewer.CoversIn(row.CounsellorId, row.Team)?.Id))
        {
            trail.Shown(action, same.Select(row => row.Number), same.Key is { } absent ? AccessGrounds.CoverOf(absent, list) : list);
        }
    }

    public static void Shown(this AuditTrail trail, IEnumerable<MaskedRow> rows)
    {
        if (rows.Select(row => row.Number).ToArray() is { Length: > 0 } numbers)
        {
            trail.Shown(AuditAction.CasesListed, numbers, "masked");
        }
    }

    public static void Shown(this AuditTrail trail, IEnumerable<ReferralRow> rows)
    {
        if (rows.Select(row => row.CaseNumber).Distinct().ToArray() is { Length: > 0 } numbers)
        {
            trail.Shown(AuditAction.ReferralsListed, numbers);
        }
    }
}
