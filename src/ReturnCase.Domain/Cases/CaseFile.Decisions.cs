using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

/// <summary>A recorded decision and the move it opens.</summary>
public sealed record WaitingDecision(AuthorityDecision Decision, CaseTrigger Trigger);

// Decisions of the IND and of courts: recorded, never made here. What waits for a move is read off the facts, never stored.
public sealed partial class CaseFile
{
    /// <summary>Every standing decision, by date.</summary>
    public IReadOnlyList<AuthorityDecision> Decisions =>
        [.. Standing<AuthorityDecision>().OrderBy(d => d.OccurredOn).ThenBy(d => d.Sequence)];

    /// <summary>The rejection of the asylum request that stands, or null.</summary>
    public AuthorityDecision? Rejection =>
        Decisions.LastOrDefault(d => d.Kind == DecisionKind.AsylumRejected) is { } rejection
        && !After(rejection).Any(EndsRejection) ? rejection : null;

    /// <summary>The complete return decision in force: the last one that was not withdrawn, annulled or taken down with the rejection.</summary>
    public AuthorityDecision? ReturnDecision => OpenReturnDecisions.LastOrDefault(d => d.IsCompleteReturnDecision);

    /// <summary>A return decision on file that does not state all it must.</summary>
    public AuthorityDecision? IncompleteReturnDecision => OpenReturnDecisions.LastOrDefault(d => !d.IsCompleteReturnDecision);

    /// <summary>A permit that has not ended.</summary>
    public AuthorityDecision? Permit =>
        Decisions.LastOrDefault(d => d.Kind is DecisionKind.ResidenceGranted or DecisionKind.PermitEnded) is { Kind: DecisionKind.ResidenceGranted } permit
            ? permit : null;

    /// <summary>
    /// The recorded decisions that wait for their move, the one whose move goes first in front: a grant, found adult, the end of the rejection,
    /// the return decision, an answer. In Travelling they wait until the child is back or handed over.
    /// </summary>
    public IReadOnlyList<WaitingDecision> WaitingDecisions => [.. Waiting()];

    private IEnumerable<AuthorityDecision> OpenReturnDecisions => Decisions.Where(d => d.Kind == DecisionKind.ReturnDecisionIssued && !After(d).Any(EndsReturnDecision));

    /// <summary>The referral made by entering the present phase.</summary>
    public Referral? CurrentReferral => _referrals.SingleOrDefault(r => r.Sequence > LastMove.Sequence && r.Kind != ReferralKind.ShelterLostAfterReturnDecision);

    /// <summary>
    /// Records a decision of the IND or a court, dated on its own day. In every phase, also on a closed case (I8); it moves nothing.
    /// A referral that it answers is decided. Where it contradicts an answer that waits, or its referral lapsed, it is kept as received and clashes. On a closed case a grant after "aged out" becomes a second closing reason.
    /// </summary>
    public AuthorityDecision RecordDecision(Change change, DecisionDetails details)
    {
        EnsureDay(change);
        EnsureDecisionRecorder(change);
        Ensure(GuardCode.OriginFits, details.Kind.Origins().Contains(details.Origin));
        Ensure(GuardCode.OriginFits, !details.ReturnDecisionStands || details.Kind == DecisionKind.RejectionAnnulled);
        var referral = details.ReferralNumber is { } number ? ReferralOf(number) : null;
        Ensure(GuardCode.ReferralSent, referral?.WasSent ?? true);
        var decision = new AuthorityDecision(details);
        var old = Corrected<AuthorityDecision>(change);
        if (Decisions.FirstOrDefault(d => d != old && IsSameLetter(d, decision, change.OccurredOn)) is { } known)
        {
            throw new CaseRefusedException(GuardCode.DecisionNotTwice, known.Sequence);
        }

        if (old is { AppliedBy: { } move })
        {
            Ensure(GuardCode.DecisionNotActedOn, old.Kind == decision.Kind && old.IsCompleteReturnDecision == decision.IsCompleteReturnDecision);
            decision.AppliedBy = move;
        }

        Ensure(GuardCode.ReferralToAnswer, referral is not null || old?.Kind == details.Kind || TakesWithoutReferral(change, details.Kind));
        Add(change, decision);
        if (old is { AppliedBy: not null })
        {
            _referrals.FindAll(r => r.DecidedBy == old.Sequence).ForEach(r => r.Decide(decision.Sequence));
        }
        else if (old is not null)
        {
            Undecide(old.Sequence);
        }

        // What contradicts an answer that waits decides nothing before a person says that it counts, unless it has force by itself.
        if (RivalOf(decision) is null || WaitingDecisions.Any(w => w.Decision == decision))
        {
            referral?.Decide(decision.Sequence);
        }

        SettleSecondReason(change);
        if (Phase is CasePhase.ReadyToTravel or CasePhase.Travelling && WaitingDecisions.Any(w => w.Decision == decision))
        {
            Raise(change, AlarmKind.StopTravel);
        }

        Settle(change);
        return decision;
    }

