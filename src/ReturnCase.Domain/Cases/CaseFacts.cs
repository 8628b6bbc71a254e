using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Domain.Cases;

/// <summary>Answers the guards for a case and a change. Age and terms are judged at occurred-on, blocks and freshness at the moment of recording.</summary>
internal sealed partial class CaseFacts(CaseFile file, Change change) : ILifecycleFacts
{
    private readonly DateOnly _today = change.RecordedOn;

    /// <inheritdoc/>
    public bool Holds(GuardCode guard, CaseTrigger trigger) => guard switch
    {
        CaseWorker => change.By.Role is ActorRole.Counsellor or ActorRole.Supervisor,
        Supervisor => change.By.Role == ActorRole.Supervisor,
        NotInFuture => change.OccurredOn <= _today,
        NotBeforeLastMove => change.OccurredOn >= file.LastMove.OccurredOn,
        ReasonGiven => !string.IsNullOrWhiteSpace(change.Reason),
        Minor => IsMinorOn(change.OccurredOn),
        Eighteen => !IsMinorOn(change.OccurredOn),
        MinorWhenProposed => IsMinorOn(file.OpenProposal?.ProposedOn ?? _today),
        NotTravelling => file.Phase != CasePhase.Travelling,
        NoOtherDecisionWaits => !IsHeldUp([.. WaitingNow.Select(w => w.Trigger)], trigger),

        GuardCode.TransferTakenOver => file.TransferToTakeOver is null,
        NoIncompleteReturnDecision => file.IncompleteReturnDecision is null,
        NoReturnDecisionRecorded => file.ReturnDecision is null,

        ProposalOpen => file.OpenProposal is { } proposal && CaseLifecycle.Confirms(proposal.Kind) == trigger && proposal.ProposedOn <= change.OccurredOn,
        FourEyes => file.BehindProposal.All(line => line.ById != change.By.Id),

        _ => OnFile(guard)?.Any() ?? HoldsForSearch(guard) ?? HoldsForReturn(guard, trigger) ?? HoldsForClosing(guard)
            ?? throw new ArgumentOutOfRangeException(nameof(guard), guard, "No guard of a move."),
    };

    /// <summary>Whether what a guard looks at is on file at all; where it is not, the guard stands in nobody's way and says nothing.</summary>
    public bool CanJudge(GuardCode guard) => guard switch
    {
        VerificationFresh => file.VerificationOf(Receiver) is not null,
        CountryInDecision => ReceiverCountry is not null && file.ReturnDecision is not null,
        ReceiverUnchanged => Receiver != 0 || ReceiverAtLastMove != 0,
        _ => true,
    };

    // Asked for by few guards, and long to read off a case.
    private IReadOnlyList<WaitingDecision> WaitingNow => field ??= file.WaitingDecisions;

    private CasePolicy Terms => change.Policy.For(file);

    private CooperationJudgement? Judgement => file.JudgementInForce;

    private ReturnPlan? Plan => file.CurrentPlan;

    private int Receiver => Plan?.Receiver is { } receiver ? file.CandidateNow(receiver) : 0;

    private int ReceiverAtLastMove => file.PlanBefore(file.LastMove.Sequence)?.Receiver is { } receiver ? file.CandidateNow(receiver) : 0;

    // What was said of a journey that did not happen says nothing of the next.
    private int JourneySince => Math.Max(PlaceSince, file.JourneyEnded?.Sequence ?? 0);

    private int PlaceSince => Math.Max(AskedSince, ReceiverSince);

    // Who was asked before anybody was chosen was asked about a return to whoever is chosen first.
    private int ViewSince => Math.Max(AskedSince, file.InPeriod<ReturnPlan>().Any(p => p.Receiver is { } other && file.CandidateNow(other) != Receiver) ? ReceiverSince : 0);

    // A child that came back without having been handed over is asked again; one whose flight was put off was asked.
    private int AskedSince => Math.Max(TrackTwoSince, file.JourneyEnded is { Trigger: CaseTrigger.HandoverFailedChildBack } back ? back.Sequence : 0);

