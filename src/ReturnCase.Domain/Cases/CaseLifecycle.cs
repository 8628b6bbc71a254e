using Stateless;
using static ReturnCase.Domain.Cases.CasePhase;
using static ReturnCase.Domain.Cases.CaseTrigger;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Domain.Cases;

/// <summary>What the guards read. <see cref="CaseFacts"/> answers for a case; an explorer may answer with any combination.</summary>
public interface ILifecycleFacts
{
    /// <summary>Whether a guard holds for a move.</summary>
    bool Holds(GuardCode guard, CaseTrigger trigger);
}

/// <summary>Where a row of the table stands: on a phase, or on a part of the leaflet that holds several.</summary>
public enum MoveScope
{
    Intake, ShelterSearch, ShelterFound, CooperatedNoShelter, InsufficientCooperation, FurtherSearch, NoShelter,
    ReturnPreparation, ReadyToTravel, Travelling, CooperatedCannotLeave, NoArrangements, Closed,

    /// <summary>Every phase but Closed.</summary>
    Open,

    /// <summary>ShelterSearch to NoShelter.</summary>
    Track1,

    /// <summary>ReturnPreparation to NoArrangements.</summary>
    Track2,
}

/// <summary>A row of the table of moves (domain 2.2).</summary>
/// <param name="Trigger">The move.</param>
/// <param name="From">Where it can be made.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Guards">What it asks, in the order in which reasons are shown.</param>
/// <param name="Source">The line of the leaflet or the public source behind it.</param>
public sealed record Move(CaseTrigger Trigger, MoveScope From, CasePhase To, IReadOnlyList<GuardCode> Guards, string Source)
{
    /// <summary>Whether the row covers a phase.</summary>
    public bool Covers(CasePhase phase) => From switch
    {
        MoveScope.Open => phase.IsOpen(),
        MoveScope.Track1 => phase.IsTrack1(),
        MoveScope.Track2 => phase.IsTrack2(),
        _ => (int)From == (int)phase,
    };
}

/// <summary>THE table of moves, and the machine that is built from it. The code, the documents and the screens share its rows.</summary>
public static class CaseLifecycle
{
    private static readonly GuardCode[] SearchGuard = [CountryNamed, EveryKindTried, NoAcceptedCandidate, NoCandidateLeftOpen];

    private static readonly GuardCode[] CooperationGuard =
        [Minor, JudgedInsufficient, JudgementIsNewest, RequestUnderstoodNotMet, GuardianViewOnProposal];

    private static readonly GuardCode[] TravelGuard =
        [ReturnDecisionInForce, NoAnnulment, NoBlockingSuspension, ReceiverAccepted, ReceiverVerified, VerificationFresh, ReceiverAgreed, CountryInDecision, RemovabilityChecked];

    private static readonly GuardCode[] Confirmation = [ProposalOpen, FourEyes, Supervisor];

    /// <summary>What a case works towards, where no recorded decision waits. Never an adverse outcome: nothing here steers towards one.</summary>
    private static readonly CaseTrigger[] Goals =
        [AcceptWithoutReturnDecision, AcceptWithReturnDecision, ConfirmShelterFound, ConfirmCooperatedNoShelter, Ready, Departed, CaseTrigger.HandedOver];

    /// <summary>Moves that tell the truth about a journey, or reopen: a waiting decision does not hold them up.</summary>
    private static readonly CaseTrigger[] NotHeldUp = [DepartedAlthoughBlocked, CaseTrigger.HandedOver, HandoverFailedChildBack, Reopen];

    /// <summary>What only whoever confirms an outcome must meet; its proposer need not.</summary>
    public static IReadOnlyList<GuardCode> OfTheConfirmer => Confirmation;

    /// <summary>Every row, in the order of domain 2.2.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        Row(AcceptWithoutReturnDecision, MoveScope.Intake, ShelterSearch, "L0, L1", [Minor, RejectionOnFile, TransferTakenOver, NoIncompleteReturnDecision, NoReturnDecisionRecorded]),
        Row(AcceptWithReturnDecision, MoveScope.Intake, ReturnPreparation, "L0, L7", [Minor, RejectionOnFile, TransferTakenOver, NoIncompleteReturnDecision, ReturnDecisionInForce]),

