using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Tests.Domain;

/// <summary>For each move a real case on which every guard holds; then each guard is broken on its facts, and the move says so.</summary>
public sealed class GuardTests
{
    /// <summary>Guards that cannot be broken on the facts of an ordinary case without another breaking with them.</summary>
    private static readonly GuardCode[] BreakTogether =
    [
        CaseWorker, NotInFuture, NotBeforeLastMove, RejectionOnFile, NoIncompleteReturnDecision, NoReturnDecisionRecorded, CandidateAccepted, JudgedCooperating, JudgedInsufficient,
        RequestUnderstoodNotMet, ProposalOpen, ReferralUndecided, NoAnnulment, ReturnDecisionInForce, ReceiverVerified, ReceiverAccepted, ReceiverAgreed, CountryInDecision, ReceiverUnchanged,
        JudgementRenewed, HandoverToVerified, GuardCode.CountryNamed,
    ];

    /// <summary>
    /// Guards whose facts a ready case cannot lose by an ordinary verb; tests of their own break them.
    /// </summary>
    internal static readonly GuardCode[] NotBrokenHere =
    [
        NotTravelling, InsufficientOutcomeStands, NoInsufficientOutcomeStands, MinorWhenProposed, NoEarlyProposalWaits, TravelIsBlocked, StopNeedsSupervisor, StopNeedsReason, Eighteen,
        VerificationFresh, CountryInDecision, IndToldIfSent, PermitEnded, AnswerRecordedByAnother, TransferTakenOver, ShelterFindingOrSigned, BroughtInComplete,
    ];

