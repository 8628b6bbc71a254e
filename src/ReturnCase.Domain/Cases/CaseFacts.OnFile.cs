using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using static ReturnCase.Domain.Cases.GuardCode;

namespace ReturnCase.Domain.Cases;

// Which facts a guard rests on.
internal sealed partial class CaseFacts
{
    /// <summary>The facts that hold a guard, the newest last; empty for a guard that is held by nothing on file, such as a date.</summary>
    public IReadOnlyList<RecordedFact> Behind(GuardCode guard) =>
        [.. (OnFile(guard) ?? Beneath(guard)).Distinct().OrderBy(fact => fact.OccurredOn).ThenBy(fact => fact.Sequence)];

    /// <summary>The one candidate that a guard is about: the one found, the receiver, or the only one that is left.</summary>
    public int? CandidateOf(GuardCode guard)
    {
        int[] about = guard switch
        {
            BestInterestsNoted or GuardCode.ChildViewOnShelter or GuardCode.GuardianViewOnShelter => [.. Accepted.Any() ? Accepted : Unsettled],
            NoAcceptedCandidate => [.. Accepted],
            NoCandidateLeftOpen => [.. LeftOpen],
            CandidateAccepted => [.. Unsettled.Any() ? Unsettled : LeftOpen],
            ReceiverVerified or VerificationFresh => Receiver == 0 ? [] : [Receiver],
            _ => [],
        };
        return about is [var one] ? one : null;
    }

    private IEnumerable<int> Accepted => file.Standing<ShelterCandidate>().Where(c => file.IsAcceptedAndValid(c.Sequence, _today)).Select(c => c.Sequence);

    private IEnumerable<int> LeftOpen => file.Standing<ShelterCandidate>().Where(c => file.IsLeftOpen(c.Sequence, _today)).Select(c => c.Sequence);

    // Accepted places, where none of them counts today.
    private IEnumerable<int> Unsettled => file.Standing<ShelterCandidate>().Where(c => file.StageOf(c.Sequence) == CandidateStage.Accepted).Select(c => c.Sequence);

    // Guards that hold exactly where such a fact is on file; null for the others.
    private IEnumerable<RecordedFact>? OnFile(GuardCode guard) => guard switch
    {
        RejectionOnFile => Some(file.Rejection),
        ReturnDecisionInForce => Some(file.ReturnDecision is { } decision && decision.OccurredOn <= change.OccurredOn ? decision : null),
        BestInterestsNoted => AboutPlace(StatementKind.BestInterests),
        GuardCode.ChildViewOnShelter => AboutPlace(StatementKind.ChildViewOnShelter),
        GuardCode.GuardianViewOnShelter => AboutPlace(StatementKind.GuardianViewOnShelter),
        GuardCode.CountryNamed => file.Standing<CountryNamed>(),
        NewSearchStep => file.Standing<RecordedFact>().Where(IsNewSearchStep),
        JudgedCooperating => Some(Judgement is { Verdict: CooperationVerdict.CooperatedThroughout } ? Judgement : null),
        JudgedInsufficient => Some(Judgement is { Verdict: CooperationVerdict.Insufficient } ? Judgement : null),
        JudgementIsNewest => Some(Judgement is { } newest && file.UnknownTo(newest).Count == 0 ? newest : null),
        JudgementRenewed => Some(Judgement is { } renewed && file.OriginOf(renewed.Sequence) > file.LastMove.Sequence ? renewed : null),
        RequestUnderstoodNotMet => Judgement is { } judgement ? file.RequestsNotMet(judgement.CitedFacts, judgement.OccurredOn) : [],
        GuardCode.GuardianViewOnProposal => file.Statements(StatementKind.GuardianViewOnProposal, file.ProposalsEnded)
            .Where(s => s.Answer is ViewAnswer.Given or ViewAnswer.Declined || (s.Answer == ViewAnswer.NoAnswerAfterReminder && file.WasReminded(s.Kind, s.Candidate, s.NextOn, s.OccurredOn))),
        RefusalRecorded => Waiting(CaseTrigger.IndDoesNotGrant),
        FurtherInvestigationRecorded => Waiting(CaseTrigger.IndAsksFurtherInvestigation),
        NothingFurtherRecorded => Waiting(CaseTrigger.IndAsksNothingFurther),
        ReturnDecisionEndRecorded => Waiting(CaseTrigger.ReturnDecisionEnded),
        FoundAdultRecorded => Waiting(CaseTrigger.CloseFoundAdult),
        RemovabilityChecked => file.Statements(StatementKind.RemovabilityCheck).Where(s => s.OccurredOn == change.OccurredOn),
        GuardCode.BestInterestsOnReturn => file.Statements(StatementKind.BestInterestsOnReturn, PlaceSince),
        GuardCode.ChildViewOnReturn => file.Statements(StatementKind.ChildViewOnReturn, ViewSince),
        GuardCode.GuardianViewOnReturn => file.Statements(StatementKind.GuardianViewOnReturn, ViewSince),
        GuardCode.GuardianToldOfReturn => file.Statements(StatementKind.GuardianToldOfReturn, JourneySince),
        DepartureNoticeAfterReady => NotedSinceLastMove(StatementKind.DepartureNotice).Where(notice => notice.OccurredOn >= file.LastMove.OccurredOn),
        EffortsListed => TriedSinceTrackTwo(StatementKind.CareArrangementTried, StatementKind.DocumentsTried, StatementKind.OtherEffort),
        GuardCode.CareArrangementTried => TriedSinceTrackTwo(StatementKind.CareArrangementTried),
        GuardCode.DocumentsTried => TriedSinceTrackTwo(StatementKind.DocumentsTried),
        GuardCode.HandoverNote => file.Statements(StatementKind.HandoverNote),
        GuardCode.DepartureNotice => NotedSinceLastMove(StatementKind.DepartureNotice),
        GuardCode.OwnWish => NotedSinceLastMove(StatementKind.OwnWish),
        GuardCode.GuardianToldOfDeparture => NotedSinceLastMove(StatementKind.GuardianToldOfDeparture),
        GuardCode.EuStateAccepted => file.Statements(StatementKind.EuStateAccepted),
        GuardCode.EuFamilyAccepted => file.Statements(StatementKind.EuFamilyAccepted),
        GuardCode.LawyerToldFoundAdult => file.Statements(StatementKind.LawyerToldFoundAdult),
        GuardCode.DeathDocument => file.Statements(StatementKind.DeathDocument),
        OtherCaseNumber => file.Statements(StatementKind.OtherCase).Concat(file.Statements(StatementKind.SamePersonFollows)).Where(s => !string.IsNullOrWhiteSpace(s.Reference)),
        _ => null,
    };

