using ReturnCase.Domain.Cases;
using static ReturnCase.Domain.Cases.CaseTrigger;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Web.Exploration;

/// <summary>
/// The rules of domain 6 as an abstract case can say them. Of I9 that is whether the search year that has begun is kept, also by a closing and a reopening, and of I10 whether each move leaves its line: the days
/// themselves and the numbers of the lines are read off real cases.
/// </summary>
internal static class ExploredRules
{
    /// <summary>No dead end before 18, by the whole graph: see <see cref="Explorer"/>.</summary>
    public const string NoDeadEnd = "I6";

    private static readonly CaseTrigger[] AboutJourneys = [DepartedAlthoughBlocked, CaseTrigger.HandedOver, HandoverFailedChildBack];

    public static IReadOnlyList<ExploredRule> All { get; } =
    [
        new("I1", "No move reaches return preparation from intake or track 1 without a complete return decision in force.")
        {
            Step = s => s is { Move: not null, To.Phase: CasePhase.ReturnPreparation } && (s.From.Phase == CasePhase.Intake || s.From.Phase.IsTrack1()) && s.To.ReturnDecision != ReturnDecisionMark.InForce
                ? "return preparation without a complete return decision in force" : null,
        },
        new("I2", "Ready and departed are refused while a suspension blocks, without a fresh verification of a receiver in a country of the decision, and after an annulment.")
        {
            Asks = (move, _) => move is Ready or Departed ? [NoBlockingSuspension, ReceiverVerified, VerificationFresh, CountryInDecision] : [],
            Step = s => s.Move is Ready or Departed && (s.From.ReturnDecision != ReturnDecisionMark.InForce || s.From.Waiting.Count > 0) ? "a journey after a recorded annulment, or while a decision waits" : null,
        },
        new("I3", "1.2, 1.3 and the end of the further search need a country, every kind of shelter tried or reasoned away, and no candidate left.")
        {
            Asks = (move, _) => move is ConfirmCooperatedNoShelter or ConfirmInsufficientCooperation or ConfirmSearchEnded ? [CountryNamed, EveryKindTried, NoAcceptedCandidate, NoCandidateLeftOpen] : [],
        },
        new("I4", "No outcome is confirmed by who had a hand in it, or by anybody but a supervisor.")
        {
            Asks = (move, _) => CaseLifecycle.Outcome(move) is null ? [] : [FourEyes, Supervisor],
            Step = s => s.Move is { } move && CaseLifecycle.Outcome(move) is { } kind && s.From.Proposal != kind ? "an outcome is confirmed that nobody proposed" : null,
        },
        new("I5", "No adverse phase without two people, a judgement on facts, a reason and the guardian's view; a child judged cooperating never stands in one.")
        {
            Asks = (move, to) => !to.IsAdverse() ? [] : move == IndAsksNothingFurther ? [AnswerRecordedByAnother, ReasonGiven]
                : [FourEyes, Supervisor, JudgementIsNewest, RequestUnderstoodNotMet, GuardianViewOnProposal],
            State = (at, _) => at.Phase.IsAdverse() && at.Judgement != JudgementMark.Insufficient ? "a child not judged insufficient stands in an adverse phase" : null,
        },
        new(NoDeadEnd, "Late cooperation, a late candidate or new facts reopen the search or the preparation of a minor; that costs no pending request; no dead end before 18.")
        {
            Step = s => s.Move == ReopenSearch && s.From.HasOpenReferral && !s.To.OtherReferral ? "reopening cost the child its referral" : null,
            State = (at, table) => at.Adult || at.Waiting.Count > 0 || WayBack(at.Phase) is not { } back || table.ByPhase[at.Phase].Contains(back) && table.Unmet(at, back).Count == 0
                ? null : "a minor cannot go back to the search or the preparation",
        },
        new("I7", "Only a recorded decision of the IND or a court brings residence, a return decision or its end; recording moves nothing.")
        {
            Step = s => s.Move switch
            {
                null => s.From.Phase != s.To.Phase ? "a fact moved the case" : null,
                CaseTrigger.ResidenceGranted => s.From.Permit ? null : "residence without a recorded grant",
                ReturnDecisionIssued => s.From.ReturnDecision == ReturnDecisionMark.InForce ? null : "track 2 without a recorded return decision",
                ReturnDecisionEnded => s.From.ReturnDecision == ReturnDecisionMark.InForce ? "the return decision ended without a recorded end" : null,
                RejectionEnded => s.From.Rejection == RejectionMark.Ended || s.From.ReturnDecision == ReturnDecisionMark.FellWithRejection ? null : "the rejection ended without a recorded end",
                _ => null,
            },
        },
        new("I8", "A closed case is only ever reopened.")
        {
            Step = s => s.From.Phase == CasePhase.Closed && s.Move is not (null or Reopen) ? "a closed case made a move" : null,
        },
        new("I9", "The search year never restarts by itself: begun once, it is kept through track 2, a closing and a reopening.")
        {
            Step = s => s.From.YearBegun && !s.To.YearBegun ? "the search year is forgotten, and the next search begins a new one" : null,
            State = (at, _) => at.Phase.IsTrack1() && !at.YearBegun ? "a search without its year" : null,
        },
        new("I10", "Every phase change has one line of history; replaying the lines gives the phase.")
        {
            State = (at, _) => at.Told != at.Phase ? "the last line tells another phase" : null,
        },
        new("I11", "Every open phase has a way forward for some person, and every blocked move explains itself.")
        {
            State = (at, table) => at.Phase.IsOpen() && !table.ByPhase[at.Phase].Any(move => IsForward(at, move) && table.Unmet(at, move).All(g => GuardCatalogue.Of(g).Remedy != GuardRemedy.Nothing))
                ? "nobody can do anything" : null,
        },
        new("I12", "Missing never closes a case by itself.")
        {
            Asks = (move, _) => move == CloseLeftUnknownDestination ? [UnknownDestinationTrigger, MissingAlarmOwned, Supervisor] : [],
        },
        new("I13", "Handed over only to the receiver that was verified.")
        {
            Asks = (move, _) => move == CaseTrigger.HandedOver ? [HandoverToVerified] : [],
        },
        new("I14", "A referral pending at 18 is never lost.")
        {
            Step = s => s.From.Pending && !s.To.Pending && s.Move is { } move && !MoveEffects.DecidesAll(move) ? "a referral pending at 18 is gone" : null,
        },
        new("I15", "After every move, outside intake, travelling and closed: track 2 exactly when a complete return decision is in force, unless a recorded decision waited already.")
        {
            Step = s => s.Move is not null && s.From.Waiting.All(w => w == s.Move) && s.To.Phase is not (CasePhase.Intake or CasePhase.Travelling or CasePhase.Closed)
                && s.To.Phase.IsTrack2() != (s.To.ReturnDecision == ReturnDecisionMark.InForce) ? "track and return decision do not agree" : null,
        },
        new("I16", "No open proposal outlives its phase; an undecided referral ends as decided, superseded, withdrawn or pending at 18.")
        {
            Step = s => s.From.Phase != s.To.Phase && s.To.Proposal is not null ? "a proposal outlived its phase"
                : s.Move is { } move && Undecided(s.From) && !Undecided(s.To) && !EndsReferrals(s.From, move) ? "an undecided referral is gone" : null,
        },
        new("I17", "After every move no open case but one on its journey holds a permit.")
        {
            Step = s => s.Move is { } move && !AboutJourneys.Contains(move) && s.To.Phase.IsOpen() && s.To.Permit ? "an open case holds a permit" : null,
        },
    ];

    private static CaseTrigger? WayBack(CasePhase phase) => phase switch
    {
        CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.NoShelter => ReopenSearch,
        CasePhase.NoArrangements => DepartureNowPossible,
        CasePhase.CooperatedCannotLeave => ObstacleGone,
        CasePhase.ShelterFound => ShelterLost,
        _ => null,
    };

    // Closing is no way forward, but for a decision that asks for it, a handover, and a child that has come of age.
    private static bool IsForward(AbstractCase at, CaseTrigger move) => CaseLifecycle.Closing(move) is null or ClosingReason.ReturnedHandedOver
        || at.Waiting.Contains(move) || (at.Adult && move == TurnedEighteen);

    private static bool Undecided(AbstractCase at) => at.HasOpenReferral || at.OtherReferral || at.Pending;

    private static bool EndsReferrals(AbstractCase at, CaseTrigger move) => MoveEffects.Decides(at, move) || CaseFile.MakesReferral(move) || move is WithdrawReferral or ObstacleGone;
}