    /// <summary>A referral of this case by its number.</summary>
    /// <exception cref="CaseRefusedException">There is none.</exception>
    public Referral ReferralOf(string number) =>
        _referrals.Find(r => r.Number == number) ?? throw new CaseRefusedException(GuardCode.KnownSubject);

    private IEnumerable<WaitingDecision> Waiting()
    {
        if (!Phase.IsOpen())
        {
            yield break;
        }

        if (Permit is { } permit)
        {
            yield return new(permit, CaseTrigger.ResidenceGranted);
        }

        // Recorded on a closed case it waits for the next period; once a closing acted on it, it has done its work.
        if (Standing<AuthorityDecision>().LastOrDefault(d => d.Kind == DecisionKind.FoundAdult) is { AppliedBy: null } adult)
        {
            yield return new(adult, CaseTrigger.CloseFoundAdult);
        }

        if (Phase != CasePhase.Intake && Rejection is null && Decisions.LastOrDefault(EndsRejection) is { } rejectionEnd)
        {
            yield return new(rejectionEnd, CaseTrigger.RejectionEnded);
        }

        if (Phase.IsTrack1() && (ReturnDecision ?? IncompleteReturnDecision) is { } issued)
        {
            yield return new(issued, CaseTrigger.ReturnDecisionIssued);
        }

        // Where it fell with the rejection, a rejection recorded since does not bring it back: the case is routed anew.
        if (Phase.IsTrack2() && ReturnDecision is null && Decisions.LastOrDefault(EndsReturnDecision) is { } end && !(EndsRejection(end) && Rejection is null))
        {
            yield return new(end, EndsRejection(end) ? CaseTrigger.RejectionEnded : CaseTrigger.ReturnDecisionEnded);
        }

        if (LatestAnswer() is { } answer && AnswerTrigger(Phase, answer.Kind) is { } trigger)
        {
            yield return new(answer, trigger);
        }
    }

    /// <summary>The move that an answer of the IND opens in a phase; null where it opens none.</summary>
    internal static CaseTrigger? AnswerTrigger(CasePhase phase, DecisionKind kind) => (phase, kind) switch
    {
        (CasePhase.CooperatedNoShelter or CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceNotGranted) => CaseTrigger.IndDoesNotGrant,
        (CasePhase.InsufficientCooperation, DecisionKind.FurtherInvestigation) => CaseTrigger.IndAsksFurtherInvestigation,
        (CasePhase.CooperatedNoShelter or CasePhase.NoShelter, DecisionKind.FurtherInvestigation) => CaseTrigger.ReopenSearch,
        (CasePhase.InsufficientCooperation, DecisionKind.NothingFurther) => CaseTrigger.IndAsksNothingFurther,
        (CasePhase.ShelterFound, DecisionKind.FindingRejected) => CaseTrigger.ShelterLost,
        _ => null,
    };

