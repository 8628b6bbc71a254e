namespace ReturnCase.Domain.Cases;

/// <summary>Outcomes that are proposed, then confirmed (domain 2.3). Outcome 2.1 is a journey, not a proposal.</summary>
public enum OutcomeKind
{
    /// <summary>1.1: suitable shelter found (L4).</summary>
    ShelterFound,

    /// <summary>1.2: cooperated throughout, no shelter (L5).</summary>
    CooperatedNoShelter,

    /// <summary>1.3: insufficient cooperation, no shelter (L6).</summary>
    InsufficientCooperation,

    /// <summary>Further search ended without shelter (L6).</summary>
    SearchEnded,

    /// <summary>2.2: cooperated, cannot leave (L9).</summary>
    CooperatedCannotLeave,

    /// <summary>2.3: insufficient cooperation, no good arrangements (L10).</summary>
    NoArrangements,
}

/// <summary>Where a proposal stands. One whose grounds were changed stays as it was written, and goes on as a new version.</summary>
public enum ProposalState { Open, Confirmed, Returned, Withdrawn, Lapsed, Revised }

/// <summary>A proposed outcome: by one person, confirmed or returned by another. Its text is never rewritten.</summary>
public sealed class OutcomeProposal
{
    private OutcomeProposal()
    {
    }

    internal OutcomeProposal(CaseEntry entry, OutcomeKind kind, CasePhase phase, string grounds)
    {
        (Sequence, Period, Kind, FromPhase, Grounds) = (entry.Sequence, entry.Period, kind, phase, grounds);
        (ProposedOn, ProposedById, ProposedByName, GroundsById) = (entry.OccurredOn, entry.ById, entry.ByName, entry.ById);
    }

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Sequence of the line that proposed it, or that changed its grounds to these.</summary>
    public int Sequence { get; private set; }

    /// <summary>Period of the case in which it was proposed.</summary>
    public int Period { get; private set; }

    /// <summary>The outcome.</summary>
    public OutcomeKind Kind { get; private set; }

    /// <summary>The phase from which it was proposed; a proposal never outlives it.</summary>
    public CasePhase FromPhase { get; private set; }

    /// <summary>Open, or how it ended.</summary>
    public ProposalState State { get; private set; }

    /// <summary>Why this outcome, in words.</summary>
    public string Grounds { get; private set; } = string.Empty;

    /// <summary>Counts as the filing date when the child turns 18 meanwhile.</summary>
    public DateOnly ProposedOn { get; private set; }

    /// <summary>Id of the person who proposed it: that person cannot confirm it.</summary>
    public string ProposedById { get; private set; } = string.Empty;

    /// <summary>Name of that person at the time.</summary>
    public string ProposedByName { get; private set; } = string.Empty;

    /// <summary>Who wrote these grounds.</summary>
    public string GroundsById { get; private set; } = string.Empty;

    /// <summary>Sequence of the line that confirmed, returned, withdrew, lapsed or revised it.</summary>
    public int? EndedBy { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>The same proposal with other grounds: it keeps its proposer and its day.</summary>
    internal OutcomeProposal Revised(CaseEntry entry, string grounds) => new(entry, Kind, FromPhase, grounds)
    {
        ProposedOn = ProposedOn,
        ProposedById = ProposedById,
        ProposedByName = ProposedByName,
    };

    internal OutcomeProposal AsItWas(Past past)
    {
        var was = (OutcomeProposal)MemberwiseClone();
        if (!past.Had(EndedBy))
        {
            (was.State, was.EndedBy, was.ReturnReason) = (ProposalState.Open, null, null);
        }

        return was;
    }

    internal void End(ProposalState state, CaseEntry entry)
    {
        (State, EndedBy) = (state, entry.Sequence);
        if (state == ProposalState.Returned)
        {
            ReturnReason = entry.Reason;
        }
    }
}