    // What is shown beside guards that ask more than that something is on file.
    private IEnumerable<RecordedFact> Beneath(GuardCode guard) => guard switch
    {
        CandidateAccepted => Found is { } found ? LastSteps(found.Sequence) : [],
        EveryKindTried => [.. file.Standing<KindReasonedAway>(), .. file.Standing<ShelterCandidate>().SelectMany(c => LastSteps(c.Sequence))],
        NoAcceptedCandidate or NoCandidateLeftOpen => file.Standing<ShelterCandidate>().SelectMany(c => LastSteps(c.Sequence)),
        ShelterFindingOrSigned => SinceDecision(StatementKind.MissingFindingSigned),
        GuardCode.LawyerToldOfDecision => SinceDecision(StatementKind.LawyerToldOfDecision),
        GuardCode.GuardianToldOfDecision => SinceDecision(StatementKind.GuardianToldOfDecision),
        ReceiverAccepted => LastSteps(Receiver),
        ReceiverVerified or VerificationFresh => Some(file.VerificationOf(Receiver)),
        ReceiverAgreed or EscortArranged or DepartureDaySet => Some(Plan),
        CountryInDecision => Some(file.ReturnDecision),
        DocumentsReady => [.. file.IssuedDocuments, .. Some(string.IsNullOrWhiteSpace(Plan?.DocumentsNotNeededWhy) ? null : Plan)],
        HandoverToVerified => Some(Handover),
        ResidenceGrantRecorded => Waiting(CaseTrigger.ResidenceGranted),
        RejectionEndRecorded => Waiting(CaseTrigger.RejectionEnded),
        _ => [],
    };

    private IEnumerable<RecordedFact> LastSteps(int candidate) => file.Standing<CandidateStep>().Where(s => file.CandidateNow(s.Candidate) == candidate).TakeLast(1);

    private IEnumerable<Statement> AboutPlace(StatementKind kind) => Place is { } place ? AllAbout(kind, place.Sequence) : [];

    private IEnumerable<RecordedFact> Waiting(CaseTrigger trigger) => WaitingNow.Where(w => w.Trigger == trigger).Select(w => w.Decision);

    private IEnumerable<Statement> TriedSinceTrackTwo(params StatementKind[] kinds) => kinds.SelectMany(kind => file.Statements(kind, TrackTwoSince));

    private static IEnumerable<RecordedFact> Some(RecordedFact? fact) => fact is null ? [] : [fact];
}