        .. Both(ConfirmShelterFound, ShelterFound, "L4", [.. Confirmation, Minor, CandidateAccepted, BestInterestsNoted, GuardCode.ChildViewOnShelter, GuardCode.GuardianViewOnShelter]),
        Row(ReturnDecisionIssued, MoveScope.Track1, ReturnPreparation, "L4, L7", [Minor, ReturnDecisionInForce, ShelterFindingOrSigned, GuardCode.LawyerToldOfDecision, GuardCode.GuardianToldOfDecision]),
        Row(ShelterLost, MoveScope.ShelterFound, FurtherSearch, "§2.2", [Minor, ReasonGiven, RouteSearchReached]),
        Row(ShelterLost, MoveScope.ShelterFound, ShelterSearch, "§2.2", [Minor, ReasonGiven, RouteSearchNotReached]),
        .. Both(ConfirmCooperatedNoShelter, CooperatedNoShelter, "L5", [.. Confirmation, MinorWhenProposed, .. SearchGuard, JudgedCooperating, JudgementIsNewest]),
        Row(IndDoesNotGrant, MoveScope.CooperatedNoShelter, FurtherSearch, "§2.2 D", [Minor, RefusalRecorded]),
        .. Both(ConfirmInsufficientCooperation, InsufficientCooperation, "L6", [.. Confirmation, .. SearchGuard, .. CooperationGuard, NoInsufficientOutcomeStands]),
        Row(IndAsksFurtherInvestigation, MoveScope.InsufficientCooperation, FurtherSearch, "L6", [Minor, FurtherInvestigationRecorded]),
        Row(IndAsksNothingFurther, MoveScope.InsufficientCooperation, NoShelter, "L6", [Minor, NothingFurtherRecorded, AnswerRecordedByAnother, ReasonGiven]),
        Row(ConfirmSearchEnded, MoveScope.FurtherSearch, NoShelter, "L6", [.. Confirmation, .. SearchGuard, NewSearchStep, InsufficientOutcomeStands, .. CooperationGuard, JudgementRenewed]),
        Row(ReopenSearch, MoveScope.CooperatedNoShelter, FurtherSearch, "L6, I6", [Minor, ReasonGiven]),
        Row(ReopenSearch, MoveScope.InsufficientCooperation, FurtherSearch, "L6, I6", [Minor, ReasonGiven]),
        Row(ReopenSearch, MoveScope.NoShelter, FurtherSearch, "L6, I6", [Minor, ReasonGiven]),
        .. Withdrawals(),

        Row(Ready, MoveScope.ReturnPreparation, ReadyToTravel, "L8; CJEU C-441/19", [Minor, .. TravelGuard, DocumentsReady, EscortArranged, DepartureDaySet, NoReferralOpen, GuardCode.BestInterestsOnReturn, GuardCode.ChildViewOnReturn, GuardCode.GuardianViewOnReturn, GuardCode.GuardianToldOfReturn]),
        Row(FellThrough, MoveScope.ReadyToTravel, ReturnPreparation, "L8", [Minor, ReasonGiven]),
        Row(Departed, MoveScope.ReadyToTravel, Travelling, "L8", [Minor, DepartureNoticeAfterReady, .. TravelGuard, ReceiverUnchanged, NoStopOpen, BroughtInComplete]),
        Row(DepartedAlthoughBlocked, MoveScope.ReadyToTravel, Travelling, "§2.2 D", [Minor, DepartureNoticeAfterReady, TravelIsBlocked, Supervisor]),
        Row(CaseTrigger.HandedOver, MoveScope.Travelling, Closed, "L8, I13", [HandoverToVerified, StopNeedsSupervisor, StopNeedsReason]),
        Row(HandoverFailedChildBack, MoveScope.Travelling, ReturnPreparation, "§2.2 D", [ReasonGiven]),
        Row(ConfirmCooperatedCannotLeave, MoveScope.ReturnPreparation, CooperatedCannotLeave, "L9", [.. Confirmation, MinorWhenProposed, EffortsListed, JudgedCooperating, JudgementIsNewest]),
        Row(IndDoesNotGrant, MoveScope.CooperatedCannotLeave, ReturnPreparation, "L9", [Minor, RefusalRecorded]),
        Row(ObstacleGone, MoveScope.CooperatedCannotLeave, ReturnPreparation, "§2.2 D", [Minor, ReasonGiven, IndToldIfSent]),
        Row(ConfirmNoArrangements, MoveScope.ReturnPreparation, NoArrangements, "L10", [.. Confirmation, GuardCode.CareArrangementTried, GuardCode.DocumentsTried, .. CooperationGuard]),
        Row(DepartureNowPossible, MoveScope.NoArrangements, ReturnPreparation, "L10, I6", [Minor, ReasonGiven]),
        Row(ReturnDecisionEnded, MoveScope.Track2, FurtherSearch, "§2.2", [NotTravelling, Minor, ReturnDecisionEndRecorded, RouteSearchReached]),
        Row(ReturnDecisionEnded, MoveScope.Track2, ShelterSearch, "§2.2", [NotTravelling, Minor, ReturnDecisionEndRecorded, RouteSearchNotReached]),
        Row(RejectionEnded, MoveScope.Open, Intake, "§2.2", [NotTravelling, Minor, RejectionEndRecorded]),

