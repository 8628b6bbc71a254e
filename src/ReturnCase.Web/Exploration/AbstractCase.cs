using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Web.Exploration;

internal enum RejectionMark { None, Stands, Ended }

internal enum ReturnDecisionMark { None, InForce, Ended, FellWithRejection }

internal enum ReferralMark { None, Ready, Sent, Decided }

internal enum JudgementMark { None, Cooperating, Insufficient }

/// <summary>
/// A case with its facts abstracted. Kept is what a move changes or what cannot be recorded and taken back at will; every other fact is free: each move is tried
/// with it and without it, and keeping it would only multiply the states.
/// </summary>
internal readonly record struct AbstractCase(CasePhase Phase)
{
    /// <summary>The 18th birthday is reached.</summary>
    public bool Adult { get; init; }

    public RejectionMark Rejection { get; init; }

    public ReturnDecisionMark ReturnDecision { get; init; }

    /// <summary>A return decision is on file that does not state all it must.</summary>
    public bool Incomplete { get; init; }

    public bool Permit { get; init; }

    /// <summary>The answer of the IND that waits for its move.</summary>
    public DecisionKind? Answer { get; init; }

    /// <summary>This period has reached 1.2, 1.3 or further search.</summary>
    public bool SearchReached { get; init; }

    /// <summary>A 1.3 stands in this period.</summary>
    public bool InsufficientStands { get; init; }

    /// <summary>The referral of this phase.</summary>
    public ReferralMark Referral { get; init; }

    /// <summary>That referral was made from further search.</summary>
    public bool FromFurtherSearch { get; init; }

    /// <summary>A referral of an earlier phase, or about shelter lost, lies undecided with the IND.</summary>
    public bool OtherReferral { get; init; }

    /// <summary>A referral is pending at 18.</summary>
    public bool Pending { get; init; }

    public OutcomeKind? Proposal { get; init; }

    /// <summary>It was made before the 18th birthday; kept of an adult only.</summary>
    public bool ProposedBefore { get; init; }

    public JudgementMark Judgement { get; init; }

    /// <summary>The search year has begun: the case has been in track 1, in this period or an earlier one.</summary>
    public bool YearBegun { get; init; }

    /// <summary>The phase that the last line of the history says.</summary>
    public CasePhase Told { get; init; }

    public bool HasOpenReferral => Referral is ReferralMark.Ready or ReferralMark.Sent;

    /// <summary>The moves of recorded decisions that wait, the one that goes first in front, as the case itself orders them.</summary>
    public IReadOnlyList<CaseTrigger> Waiting => [.. Waits()];

    /// <summary>One number for each state.</summary>
    public long Key
    {
        get
        {
            var key = 0L;
            void Put(int value, int bits) => key = (key << bits) | (long)value;
            void Mark(bool mark) => Put(mark ? 1 : 0, 1);
            Put((int)Phase, 4);
            Put((int)Rejection, 2);
            Put((int)ReturnDecision, 2);
            Put(Answer switch { null => 0, DecisionKind.ResidenceNotGranted => 1, DecisionKind.FurtherInvestigation => 2, DecisionKind.NothingFurther => 3, _ => 4 }, 3);
            Put((int)Referral, 2);
            Put(Proposal is { } proposal ? (int)proposal + 1 : 0, 3);
            Put((int)Judgement, 2);
            Mark(Adult);
            Mark(Incomplete);
            Mark(Permit);
            Mark(SearchReached);
            Mark(InsufficientStands);
            Mark(FromFurtherSearch);
            Mark(OtherReferral);
            Mark(Pending);
            Mark(ProposedBefore);
            Mark(YearBegun);
            Put((int)Told, 4);
            return key;
        }
    }

    /// <summary>Without what nothing reads in this phase.</summary>
    public AbstractCase Plain() => this with
    {
        ReturnDecision = ReturnDecision == ReturnDecisionMark.InForce || Phase.IsTrack2() ? ReturnDecision : ReturnDecisionMark.None,
        Answer = Answer is { } answer && CaseFile.AnswerTrigger(Phase, answer) is not null ? answer : null,
        FromFurtherSearch = FromFurtherSearch && Referral != ReferralMark.None && Phase.IsTrack1(),
        ProposedBefore = ProposedBefore && Adult && Proposal is OutcomeKind.CooperatedNoShelter or OutcomeKind.CooperatedCannotLeave,
    };

    private IEnumerable<CaseTrigger> Waits()
    {
        if (!Phase.IsOpen())
            yield break;
        if (Permit)
            yield return CaseTrigger.ResidenceGranted;
        if (Phase != CasePhase.Intake && Rejection == RejectionMark.Ended)
            yield return CaseTrigger.RejectionEnded;
        if (Phase.IsTrack1() && (Incomplete || ReturnDecision == ReturnDecisionMark.InForce))
            yield return CaseTrigger.ReturnDecisionIssued;
        if (Phase.IsTrack2() && ReturnDecision == ReturnDecisionMark.Ended)
            yield return CaseTrigger.ReturnDecisionEnded;
        if (Phase.IsTrack2() && ReturnDecision == ReturnDecisionMark.FellWithRejection && Rejection == RejectionMark.Stands)
            yield return CaseTrigger.RejectionEnded;
        if (Answer is { } answer && CaseFile.AnswerTrigger(Phase, answer) is { } move)
            yield return move;
    }
}
