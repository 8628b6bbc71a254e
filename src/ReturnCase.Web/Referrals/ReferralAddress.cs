using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Referrals;

/// <summary>The addresses of the lists of referrals.</summary>
public static class ReferralAddress
{
    public static string Of(ReferralList list, ReferralOnly? only = null, PageCursor? at = null)
    {
        string?[] parts =
        [
            list == ReferralList.Ready ? null : $"list={Slugs.Of(list)}",
            only is { } part ? $"only={Slugs.Of(part)}" : null,
            at is null ? null : $"{(at.Backwards ? "before" : "after")}={at}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/referrals" : $"/referrals?{query}";
    }
}
