using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Exploration;

namespace ReturnCase.Tests.Exploration;

/// <summary>The abstract case that a real one is an instance of, on a day.</summary>
internal static class Abstraction
{
    public static AbstractCase Of(CaseFile file, DateOnly on)
    {
        var current = file.Phase is CasePhase.ShelterFound or CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.CooperatedCannotLeave ? file.CurrentReferral : null;
        var end = file.Decisions.LastOrDefault(d => d.Kind is DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled
            || (d.Kind is DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled && !d.ReturnDecisionStands));
        return new AbstractCase(file.Phase)
        {
            Adult = on >= file.BirthDate.EighteenLatest,
            Rejection = file.Rejection is not null ? RejectionMark.Stands : Ended(file) ? RejectionMark.Ended : RejectionMark.None,
            ReturnDecision = file.ReturnDecision is not null ? ReturnDecisionMark.InForce
                : end is null ? ReturnDecisionMark.None
                : end.Kind is DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled ? ReturnDecisionMark.Ended : ReturnDecisionMark.FellWithRejection,
            Incomplete = file.IncompleteReturnDecision is not null,
            Permit = file.Permit is not null,
            Answer = file.WaitingDecisions.FirstOrDefault(w => CaseFile.AnswerTrigger(file.Phase, w.Decision.Kind) == w.Trigger)?.Decision.Kind,
            SearchReached = file.PhaseLines.Any(l => l.Period == file.Period && l.To is CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.FurtherSearch),
            InsufficientStands = file.InsufficientOutcomeStands,
            Referral = current is null ? ReferralMark.None : !current.IsUndecided ? ReferralMark.Decided : current.WasSent ? ReferralMark.Sent : ReferralMark.Ready,
            FromFurtherSearch = current?.FromPhase == CasePhase.FurtherSearch,
            OtherReferral = file.Referrals.Any(r => r != current && r.IsUndecided && r.State != ReferralState.PendingAtEighteen),
            Pending = file.Referrals.Any(r => r.State == ReferralState.PendingAtEighteen),
            Proposal = file.OpenProposal?.Kind,
            ProposedBefore = file.OpenProposal?.ProposedOn < file.BirthDate.EighteenLatest,
            YearBegun = CaseClocks.For(file, on, CasePolicy.Default).Search is not null,
            Told = file.PhaseLines.Last().To!.Value,
            Judgement = file.JudgementInForce?.Verdict switch
            {
                CooperationVerdict.CooperatedThroughout => JudgementMark.Cooperating,
                CooperationVerdict.Insufficient => JudgementMark.Insufficient,
                _ => JudgementMark.None,
            },
        }.Plain();
    }

    // In intake, and in a case that was closed there, an end counts only since the move that led there.
    private static bool Ended(CaseFile file)
    {
        var stood = file.PhaseLines.Last(line => line.To != CasePhase.Closed);
        return file.Standing<AuthorityDecision>().Any(d =>
            d.Kind is DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled && (stood.To != CasePhase.Intake || d.Sequence > stood.Sequence));
    }
}
