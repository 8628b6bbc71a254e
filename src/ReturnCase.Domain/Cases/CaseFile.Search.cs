using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// The shelter search (L1-L3) and the verification of a receiver (L8).
public sealed partial class CaseFile
{
    /// <summary>The countries of return in which shelter is sought.</summary>
    public IReadOnlyList<string> Countries => [.. Standing<CountryNamed>().Select(c => c.Country).Distinct()];

    /// <summary>Names a country of return.</summary>
    public CountryNamed NameCountry(Change change, string country, string why) => Record(change, new CountryNamed(country, why));

    /// <summary>Reasons a kind of shelter away in a country, once: it need not be tried there. Houses come last here too (L2), by the day.</summary>
    public KindReasonedAway ReasonAway(Change change, string country, ShelterKind kind, string why)
    {
        EnsureOpenFor(change);
        var corrected = Corrected<KindReasonedAway>(change);
        Ensure(GuardCode.ReasonedAwayOnce, !Standing<KindReasonedAway>().Any(r => r != corrected && r.Country == country && r.Kind == kind));
        EnsureFamilyBeforeHouse(change, country, kind);
        return Record(change, new KindReasonedAway(country, kind, why));
    }

    /// <summary>
    /// Adds a candidate. A reception house only of a day by which family and acquaintances were tried or reasoned away in its country (L2). Whom this service approached, assessed or verified
    /// is not corrected into one whom the child asked the Red Cross to find: nothing that was recorded may fall out of sight. A correction does not make it known only after what is on file about it.
    /// </summary>
    public ShelterCandidate AddCandidate(Change change, CandidateDetails details)
    {
        EnsureOpenFor(change);
        EnsureFamilyBeforeHouse(change, details.Country, details.Kind);
        Ensure(GuardCode.StepAfterNamed, KnownFrom(change.Corrects, change.OccurredOn) is null);
        Ensure(GuardCode.RedCrossHoldsNoResult, details.Route != ContactRoute.ChildAskedRedCross || Corrected<ShelterCandidate>(change) is not { } known || !HoldsResult(known.Sequence));
        return StopIfReceiverFell(change, () => Record(change, new ShelterCandidate(details)));
    }

    /// <summary>Where a candidate would be named only on that day, the day of the first step, check or assessment that came before it; null where nothing did.</summary>
    /// <param name="corrects">Sequence of the candidate that is corrected; null for a new one.</param>
    /// <param name="named">The day on which it would be named.</param>
    public DateOnly? KnownFrom(int? corrects, DateOnly named)
    {
        // What was before the day on file already does not become so by this.
        var days = corrects is { } candidate && Present<ShelterCandidate>(candidate) is { } old
            ? Standing<RecordedFact>().Where(f => AboutCandidate(f) is { } about && CandidateNow(about) == old.Sequence && f.OccurredOn >= old.OccurredOn && f.OccurredOn < named).Select(f => f.OccurredOn).ToArray()
            : [];
        return days.Length > 0 ? days.Min() : null;
    }

    /// <summary>Records the safety check that comes before the first contact abroad. One that says not safe takes its worth from an accepted place, and stops a journey to it. Refuses a day before the candidate was named, or before the period began.</summary>
    public SafetyCheck CheckSafety(Change change, int candidate, bool safe, string childsView, string? signals, string mayBeSaid)
    {
        EnsureOpenFor(change);
        candidate = StandingCandidate(candidate);
        EnsureKnownBy(change, candidate, Corrected<SafetyCheck>(change));
        return StopIfReceiverFell(change, () => Record(change, new SafetyCheck(candidate, safe, childsView, signals, mayBeSaid)));
    }

    /// <summary>Records the answers of an assessment, with the last day on which they count. Refuses a day before the candidate was named, or before the period began.</summary>
    public CandidateAssessment Assess(Change change, int candidate, AssessmentAnswers answers)
    {
        EnsureOpenFor(change);
        candidate = Approached(candidate);
        EnsureKnownBy(change, candidate, Corrected<CandidateAssessment>(change));
        return StopIfReceiverFell(change, () => Record(change, new CandidateAssessment(candidate, answers)));
    }

