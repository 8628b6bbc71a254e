using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Web.Exploration;

/// <summary>A fact that is recorded or taken back, or a birthday: it changes what is on file and never the phase.</summary>
internal readonly record struct FactStep(string Words, AbstractCase To);

/// <summary>Every fact step from an abstract case, but proposals: those ask the table.</summary>
internal static class FactSteps
{
    private static readonly DecisionKind[] Answers = [DecisionKind.ResidenceNotGranted, DecisionKind.FurtherInvestigation, DecisionKind.NothingFurther, DecisionKind.FindingRejected];

    public static IEnumerable<FactStep> From(AbstractCase at) =>
        Birth(at).Concat(Rejection(at)).Concat(ReturnDecision(at)).Concat(Others(at)).Concat(at.Phase.IsOpen() ? Open(at) : []);

    private static IEnumerable<FactStep> Birth(AbstractCase at)
    {
        if (at.Adult)
        {
            yield return new("the birth date is corrected: a minor after all", at with { Adult = false });
            yield break;
        }

        yield return new("the 18th birthday is reached", at with { Adult = true, ProposedBefore = true });
        yield return new("the birth date is corrected: 18 already when it was proposed", at with { Adult = true });
    }

    private static IEnumerable<FactStep> Rejection(AbstractCase at)
    {
        var fell = at.ReturnDecision == ReturnDecisionMark.None ? ReturnDecisionMark.None : ReturnDecisionMark.FellWithRejection;
        if (at.Rejection != RejectionMark.Stands)
            yield return new("the rejection of the asylum request is recorded", at with { Rejection = RejectionMark.Stands });
        if (at.Rejection == RejectionMark.Stands && at.Phase is CasePhase.Intake or CasePhase.Closed)
            yield return new("the rejection is taken back as an error", at with { Rejection = RejectionMark.None });
        yield return new("the rejection is withdrawn or annulled, and the return decision falls with it", at with { Rejection = RejectionMark.Ended, ReturnDecision = fell, Incomplete = false });
        yield return new("the rejection is annulled, and the court leaves the return decision standing", at with { Rejection = RejectionMark.Ended });
    }

    private static IEnumerable<FactStep> ReturnDecision(AbstractCase at)
    {
        if (at.ReturnDecision != ReturnDecisionMark.InForce)
            yield return new("a complete return decision is recorded", at with { ReturnDecision = ReturnDecisionMark.InForce });
        if (at.Incomplete)
        {
            yield return new("the incomplete return decision is completed", at with { ReturnDecision = ReturnDecisionMark.InForce, Incomplete = false });
            yield return new("the incomplete return decision is taken back as an error", at with { Incomplete = false });
        }
        else
        {
            yield return new("an incomplete return decision is recorded", at with { Incomplete = true });
        }

        if (at.ReturnDecision != ReturnDecisionMark.None || at.Incomplete)
            yield return new("the return decision is withdrawn or annulled", at with { ReturnDecision = ReturnDecisionMark.Ended, Incomplete = false });
        if (at.ReturnDecision == ReturnDecisionMark.InForce && at.Rejection == RejectionMark.Ended && at.Phase.IsTrack2())
            yield return new("the later return decision is taken back as an error", at with { ReturnDecision = ReturnDecisionMark.FellWithRejection });
    }

    private static IEnumerable<FactStep> Others(AbstractCase at)
    {
        yield return at.Permit ? new("the permit ends", at with { Permit = false }) : new("a grant of residence is recorded", at with { Permit = true });
        if (at.OtherReferral)
            yield return new("an earlier referral is decided, or a report of lost shelter withdrawn", at with { OtherReferral = false });
        if (at.Pending)
            yield return new("the IND decides on the referral that was pending at 18", at with { Pending = false });
    }

    private static IEnumerable<FactStep> Open(AbstractCase at)
    {
        foreach (var answer in Answers.Where(kind => at.Answer != kind && CaseFile.AnswerTrigger(at.Phase, kind) is not null))
        {
            yield return new($"the IND answers: {Words(answer)}", at with { Answer = answer });
            if (at.Referral == ReferralMark.Sent)
                yield return new($"the IND answers on the referral: {Words(answer)}", at with { Answer = answer, Referral = ReferralMark.Decided });
        }

        if (at.Answer is not null)
            yield return new("the answer of the IND is taken back as an error", at with { Answer = null });
        if (at.Referral == ReferralMark.Ready)
            yield return new("the referral is sent to the IND", at with { Referral = ReferralMark.Sent });
        if (at.Referral == ReferralMark.Sent)
            yield return new("the IND decides on the referral", at with { Referral = ReferralMark.Decided });
        if (at.Referral == ReferralMark.Decided)
            yield return new("the decision on the referral is taken back as an error", at with { Referral = ReferralMark.Sent });
        if (at.Phase.IsTrack2() && at.ReturnDecision == ReturnDecisionMark.InForce && !at.OtherReferral)
            yield return new("shelter is lost after the return decision, and the IND is asked to reconsider", at with { OtherReferral = true });
        if (at.Proposal is not null)
            yield return new("the proposal is returned or withdrawn", at with { Proposal = null });
        if (at.Judgement != JudgementMark.Insufficient)
            yield return new("the judgement 'insufficient' is signed", at with { Judgement = JudgementMark.Insufficient });
        if (at.Judgement != JudgementMark.Cooperating && !at.Phase.IsAdverse())
            yield return new("the judgement 'cooperated throughout' is signed", at with { Judgement = JudgementMark.Cooperating });
        if (at.Judgement != JudgementMark.None && !at.Phase.IsAdverse())
            yield return new("the judgement is taken back as an error", at with { Judgement = JudgementMark.None });
    }

    private static string Words(DecisionKind answer) => answer switch
    {
        DecisionKind.ResidenceNotGranted => "residence is not granted",
        DecisionKind.FurtherInvestigation => "further investigation is asked",
        DecisionKind.NothingFurther => "nothing further is asked",
        _ => "the finding of shelter is rejected",
    };
}
