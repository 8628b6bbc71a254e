using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Exploration;

/// <summary>What a move does to what is kept of a case, besides its phase.</summary>
internal static class MoveEffects
{
    /// <summary>Where a move leaves a case: once, or twice where it depends on what is not kept.</summary>
    public static IEnumerable<AbstractCase> After(AbstractCase at, CaseTrigger trigger, CasePhase to)
    {
        var after = Referrals(at, trigger, at with { Phase = to, Proposal = null, ProposedBefore = false, Answer = null });
        after = after with
        {
            Told = to,
            YearBegun = at.YearBegun || to.IsTrack1(),
            SearchReached = at.SearchReached || to is CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.FurtherSearch,
            InsufficientStands = to != CasePhase.Intake && trigger switch
            {
                CaseTrigger.ConfirmShelterFound or CaseTrigger.ConfirmCooperatedNoShelter => false,
                CaseTrigger.ConfirmInsufficientCooperation => true,
                _ => at.InsufficientStands,
            },
            // An end that had its move has done its work.
            Rejection = to == CasePhase.Intake && at.Rejection == RejectionMark.Ended ? RejectionMark.None : at.Rejection,
        };
        if (trigger == CaseTrigger.Reopen)
            after = after with { SearchReached = false, Judgement = JudgementMark.None };
        if (trigger != CaseTrigger.WithdrawReferral || at.Phase.IsTrack2())
            return [after];
        // The outcome before the one that is withdrawn stands again: perhaps a 1.3, never one beneath a 1.3.
        return at.Phase != CasePhase.InsufficientCooperation && at.SearchReached
            ? [after with { InsufficientStands = false }, after with { InsufficientStands = true }]
            : [after with { InsufficientStands = false }];
    }

    /// <summary>Whether a move decides the referral of the phase that it leaves.</summary>
    public static bool Decides(AbstractCase at, CaseTrigger trigger) => DecidesAll(trigger)
        || trigger is CaseTrigger.IndDoesNotGrant or CaseTrigger.IndAsksFurtherInvestigation or CaseTrigger.IndAsksNothingFurther
        || (trigger == CaseTrigger.ShelterLost && at.Answer is not null);

    /// <summary>Whether a move decides every open referral.</summary>
    public static bool DecidesAll(CaseTrigger trigger) => trigger is CaseTrigger.ReturnDecisionIssued or CaseTrigger.ResidenceGranted;

    private static AbstractCase Referrals(AbstractCase at, CaseTrigger trigger, AbstractCase after)
    {
        var settled = Decides(at, trigger) || trigger is CaseTrigger.WithdrawReferral or CaseTrigger.ObstacleGone;
        var left = at.OtherReferral || (at.HasOpenReferral && !settled);
        after = after with { Referral = ReferralMark.None, FromFurtherSearch = false, OtherReferral = left && !DecidesAll(trigger), Pending = at.Pending && !DecidesAll(trigger) };
        if (trigger == CaseTrigger.TurnedEighteen)
            return after with { OtherReferral = false, Pending = at.Pending || left };
        return CaseFile.MakesReferral(trigger)
            ? after with { Referral = ReferralMark.Ready, FromFurtherSearch = at.Phase == CasePhase.FurtherSearch, OtherReferral = false }
            : after;
    }
}