    /// <summary>
    /// Records a step of a candidate. The first contact needs a safety check of that day or before that says safe; a contact that really
    /// came first, a step that is not next by the day it happened, or a second acceptance, needs the reason why; so does falling away before anybody tried to make contact, unless the safety check
    /// forbids contact: then it is rejected or withdraws, and nobody says that it was out of reach. While the check says not safe nobody tries to make contact; a contact that
    /// came about all the same is recorded with its reason, and the candidate stands where it stood. No step is older than the day on which the candidate was named, or than this period.
    /// Acceptance needs evidence and an assessment that counted on its day and left nothing open, and takes a place; whether it counts today is asked apart. What stands last, by the day it
    /// happened, decides whether the place is taken. No step is recorded through the Red Cross: nothing here holds its result.
    /// </summary>
    public CandidateStep RecordStep(
        Change change, int candidate, CandidateStage stage, string result, string? evidence, string? outOfOrderWhy = null, CarePlace? place = null)
    {
        EnsureOpenFor(change);
        candidate = Approached(candidate);
        var corrected = Corrected<CandidateStep>(change);
        Ensure(GuardCode.SameCandidate, corrected is null || CandidateNow(corrected.Candidate) == candidate);
        var steps = StepsOf(candidate).Where(s => s != corrected).ToLookup(s => s.OccurredOn <= change.OccurredOn);
        var before = steps[true].LastOrDefault()?.Stage ?? CandidateStage.Identified;
        var checks = InPeriod<SafetyCheck>().Where(c => CandidateNow(c.Candidate) == candidate).OrderBy(c => c.OccurredOn).ThenBy(c => c.Sequence).ToArray();
        var check = checks.LastOrDefault(c => c.OccurredOn <= change.OccurredOn);
        var contact = stage is CandidateStage.ContactAttempted or CandidateStage.ContactMade;
        var explained = !string.IsNullOrWhiteSpace(outOfOrderWhy);
        var refusals = new List<GuardCode>();
        RefuseUnless(change.OccurredOn >= Fact<ShelterCandidate>(candidate).OccurredOn, GuardCode.StepAfterNamed);
        RefuseUnless(change.OccurredOn >= BeganOn(corrected?.Period ?? Period), GuardCode.NotBeforePeriod);
        if (stage is > CandidateStage.Identified and <= CandidateStage.Accepted)
        {
            RefuseUnless(check is not null || (contact && explained), GuardCode.SafetyCheckDone);
            RefuseUnless((check?.Safe != false || (stage == CandidateStage.ContactMade && explained)) && (contact || checks.LastOrDefault()?.Safe != false), GuardCode.SafetyCheckSafe);
            RefuseUnless((ComesNext(before, stage) && FollowedInOrder(stage)) || explained, GuardCode.StepInOrder);
        }

        if (FellAway(stage))
        {
            var approached = steps[true].Any(s => Approaches(s.Stage));
            RefuseUnless(!approached || FollowedInOrder(stage) || explained, GuardCode.StepInOrder);
            RefuseUnless(approached || (check?.Safe == false ? stage != CandidateStage.NotReachable : explained), GuardCode.ContactTriedFirst);
        }

        if (stage == CandidateStage.Accepted)
        {
            RefuseUnless(!string.IsNullOrWhiteSpace(evidence), GuardCode.StepHasEvidence);
            var assessment = AssessmentOf(candidate, change.OccurredOn);
            RefuseUnless(assessment?.ValidUntil >= change.OccurredOn, GuardCode.AssessmentValid);
            RefuseUnless(assessment?.SaysNo != true, GuardCode.PlaceSuitable);
            RefuseUnless(assessment is null or { SaysNo: true } or { Open.Count: 0 }, GuardCode.AnswersKnown);
        }

        if (refusals.Count > 0)
        {
            throw new CaseRefusedException(refusals);
        }

        var step = new CandidateStep(candidate, stage, result, evidence, outOfOrderWhy);
        var last = steps[false].LastOrDefault()?.Stage;
        var against = IsAgainstCheck(stage, candidate, change.OccurredOn, corrected?.Period ?? Period, corrected is null ? Version + 1 : OriginOf(corrected.Sequence), Version + 1);
        SettlePlace(change, place, candidate, last ?? (against ? before : stage));
        return StopIfReceiverFell(change, () => Record(change, step));

        // A step that stands between others by its day: what came after it must still be a later stage, or say itself why not.
        bool FollowedInOrder(CandidateStage stage) =>
            steps[false].FirstOrDefault() is not { } after || !Approaches(after.Stage) || (!FellAway(stage) && after.Stage >= stage) || !string.IsNullOrWhiteSpace(after.OutOfOrderWhy);

        void RefuseUnless(bool holds, GuardCode guard)
        {
            if (!holds)
            {
                refusals.Add(guard);
            }
        }
    }