    // An answer counts for the phase in which it arrived, and only where it answers the referral of that phase.
    private AuthorityDecision? LatestAnswer() => Standing<AuthorityDecision>().LastOrDefault(d =>
        d.Kind != DecisionKind.ResidenceGranted && d.Kind.IsAnswer()
        && d.AppliedBy is null && ((AnswersNow(d) && RivalOf(d) is null) || (IsClash(d) && Said(d, StatementKind.DecisionCounts))));

    private bool AnswersNow(AuthorityDecision d) => OriginOf(d.Sequence) > LastMove.Sequence
        && !(IsClash(d) && Said(d, StatementKind.DecisionWithoutEffect))
        && (d.ReferralNumber is null || CurrentReferral is null || d.ReferralNumber == CurrentReferral.Number);

    // One letter may answer two referrals; where one of the two records names none, it is the same letter recorded twice.
    private static bool IsSameLetter(AuthorityDecision known, AuthorityDecision decision, DateOnly on) =>
        known.Kind == decision.Kind && known.OccurredOn == on && string.Equals(known.Reference, decision.Reference, StringComparison.OrdinalIgnoreCase)
        && (known.ReferralNumber is null || decision.ReferralNumber is null || known.ReferralNumber == decision.ReferralNumber);

    // The referral that a decision answers: the one that it names, or that lay with the IND when it was recorded. A court answers no referral, unless its decision names one.
    private string? Answered(AuthorityDecision d) => d.ReferralNumber
        ?? (d.Origin == DecisionOrigin.Ind && (d.Kind.IsAnswer() || d.Kind == DecisionKind.ReturnDecisionIssued) && LineBefore(d) is { } line
            ? _referrals.SingleOrDefault(r => r.Sequence > line.Sequence && r.Sequence < OriginOf(d.Sequence) && r.Kind != ReferralKind.ShelterLostAfterReturnDecision)?.Number : null);

    // The move that had led to the phase in which a decision was recorded.
    private CaseEntry? LineBefore(AuthorityDecision d) => OriginOf(d.Sequence) is var origin ? PhaseLines.LastOrDefault(line => line.Sequence < origin) : null;

    private static void EnsureDecisionRecorder(Change change) =>
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.Counsellor or ActorRole.Supervisor or ActorRole.IndLiaison or ActorRole.ApiClient);

    // A decision no longer counts: what it decided is open again, unless another decision on it stands.
    private void Undecide(int sequence)
    {
        foreach (var referral in _referrals.FindAll(r => r.DecidedBy == sequence))
        {
            referral.Undecide();
            if (Decisions.LastOrDefault(d => d.ReferralNumber == referral.Number) is { } other)
            {
                referral.Decide(other.Sequence);
            }
            else if (referral.IsUndecided && ClosingReason == Cases.ClosingReason.AgedOut)
            {
                referral.PendAtEighteen();
            }
        }
    }

    // I8: a grant after "aged out" is a second closing reason for as long as it stands.
    private void SettleSecondReason(Change change)
    {
        var reason = ReasonSinceClosing();
        if (reason is not null && SecondClosingReason is null)
        {
            Append(EntryKind.SecondClosingReason, change).Detail = reason.ToString();
        }

        SecondClosingReason = reason;
    }

    private ClosingReason? ReasonSinceClosing() => ClosingReason == Cases.ClosingReason.AgedOut
        && Decisions.Any(d => d.Kind == DecisionKind.ResidenceGranted && OriginOf(d.Sequence) > LastMove.Sequence) ? Cases.ClosingReason.ResidenceGranted : null;

    private IEnumerable<AuthorityDecision> After(AuthorityDecision decision) => Decisions.SkipWhile(d => d != decision).Skip(1);

    private static bool EndsRejection(AuthorityDecision d) => d.Kind is DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled;

    private static bool EndsReturnDecision(AuthorityDecision d) =>
        d.Kind is DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled || (EndsRejection(d) && !d.ReturnDecisionStands);
}
