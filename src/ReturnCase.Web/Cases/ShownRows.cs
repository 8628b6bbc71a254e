using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Cases;

/// <summary>Tells the audit trail whose data a list is about to show. A search is told also where it finds nobody; an empty list shows nothing.</summary>
internal static class ShownRows
{
    public static void Shown(this AuditTrail trail, IEnumerable<CaseRow> rows, CaseSearch? search = null)
    {
        var numbers = rows.Select(row => row.Number).Distinct().ToArray();
        if (search is not null)
        {
            trail.Shown(AuditAction.CasesSearched, numbers, search.By);
        }
        else if (numbers.Length > 0)
        {
            trail.Shown(AuditAction.CasesListed, numbers);
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