    /// <summary>
    /// Records that a receiver was verified before travel. While the child travels, another receiver needs two persons who each record a
    /// verification of their own (domain 2.2). One that does not confirm the place of the present receiver stops the journey. Refuses a day before the candidate was named, or before the period began.
    /// </summary>
    public ShelterVerification Verify(Change change, int candidate, bool confirmed, string how)
    {
        EnsureOpenFor(change);
        candidate = Approached(candidate);
        EnsureKnownBy(change, candidate, Corrected<ShelterVerification>(change));
        return StopIfReceiverFell(change, () => Record(change, new ShelterVerification(candidate, confirmed, how)));
    }

    /// <summary>Where a candidate stands: its last step by the day it happened, or identified.</summary>
    public CandidateStage StageOf(int candidate) => LastStep(candidate)?.Stage ?? CandidateStage.Identified;

    /// <summary>Accepted, and nothing takes from it on that day, all by what had happened by then.</summary>
    public bool IsAcceptedAndValid(int candidate, DateOnly on) =>
        AcceptedBy(candidate, on) is not null && AcceptanceGapOf(candidate, on) is null && Standing<ShelterCandidate>().Any(c => c.Sequence == CandidateNow(candidate));

    /// <summary>
    /// Why an accepted place does not count on a day; null where it counts, or is not accepted. It needs evidence, an assessment of that day that says yes
    /// to what makes shelter suitable (L4) and leaves nothing open, no safety check since that says not safe, and no move since by which the shelter was lost.
    /// </summary>
    public AcceptanceGap? AcceptanceGapOf(int candidate, DateOnly on) => (AcceptedBy(candidate, on), SafetyCheckOf(candidate, on), AssessmentOf(candidate, on)) switch
    {
        (null, _, _) => null,
        (_, { Safe: false }, _) => AcceptanceGap.NotSafe,
        ({ } step, _, _) when PhaseLines.Any(line => line.Trigger == CaseTrigger.ShelterLost && line.Sequence > OriginOf(step.Sequence) && line.OccurredOn <= on) => AcceptanceGap.ShelterLost,
        ({ } step, _, _) when string.IsNullOrWhiteSpace(step.Evidence) => AcceptanceGap.NoEvidence,
        (_, _, null) => AcceptanceGap.NoAssessment,
        (_, _, { SaysNo: true }) => AcceptanceGap.SaysNo,
        (_, _, { Open.Count: > 0 }) => AcceptanceGap.AnswersOpen,
        (_, _, { } assessment) => assessment.ValidUntil < on ? AcceptanceGap.NoAssessment : null,
    };

    /// <summary>The last safety check of a candidate on a day, by the day it was made; null where there is none.</summary>
    public SafetyCheck? SafetyCheckOf(int candidate, DateOnly on) => Standing<SafetyCheck>()
        .Where(c => c.OccurredOn <= on && CandidateNow(c.Candidate) == CandidateNow(candidate)).OrderBy(c => c.OccurredOn).ThenBy(c => c.Sequence).LastOrDefault();

    /// <summary>
    /// The latest verification of a receiver in this period, by the day it was made, if it confirmed the place and nothing overtook it: a place that fell away since, or a journey to it that did, is verified anew.
    /// </summary>
    /// <param name="candidate">The receiver.</param>
    /// <param name="on">The day as of which one asks: later ones do not count.</param>
    public ShelterVerification? VerificationOf(int candidate, DateOnly on) =>
        VerificationsOf(candidate).LastOrDefault(v => v.OccurredOn <= on) is { Confirmed: true } verification && !IsOvertaken(verification, on) ? verification : null;

