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

    /// <summary>Reasons a kind of shelter away in a country: it need not be tried there.</summary>
    public KindReasonedAway ReasonAway(Change change, string country, ShelterKind kind, string why) =>
        Record(change, new KindReasonedAway(country, kind, why));

    /// <summary>Adds a candidate. A reception house only once family and acquaintances were tried or reasoned away in its country (L2).</summary>
    public ShelterCandidate AddCandidate(Change change, CandidateDetails details)
    {
        EnsureOpenFor(change);
        Ensure(
            GuardCode.FamilyBeforeHouse,
            details.Kind != ShelterKind.ReceptionHouse
                || (IsTried(details.Country, ShelterKind.Family) && IsTried(details.Country, ShelterKind.Acquaintance)));
        return Record(change, new ShelterCandidate(details));
    }

    /// <summary>Records the safety check that comes before the first contact abroad.</summary>
    public SafetyCheck CheckSafety(Change change, int candidate, bool safe, string childsView, string? signals, string mayBeSaid)
    {
        EnsureOpenFor(change);
        Fact<ShelterCandidate>(candidate);
        return Record(change, new SafetyCheck(candidate, safe, childsView, signals, mayBeSaid));
    }

    /// <summary>Records the answers of an assessment, with the last day on which they count.</summary>
    public CandidateAssessment Assess(Change change, int candidate, AssessmentAnswers answers)
    {
        EnsureOpenFor(change);
        Fact<ShelterCandidate>(candidate);
        return Record(change, new CandidateAssessment(candidate, answers));
    }

    /// <summary>
    /// Records a step of a candidate. The first contact needs a safety check that says safe; a step that is not next needs the reason
    /// why it really happened; acceptance needs evidence and an assessment that counts, and takes a place.
    /// </summary>
    public CandidateStep RecordStep(
        Change change, int candidate, CandidateStage stage, string result, string? evidence, string? outOfOrderWhy = null, CarePlace? place = null)
    {
        EnsureOpenFor(change);
        Fact<ShelterCandidate>(candidate);
        var before = StageOf(candidate);
        var check = Standing<SafetyCheck>().LastOrDefault(c => c.Candidate == candidate);
        var refusals = new List<GuardCode>();
        if (stage is > CandidateStage.Identified and <= CandidateStage.Accepted)
        {
            RefuseUnless(check is not null, GuardCode.SafetyCheckDone);
            RefuseUnless(check?.Safe ?? true, GuardCode.SafetyCheckSafe);
            RefuseUnless(stage == before + 1 || stage == before || !string.IsNullOrWhiteSpace(outOfOrderWhy), GuardCode.StepInOrder);
        }

        if (stage == CandidateStage.Accepted)
        {
            RefuseUnless(!string.IsNullOrWhiteSpace(evidence), GuardCode.StepHasEvidence);
            RefuseUnless(AssessedUntil(candidate) >= change.RecordedOn, GuardCode.AssessmentValid);
        }

        if (refusals.Count > 0)
        {
            throw new CaseRefusedException(refusals);
        }

        if (stage == CandidateStage.Accepted)
        {
            place?.Take(Number, change.OccurredOn);
        }
        else if (stage > CandidateStage.Accepted)
        {
            place?.Release(Number, change.OccurredOn);
        }

        return Record(change, new CandidateStep(candidate, stage, result, evidence, outOfOrderWhy));

        void RefuseUnless(bool holds, GuardCode guard)
        {
            if (!holds)
            {
                refusals.Add(guard);
            }
        }
    }

    /// <summary>Records that a receiver was verified before travel. While the child travels, another receiver needs two persons (domain 2.2).</summary>
    public ShelterVerification Verify(Change change, int candidate, bool confirmed, string how, Actor? second = null)
    {
        EnsureOpenFor(change);
        Fact<ShelterCandidate>(candidate);
        Ensure(GuardCode.SecondPersonDiffers, second is null || second.Id != change.By.Id);
        return Record(change, new ShelterVerification(candidate, confirmed, how, second));
    }

    /// <summary>Records a request for a travel document.</summary>
    public TravelDocument FileTravelDocument(Change change, string kind, string country, string? presentedInPerson) =>
        Record(change, new TravelDocument(kind, country, presentedInPerson));

    /// <summary>Records the answer to a request for a travel document.</summary>
    public TravelDocumentAnswer AnswerTravelDocument(Change change, int document, EmbassyAnswer answer, string? note)
    {
        EnsureOpenFor(change);
        Fact<TravelDocument>(document);
        return Record(change, new TravelDocumentAnswer(document, answer, note));
    }

    /// <summary>Saves a version of the joint return plan.</summary>
    public ReturnPlan Plan(Change change, PlanDetails details)
    {
        EnsureOpenFor(change);
        if (details.Receiver is { } receiver)
        {
            Fact<ShelterCandidate>(receiver);
        }

        return Record(change, new ReturnPlan(details));
    }

    /// <summary>The plan of this period, or null.</summary>
    public ReturnPlan? CurrentPlan => InPeriod<ReturnPlan>().LastOrDefault();

    /// <summary>Where a candidate stands: its last step by the day it happened, or identified.</summary>
    public CandidateStage StageOf(int candidate) => LastStep(candidate)?.Stage ?? CandidateStage.Identified;

    /// <summary>Accepted with evidence, and the assessment counts on that day.</summary>
    public bool IsAcceptedAndValid(int candidate, DateOnly on) =>
        LastStep(candidate) is { Stage: CandidateStage.Accepted } step && !string.IsNullOrWhiteSpace(step.Evidence) && AssessedUntil(candidate) >= on;

    /// <summary>A kind was tried in a country (a candidate was contacted or fell away), or reasoned away.</summary>
    public bool IsTried(string country, ShelterKind kind) =>
        Standing<KindReasonedAway>().Any(r => r.Country == country && r.Kind == kind)
        || Standing<ShelterCandidate>().Any(c => c.Country == country && c.Kind == kind && StageOf(c.Sequence) > CandidateStage.Identified);

    /// <summary>The latest verification of a receiver in this period, if it confirmed the place.</summary>
    public ShelterVerification? VerificationOf(int candidate) =>
        InPeriod<ShelterVerification>().LastOrDefault(v => v.Candidate == candidate) is { Confirmed: true } verification ? verification : null;

    private DateOnly? AssessedUntil(int candidate) => Standing<CandidateAssessment>().LastOrDefault(a => a.Candidate == candidate)?.ValidUntil;

    private CandidateStep? LastStep(int candidate) =>
        Standing<CandidateStep>().Where(s => s.Candidate == candidate).OrderBy(s => s.OccurredOn).ThenBy(s => s.Sequence).LastOrDefault();
}
