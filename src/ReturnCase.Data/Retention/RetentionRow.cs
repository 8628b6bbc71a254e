using System.Linq.Expressions;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Retention;

/// <summary>What the auditor sees of a closed case: when and why it was closed, and what keeps it. No name and no content.</summary>
public sealed record RetentionRow(
    int Id, string Number, string Team, CasePhase Phase, ClosingReason? ClosingReason, ClosingReason? SecondClosingReason, DateOnly ClosedOn,
    bool Held, bool ReopeningOwed, bool AlarmOpen, bool ReferralPending, bool RequestOpen, bool OnList)
{
    /// <summary>The first day on which it may be destroyed; null while it is open.</summary>
    public DateOnly? DueOn(RetentionPolicy policy) => Phase == CasePhase.Closed && ClosingReason is { } reason ? policy.DueOn(reason, SecondClosingReason, ClosedOn) : null;

    /// <summary>What keeps it from being destroyed on a day; null where nothing does.</summary>
    public KeepReason? KeptBy(RetentionPolicy policy, DateOnly today) => this switch
    {
        _ when DueOn(policy) is not { } due => KeepReason.Reopened,
        _ when DueOn(policy) > today => KeepReason.NotDue,
        { Held: true } => KeepReason.Held,
        { ReopeningOwed: true } => KeepReason.ReopeningOwed,
        { AlarmOpen: true } => KeepReason.AlarmOpen,
        { ReferralPending: true } => KeepReason.ReferralPending,
        { RequestOpen: true } => KeepReason.AccessRequestOpen,
        _ => null,
    };

    internal static Expression<Func<CaseFile, RetentionRow>> Of(ReturnCaseDb db) => c => new RetentionRow(
        c.Id, c.Number, c.Team, c.Phase, c.ClosingReason, c.SecondClosingReason, c.PhaseSince,
        db.LegalHolds.Any(hold => hold.CaseNumber == c.Number && hold.LiftedAt == null),
        c.ReopeningOwed,
        c.OpenAlarmCount > 0,
        c.Referrals.Any(referral => referral.State == ReferralState.PendingAtEighteen),
        db.AccessRequests.Any(request => request.CaseNumber == c.Number && (request.State == AccessRequestState.Open || request.State == AccessRequestState.InReview)),
        db.DestructionLists.Any(list => list.Items.Any(item => item.CaseNumber == c.Number && item.State == DestructionState.Waiting)));
}