    // Who was told of a journey to somebody else was not told of this one.
    private int ReceiverSince => file.InPeriod<ReturnPlan>().Where(p => p.Receiver is not null).Reverse()
        .TakeWhile(p => file.CandidateNow(p.Receiver!.Value) == Receiver).LastOrDefault() is { } first ? file.OriginOf(first.Sequence) : 0;

    // The travel guard of a departure holds on the day the child left, whenever that is recorded, and at recording.
    private DateOnly[] TravelDays(CaseTrigger trigger) =>
        trigger == CaseTrigger.Departed && change.OccurredOn < _today ? [change.OccurredOn, _today] : [_today];

    private int TrackTwoSince => file.TrackEntered(CasePhases.IsTrack2);

    private bool? HoldsForSearch(GuardCode guard) => guard switch
    {
        CandidateAccepted => Found is not null,
        EveryKindTried => file.Countries.Count > 0 && file.Countries.All(country => Enum.GetValues<ShelterKind>().All(kind => file.IsTried(country, kind))),
        NoAcceptedCandidate => !Accepted.Any(),
        NoCandidateLeftOpen => !LeftOpen.Any(),
        InsufficientOutcomeStands => file.InsufficientOutcomeStands,
        NoInsufficientOutcomeStands => !file.InsufficientOutcomeStands,
        ShelterFindingOrSigned => FindingOnFile || ToldSinceDecision(StatementKind.MissingFindingSigned),
        GuardCode.LawyerToldOfDecision => FindingOnFile || ToldSinceDecision(StatementKind.LawyerToldOfDecision),
        GuardCode.GuardianToldOfDecision => FindingOnFile || ToldSinceDecision(StatementKind.GuardianToldOfDecision),
        AnswerRecordedByAnother => WaitingNow.FirstOrDefault(w => w.Trigger == CaseTrigger.IndAsksNothingFurther)?.Decision.ById != change.By.Id,
        ReferralUndecided => file.CurrentReferral is { IsUndecided: true },
        IndToldIfSent => file.CurrentReferral is not { } referral || file.IndToldIfSent(referral),
        RouteSearchReached => SearchReached,
        RouteSearchNotReached => !SearchReached,
        RouteFromShelterSearch => file.CurrentReferral?.FromPhase == CasePhase.ShelterSearch,
        RouteFromFurtherSearch => file.CurrentReferral?.FromPhase == CasePhase.FurtherSearch,
        _ => null,
    };

