using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Shelter;

/// <summary>The kinds of shelter, in the order of the leaflet: family and acquaintances (L1), then a reception house (L2).</summary>
public enum ShelterKind { Family, Acquaintance, ReceptionHouse }

/// <summary>The steps of a candidate. Up to <see cref="Accepted"/> they are in order; the last four end or lose it.</summary>
public enum CandidateStage { Identified, ContactAttempted, ContactMade, Willing, Assessed, Accepted, Rejected, Withdrawn, NotReachable }

/// <summary>How a candidate is approached. The Red Cross only as "the child asked": no field holds its result.</summary>
public enum ContactRoute { Embassy, Iom, LiaisonOfficer, LocalPartner, Direct, ChildAskedRedCross }

/// <summary>A country of return in which shelter is sought.</summary>
public sealed class CountryNamed : RecordedFact
{
    private CountryNamed()
    {
    }

    internal CountryNamed(string country, string why) => (Country, Why) = (country, why);

    /// <summary>Code of the country.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>Why this country.</summary>
    public string Why { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CountryNamed;
}

/// <summary>A kind of shelter in a country that need not be tried, with the reason: "reasoned away".</summary>
public sealed class KindReasonedAway : RecordedFact
{
    private KindReasonedAway()
    {
    }

    internal KindReasonedAway(string country, ShelterKind kind, string why) => (Country, Kind, Why) = (country, kind, why);

    /// <summary>Code of the country.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>The kind of shelter.</summary>
    public ShelterKind Kind { get; private set; }

    /// <summary>Why it need not be tried.</summary>
    public string Why { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.KindReasonedAway;
}

/// <summary>A candidate as the counsellor typed it.</summary>
public sealed record CandidateDetails(
    ShelterKind Kind, string Name, string? Relation, string Country, string? Place, ContactRoute Route, int? CarePlaceId = null);

/// <summary>A person or a house that might take care of the child. Its steps, checks and assessments are facts of their own; a rejected one stays.</summary>
public sealed class ShelterCandidate : RecordedFact
{
    private ShelterCandidate()
    {
    }

    internal ShelterCandidate(CandidateDetails d) =>
        (Kind, Name, Relation, Country, Place, Route, CarePlaceId) = (d.Kind, d.Name, d.Relation, d.Country, d.Place, d.Route, d.CarePlaceId);

    /// <summary>The kind of shelter.</summary>
    public ShelterKind Kind { get; private set; }

    /// <summary>Name of the person or the house.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Degree of kinship or how the child knows this person.</summary>
    public string? Relation { get; private set; }

    /// <summary>Code of the country.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>Town or region.</summary>
    public string? Place { get; private set; }

    /// <summary>How this candidate is approached.</summary>
    public ContactRoute Route { get; private set; }

    /// <summary>The care place, where siblings share one or the house is in the register.</summary>
    public int? CarePlaceId { get; private set; }

    /// <summary>Another version speaks of the same place with the same person: what it fills in was left open before. Whoever is called otherwise, lives elsewhere or is other family is somebody else.</summary>
    internal bool IsSamePlaceAs(ShelterCandidate later) => Kind == later.Kind && Country == later.Country && People.PersonName.AreSame(Name, later.Name)
        && (Relation is null || Relation == later.Relation) && (Place is null || Place == later.Place) && (CarePlaceId is null || CarePlaceId == later.CarePlaceId);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Candidate;
}

/// <summary>A dated step of a candidate, with its result and evidence.</summary>
public sealed class CandidateStep : RecordedFact
{
    private CandidateStep()
    {
    }

    internal CandidateStep(int candidate, CandidateStage stage, string result, string? evidence, string? outOfOrderWhy) =>
        (Candidate, Stage, Result, Evidence, OutOfOrderWhy) = (candidate, stage, result, evidence, outOfOrderWhy);

    /// <summary>Sequence of the candidate.</summary>
    public int Candidate { get; private set; }

    /// <summary>The step.</summary>
    public CandidateStage Stage { get; private set; }

    /// <summary>What came of it.</summary>
    public string Result { get; private set; } = string.Empty;

    /// <summary>By what this is known; acceptance needs it.</summary>
    public string? Evidence { get; private set; }

    /// <summary>Why a step that was not next really happened.</summary>
    public string? OutOfOrderWhy { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.CandidateStep;
}

/// <summary>How a candidate fell away while nobody had tried to make contact.</summary>
/// <param name="Step">The step.</param>
/// <param name="Why">Why; null where nothing says it.</param>
/// <param name="Counts">It counts as tried: the safety check forbade contact, or contact was tried later.</param>
public sealed record WithoutContact(CandidateStep Step, string? Why, bool Counts);

/// <summary>The check before the first contact abroad.</summary>
public sealed class SafetyCheck : RecordedFact
{
    private SafetyCheck()
    {
    }

