using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// Referrals to the IND (domain 5).
public sealed partial class CaseFile
{
    /// <summary>
    /// Records that shelter was lost after the return decision: the IND is asked to reconsider. The phase stays, but a case that was ready to travel
    /// falls back; where it cannot, and while the child travels, it is stopped (domain 2.2). Asked once until it is decided or withdrawn.
    /// </summary>
    public Referral ReportShelterLost(Change change, string referralNumber, string what)
    {
        EnsureNumber(referralNumber);
        EnsureOpen(change);
        Ensure(GuardCode.ReturnDecisionInForceToLose, Phase.IsTrack2() && ReturnDecision is not null);
        Ensure(GuardCode.NoReferralOpen, !_referrals.Exists(r => r.Kind == ReferralKind.ShelterLostAfterReturnDecision && r.IsUndecided));
        // Falling back is of the day on which the loss became known here: an earlier loss would be a move before the last one.
        var back = change with { OccurredOn = change.RecordedOn, Reason = referralNumber };
        if (Phase == CasePhase.ReadyToTravel && CanMove(back, CaseTrigger.FellThrough))
        {
            Move(back, CaseTrigger.FellThrough);
        }
        else if (Phase is CasePhase.ReadyToTravel or CasePhase.Travelling)
        {
            Raise(change, AlarmKind.StopTravel);
        }

        Add(change, new Statement(new StatementDetails(StatementKind.ShelterLostAfterDecision, what)));
        var referral = MakeReferral(change, referralNumber, ReferralKind.ShelterLostAfterReturnDecision, Phase, change.OccurredOn, null);
        Settle(change);
        return referral;
    }

    /// <summary>
    /// The step by which shelter was lost although a return decision of that day or before rests on it, which came in here afterwards: the IND decided without knowing of the loss, and was not asked to reconsider yet.
    /// Null where nothing of that is owed, also once another place is accepted, or where it was the IND that rejected the finding.
    /// </summary>
    /// <remarks>It stays owed where the return decision was amended since, for that one, too, was made without knowing; and not where the decision ended, nor once the case was closed: whoever takes it in again looks anew.</remarks>
    public (CaseEntry Lost, AuthorityDecision Decision)? LossToReport() =>
        Phase == CasePhase.ReturnPreparation
        && PhaseLines.LastOrDefault(line => line.Period == Period && line.Trigger == CaseTrigger.ReturnDecisionIssued) is { } followed
        && OpenReturnDecisions.SingleOrDefault(d => d.AppliedBy == followed.Sequence) is { } decision
        && PhaseLines.LastOrDefault(line => line.Period == Period && line.Sequence < followed.Sequence && line.Trigger == CaseTrigger.ShelterLost) is { } lost
        && lost.OccurredOn >= decision.OccurredOn && Decisions.All(d => d.AppliedBy != lost.Sequence)
        && !Standing<ShelterCandidate>().Any(candidate => StageOf(candidate.Sequence) == CandidateStage.Accepted)
        && !_referrals.Exists(r => r.Kind == ReferralKind.ShelterLostAfterReturnDecision && r.Sequence > followed.Sequence) ? (lost, decision) : null;

    /// <summary>Withdraws the referral "shelter lost after return decision": a fact, not a move.</summary>
    public void WithdrawShelterLost(Change change, string referralNumber)
    {
        EnsureOpen(change);
        var referral = ReferralOf(referralNumber);
        Ensure(GuardCode.KnownSubject, referral.Kind == ReferralKind.ShelterLostAfterReturnDecision);
        Ensure(GuardCode.ReferralUndecided, referral.IsUndecided);
        Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        Ensure(GuardCode.IndToldIfSent, IndToldIfSent(referral));
        Ensure(GuardCode.EndNotBeforeStart, change.OccurredOn >= referral.FiledOn);
        referral.Withdraw();
        Append(EntryKind.ReferralWithdrawn, change).Detail = referral.Number;
        Settle(change);
    }

    /// <summary>
    /// Freezes the content of an undecided referral anew, as the case is known now: a gap was filled, or something in it was wrong. The number, the day it was filed and where it stands stay, and so does what two people
    /// confirmed: the proposal, the judgement under it and the search days until then. The version that was sent stays sent, and the new one is to be sent as well and names it. Supervisors only, with a reason; refused where nothing in it changed, and for a referral of an earlier period.
    /// A closed case takes it as well, because it is a correction (I8): what the IND still decides on, such as a referral pending at 18, must be right. Nothing moves or reopens by it.
    /// </summary>
    public void CorrectReferral(Change change, string referralNumber)
    {
        EnsureDay(change);
        var referral = ReferralOf(referralNumber);
        Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        Ensure(GuardCode.ReferralUndecided, referral.IsUndecided);
        Ensure(GuardCode.NotBeforePeriod, referral.Period == Period);
        Ensure(GuardCode.NothingChanged, ChangedIn(change, referral).Count > 0);
        var content = FreezeNow(referral, change);
        var entry = Append(EntryKind.ReferralCorrected, change);
        entry.Detail = referral.Number;
        referral.Correct(entry, content, LacksNow(referral));
        Settle(change);
    }

