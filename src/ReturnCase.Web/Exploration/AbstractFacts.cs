using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Web.Exploration;

/// <summary>Answers the guards for an abstract case. A guard about a free fact holds, but for the one that is tried without.</summary>
internal sealed class AbstractFacts : ILifecycleFacts
{
    public AbstractCase Case { get; set; }

    /// <summary>The one guard whose fact is left out.</summary>
    public GuardCode? Lacking { get; set; }

    /// <inheritdoc/>
    public bool Holds(GuardCode guard, CaseTrigger trigger) => Kept(guard, trigger) ?? guard != Lacking;

    /// <summary>Whether a guard holds by what is kept of a case; null where its fact is free.</summary>
    private bool? Kept(GuardCode guard, CaseTrigger trigger) => guard switch
    {
        Minor => !Case.Adult,
        Eighteen => Case.Adult,
        MinorWhenProposed => !Case.Adult || Case.ProposedBefore,
        NotTravelling => Case.Phase != CasePhase.Travelling,
        NoOtherDecisionWaits => !CaseFacts.IsHeldUp(Case.Waiting, trigger),
        RejectionOnFile => Case.Rejection == RejectionMark.Stands,
        NoReturnDecisionRecorded => Case.ReturnDecision != ReturnDecisionMark.InForce,
        NoIncompleteReturnDecision => !Case.Incomplete,
        ReturnDecisionInForce => Case.ReturnDecision == ReturnDecisionMark.InForce,
        JudgedCooperating => Case.Judgement == JudgementMark.Cooperating,
        JudgedInsufficient => Case.Judgement == JudgementMark.Insufficient,
        InsufficientOutcomeStands => Case.InsufficientStands,
        NoInsufficientOutcomeStands => !Case.InsufficientStands,
        ProposalOpen => Case.Proposal is { } kind && CaseLifecycle.Confirms(kind) == trigger,
        NoEarlyProposalWaits => Case.Proposal is not (OutcomeKind.CooperatedNoShelter or OutcomeKind.CooperatedCannotLeave) || (Case.Adult && !Case.ProposedBefore),
        RefusalRecorded => Waits(CaseTrigger.IndDoesNotGrant),
        FurtherInvestigationRecorded => Waits(CaseTrigger.IndAsksFurtherInvestigation),
        NothingFurtherRecorded => Waits(CaseTrigger.IndAsksNothingFurther),
        ReturnDecisionEndRecorded => Waits(CaseTrigger.ReturnDecisionEnded),
        RejectionEndRecorded => Waits(CaseTrigger.RejectionEnded) || Case.Rejection == RejectionMark.Ended,
        ResidenceGrantRecorded => Waits(CaseTrigger.ResidenceGranted),
        PermitEnded => !Case.Permit,
        ReferralUndecided => Case.HasOpenReferral,
        IndToldIfSent => Case.Referral is not (ReferralMark.Sent or ReferralMark.Decided) ? true : null,
        NoReferralOpen => !Case.HasOpenReferral && !Case.OtherReferral && !Case.Pending,
        NoAnnulment => !Waits(CaseTrigger.ReturnDecisionEnded) && !Waits(CaseTrigger.RejectionEnded),
        ShelterFindingOrSigned or LawyerToldOfDecision or GuardianToldOfDecision => Case.Phase == CasePhase.ShelterFound ? true : null,
        TravelIsBlocked => CaseFacts.IsTravelBlocked(other => Holds(other, CaseTrigger.Departed)),
        RouteSearchReached => Case.SearchReached,
        RouteSearchNotReached => !Case.SearchReached,
        RouteFromShelterSearch => Case.Referral != ReferralMark.None && !Case.FromFurtherSearch,
        RouteFromFurtherSearch => Case.FromFurtherSearch,
        _ => null,
    };

    private bool Waits(CaseTrigger trigger) => Case.Waiting.Contains(trigger);
}