    internal SafetyCheck(int candidate, bool safe, string childsView, string? signals, string mayBeSaid) =>
        (Candidate, Safe, ChildsView, Signals, MayBeSaid) = (candidate, safe, childsView, signals, mayBeSaid);

    /// <summary>Sequence of the candidate.</summary>
    public int Candidate { get; private set; }

    /// <summary>No harm is to be feared from a contact.</summary>
    public bool Safe { get; private set; }

    /// <summary>How the child sees this person.</summary>
    public string ChildsView { get; private set; } = string.Empty;

    /// <summary>Signals of danger.</summary>
    public string? Signals { get; private set; }

    /// <summary>What may be said abroad: never that asylum was asked.</summary>
    public string MayBeSaid { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.SafetyCheck;
}

/// <summary>What an assessment asks, one by one.</summary>
public enum AssessmentQuestion { Willing, AbleToCare, Safe, Schooling, HealthCare, LegalCare }

/// <summary>Why an accepted place does not count.</summary>
public enum AcceptanceGap { NotSafe, ShelterLost, NoEvidence, NoAssessment, SaysNo, AnswersOpen }

/// <summary>The answers of an assessment, one by one; null where not yet known.</summary>
public sealed record AssessmentAnswers(
    bool? Willing, bool? AbleToCare, bool? Safe, bool? Schooling, bool? HealthCare, bool? LegalCare,
    string ChildsView, string VerifiedHow, DateOnly ValidUntil);

/// <summary>An assessment of a candidate, valid until a date.</summary>
public sealed class CandidateAssessment : RecordedFact
{
    private CandidateAssessment()
    {
    }

    internal CandidateAssessment(int candidate, AssessmentAnswers a)
    {
        (Candidate, Willing, AbleToCare, Safe, Schooling) = (candidate, a.Willing, a.AbleToCare, a.Safe, a.Schooling);
        (HealthCare, LegalCare, ChildsView, VerifiedHow, ValidUntil) = (a.HealthCare, a.LegalCare, a.ChildsView, a.VerifiedHow, a.ValidUntil);
    }

    /// <summary>Sequence of the candidate.</summary>
    public int Candidate { get; private set; }

    /// <summary>Wants to take care of the child; null where not yet known.</summary>
    public bool? Willing { get; private set; }

    /// <summary>Is able to; null where not yet known.</summary>
    public bool? AbleToCare { get; private set; }

    /// <summary>The child would be safe; null where not yet known.</summary>
    public bool? Safe { get; private set; }

    /// <summary>There is a school; null where not yet known.</summary>
    public bool? Schooling { get; private set; }

    /// <summary>There is health care; null where not yet known.</summary>
    public bool? HealthCare { get; private set; }

    /// <summary>Guardianship is arranged; null where not yet known.</summary>
    public bool? LegalCare { get; private set; }

    /// <summary>How the child sees it.</summary>
    public string ChildsView { get; private set; } = string.Empty;

    /// <summary>How this was verified, and by whom.</summary>
    public string VerifiedHow { get; private set; } = string.Empty;

    /// <summary>Last day on which it counts.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>Not willing, not able to care or not safe: no suitable shelter (L4). Without school, health care or guardianship a place can be suitable: how it was verified says why.</summary>
    public bool SaysNo => Willing == false || AbleToCare == false || Safe == false;

    /// <summary>What is not yet known. Each answer is asked for one by one (domain 3), so a place is not accepted while one is open.</summary>
    public IReadOnlyList<AssessmentQuestion> Open =>
    [
        .. new (AssessmentQuestion Question, bool? Answer)[]
        {
            (AssessmentQuestion.Willing, Willing), (AssessmentQuestion.AbleToCare, AbleToCare), (AssessmentQuestion.Safe, Safe),
            (AssessmentQuestion.Schooling, Schooling), (AssessmentQuestion.HealthCare, HealthCare), (AssessmentQuestion.LegalCare, LegalCare),
        }.Where(asked => asked.Answer is null).Select(asked => asked.Question),
    ];

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Assessment;
}

/// <summary>The receiver and the place were verified again before travel, by the one person who recorded it: two who verify record one each.</summary>
public sealed class ShelterVerification : RecordedFact
{
    private ShelterVerification()
    {
    }

    internal ShelterVerification(int candidate, bool confirmed, string how) => (Candidate, Confirmed, How) = (candidate, confirmed, how);

    /// <summary>Sequence of the candidate.</summary>
    public int Candidate { get; private set; }

    /// <summary>The place still stands; false when the verification failed.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>How this was checked: with whom, when.</summary>
    public string How { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Verification;
}
