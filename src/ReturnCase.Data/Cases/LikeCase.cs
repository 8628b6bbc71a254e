using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>What two children have in common on file. Each is an observation; none decides that they are one.</summary>
public enum DoubleEvidence
{
    /// <summary>The same name, whatever the capitals, accents and signs.</summary>
    SameName,

    /// <summary>Every part of the shorter name sounds like a part of the longer one.</summary>
    NameSoundsAlike,

    /// <summary>So does another name in use, or a name that was corrected since.</summary>
    OtherNameSoundsAlike,

    /// <summary>The same whole birth date.</summary>
    SameBirthDate,

    /// <summary>One birth date can be the other: of one of them only the year, or the month, is known.</summary>
    BirthDatesOverlap,

    /// <summary>The birth dates differ in one part only, or day and month changed places.</summary>
    BirthDateOneSlip,

    /// <summary>The same nationality.</summary>
    SameNationality,

    /// <summary>It is an earlier birth date of one of them that is alike: another one is in force since.</summary>
    EarlierBirthDate,
}

/// <summary>The child of whom a double is looked for.</summary>
/// <param name="Identity">Names and nationality as typed.</param>
/// <param name="Born">The birth date as typed.</param>
public sealed record SoughtChild(IdentityDetails Identity, PartialDate Born);

/// <summary>A case that may be of the same child.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Team">The team that works on it.</param>
/// <param name="IsOpen">It is not closed.</param>
/// <param name="Evidence">What is alike.</param>
public sealed record LikeCase(string Number, string Team, bool IsOpen, IReadOnlyList<DoubleEvidence> Evidence)
{
    /// <summary>The name and birth date in that case; null for somebody who may not open it.</summary>
    public (string Name, PartialDate Born)? Known { get; init; }
}
