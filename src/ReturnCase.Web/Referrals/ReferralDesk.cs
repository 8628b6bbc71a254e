using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Referrals;

public static class ReferralDesk
{
    /// <summary>A referral by the number in an address, with the case that its verbs change; null when this person may not see it.</summary>
    public static async Task<(CaseFile File, ReferralFile Referral)?> OpenReferralAsync(this CaseDesk desk, string address, CancellationToken cancel)
    {
        var number = address.ToUpperInvariant();
        return await desk.OpenForReferralAsync(number, cancel) is { } file ? (file, ReferralFile.Of(file, number, desk.Change())) : null;
    }
}