    public static TheoryData<CaseTrigger> Triggers => [.. Enum.GetValues<CaseTrigger>()];

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Each_guard_that_is_broken_is_the_reason_given(CaseTrigger trigger)
    {
        var who = Actor(trigger);
        Assert.Empty(Unmet(Ready(trigger), trigger)!);
        var phase = Ready(trigger).File.Phase;
        var guards = CaseLifecycle.Moves.Where(m => m.Trigger == trigger && m.Covers(phase)).SelectMany(m => m.Guards).Distinct()
            .Where(g => !CaseLifecycle.IsRoute(g) && !NotBrokenHere.Contains(g) && !(g == NoOtherDecisionWaits && NeverHeldUp(trigger)));
        foreach (var guard in guards)
        {
            var c = Ready(trigger);
            var unmet = Unmet(c, trigger, Break(guard, c, who))!;
            Assert.True(unmet.Contains(guard), $"{guard} is not a reason: {string.Join(' ', unmet)}");
            Assert.True(BreakTogether.Contains(guard) || unmet.Count == 1, $"{guard} does not break alone: {string.Join(' ', unmet)}");
        }
    }

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        Assert.Equal(
            [ReceiverAccepted, ReceiverVerified, ReceiverAgreed, RemovabilityChecked, DocumentsReady, EscortArranged, DepartureDaySet,
                GuardCode.BestInterestsOnReturn, GuardCode.ChildViewOnReturn, GuardCode.GuardianViewOnReturn, GuardCode.GuardianToldOfReturn],
            c.Refusal(CaseTrigger.Ready));
    }

    [Fact]
    public void A_verification_grows_old()
    {
        var c = Ready(CaseTrigger.Ready);
        c.Planned(c.Candidate, departsIn: 30).Wait(14).Note(StatementKind.RemovabilityCheck);
        Assert.Empty(Unmet(c, CaseTrigger.Ready)!);
        Assert.Equal([VerificationFresh], Unmet(c.Wait(1).Note(StatementKind.RemovabilityCheck), CaseTrigger.Ready));
    }

    [Fact]
    public void A_case_is_not_reopened_while_a_permit_stands()
    {
        var c = CaseBuilder.In(CasePhase.Closed).Answer(DecisionKind.ResidenceGranted);
        Assert.Equal([PermitEnded], c.Refusal(CaseTrigger.Reopen));
        c.Wait(1).Answer(DecisionKind.PermitEnded).Moved(CaseTrigger.Reopen);
    }

    [Fact]
    public void A_departure_that_nothing_blocks_is_an_ordinary_one()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice);
        Assert.Equal([TravelIsBlocked], c.Refusal(CaseTrigger.DepartedAlthoughBlocked));
        c.Moved(CaseTrigger.Departed);
    }

    [Fact]
    public void A_1_2_is_not_confirmed_where_the_child_turns_out_to_have_been_18_when_it_was_proposed()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2007, 5, 1), BirthDateSource.Document);
        Assert.Equal([MinorWhenProposed], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid));
    }

    [Fact]
    public void Who_recorded_that_nothing_further_is_asked_does_not_move_the_case_on_it()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation);
        c.Decide(DecisionKind.NothingFurther, by: Staff.Sanne);
        Assert.Equal([AnswerRecordedByAnother], c.Refusal(CaseTrigger.IndAsksNothingFurther, Staff.Sanne));
        c.Moved(CaseTrigger.IndAsksNothingFurther, Staff.Ingrid);
    }

    [Fact]
    public void Whoever_says_that_a_child_is_missing_owns_the_alarm()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Missing, "police", false, false));
        Assert.Equal(Staff.Sanne.Id, c.File.OpenAlarms.Single().OwnerId);
        Assert.Throws<CaseRefusedException>(() => c.File.RaiseAlarm(c.By(Staff.Pieter), AlarmKind.Missing));
    }

    private static bool NeverHeldUp(CaseTrigger trigger) => trigger is CaseTrigger.CloseDeceased or CaseTrigger.CloseDuplicateOrError or CaseTrigger.ResidenceGranted
        or CaseTrigger.ReturnDecisionIssued or CaseTrigger.ReturnDecisionEnded or CaseTrigger.RejectionEnded or CaseTrigger.CloseFoundAdult
        or CaseTrigger.IndDoesNotGrant or CaseTrigger.IndAsksFurtherInvestigation or CaseTrigger.IndAsksNothingFurther;

    private static Actor Actor(CaseTrigger trigger) => CaseLifecycle.Moves.First(m => m.Trigger == trigger).Guards.Contains(GuardCode.Supervisor) ? Staff.Ingrid : Staff.Sanne;

    private static IReadOnlyList<GuardCode>? Unmet(CaseBuilder c, CaseTrigger trigger, Change? change = null) =>
        CaseLifecycle.Build(new CaseFacts(c.File, change ?? c.By(Actor(trigger))), () => c.File.Phase, _ => { }).Unmet(trigger);

    private static CaseBuilder Ready(CaseTrigger trigger) => trigger switch
    {
        CaseTrigger.AcceptWithoutReturnDecision => CaseBuilder.In(CasePhase.Intake).Rejected(),
        CaseTrigger.AcceptWithReturnDecision => CaseBuilder.In(CasePhase.Intake).Rejected().ReturnDecision(),
        CaseTrigger.ConfirmShelterFound => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound),
        CaseTrigger.ConfirmCooperatedNoShelter => CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter),
        CaseTrigger.ConfirmInsufficientCooperation => CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation),
        CaseTrigger.ConfirmSearchEnded => CaseBuilder.In(CasePhase.FurtherSearch).AddCandidate().NobodyLeftOpen().JudgedInsufficient().Proposed(OutcomeKind.SearchEnded),
        CaseTrigger.ConfirmCooperatedCannotLeave => CaseBuilder.In(CasePhase.ReturnPreparation).Note(StatementKind.OtherEffort).JudgedCooperating().Proposed(OutcomeKind.CooperatedCannotLeave),
        CaseTrigger.ConfirmNoArrangements => CaseBuilder.In(CasePhase.ReturnPreparation).Note(StatementKind.CareArrangementTried).Note(StatementKind.DocumentsTried)
            .JudgedInsufficient().Proposed(OutcomeKind.NoArrangements),
        CaseTrigger.ReturnDecisionIssued => CaseBuilder.In(CasePhase.ShelterSearch).ReturnDecision().Note(StatementKind.MissingFindingSigned)
            .Note(StatementKind.LawyerToldOfDecision).Note(StatementKind.GuardianToldOfDecision),
        CaseTrigger.ShelterLost => CaseBuilder.In(CasePhase.ShelterFound),
        CaseTrigger.IndDoesNotGrant => CaseBuilder.In(CasePhase.CooperatedNoShelter).Answer(DecisionKind.ResidenceNotGranted),
        CaseTrigger.IndAsksFurtherInvestigation => CaseBuilder.In(CasePhase.InsufficientCooperation).Answer(DecisionKind.FurtherInvestigation),
        CaseTrigger.IndAsksNothingFurther => CaseBuilder.In(CasePhase.InsufficientCooperation).Answer(DecisionKind.NothingFurther),
        CaseTrigger.ReopenSearch => CaseBuilder.In(CasePhase.NoShelter),
        CaseTrigger.WithdrawReferral => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Note(StatementKind.IndTold),
        CaseTrigger.Ready => CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel(),
        CaseTrigger.FellThrough => CaseBuilder.In(CasePhase.ReadyToTravel),
        CaseTrigger.Departed => CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice),
        CaseTrigger.DepartedAlthoughBlocked => CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice).Steps(CandidateStage.Withdrawn),
        CaseTrigger.HandedOver => CaseBuilder.In(CasePhase.Travelling).Do(c => c.Handover(c.Candidate)),
        CaseTrigger.HandoverFailedChildBack => CaseBuilder.In(CasePhase.Travelling),
        CaseTrigger.ObstacleGone => CaseBuilder.In(CasePhase.CooperatedCannotLeave),
        CaseTrigger.DepartureNowPossible => CaseBuilder.In(CasePhase.NoArrangements),
        CaseTrigger.ReturnDecisionEnded => CaseBuilder.In(CasePhase.ReturnPreparation).Answer(DecisionKind.ReturnDecisionAnnulled),
        CaseTrigger.ResidenceGranted => CaseBuilder.In(CasePhase.NoShelter).Answer(DecisionKind.ResidenceGranted),
        CaseTrigger.RejectionEnded => CaseBuilder.In(CasePhase.ShelterSearch).Answer(DecisionKind.RejectionWithdrawn),
        CaseTrigger.TurnedEighteen => CaseBuilder.In(CasePhase.ShelterSearch).Until(new DateOnly(2028, 5, 10)).Note(StatementKind.HandoverNote),
        CaseTrigger.CloseReturnedIndependently => CaseBuilder.In(CasePhase.NoArrangements).Note(StatementKind.DepartureNotice).Note(StatementKind.OwnWish).Note(StatementKind.GuardianToldOfDeparture),
        CaseTrigger.CloseLeftUnknownDestination => CaseBuilder.In(CasePhase.NoArrangements).Gone(),
        CaseTrigger.CloseTransferredToEuState => CaseBuilder.In(CasePhase.Intake).Note(StatementKind.EuStateAccepted),
        CaseTrigger.CloseFamilyReunitedInEu => CaseBuilder.In(CasePhase.Intake).Note(StatementKind.EuFamilyAccepted),
        CaseTrigger.CloseFoundAdult => CaseBuilder.In(CasePhase.ShelterSearch).Answer(DecisionKind.FoundAdult).Note(StatementKind.LawyerToldFoundAdult),
        CaseTrigger.CloseDeceased => CaseBuilder.In(CasePhase.ShelterSearch).Note(StatementKind.DeathDocument),
        CaseTrigger.CloseDuplicateOrError => CaseBuilder.In(CasePhase.Intake).Note(StatementKind.OtherCase),
        CaseTrigger.CloseAdministrative => CaseBuilder.In(CasePhase.Intake),
        CaseTrigger.Reopen => CaseBuilder.In(CasePhase.Closed),
        _ => throw new ArgumentOutOfRangeException(nameof(trigger)),
    };

    private static Change Break(GuardCode guard, CaseBuilder c, Actor who)
    {
        switch (guard)
        {
            case CaseWorker: return c.By(Staff.Pieter);
            case GuardCode.Supervisor: return c.By(Staff.Bram);
            case NotInFuture: return c.By(who, on: c.Today.AddDays(1));
            case NotBeforeLastMove: return c.By(who, on: c.File.LastMove.OccurredOn.AddDays(-1));
            case ReasonGiven: return c.By(who, reason: null);
            case FourEyes: c.File.ReviseProposal(c.By(Staff.Ingrid), "other grounds"); break;
            case ProposalOpen: c.File.WithdrawProposal(c.By(Staff.Sanne)); break;
            case Minor: c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2000), BirthDateSource.Document); break;
            case NoOtherDecisionWaits: c.Decide(DecisionKind.ResidenceGranted); Lift(c); break;
            case RejectionOnFile: c.Decide(DecisionKind.RejectionWithdrawn); break;
            case NoIncompleteReturnDecision: c.IncompleteReturnDecision(); break;
            case NoReturnDecisionRecorded: c.ReturnDecision(); break;
            case ReturnDecisionInForce or NoAnnulment: c.Decide(DecisionKind.ReturnDecisionWithdrawn); break;
            case CandidateAccepted or ReceiverAccepted: c.Steps(CandidateStage.Withdrawn); break;
            case BestInterestsNoted: Retract<Statement>(c, s => s.Kind == StatementKind.BestInterests); break;
            case GuardCode.CountryNamed: Retract<CountryNamed>(c, _ => true); break;
            case EveryKindTried: c.Country("SN"); break;
            case NoAcceptedCandidate: c.AcceptedCandidate(); break;
            case NoCandidateLeftOpen: c.AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.Willing); break;
            case NewSearchStep: Retract<CandidateStep>(c, f => f.Candidate == c.Candidate, Staff.Sanne); Retract<ShelterCandidate>(c, f => f.Sequence == c.Candidate, Staff.Sanne); break;
            case JudgedInsufficient: c.JudgedCooperating(); break;
            case JudgedCooperating or JudgementRenewed: Retract<CooperationJudgement>(c, j => j.Sequence > c.File.LastMove.Sequence); break;
            case JudgementIsNewest: c.Requested(RequestResult.Done); break;
            case RequestUnderstoodNotMet: Retract<CooperationResult>(c, _ => true); break;
            case RefusalRecorded or FurtherInvestigationRecorded or NothingFurtherRecorded or ReturnDecisionEndRecorded or ResidenceGrantRecorded or RejectionEndRecorded or FoundAdultRecorded:
                Retract<AuthorityDecision>(c, d => d.AppliedBy is null && d.Sequence > c.File.LastMove.Sequence); break;
            case ReferralUndecided: c.Decide(DecisionKind.ResidenceNotGranted, referral: c.File.CurrentReferral!.Number); break;
            case NoReferralOpen:
                c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "lost");
                c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again");
                break;
            case NoStopOpen: c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing); break;
            case NoBlockingSuspension: c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "ref", false, false)); Lift(c); break;
            case ReceiverVerified: Retract<ShelterVerification>(c, _ => true); break;
            case ReceiverAgreed: c.Planned(c.Candidate, agreement: null); break;
            case RemovabilityChecked: Retract<Statement>(c, s => s.Kind == StatementKind.RemovabilityCheck); break;
            case DocumentsReady: c.Planned(c.Candidate, documents: null); break;
            case EscortArranged: c.Planned(c.Candidate, escort: null); break;
            case DepartureDaySet: c.Planned(c.Candidate, departsIn: null); break;
            case ReceiverUnchanged: c.Planned(null); break;
            case DepartureNoticeAfterReady: Retract<Statement>(c, s => s.Kind == StatementKind.DepartureNotice); break;
            case HandoverToVerified: Retract<Statement>(c, s => s.Kind == StatementKind.Handover); break;
            case EffortsListed: Retract<Statement>(c, s => s.Kind == StatementKind.OtherEffort); break;
            case UnknownDestinationTrigger: Retract<Statement>(c, s => s.Kind == StatementKind.EightDaysUnregistered); break;
            case OtherCaseNumber: Retract<Statement>(c, s => s.Kind == StatementKind.OtherCase); break;
            case MissingAlarmOwned: c.File.CloseAlarm(c.By(Staff.Ingrid), c.File.OpenAlarms.Single().Sequence); break;
            case ProtectionNeedsSupervisor or NoOpenAlarm: c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking); break;
            default: Retract<Statement>(c, s => s.Kind == Enum.Parse<StatementKind>(guard.ToString())); break;
        }

        return c.By(who);
    }

    private static void Retract<T>(CaseBuilder c, Func<T, bool> which, Actor? by = null)
        where T : RecordedFact
    {
        var facts = c.File.Standing<T>().Where(which).ToArray();
        Assert.NotEmpty(facts);
        foreach (var fact in facts)
            c.File.RetractAsError(c.By(by ?? Staff.Ingrid), fact.Sequence);
    }

    // An order to stop is a reason of its own.
    private static void Lift(CaseBuilder c)
    {
        foreach (var stop in c.File.OpenAlarms.Where(alarm => alarm.Kind == AlarmKind.StopTravel).ToArray())
            c.File.CloseAlarm(c.By(Staff.Ingrid), stop.Sequence);
    }
}