    private bool? HoldsForReturn(GuardCode guard, CaseTrigger trigger) => guard switch
    {
        NoBlockingSuspension => !file.Suspensions.Any(s => s.BlocksRemoval && TravelDays(trigger).Any(s.IsOpenOn)),
        NoAnnulment => !Waits(CaseTrigger.ReturnDecisionEnded) && !Waits(CaseTrigger.RejectionEnded),
        ReceiverAccepted => TravelDays(trigger).All(day => file.IsAcceptedAndValid(Receiver, day)),
        ReceiverVerified => TravelDays(trigger).All(day => file.VerificationOf(Receiver, day) is not null),
        // What is not there at all is not called old, nor a country wrong of which nobody knows: each has a condition of its own.
        VerificationFresh => TravelDays(trigger).All(day => file.VerificationOf(Receiver, day) is not { } verified || verified.OccurredOn >= day.AddDays(-Terms.VerificationMaxAgeDays)),
        ReceiverAgreed => Plan is { Receiver: not null, AgreedOn: not null } && !string.IsNullOrWhiteSpace(Plan.Agreement) && file.IsAgreedSinceFallen(Plan),
        CountryInDecision => ReceiverCountry is not { } country || file.ReturnDecision is not { } decision || decision.Countries.Contains(country),
        DocumentsReady => !string.IsNullOrWhiteSpace(Plan?.DocumentsNotNeededWhy)
            || file.IssuedDocuments.Count > 0,
        EscortArranged => !string.IsNullOrWhiteSpace(Plan?.Escort),
        DepartureDaySet => !IsMinorOn(change.OccurredOn) || (Plan?.DepartsOn is { } day && day >= change.OccurredOn && IsMinorOn(day)),
        NoReferralOpen => !file.Referrals.Any(r => r.IsUndecided),
        ReceiverUnchanged => ReceiverAtLastMove == Receiver,
        NoStopOpen => !file.OpenAlarms.Any(a => a.Kind is AlarmKind.StopTravel or AlarmKind.Missing),
        BroughtInComplete => file.BroughtInWithout(_today, change.Policy).Count == 0,
        TravelIsBlocked => IsTravelBlocked(g => Holds(g, CaseTrigger.Departed)),
        HandoverToVerified => Handover is { } handover && handover.Candidate is { } received && file.CandidateNow(received) == Receiver && ReceiverVerifiedForHandover
            && (handover.ReceivedBy is null || PersonName.AreSame(handover.ReceivedBy, file.PlannedReceiver?.Name)) && !string.IsNullOrWhiteSpace(handover.Reference),
        StopNeedsSupervisor => !Stopped || change.By.Role == ActorRole.Supervisor,
        StopNeedsReason => !Stopped || !string.IsNullOrWhiteSpace(change.Reason),
        RejectionEndRecorded => Waits(CaseTrigger.RejectionEnded)
            || (file.Rejection is null && file.Standing<AuthorityDecision>().Any(d =>
                d.Sequence > file.LastMove.Sequence && d.Kind is DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled)),
        ResidenceGrantRecorded => Waits(CaseTrigger.ResidenceGranted) && !string.IsNullOrWhiteSpace(file.Permit?.Ground),
        _ => null,
    };

    private bool? HoldsForClosing(GuardCode guard) => guard switch
    {
        NoEarlyProposalWaits => file.OpenProposal is not { Kind: OutcomeKind.CooperatedNoShelter or OutcomeKind.CooperatedCannotLeave } early || !IsMinorOn(early.ProposedOn),
        UnknownDestinationTrigger => CaseFile.DaysUntilMissed.Keys.SelectMany(NotedSinceLastMove).Any(t => !SeenSince(t)),
        MissingAlarmOwned => file.OpenAlarms.Where(a => a.Kind == AlarmKind.Missing).ToArray() is { Length: > 0 } missing && missing.All(a => a.OwnerId is not null),
        ProtectionNeedsSupervisor => change.By.Role == ActorRole.Supervisor || !(file.OpenAlarms.Any() || file.Suspensions.Any(s => s.EndedOn is null)),
        NoOpenAlarm => !file.OpenAlarms.Any(),
        PermitEnded => file.Permit is null,
        _ => null,
    };

    /// <summary>Whether recorded decisions hold a move up that is not their own: the first of them has its move first.</summary>
    internal static bool IsHeldUp(IReadOnlyList<CaseTrigger> waiting, CaseTrigger trigger) =>
        waiting is [var first, ..] && first != trigger && !waiting.All(w => Tolerates(w, trigger));

    /// <summary>Whether something stands in the way of a departure, other than who records it, when, and that it was noticed.</summary>
    internal static bool IsTravelBlocked(Func<GuardCode, bool> holds) => CaseLifecycle.Moves.Single(m => m.Trigger == CaseTrigger.Departed).Guards
        .Any(g => g is not (CaseWorker or NotInFuture or NotBeforeLastMove or Minor or DepartureNoticeAfterReady) && !holds(g));

    // A grant is contradicted by every closing but itself, death and a mistake; what an authority decided is never closed away administratively.
    private static bool Tolerates(CaseTrigger waiting, CaseTrigger trigger) => trigger switch
    {
        CaseTrigger.CloseDeceased or CaseTrigger.CloseDuplicateOrError => true,
        CaseTrigger.CloseAdministrative => false,
        _ => CaseLifecycle.Closing(trigger) is not null && waiting is not (CaseTrigger.ResidenceGranted or CaseTrigger.CloseFoundAdult),
    };

    private bool IsMinorOn(DateOnly date) => date < file.BirthDate.EighteenLatest;

