namespace ReturnCase.Domain.Cases;

/// <summary>Somebody outside the team who does what was agreed: a role, never a name.</summary>
public enum AgreementParty { Child, Guardian, Mentor, Lawyer, School, Ind, Embassy, Partner, Other }

/// <summary>What came of an agreement, as the next review says.</summary>
public enum AgreementResult
{
    /// <summary>Done as agreed.</summary>
    Kept,

    /// <summary>Done in part.</summary>
    PartlyKept,

    /// <summary>Not done.</summary>
    NotKept,

    /// <summary>Nobody needs it any more.</summary>
    NoLongerNeeded,

    /// <summary>Not done yet, and still agreed: the next review asks again.</summary>
    StillOpen,
}

/// <summary>What a review agreed: who does what, and by when. Either a colleague or somebody outside the team does it.</summary>
/// <param name="What">In words.</param>
/// <param name="On">The last day on which it is in time.</param>
public sealed record ReviewAgreement(string What, DateOnly On)
{
    /// <summary>Greatest length of the words.</summary>
    public const int WhatMaxLength = 500;

    /// <summary>More than that is no list that anybody keeps.</summary>
    public const int Most = 10;

    /// <summary>1, 2, 3 … within its review.</summary>
    public int Number { get; init; }

    /// <summary>Id of the colleague who does it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Name of that colleague when it was agreed.</summary>
    public string? OwnerName { get; init; }

    /// <summary>Who else does it.</summary>
    public AgreementParty? Party { get; init; }

    internal bool IsWhole(DateOnly reviewedOn) =>
        !string.IsNullOrWhiteSpace(What) && What.Length <= WhatMaxLength && On >= reviewedOn && (OwnerId is null) != (Party is null);
}

/// <summary>What a review says of an agreement of an earlier one.</summary>
/// <param name="Review">Sequence of the line that first recorded that review.</param>
/// <param name="Number">Number of the agreement in it.</param>
/// <param name="Result">What came of it.</param>
public sealed record AgreementAnswer(int Review, int Number, AgreementResult Result)
{
    /// <summary>Greatest length of <see cref="Note"/>.</summary>
    public const int NoteMaxLength = 1_000;

    /// <summary>What is to be said about it.</summary>
    public string? Note { get; init; }
}

/// <summary>An agreement with the review that made it.</summary>
/// <param name="Review">Sequence of the line that first recorded that review.</param>
/// <param name="ReviewedOn">Day of that review.</param>
/// <param name="Agreement">What was agreed.</param>
public sealed record MadeAgreement(int Review, DateOnly ReviewedOn, ReviewAgreement Agreement);