        Row(CaseTrigger.ResidenceGranted, MoveScope.Open, Closed, "L5, L9, I7", [NotTravelling, ResidenceGrantRecorded]),
        Row(TurnedEighteen, MoveScope.Open, Closed, "L6, L10, §2.7", [NotTravelling, Eighteen, NoEarlyProposalWaits, GuardCode.HandoverNote, ReasonGiven, Supervisor]),
        Row(CloseReturnedIndependently, MoveScope.Open, Closed, "§2.4", [GuardCode.DepartureNotice, GuardCode.OwnWish, GuardCode.GuardianToldOfDeparture]),
        Row(CloseLeftUnknownDestination, MoveScope.Open, Closed, "§2.4; DT&V guideline on the departure notice; I12", [UnknownDestinationTrigger, MissingAlarmOwned, Supervisor]),
        Row(CloseTransferredToEuState, MoveScope.Open, Closed, "§2.4", [GuardCode.EuStateAccepted]),
        Row(CloseFamilyReunitedInEu, MoveScope.Open, Closed, "§2.4", [GuardCode.EuFamilyAccepted]),
        Row(CloseFoundAdult, MoveScope.Open, Closed, "§2.4", [FoundAdultRecorded, GuardCode.LawyerToldFoundAdult, Supervisor]),
        Row(CloseDeceased, MoveScope.Open, Closed, "§2.4", [GuardCode.DeathDocument, Supervisor]),
        Row(CloseDuplicateOrError, MoveScope.Open, Closed, "§2.4, §2.6", [OtherCaseNumber, ProtectionNeedsSupervisor]),
        Row(CloseAdministrative, MoveScope.Open, Closed, "§2.4", [ReasonGiven, NoOpenAlarm, Supervisor]),
        Row(Reopen, MoveScope.Closed, Intake, "§2.9", [ReasonGiven, PermitEnded, Supervisor]),
    ];

    /// <summary>The move that confirms an outcome.</summary>
    public static CaseTrigger Confirms(OutcomeKind kind) => kind switch
    {
        OutcomeKind.ShelterFound => ConfirmShelterFound,
        OutcomeKind.CooperatedNoShelter => ConfirmCooperatedNoShelter,
        OutcomeKind.InsufficientCooperation => ConfirmInsufficientCooperation,
        OutcomeKind.SearchEnded => ConfirmSearchEnded,
        OutcomeKind.CooperatedCannotLeave => ConfirmCooperatedCannotLeave,
        OutcomeKind.NoArrangements => ConfirmNoArrangements,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such outcome."),
    };

    /// <summary>The outcome that a move confirms, or null.</summary>
    public static OutcomeKind? Outcome(CaseTrigger trigger) =>
        Enum.GetValues<OutcomeKind>().Cast<OutcomeKind?>().SingleOrDefault(kind => Confirms(kind!.Value) == trigger);

    /// <summary>The closing reason that a move brings, or null when it closes nothing.</summary>
    public static ClosingReason? Closing(CaseTrigger trigger) => trigger switch
    {
        CaseTrigger.HandedOver => ClosingReason.ReturnedHandedOver,
        CaseTrigger.ResidenceGranted => ClosingReason.ResidenceGranted,
        TurnedEighteen => ClosingReason.AgedOut,
        CloseReturnedIndependently => ClosingReason.ReturnedIndependently,
        CloseLeftUnknownDestination => ClosingReason.LeftUnknownDestination,
        CloseTransferredToEuState => ClosingReason.TransferredToEuState,
        CloseFamilyReunitedInEu => ClosingReason.FamilyReunitedInEu,
        CloseFoundAdult => ClosingReason.FoundAdult,
        CloseDeceased => ClosingReason.Deceased,
        CloseDuplicateOrError => ClosingReason.DuplicateOrError,
        CloseAdministrative => ClosingReason.Administrative,
        _ => null,
    };

    /// <summary>The moves that a case in this phase works towards; none where it waits for others, or for news.</summary>
    public static IReadOnlyList<CaseTrigger> GoalsOf(CasePhase phase) => [.. Goals.Where(goal => Moves.Any(m => m.Trigger == goal && m.Covers(phase)))];

    /// <summary>Guards that choose between targets; reasons and documents leave them out.</summary>
    public static bool IsRoute(GuardCode guard) => guard >= RouteSearchReached;

    /// <summary>The machine for one case at one moment. It is built per call, never shared, and changes nothing but <paramref name="set"/>.</summary>
    internal static LifecycleMachine Build(ILifecycleFacts facts, Func<CasePhase> get, Action<CasePhase> set) => Build(Moves, facts, get, set);

    /// <summary>The machine of a table of moves: this one, or one with a fault in it that an exploration has to find.</summary>
    internal static LifecycleMachine Build(IEnumerable<Move> moves, ILifecycleFacts facts, Func<CasePhase> get, Action<CasePhase> set)
    {
        var machine = new StateMachine<MoveScope, CaseTrigger>(() => (MoveScope)get(), scope => set((CasePhase)scope));
        machine.Configure(MoveScope.Track1).SubstateOf(MoveScope.Open);
        machine.Configure(MoveScope.Track2).SubstateOf(MoveScope.Open);
        foreach (var phase in Enum.GetValues<CasePhase>().Where(p => p.IsOpen()))
        {
            machine.Configure((MoveScope)phase).SubstateOf(
                phase.IsTrack1() ? MoveScope.Track1 : phase.IsTrack2() ? MoveScope.Track2 : MoveScope.Open);
        }

        foreach (var move in moves)
        {
            machine.Configure(move.From).PermitIf(
                move.Trigger,
                (MoveScope)move.To,
                [.. move.Guards.Select(guard => Tuple.Create<Func<bool>, string>(() => facts.Holds(guard, move.Trigger), guard.ToString()))]);
        }

        return new LifecycleMachine(machine);
    }

    private static Move Row(CaseTrigger trigger, MoveScope from, CasePhase to, string source, GuardCode[] guards) =>
        new(trigger, from, to, [.. Common(trigger), .. guards], source);

    private static GuardCode[] Common(CaseTrigger trigger)
    {
        GuardCode[] always = [CaseWorker, NotInFuture, NotBeforeLastMove];
        return NotHeldUp.Contains(trigger) ? always : [.. always, NoOtherDecisionWaits];
    }

    private static Move[] Both(CaseTrigger trigger, CasePhase to, string source, GuardCode[] guards) =>
        [Row(trigger, MoveScope.ShelterSearch, to, source, guards), Row(trigger, MoveScope.FurtherSearch, to, source, guards)];

    private static IEnumerable<Move> Withdrawals()
    {
        GuardCode[] guards = [Minor, ReferralUndecided, IndToldIfSent, ReasonGiven, Supervisor];
        foreach (var from in (MoveScope[])[MoveScope.ShelterFound, MoveScope.CooperatedNoShelter, MoveScope.InsufficientCooperation])
        {
            yield return Row(WithdrawReferral, from, ShelterSearch, "§2.2", [.. guards, RouteFromShelterSearch]);
            yield return Row(WithdrawReferral, from, FurtherSearch, "§2.2", [.. guards, RouteFromFurtherSearch]);
        }

        yield return Row(WithdrawReferral, MoveScope.CooperatedCannotLeave, ReturnPreparation, "§2.2", guards);
    }
}

/// <summary>The three answers a screen needs about a move: open, blocked because of these, or not a move from here.</summary>
internal sealed class LifecycleMachine(StateMachine<MoveScope, CaseTrigger> machine)
{
    /// <summary>Makes the move.</summary>
    public void Fire(CaseTrigger trigger) => machine.Fire(trigger);

    /// <summary>Null when the phase knows no such move; else the guards that do not hold, all at once.</summary>
    public IReadOnlyList<GuardCode>? Unmet(CaseTrigger trigger)
    {
        if (machine.CanFire(trigger, out var unmet))
        {
            return [];
        }

        // A trigger without a row leaves no list at all; one whose guards do not hold leaves their names.
        return unmet is null or { Count: 0 } ? null : [.. unmet.Select(Enum.Parse<GuardCode>).Where(code => !CaseLifecycle.IsRoute(code)).Distinct()];
    }

    /// <summary>What the drawing is made of.</summary>
    public Stateless.Reflection.StateMachineInfo Info => machine.GetInfo();
}
