namespace ReturnCase.Domain.Tasks;

/// <summary>What a case asks for by itself. Nobody writes such a task down and nobody ticks it off: the fact that it asks for clears it.</summary>
public enum DerivedTaskKind
{
    /// <summary>A recorded decision waits for its move.</summary>
    DecisionWaits,

    /// <summary>A supervisor returned the proposal.</summary>
    ProposalReturned,

    /// <summary>A request to the child was to be met by a day, and nothing is recorded of what came of it.</summary>
    RequestDue,

    /// <summary>A view was asked and is not there yet.</summary>
    ViewDue,

    /// <summary>An embassy has not answered a request for a travel document.</summary>
    EmbassyAnswerDue,

    /// <summary>The IND has not answered a referral that was sent.</summary>
    IndAnswerDue,

    /// <summary>A date agreed in a contact moment.</summary>
    ContactDue,

    /// <summary>The authority itself is to take a step, or there is a gap in its diligence.</summary>
    StepDue,

    /// <summary>The assessment of an accepted candidate soon counts no longer.</summary>
    AssessmentExpires,

    /// <summary>The verification of the receiver soon is too old to travel on.</summary>
    VerificationExpires,

    /// <summary>An accepted place is not safe, says the last check: somebody decides what becomes of it.</summary>
    PlaceNotSafe,

    /// <summary>A referral that is to be sent lacks something that the IND asks for.</summary>
    ReferralIncomplete,

    /// <summary>The IND sent a referral back with questions, and there is no answer yet.</summary>
    QuestionsOpen,

    /// <summary>The IND decided on a referral that was superseded or withdrawn: somebody says what that means now.</summary>
    DecisionClashes,

    /// <summary>What a referral lacked is on file now: a supervisor makes a new version of it.</summary>
    ReferralVersionDue,

    /// <summary>The judgement under an open referral was taken back: a supervisor withdraws the referral, or tells the IND by a new version.</summary>
    ReferralGroundGone,

    /// <summary>A missing child is to be reported to the police.</summary>
    PoliceReportDue,

    /// <summary>A case that is ready to travel lost what its journey rests on: somebody lets the journey fall through, or mends it.</summary>
    JourneyLost,

    /// <summary>The journey fell through, and somebody who is involved is not told yet.</summary>
    TellJourneyOff,

    /// <summary>The child was handed over, and somebody is to ask how it is.</summary>
    FollowUpDue,

    /// <summary>A child left although travel was blocked, and the IND or the lawyer is not told yet.</summary>
    TellBlockedDeparture,

    /// <summary>A case was brought in from another system without all that its phase rests on: somebody completes it.</summary>
    CompleteBroughtIn,

    /// <summary>The case looks like another one: somebody says whether it is of the same child.</summary>
    DoubleToJudge,

    /// <summary>Somebody said that another case is of the same child: a supervisor links the two, or says otherwise.</summary>
    DoubleToLink,

    /// <summary>A recorded decision bears a day before the last step, which was made without knowing of it: somebody says how the two go together.</summary>
    DecisionCameLate,

    /// <summary>By the birth date in force a step was made too late, or too soon: somebody resolves it. Also on a closed case.</summary>
    BirthDateClashes,

    /// <summary>Asked to reconsider because shelter was lost, the IND lets the return decision stand: somebody goes on with the preparation.</summary>
    ReturnDecisionStands,

    /// <summary>The V-number of a closed case was transferred again: a supervisor decides whether it opens again.</summary>
    TransferToDecide,

    /// <summary>Shelter was lost before the return decision that rests on it came in: somebody asks the IND to reconsider.</summary>
    LossToReport,
}

/// <summary>Something that a case asks for by itself.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Sequence of the fact that asks for it; 0 where it is the whole case.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
public sealed record DerivedTask(DerivedTaskKind Kind, int Subject, DateOnly DueOn)
{
    /// <summary>A code that says more: the move, the outcome, the view.</summary>
    public string? Detail { get; init; }

    /// <summary>Sequence of the candidate it is about.</summary>
    public int? Candidate { get; init; }
}

/// <summary>Everything that a case asks for by itself at an instant.</summary>
/// <param name="Tasks">What it asks for.</param>
/// <param name="At">When it was asked, UTC.</param>
public sealed record CaseAsks(IReadOnlyList<DerivedTask> Tasks, DateTime At);
