namespace ReturnCase.Domain.Cases;

/// <summary>Plain facts that a move asks for: something was said, asked, told, noted or done on a date.</summary>
public enum StatementKind
{
    /// <summary>Note on the best interests of the child, about a candidate.</summary>
    BestInterests,

    /// <summary>The child's own view, about a candidate.</summary>
    ChildViewOnShelter,

    /// <summary>The guardian's view, about a candidate.</summary>
    GuardianViewOnShelter,

    /// <summary>The guardian's view on a proposal that is adverse to the child.</summary>
    GuardianViewOnProposal,

    /// <summary>The child's own view on the return plan.</summary>
    ChildViewOnReturn,

    /// <summary>The guardian's view on the return plan.</summary>
    GuardianViewOnReturn,

    /// <summary>The guardian was told of the return: that, and how.</summary>
    GuardianToldOfReturn,

    /// <summary>The guardian was told of a return decision.</summary>
    GuardianToldOfDecision,

    /// <summary>The lawyer was told of a return decision.</summary>
    LawyerToldOfDecision,

    /// <summary>A supervisor signed: return decision without a shelter finding on file.</summary>
    MissingFindingSigned,

    /// <summary>The IND was told (of a withdrawal, of an obstacle that is gone).</summary>
    IndTold,

    /// <summary>Care arrangement tried, with its result.</summary>
    CareArrangementTried,

    /// <summary>Travel documents tried, with their result.</summary>
    DocumentsTried,

    /// <summary>Another effort to make departure possible, with its result.</summary>
    OtherEffort,

    /// <summary>Check, on the day, that nothing stands in the way of removal.</summary>
    RemovabilityCheck,

    /// <summary>Departure notice.</summary>
    DepartureNotice,

    /// <summary>Handover to a receiver, with the reference of the signature.</summary>
    Handover,

    /// <summary>Handover failed and the child is not back.</summary>
    HandoverFailed,

    /// <summary>Note for the adult process.</summary>
    HandoverNote,

    /// <summary>The child's own wish to leave.</summary>
    OwnWish,

    /// <summary>The guardian was told of the departure.</summary>
    GuardianToldOfDeparture,

    /// <summary>No-show 48 hours after a transfer to another place.</summary>
    NoShowAfterTransfer,

    /// <summary>Two weekly reports missed in a row.</summary>
    TwoReportsMissed,

    /// <summary>Eight days without registration.</summary>
    EightDaysUnregistered,

    /// <summary>Another EU state accepted responsibility.</summary>
    EuStateAccepted,

    /// <summary>Another EU state accepted the child for family reunion.</summary>
    EuFamilyAccepted,

    /// <summary>The lawyer was told that the person was found adult.</summary>
    LawyerToldFoundAdult,

    /// <summary>Document of death.</summary>
    DeathDocument,

    /// <summary>Number of the case that this one doubles, or of the right one.</summary>
    OtherCase,

    /// <summary>The search goes on past the limit: reason and next review.</summary>
    SearchContinues,

    /// <summary>A review by a supervisor, with the next one planned.</summary>
    Review,

    /// <summary>Follow-up after handover.</summary>
    FollowUp,

    /// <summary>Shelter lost after the return decision.</summary>
    ShelterLostAfterDecision,

    /// <summary>A referral returned by the IND with questions.</summary>
    ReturnedWithQuestions,

    /// <summary>The IND was told of a departure that was blocked.</summary>
    IndToldOfDeparture,

    /// <summary>The lawyer was told of a departure that was blocked.</summary>
    LawyerToldOfDeparture,

    /// <summary>Why a closed case does not open again, although a transfer or a birth date asked for it.</summary>
    ReopeningDeclined,

    /// <summary>The child, or somebody in its name, says that something recorded is not right. What was recorded stays; both are read together (GDPR art. 16).</summary>
    CorrectionAsked,

    /// <summary>A brother or sister with a case of their own: the number of that case.</summary>
    SiblingCase,

    /// <summary>What those who work on the case answer to questions of the IND.</summary>
    QuestionsAnswered,

    /// <summary>Such an answer was given to the IND.</summary>
    AnswerGivenToInd,

    /// <summary>A decision on a referral that was no longer open counts for what the case asks now.</summary>
    DecisionCounts,