    private bool Waits(CaseTrigger trigger) => WaitingNow.Any(w => w.Trigger == trigger);

    private IEnumerable<Statement> NotedSinceLastMove(StatementKind kind) => file.Statements(kind, file.LastMove.Sequence);

    private bool SeenSince(Statement trigger) => trigger.OccurredOn < file.LastMove.OccurredOn || file.Standing<ContactMoment>()
        .Any(c => c.IsWithChild && (c.OccurredOn > trigger.OccurredOn || (c.OccurredOn == trigger.OccurredOn && c.Sequence > trigger.Sequence)));

    private bool SearchReached => file.LastEntered(p => p is CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.FurtherSearch) > 0;

    private bool FindingOnFile => file.LastEntered(p => p == CasePhase.ShelterFound)
        > file.LastEntered(p => p is CasePhase.Intake or CasePhase.ShelterSearch or CasePhase.FurtherSearch);

    private bool ToldSinceDecision(StatementKind kind) => SinceDecision(kind).Any();

    // Track 2 begins after those who stand by the child know of the decision: nobody knew of it before its day, and what came after the day of the step did not come before it.
    private IEnumerable<Statement> SinceDecision(StatementKind kind) => file.ReturnDecision is not { } decision ? []
        : file.Statements(kind, decision.Sequence).Where(told => told.OccurredOn >= decision.OccurredOn && told.OccurredOn <= change.OccurredOn);

    private string? ReceiverCountry => file.Standing<ShelterCandidate>().SingleOrDefault(c => c.Sequence == Receiver)?.Country;

    private Statement? Handover => NotedSinceLastMove(StatementKind.Handover).LastOrDefault(s => s.OccurredOn >= file.LastMove.OccurredOn);

    private bool Stopped => WaitingNow.Count > 0 || file.OpenAlarms.Any(a => a.Kind is AlarmKind.StopTravel or AlarmKind.DepartedAlthoughBlocked);

    /// <summary>Not the one the child left for, or known by another name or place since.</summary>
    internal bool IsAnotherReceiver => ReceiverAtLastMove != Receiver
        || (file.PlannedReceiver is { } now && file.CandidateBefore(now.Sequence, file.LastMove.Sequence) is { } then && !then.IsSamePlaceAs(now));

    /// <summary>Verified; another receiver than the one the child left for by two persons.</summary>
    internal bool ReceiverVerifiedForHandover => file.VerificationOf(Receiver) is not null
        && (!IsAnotherReceiver || file.VerifiersOf(Receiver, _today.AddDays(-Terms.VerificationMaxAgeDays)).Count > 1);

    // New since the phase began, in the world too: neither a backdated step nor the correction of an old one is a new step.
    private bool IsNewSearchStep(RecordedFact fact) => file.IsOwnSearchStep(fact)
        && fact.OccurredOn >= file.LastMove.OccurredOn && file.OriginOf(fact.Sequence) > file.LastMove.Sequence;

    private ShelterCandidate? Found => MostNoted(counts: true);

    // Where no accepted place counts today, the notes are about one that does not: only the place itself is missing then.
    private ShelterCandidate? Place => Found ?? MostNoted(counts: false);

    // The accepted candidate about whom most is on file: the notes must be about one and the same.
    private ShelterCandidate? MostNoted(bool counts) => file.Standing<ShelterCandidate>()
        .Where(c => file.StageOf(c.Sequence) == CandidateStage.Accepted && file.IsAcceptedAndValid(c.Sequence, _today) == counts)
        .MaxBy(c => ((StatementKind[])[StatementKind.BestInterests, StatementKind.ChildViewOnShelter, StatementKind.GuardianViewOnShelter]).Count(k => About(k, c.Sequence)));

    private bool About(StatementKind kind, int candidate) => AllAbout(kind, candidate).Any();

    private IEnumerable<Statement> AllAbout(StatementKind kind, int candidate) => file.Statements(kind).Where(s => s.Candidate is { } about && file.CandidateNow(about) == candidate);
}
