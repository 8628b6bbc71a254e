namespace ReturnCase.Domain.Cases;

/// <summary>What a history line tells.</summary>
public enum EntryKind
{
    Registered, Moved, Assigned, Retracted, SecondClosingReason, RepeatedTransfer,
    BirthDate, Identity, ContactPerson, ContactMoment,
    CooperationFact, CooperationResult, CooperationJudgement,
    Decision,
    CountryNamed, KindReasonedAway, Candidate, CandidateStep, SafetyCheck, Assessment, Verification,
    TravelDocument, TravelDocumentAnswer, EmbassyStep, ReturnPlan, Statement, Document,
    Proposed, ProposalRevised, ProposalReturned, ProposalWithdrawn, ProposalLapsed,
    SuspensionStarted, SuspensionEnded, SuspensionAnswered, SuspensionReaffirmed, SuspensionCorrected,
    AlarmRaised, AlarmOwned, AlarmClosed,
    ReferralMade, ReferralWithdrawn, ReferralExported, ReferralReceived, ReferralCorrected,
    TravelDetails,
    BroughtIn,
}

/// <summary>One line of a case's history. Lines are added, never changed; the case's version is the number of its last line.</summary>
public sealed class CaseEntry
{
    private CaseEntry()
    {
    }

    internal CaseEntry(int sequence, int period, EntryKind kind, Change change)
    {
        (Sequence, Period, Kind) = (sequence, period, kind);
        (OccurredOn, RecordedAt) = (change.OccurredOn, change.RecordedAt);
        (ById, ByName, ByRole) = (change.By.Id, change.By.Name, change.By.Role);
        (Reason, Source) = (change.Reason, change.Source);
    }

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public int Sequence { get; private set; }

    /// <summary>Period of the case: 1, and one more at each reopening.</summary>
    public int Period { get; private set; }

    /// <summary>What the line tells.</summary>
    public EntryKind Kind { get; private set; }

    /// <summary>When it happened, as a date in Amsterdam.</summary>
    public DateOnly OccurredOn { get; private set; }

    /// <summary>When it was recorded, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Id of the person who recorded it.</summary>
    public string ById { get; private set; } = string.Empty;

    /// <summary>Name of that person at the time.</summary>
    public string ByName { get; private set; } = string.Empty;

    /// <summary>Role in which it was done.</summary>
    public ActorRole ByRole { get; private set; }

    /// <summary>Id of the absent counsellor for whom it was done; null where nobody was covered.</summary>
    public string? ForId { get; internal set; }

    /// <summary>Name of that person at the time.</summary>
    public string? ForName { get; internal set; }

    /// <summary>On a line of kind <see cref="EntryKind.Assigned"/>: what the new counsellor is asked to do or to know.</summary>
    public string? Instruction { get; internal set; }

    /// <summary>On a line that gives the case or an alarm to somebody: who it is. Kept because the case itself knows only who has it now.</summary>
    internal Actor? GivenTo => GivenToId is { } id ? new(id, GivenToName!, ActorRole.Counsellor) : null;

    /// <summary>On the line of registration and on those of kind <see cref="EntryKind.Assigned"/>: the team that has the case from then on; null on lines of an earlier edition.</summary>
    internal string? GivenToTeam { get; private set; }

    internal string? GivenToId { get; private set; }

    internal string? GivenToName { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>Where it came from.</summary>
    public string? Source { get; private set; }

    /// <summary>The move, on a line of kind <see cref="EntryKind.Moved"/>.</summary>
    public CaseTrigger? Trigger { get; internal set; }

    /// <summary>Phase before the move; null at registration.</summary>
    public CasePhase? From { get; internal set; }

    /// <summary>Phase after the move or registration; null on a line that moves nothing.</summary>
    public CasePhase? To { get; internal set; }

    /// <summary>Sequence of the line, or number of the thing, that this line is about: a retracted fact, a proposal, a suspension, an alarm.</summary>
    public int? Subject { get; internal set; }

    /// <summary>A short code that says more: an alarm's kind, a closing reason, a referral's number.</summary>
    public string? Detail { get; internal set; }

    internal void Give(Actor? to, string? team = null) => (GivenToId, GivenToName, GivenToTeam) = (to?.Id, to?.Name, team);
}