    /// <summary>No step follows from a decision on a referral that was no longer open.</summary>
    DecisionWithoutEffect,

    /// <summary>A missing child was reported to the police.</summary>
    PoliceReport,

    /// <summary>Note on the best interests of the child, about the return as it is planned.</summary>
    BestInterestsOnReturn,

    /// <summary>Those involved were told that the journey does not begin: who, and how.</summary>
    JourneyOffTold,

    /// <summary>Another member of the family with a case of their own: the number of that case, and how they are related.</summary>
    FamilyCase,

    /// <summary>This case looks like another one: the number of that case, and what is alike. It says no more until a person answers.</summary>
    ProbableDouble,

    /// <summary>A person looked at a probable double: it is another child.</summary>
    AnotherChild,

    /// <summary>A person looked at a probable double: it is the same child. A supervisor links the two cases.</summary>
    SameChild,

    /// <summary>One child has two V-numbers: this case leads and the one named follows. Both keep their own history.</summary>
    SamePersonLeads,

    /// <summary>One child has two V-numbers: the case named leads and this one follows. Both keep their own history.</summary>
    SamePersonFollows,
}

/// <summary>What came of asking for a view.</summary>
public enum ViewAnswer { Given, Declined, NoAnswerAfterReminder, Asked }

/// <summary>A statement as typed.</summary>
public sealed record StatementDetails(StatementKind Kind, string Text)
{
    /// <summary>Sequence of the candidate it is about.</summary>
    public int? Candidate { get; init; }

    /// <summary>The answer, where a view was asked.</summary>
    public ViewAnswer? Answer { get; init; }

    /// <summary>A reference: of a signature, a document, a case, a referral.</summary>
    public string? Reference { get; init; }

    /// <summary>Of a handover: the name of whoever took the child over, as it was written there.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>A second date: the next review, the end of a term, the day of the reminder after which no answer came.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Sequence of the fact that is said not to be right.</summary>
    public int? About { get; init; }

    /// <summary>What is said under each heading, where the kind has headings.</summary>
    public IReadOnlyList<StatementPart> Parts { get; init; } = [];

    /// <summary>Of a review: what it agreed.</summary>
    public IReadOnlyList<ReviewAgreement> Agreements { get; init; } = [];

    /// <summary>Of a review: what came of what earlier ones agreed.</summary>
    public IReadOnlyList<AgreementAnswer> Answers { get; init; } = [];
}

/// <summary>A plain fact.</summary>
public sealed class Statement : RecordedFact
{
    private Statement()
    {
    }

    internal Statement(StatementDetails d)
    {
        (Kind, Text, Candidate, Answer, Reference, NextOn, About) = (d.Kind, d.Text, d.Candidate, d.Answer, d.Reference, d.NextOn, d.About);
        (Agreements, Answers, ReceivedBy) = (d.Agreements, d.Answers, d.ReceivedBy);
        Parts = [.. StatementHeadings.Of(d.Kind).SelectMany(heading => d.Parts.Where(part => part.Heading == heading && !string.IsNullOrWhiteSpace(part.Text)))];
    }

    /// <summary>What kind of thing was said, asked, told or done.</summary>
    public StatementKind Kind { get; private set; }

    /// <summary>What exactly, in words.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>Sequence of the candidate it is about, as it was when recorded.</summary>
    public int? Candidate { get; private set; }

    /// <summary>The answer, where a view was asked.</summary>
    public ViewAnswer? Answer { get; private set; }

    /// <summary>A reference: of a signature, a document, a case, a referral.</summary>
    public string? Reference { get; private set; }

    /// <summary>A second date: the next review, the end of a term, the day of the reminder after which no answer came.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>Of a handover: the name of whoever took the child over; null where it was recorded before that was asked.</summary>
    public string? ReceivedBy { get; private set; }

    /// <summary>Sequence of the fact that is said not to be right.</summary>
    public int? About { get; private set; }

    /// <summary>What is said under each heading, in their order.</summary>
    public IReadOnlyList<StatementPart> Parts { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <summary>Of a review: what it agreed.</summary>
    public IReadOnlyList<ReviewAgreement> Agreements { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <summary>Of a review: what came of what earlier ones agreed.</summary>
    public IReadOnlyList<AgreementAnswer> Answers { get => field ?? []; private set => field = value is { Count: > 0 } ? value : null; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Statement;
}