    /// <inheritdoc cref="VerificationOf(int, DateOnly)"/>
    public ShelterVerification? VerificationOf(int candidate) => VerificationOf(candidate, DateOnly.MaxValue);

    /// <summary>The present number of a candidate: where it was corrected, its steps, checks and assessments go with the correction.</summary>
    public int CandidateNow(int candidate) => Present<ShelterCandidate>(candidate)?.Sequence ?? candidate;

    internal T Now<T>(int sequence)
        where T : RecordedFact =>
        Present<T>(sequence) ?? throw new CaseRefusedException(GuardCode.KnownSubject);

    /// <summary>A fact as it stands now: where it was corrected, the last correction. Null where the number is of no such fact.</summary>
    public T? Present<T>(int sequence)
        where T : RecordedFact
    {
        var fact = At(sequence);
        while (fact?.SupersededBy is { } by && At(by) is { } correction)
        {
            fact = correction;
        }

        return fact;

        T? At(int number) => _facts.Find(f => f.Sequence == number) as T;
    }

    private void EnsureFamilyBeforeHouse(Change change, string country, ShelterKind kind) =>
        Ensure(GuardCode.FamilyBeforeHouse, kind != ShelterKind.ReceptionHouse || TakesHouse(country, change.OccurredOn, change.Corrects));

    private static int? AboutCandidate(RecordedFact fact) => fact switch
    {
        CandidateStep step => step.Candidate,
        SafetyCheck check => check.Candidate,
        CandidateAssessment assessment => assessment.Candidate,
        ShelterVerification verification => verification.Candidate,
        _ => null,
    };

    private static bool ComesNext(CandidateStage before, CandidateStage stage) => stage == before + 1 || (stage == before && stage != CandidateStage.Accepted);

    private int StandingCandidate(int candidate)
    {
        var now = Now<ShelterCandidate>(candidate);
        Ensure(GuardCode.NotSuperseded, now.Stands);
        return now.Sequence;
    }

    private bool HoldsResult(int candidate) => StepsOf(candidate).Any() || AssessmentOf(candidate, DateOnly.MaxValue) is not null || VerificationsOf(candidate).Any();

    // A candidate that this service itself approaches. Of one whom the child asked the Red Cross to find, no field holds a result (domain 3).
    private int Approached(int candidate)
    {
        var number = StandingCandidate(candidate);
        Ensure(GuardCode.RedCrossHoldsNoResult, Fact<ShelterCandidate>(number).Route != ContactRoute.ChildAskedRedCross);
        return number;
    }

    // Accepting takes a place, and losing the acceptance gives it back, whatever the order in which steps are recorded or taken back.
    private void SettlePlace(Change change, CarePlace? place, int candidate, CandidateStage? stage)
    {
        var (was, accepted) = (StageOf(candidate) == CandidateStage.Accepted, stage == CandidateStage.Accepted);
        if (was != accepted && place is null && Now<ShelterCandidate>(candidate).CarePlaceId is not null)
        {
            throw new ArgumentNullException(nameof(place), "This candidate has a care place, and this takes a place there or gives it back.");
        }

        // On a closed case a correction of history takes no bed from another child.
        if (accepted && (Phase.IsOpen() || ClosingReason == Cases.ClosingReason.ReturnedHandedOver))
        {
            place?.Take(Number, change.OccurredOn);
        }
        else
        {
            place?.Release(Number, change.OccurredOn);
        }
    }

    // I2: what falls away under a journey that is about to begin, or has begun, stops it, whether it is said, corrected or taken back.
    private T StopIfReceiverFell<T>(Change change, Func<T> record)
    {
        var before = ReceiverStands(change);
        var recorded = record();
        if (before.Zip(ReceiverStands(change)).Any(ground => ground is { First: true, Second: false }))
        {
            Raise(change, AlarmKind.StopTravel);
            Settle(change);
        }

        return recorded;
    }

    // What a journey rests on, each apart: a place that was out of date already can still be lost.
    private bool[] ReceiverStands(Change change) => Phase is CasePhase.ReadyToTravel or CasePhase.Travelling && CurrentPlan?.Receiver is { } receiver
        ? [StageOf(receiver) == CandidateStage.Accepted, IsAcceptedAndValid(receiver, change.RecordedOn), VerificationOf(receiver) is not null]
        : [];