    /// <summary>Names of the parts of a referral that would read otherwise if its content were frozen now.</summary>
    public IReadOnlyList<string> ChangedIn(Change change, Referral referral) => ReferralContent.Differences(referral.Content, FreezeNow(referral, change));

    /// <summary>What a referral would lack if its content were frozen now.</summary>
    public IReadOnlyList<ReferralGap> LacksNow(Referral referral) => ReferralGaps.Of(this, referral.Kind, referral);

    /// <summary>
    /// The judgement that was in force when the outcome of a referral was confirmed, in the words of then: who corrects it later changes nothing under what was confirmed. Null where there was none, or it was taken back since.
    /// </summary>
    internal CooperationJudgement? JudgementUnder(Referral referral) =>
        Facts.OfType<CooperationJudgement>().Where(j => j.Period == referral.Period && j.Sequence < referral.Sequence && !(j.SupersededBy < referral.Sequence)).OrderBy(j => j.OccurredOn).ThenBy(j => j.Sequence).LastOrDefault() is { } was
        && Present<CooperationJudgement>(was.Sequence)!.Stands ? was : null;

    /// <summary>The line that took back the judgement under a referral, where the newest version does not say so yet; null otherwise.</summary>
    internal CaseEntry? GroundTakenBack(Referral referral) =>
        ReferralGaps.RestsOnJudgement(referral.Kind) && !referral.Gaps.Contains(ReferralGap.Judgement) && JudgementUnder(referral) is null
            ? _entries.FindLast(e => e.Kind == EntryKind.Retracted && Facts.Any(f => f is CooperationJudgement && f.Sequence == e.Subject)) : null;

    /// <summary>A line is about somebody whom the child asked the Red Cross to find: it leaves in no dossier, and nobody outside is told that it is there.</summary>
    public bool IsAboutRedCross(int line) => Facts.SingleOrDefault(fact => fact.Sequence == line) switch
    {
        ShelterCandidate => Present<ShelterCandidate>(line) is { Route: ContactRoute.ChildAskedRedCross },
        Statement statement => (statement.Candidate is { } candidate && IsAboutRedCross(candidate)) || (statement.About is { } about && IsAboutRedCross(about)),
        { } fact when AboutCandidate(fact) is { } candidate => IsAboutRedCross(candidate),
        _ => _entries.Exists(e => e.Sequence == line && e is { Kind: EntryKind.Retracted, Subject: { } taken } && IsAboutRedCross(taken)),
    };

