namespace ReturnCase.Domain.Cases;

/// <summary>The rules that a move or a fact can run into. <see cref="GuardCatalogue"/> says each in words, with its source and what satisfies it.</summary>
public enum GuardCode
{
    // Who and when
    CaseWorker, Supervisor, NotInFuture, NotBeforeLastMove, ReasonGiven, Minor, NotTravelling, NoOtherDecisionWaits,

    // Intake
    RejectionOnFile, NoReturnDecisionRecorded, NoIncompleteReturnDecision, ReturnDecisionInForce, TransferTakenOver,

    // Search
    CandidateAccepted, BestInterestsNoted, ChildViewOnShelter, GuardianViewOnShelter,
    CountryNamed, EveryKindTried, NoAcceptedCandidate, NoCandidateLeftOpen, NewSearchStep,
    ShelterFindingOrSigned, LawyerToldOfDecision, GuardianToldOfDecision,

    // Cooperation
    JudgedCooperating, JudgedInsufficient, JudgementIsNewest, JudgementRenewed, RequestUnderstoodNotMet, GuardianViewOnProposal,
    NoInsufficientOutcomeStands, InsufficientOutcomeStands,

    // Proposals
    ProposalOpen, FourEyes, MinorWhenProposed,

    // Decisions and referrals
    RefusalRecorded, FurtherInvestigationRecorded, NothingFurtherRecorded, AnswerRecordedByAnother,
    ReturnDecisionEndRecorded, ResidenceGrantRecorded, RejectionEndRecorded,
    ReferralUndecided, IndToldIfSent, NoReferralOpen,

    // Return
    NoBlockingSuspension, ReceiverAccepted, ReceiverVerified, VerificationFresh, ReceiverAgreed, CountryInDecision,
    RemovabilityChecked, NoAnnulment, DocumentsReady, EscortArranged, DepartureDaySet, BestInterestsOnReturn, ChildViewOnReturn, GuardianViewOnReturn, GuardianToldOfReturn,
    DepartureNoticeAfterReady, ReceiverUnchanged, NoStopOpen, BroughtInComplete, TravelIsBlocked,
    HandoverToVerified, StopNeedsSupervisor, StopNeedsReason, EffortsListed, CareArrangementTried, DocumentsTried,

    // Closing and reopening
    Eighteen, NoEarlyProposalWaits, HandoverNote, DepartureNotice, OwnWish, GuardianToldOfDeparture,
    UnknownDestinationTrigger, MissingAlarmOwned, EuStateAccepted, EuFamilyAccepted, FoundAdultRecorded, LawyerToldFoundAdult,
    DeathDocument, OtherCaseNumber, ProtectionNeedsSupervisor, NoOpenAlarm, PermitEnded,

    // Facts only
    CaseIsOpen, ProposalPossible, NoOtherProposal, SafetyCheckDone, SafetyCheckSafe, FamilyBeforeHouse, StepInOrder, ContactTriedFirst, StepHasEvidence, AssessmentValid, PlaceSuitable, AnswersKnown, StepAfterNamed,
    CarePlaceHasRoom, SameCandidate, ReopenFirst, CitesUnderstoodRequest, CitesFacts, JudgedAfterFacts, ViewsExplained, ResultAfterRequest, CouldStillBeMet, NobodyNamed, NotDoneAfterDone, NotBeforePeriod, DueWithinYear, DecisionNotActedOn, NotSuperseded, ReviewWithinTerm, SearchLimitReached, AgreementsAnswered, AgreementWhole, EndNotBeforeStart, KnownSubject, OriginFits,
    ReturnDecisionInForceToLose, ReferralSent, RedCrossHoldsNoResult, DecisionNotTwice, NoContradiction, NotBeforeBirth, OtherCaseIsNotThis, TriggerAfterTerm,
    NothingChanged, ReasonedAwayOnce, IndToldOfDeparture, LawyerToldOfDeparture, CaseIsClosed, ReopeningOwed, AskedAndReminded,
    PlacesCoverTaken, HouseIsOpen, SourceNotOlder, AskedByAnother, TakenOverByReceiver, NeverGoesAbroad, PlanAgreementWhole, OneCaseLeads, LateDecisionKnown, ToldAfterDecision, SuspensionNotTwice, ReferralToAnswer,

    // Routes: they choose a target and are no reasons
    RouteSearchReached, RouteSearchNotReached, RouteFromShelterSearch, RouteFromFurtherSearch,
}
