using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Referrals;

/// <summary>Where a referral stands, as pages say it. It counts as sent only once a package that holds it is proved to have left.</summary>
/// <param name="InPackage">It is in a package, whether that left or not.</param>
/// <param name="LeftAt">When such a package first left.</param>
/// <param name="ToSend">The version that is still to go in a package after an earlier one; null where there is none.</param>
/// <param name="NotSent">The version that went in none and will not, because the IND decided on an earlier one or nothing is asked any more; null where there is none.</param>
public sealed record ReferralStand(ReferralState State, bool InPackage, DateTime? LeftAt, DateOnly? ReceivedOn, bool HasDecision, int? ToSend, int? NotSent = null)
{
    public static ReferralStand Of(ReferralRow row) => new(row.State, row.ExportedAt is not null, row.LeftAt, row.ReceivedOn, row.HasDecision, row.Corrects ? row.Version : null);

    public static ReferralStand Of(Referral referral, DateTime? leftAt) =>
        new(referral.State, referral.WasSent, leftAt, referral.ReceivedOn, referral.DecidedBy is not null, referral.IsToSend ? referral.VersionNotSent : null, referral.IsToSend ? null : referral.VersionNotSent);
}