    /// <summary>Records that the newest version of a referral is in a package for the IND. Exporting the same version again changes nothing.</summary>
    public void ExportReferral(Change change, string referralNumber)
    {
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.IndLiaison or ActorRole.ApiClient);
        var referral = ReferralOf(referralNumber);
        if (!referral.WasSent || referral.CorrectionsSent < referral.Corrections)
        {
            EnsureDay(change);
            Ensure(GuardCode.ReferralUndecided, referral.IsUndecided);
            referral.Export(change.RecordedAt);
            Append(EntryKind.ReferralExported, change).Detail = referral.Number;
            Settle(change);
        }
    }

    /// <summary>Records the IND's receipt of a referral that was sent. One receipt is recorded once; another day or reference takes its place.</summary>
    public void RecordReceipt(Change change, string referralNumber, string reference)
    {
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.IndLiaison or ActorRole.ApiClient);
        EnsureDay(change);
        var referral = ReferralOf(referralNumber);
        Ensure(GuardCode.ReferralSent, referral.WasSent);
        Ensure(GuardCode.NothingChanged, referral.ReceivedOn != change.OccurredOn || !string.Equals(referral.ReceiptReference, reference, StringComparison.OrdinalIgnoreCase));
        referral.Receive(change.OccurredOn, reference);
        Append(EntryKind.ReferralReceived, change).Detail = referral.Number;
        Settle(change);
    }

    /// <summary>Records that the IND sent a referral back with questions: one that was sent, and on which it has not decided. A fact for those who work on the case: the referral stays where it is. Also on a closed case.</summary>
    public Statement RecordQuestions(Change change, string referralNumber, string questions)
    {
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.IndLiaison or ActorRole.ApiClient);
        EnsureDay(change);
        var referral = ReferralOf(referralNumber);
        EnsureAskable(referral);
        var statement = Add(change, new Statement(new StatementDetails(StatementKind.ReturnedWithQuestions, questions) { Reference = referral.Number }));
        Settle(change);
        return statement;
    }

    /// <summary>What was sent is withdrawn or overtaken only once the IND was told so, about this referral.</summary>
    internal bool IndToldIfSent(Referral referral) =>
        !referral.WasSent || Statements(StatementKind.IndTold, referral.Sequence).Any(s => s.Reference == referral.Number);

    private static void EnsureAskable(Referral referral)
    {
        Ensure(GuardCode.ReferralSent, referral.WasSent);
        Ensure(GuardCode.ReferralUndecided, referral.CanBeAskedAbout);
    }

    private void EnsureNumber(string? referralNumber)
    {
        if (string.IsNullOrEmpty(referralNumber) || _referrals.Exists(r => r.Number == referralNumber))
        {
            throw new ArgumentException("A referral needs a number of its own.", nameof(referralNumber));
        }
    }

    private Referral MakeReferral(Change change, string number, ReferralKind kind, CasePhase from, DateOnly filedOn, OutcomeProposal? confirmed)
    {
        if (confirmed is not null)
        {
            foreach (var earlier in _referrals.Where(r => r.IsUndecided && r.State != ReferralState.PendingAtEighteen))
            {
                earlier.Supersede(number);
            }
        }

        var entry = Append(EntryKind.ReferralMade, change);
        entry.Detail = number;
        var referral = new Referral(entry, number, kind, from, filedOn, ReferralContent.Freeze(this, number, kind, change, confirmed), ReferralGaps.Of(this, kind));
        _referrals.Add(referral);
        return referral;
    }

    // As it was confirmed: the day, the proposal and what that rests on stay, whatever else was recorded since is in it.
    private string FreezeNow(Referral referral, Change change)
    {
        var confirmed = _proposals.LastOrDefault(p => p.State == ProposalState.Confirmed && p.EndedBy < referral.Sequence && p.Kind is not (OutcomeKind.SearchEnded or OutcomeKind.NoArrangements) && ReferralKindOf(p.Kind) == referral.Kind);
        var made = _entries.Single(e => e.Sequence == referral.Sequence);
        return ReferralContent.Freeze(this, referral.Number, referral.Kind, change with { OccurredOn = made.OccurredOn }, confirmed, confirmed is null ? null : referral);
    }

    private static ReferralKind ReferralKindOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.ShelterFound => ReferralKind.ShelterFound,
        OutcomeKind.CooperatedNoShelter => ReferralKind.CooperatedNoShelter,
        OutcomeKind.InsufficientCooperation => ReferralKind.InsufficientCooperation,
        OutcomeKind.CooperatedCannotLeave => ReferralKind.CooperatedCannotLeave,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This outcome is not referred."),
    };

    private void SettleReferrals(Change change, CaseTrigger trigger, Referral? left, AuthorityDecision[] acted)
    {
        var open = _referrals.Where(r => r.IsUndecided).ToArray();
        switch (trigger)
        {
            case CaseTrigger.ReturnDecisionIssued or CaseTrigger.ResidenceGranted:
                Array.ForEach(open, r => r.Decide(acted[0].Sequence));
                break;
            case CaseTrigger.IndDoesNotGrant or CaseTrigger.IndAsksFurtherInvestigation or CaseTrigger.IndAsksNothingFurther when left is { IsUndecided: true }:
                left.Decide(acted[0].Sequence);
                break;
            case CaseTrigger.ShelterLost when left is { IsUndecided: true } && acted.Length > 0:
                left.Decide(acted[0].Sequence);
                break;
            case CaseTrigger.WithdrawReferral:
                left!.Withdraw();
                Append(EntryKind.ReferralWithdrawn, change).Detail = left.Number;
                break;
            case CaseTrigger.ObstacleGone when left is { IsUndecided: true }:
                left.Supersede(null);
                break;
            case CaseTrigger.ReopenSearch or CaseTrigger.ShelterLost:
                Array.ForEach(open, r => r.TellNewFacts(change.OccurredOn));
                break;
            case CaseTrigger.TurnedEighteen:
                Array.ForEach(open, r => r.PendAtEighteen());
                break;
            default:
                break;
        }
    }
}
