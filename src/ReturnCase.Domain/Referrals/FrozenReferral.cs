using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Referrals;

/// <summary>What was recorded as one line of the case, as a referral froze it.</summary>
public abstract record FrozenFact
{
    /// <summary>Number of the line in the case; others refer to it. Absent in referrals that did not tell it yet.</summary>
    public int? Line { get; init; }

    /// <summary>Where it came from: a letter, a phone call.</summary>
    public string? KnownFrom { get; init; }
}

/// <summary>
/// The content of a referral, frozen when it was made: the one definition of what leaves, as JSON in the database, in the package and in its schema.
/// The parts that are not in the list of parameters came later: in older referrals they are null.
/// </summary>
public sealed record FrozenReferral(
    string Referral, ReferralKind Kind, DateOnly ConfirmedOn, string Case, string VNumber, string Team, string? Counsellor, string RuleSet, FrozenReferral.Person Child,
    FrozenReferral.Contact[]? Contacts, FrozenReferral.Proposed? Proposal, SearchClock? SearchYear, FrozenReferral.Decision[]? Decisions, string[]? Countries,
    FrozenReferral.Away[]? ReasonedAway, FrozenReferral.Candidate[]? Candidates, FrozenReferral.Request[]? Requests, FrozenReferral.Judged? Judgement,
    FrozenReferral.View[]? Views, FrozenReferral.Suspended[]? Suspensions)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The day on which this version was frozen: what was recorded later is not in it.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>For whom it was made.</summary>
    public Recipient? Recipient { get; init; }

    /// <summary>The versions of the birth date, the one in force last.</summary>
    public Birth[]? BirthDates { get; init; }

    /// <summary>The phases the case went through, the oldest first.</summary>
    public Moved[]? Course { get; init; }

    /// <summary>The days of the search year, each in one stretch.</summary>
    public Stretch[]? SearchDays { get; init; }

    /// <summary>The countries of return, each with why.</summary>
    public Named[]? NamedCountries { get; init; }

    /// <summary>Judgements that a later one took the place of, the oldest first.</summary>
    public Judged[]? EarlierJudgements { get; init; }

    /// <summary>Judgements of after the confirmation, in a correction: the outcome does not rest on them.</summary>
    public Judged[]? LaterJudgements { get; init; }

    /// <summary>Interviews, visits, calls and attempts, the oldest first.</summary>
    public Talk[]? Talks { get; init; }

    /// <summary>Requests for travel documents with their answers.</summary>
    public TravelPaper[]? TravelDocuments { get; init; }

    /// <summary>The joint plan in force.</summary>
    public Planned? ReturnPlan { get; init; }

    /// <summary>Stretches in which the authority took no step longer than policy allows.</summary>
    public Idle[]? DiligenceGaps { get; init; }

    /// <summary>Documents on file; the files themselves stay.</summary>
    public Paper[]? Documents { get; init; }

    /// <summary>Referrals of this case made before.</summary>
    public Earlier[]? EarlierReferrals { get; init; }

    /// <summary>Reads a frozen content, also one of before a part was told.</summary>
    /// <exception cref="JsonException">It is no content of a referral.</exception>
    public static FrozenReferral Read(string content) =>
        JsonSerializer.Deserialize<FrozenReferral>(content, Options) ?? throw new JsonException("A referral without content.");

    /// <summary>The content as it is kept and sent: JSON, without what is not known.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>The child as it is known.</summary>
    public sealed record Person(
        string FirstNames, string LastName, string? Aliases, string Nationality, string Languages, string? Location,
        int BirthYear, int? BirthMonth, int? BirthDay, DateOnly EighteenEarliest, DateOnly EighteenLatest) : FrozenFact
    {
        /// <summary>The birth date in force.</summary>
        [JsonIgnore]
        public PartialDate Born => new(BirthYear, BirthMonth, BirthDay);
    }

    /// <summary>A version of the birth date.</summary>
    public sealed record Birth(DateOnly OccurredOn, int Year, int? Month, int? Day, BirthDateSource Source) : FrozenFact;

    /// <summary>Somebody around the child.</summary>
    public sealed record Contact(ContactRole Role, string Name, string? Organisation, string? Phone, string? Email) : FrozenFact;

    /// <summary>The outcome that was proposed and confirmed.</summary>
    public sealed record Proposed(OutcomeKind Kind, string Grounds, DateOnly ProposedOn, string ProposedBy, string? ConfirmedBy, string? GroundsBy = null) : FrozenFact
    {
        /// <summary>The phase from which it was proposed.</summary>
        public CasePhase? FromPhase { get; init; }
    }

    /// <summary>A change of phase.</summary>
    public sealed record Moved(DateOnly OccurredOn, CaseTrigger? Trigger, CasePhase? From, CasePhase To, string? Reason) : FrozenFact;

    /// <summary>Days of the search year in a row for which the same holds.</summary>
    /// <param name="From">First day.</param>
    /// <param name="Until">First day that is not among them.</param>
    /// <param name="Days">How many.</param>
    /// <param name="Counts">They count.</param>
    /// <param name="Causes">Why they do not.</param>
    public sealed record Stretch(DateOnly From, DateOnly Until, int Days, bool Counts, Cause[]? Causes);

    /// <summary>Why days of the search year do not count.</summary>
    /// <param name="Kind">The reason.</param>
    /// <param name="Line">The line that brought it.</param>
    public sealed record Cause(StopKind Kind, int Line);

    /// <summary>A decision of the IND or a court.</summary>
    public sealed record Decision(DecisionKind Kind, DecisionOrigin Origin, string Reference, DateOnly OccurredOn, string[]? Countries) : FrozenFact
    {
        /// <summary>The ground on which residence was granted.</summary>
        public string? Ground { get; init; }

        /// <summary>The referral it answers.</summary>
        public string? ReferralNumber { get; init; }

        /// <summary>The date it names.</summary>
        public DateOnly? DueOn { get; init; }

        /// <summary>Of an annulled rejection: the return decision stands.</summary>
        public bool? ReturnDecisionStands { get; init; }

        /// <summary>Weeks in which appeal can be lodged.</summary>
        public int? AppealWeeks { get; init; }

        /// <summary>Of a return decision: the stay is unlawful.</summary>
        public bool? UnlawfulStay { get; init; }

        /// <summary>Of a return decision: the duty to leave.</summary>
        public bool? DutyToLeave { get; init; }

        /// <summary>Of a return decision: the departure term.</summary>
        public int? DepartureTermDays { get; init; }
    }

    /// <summary>A country of return.</summary>
    public sealed record Named(string Country, string Why, DateOnly OccurredOn) : FrozenFact;

    /// <summary>A kind of shelter that need not be tried.</summary>
    public sealed record Away(string Country, ShelterKind Kind, string Why) : FrozenFact
    {
        /// <summary>The day.</summary>
        public DateOnly? OccurredOn { get; init; }
    }

    /// <summary>A person or a house that might take care of the child.</summary>
    public sealed record Candidate(
        ShelterKind Kind, string Name, string? Relation, string Country, string? Place, ContactRoute Route, CandidateStage Stage, Taken[]? Steps, Assessed? Assessment) : FrozenFact
    {
        /// <summary>The day on which it was named.</summary>
        public DateOnly? OccurredOn { get; init; }

        /// <summary>The safety checks, as far as the recipient gets them.</summary>
        public Checked[]? SafetyChecks { get; init; }

        /// <summary>Assessments that a later one took the place of.</summary>
        public Assessed[]? EarlierAssessments { get; init; }

        /// <summary>Verifications before travel.</summary>
        public Verified[]? Verifications { get; init; }
    }

    /// <summary>A step of a candidate.</summary>
    /// <param name="OccurredOn">The day.</param>
    /// <param name="Stage">The step.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="Evidence">By what it is known.</param>
    /// <param name="OutOfOrderWhy">Why it was not the next step; absent in referrals that did not tell it yet.</param>
    /// <param name="AgainstCheck">True where the contact came about while the safety check said not safe; absent otherwise.</param>
    public sealed record Taken(DateOnly OccurredOn, CandidateStage Stage, string Result, string? Evidence, string? OutOfOrderWhy = null, bool? AgainstCheck = null) : FrozenFact;

    /// <summary>A check before the first contact abroad. The words in it leave only where the profile of the recipient says so.</summary>
    public sealed record Checked(DateOnly OccurredOn, bool Safe, string? ChildsView, string? Signals, string? MayBeSaid) : FrozenFact;

    /// <summary>The answers of an assessment.</summary>
    public sealed record Assessed(
        bool? Willing, bool? AbleToCare, bool? Safe, bool? Schooling, bool? HealthCare, bool? LegalCare, string ChildsView, string VerifiedHow, DateOnly ValidUntil) : FrozenFact
    {
        /// <summary>The day.</summary>
        public DateOnly? OccurredOn { get; init; }
    }

    /// <summary>A verification of a receiver.</summary>
    public sealed record Verified(DateOnly OccurredOn, bool Confirmed, string How) : FrozenFact;

    /// <summary>A request to the child, with what came of it.</summary>
    public sealed record Request(
        DateOnly OccurredOn, string Asked, string Language, string? Interpreter, bool Understood, DateOnly? DueOn, RequestResult Result, DateOnly? ResultOn, string? Evidence, string? RefusedWhy) : FrozenFact
    {
        /// <summary>Everything that is on file about what came of it, by day.</summary>
        public Outcome[]? Results { get; init; }
    }

    /// <summary>What came of a request on a day.</summary>
    public sealed record Outcome(DateOnly OccurredOn, RequestResult Result, string? Evidence, string? RefusedWhy) : FrozenFact;

    /// <summary>A signed judgement on cooperation.</summary>
    public sealed record Judged(
        CooperationVerdict Verdict, string Reasons, JudgementView? GuardiansAnswer, string? GuardiansView, JudgementView? LawyersAnswer, string? LawyersView, DateOnly OccurredOn) : FrozenFact
    {
        /// <summary>Lines of the facts on which it rests.</summary>
        public int[]? CitedFacts { get; init; }
    }

    /// <summary>An interview, a visit, a call, or an attempt.</summary>
    public sealed record Talk(DateOnly OccurredOn, ContactKind Kind, string Notes) : FrozenFact
    {
        /// <summary>Where.</summary>
        public string? Place { get; init; }

        /// <summary>Who was there.</summary>
        public string? Present { get; init; }

        /// <summary>Language spoken.</summary>
        public string? Language { get; init; }

        /// <summary>By which means an interpreter took part.</summary>
        public InterpreterUse? InterpreterUse { get; init; }

        /// <summary>The interpreter.</summary>
        public string? Interpreter { get; init; }

        /// <summary>Whether it was recorded.</summary>
        public RecordingConsent? Recording { get; init; }

        /// <summary>How it did not come about.</summary>
        public FailedAttempt? Attempt { get; init; }

        /// <summary>How it was tried.</summary>
        public string? TriedHow { get; init; }

        /// <summary>Cases of brothers and sisters who took part.</summary>
        public string? AlsoWith { get; init; }

        /// <summary>What the child said, in its own words.</summary>
        public string? ChildsWords { get; init; }

        /// <summary>What was agreed.</summary>
        public string? Agreements { get; init; }

        /// <summary>The next appointment.</summary>
        public DateOnly? NextOn { get; init; }

        /// <summary>Signals of trafficking; only where the profile of the recipient says so.</summary>
        public CheckAnswer? TraffickingSignals { get; init; }

        /// <summary>Medical matters.</summary>
        public CheckAnswer? Medical { get; init; }

        /// <summary>Special hardship.</summary>
        public CheckAnswer? SpecialHardship { get; init; }

        /// <summary>Why a check was not discussed.</summary>
        public string? NotDiscussedWhy { get; init; }
    }

    /// <summary>A view, an effort, or something told, asked or done.</summary>
    public sealed record View(StatementKind Kind, DateOnly OccurredOn, ViewAnswer? Answer, string Text, string? Reference, DateOnly? RemindedOn = null) : FrozenFact
    {
        /// <summary>Line of the candidate it is about.</summary>
        public int? Candidate { get; init; }

        /// <summary>Line of the fact it is about.</summary>
        public int? About { get; init; }

        /// <summary>The next review, or the end of a term.</summary>
        public DateOnly? NextOn { get; init; }

        /// <summary>What is said under each heading.</summary>
        public Part[]? Parts { get; init; }
    }

    /// <summary>What a statement says under a heading.</summary>
    public sealed record Part(StatementHeading Heading, string Text);

    /// <summary>A request for a travel document.</summary>
    public sealed record TravelPaper(DateOnly OccurredOn, string Kind, string Country, string? PresentedInPerson, Answered[]? Answers) : FrozenFact
    {
        /// <summary>What was done about it after it was filed.</summary>
        public EmbassyStepTaken[]? Steps { get; init; }

        /// <summary>Lines of the documents that went along.</summary>
        public int[]? Papers { get; init; }
    }

    /// <summary>A presentation in person, documents that followed, or a reminder.</summary>
    public sealed record EmbassyStepTaken(DateOnly OccurredOn, EmbassyStepKind Kind, string? Present, string? Note) : FrozenFact
    {
        /// <summary>Lines of the documents that were handed over or sent.</summary>
        public int[]? Papers { get; init; }
    }

    /// <summary>What an embassy answered.</summary>
    public sealed record Answered(DateOnly OccurredOn, EmbassyAnswer Answer, string? Note) : FrozenFact;

    /// <summary>The joint return plan, with the care arrangement.</summary>
    public sealed record Planned(
        DateOnly OccurredOn, int? Receiver, DateOnly? AgreedOn, string? Agreement, string? DocumentsNotNeededWhy, string? Escort,
        string? Route, DateOnly? DepartsOn, DateOnly? HandoverOn, string? Support, string? FollowUp) : FrozenFact
    {
        /// <summary>Who made it together with the counsellor.</summary>
        public PlanParty[]? MadeWith { get; init; }

        /// <summary>School or training after the return.</summary>
        public string? Schooling { get; init; }

        /// <summary>Work or income after the return.</summary>
        public string? Work { get; init; }

        /// <summary>The day on which somebody asks how it goes.</summary>
        public DateOnly? FollowUpOn { get; init; }

        /// <summary>What else is agreed, and with whom.</summary>
        public AgreedWith[]? PlanAgreements { get; init; }
    }

    /// <summary>Something that the plan rests on.</summary>
    public sealed record AgreedWith(string What, PlanParty With, DateOnly? ConfirmedOn);

    /// <summary>A suspension, with the versions that it took the place of.</summary>
    public sealed record Suspended(SuspensionKind Kind, DateOnly StartedOn, DateOnly? EndedOn, string Reference) : FrozenFact
    {
        /// <summary>Why an exception is asked for.</summary>
        public string? Reason { get; init; }

        /// <summary>Asked: that it does not block removal.</summary>
        public bool? AsksNotToBlock { get; init; }

        /// <summary>Asked: that it pauses the search clock.</summary>
        public bool? AsksToPause { get; init; }

        /// <summary>What a supervisor said to the first.</summary>
        public bool? NotToBlockApproved { get; init; }

        /// <summary>What a supervisor said to the second.</summary>
        public bool? PauseApproved { get; init; }

        /// <summary>As it was recorded before, the oldest first.</summary>
        public Suspended[]? Corrected { get; init; }
    }

    /// <summary>A stretch without a step of the authority.</summary>
    /// <param name="After">The day of the step before.</param>
    /// <param name="Before">The day of the step that ended it; absent while it lasts.</param>
    /// <param name="Days">Calendar days.</param>
    public sealed record Idle(DateOnly After, DateOnly? Before, int Days);

    /// <summary>A document on file. Abroad nobody is told which ones tell of asylum, nor that there are such ones.</summary>
    public sealed record Paper(
        DateOnly OccurredOn, DocumentKind Kind, string? Language, DateOnly? DatedOn, DocumentOrigin Origin, bool? AsylumRelated, string? Note,
        int Edition, string FileName, DocumentFormat Format, long Size, string Sha256) : FrozenFact;

    /// <summary>A referral made before this one.</summary>
    public sealed record Earlier(string Number, ReferralKind Kind, ReferralState State, DateOnly FiledOn);
}
