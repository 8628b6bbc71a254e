using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Referrals;

/// <summary>Names of the parts of a referral, for a reader.</summary>
public sealed class ReferralPartText(IStringLocalizer<ReferralPartText> text)
{
    /// <summary>Names by the keys that the frozen content has.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> keys) => [.. keys.Select(key => text[key].Value)];
}