    /// <summary>How a candidate was on file before a line of the history.</summary>
    internal ShelterCandidate? CandidateBefore(int candidate, int sequence) => Facts.OfType<ShelterCandidate>()
        .SingleOrDefault(c => c.Sequence < sequence && (c.SupersededBy is null || c.SupersededBy > sequence) && CandidateNow(c.Sequence) == CandidateNow(candidate));

    /// <summary>The ids of those who confirmed a receiver since a day, each by a verification of their own, with none since that failed, and nothing since that overtook them.</summary>
    internal IReadOnlySet<string> VerifiersOf(int candidate, DateOnly since) =>
        VerificationsOf(candidate).Reverse().TakeWhile(v => v.Confirmed && v.OccurredOn >= since && !IsOvertaken(v, DateOnly.MaxValue)).Select(v => v.ById).ToHashSet();

    private IEnumerable<ShelterVerification> VerificationsOf(int candidate) =>
        InPeriod<ShelterVerification>().Where(v => CandidateNow(v.Candidate) == CandidateNow(candidate)).OrderBy(v => v.OccurredOn).ThenBy(v => v.Sequence);

    private CandidateStep? AcceptedBy(int candidate, DateOnly on) =>
        StepsOf(candidate).LastOrDefault(s => s.OccurredOn <= on) is { Stage: CandidateStage.Accepted } step ? step : null;

    /// <summary>The last assessment of a candidate on a day, by the day it was made; null where there is none.</summary>
    public CandidateAssessment? AssessmentOf(int candidate, DateOnly on) =>
        Standing<CandidateAssessment>().Where(a => a.OccurredOn <= on && CandidateNow(a.Candidate) == CandidateNow(candidate))
            .OrderBy(a => a.OccurredOn).ThenBy(a => a.Sequence).LastOrDefault();

    private CandidateStep? LastStep(int candidate) => StepsOf(candidate).LastOrDefault();

    /// <summary>The standing steps of a candidate, by the day on which they happened. Contact against the safety check is none: it is no step of the search.</summary>
    private IEnumerable<CandidateStep> StepsOf(int candidate)
    {
        var now = CandidateNow(candidate);
        return Standing<CandidateStep>().Where(s => (s.Candidate == now || CandidateNow(s.Candidate) == now) && !CameAgainstCheck(s)).OrderBy(s => s.OccurredOn).ThenBy(s => s.Sequence);
    }

    /// <summary>
    /// A contact that came about although the safety check said not safe when it was recorded, and still did when it was last corrected: the candidate rang, or the child did.
    /// It stays in the history, and the candidate stands where it stood (docs/adr/0033).
    /// </summary>
    public bool CameAgainstCheck(CandidateStep step) => IsAgainstCheck(step.Stage, step.Candidate, step.OccurredOn, step.Period, OriginOf(step.Sequence), step.Sequence);

    // By what was known then: a check that comes, or goes, later turns no contact into another, and moves no candidate.
    private bool IsAgainstCheck(CandidateStage stage, int candidate, DateOnly on, int period, params int[] recorded)
    {
        var now = CandidateNow(candidate);
        return stage == CandidateStage.ContactMade && recorded.All(line => _facts.OfType<SafetyCheck>()
            .Where(c => c.Period == period && c.OccurredOn <= on && CandidateNow(c.Candidate) == now && c.Sequence < line && !(c.SupersededBy < line))
            .OrderBy(c => c.OccurredOn).ThenBy(c => c.Sequence).LastOrDefault() is { Safe: false });
    }

    // Nothing is known of a candidate before it was named, nor in a period before that began.
    private void EnsureKnownBy(Change change, int candidate, RecordedFact? corrected)
    {
        Ensure(GuardCode.StepAfterNamed, change.OccurredOn >= Fact<ShelterCandidate>(candidate).OccurredOn);
        Ensure(GuardCode.NotBeforePeriod, change.OccurredOn >= BeganOn(corrected?.Period ?? Period));
    }
}
