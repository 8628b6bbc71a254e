using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Importing;

/// <summary>What is wrong with a line, or worth knowing about it. Each has two sentences in the resources: what is wrong, and what would be right.</summary>
public enum ImportFault
{
    /// <summary>A cell is empty that may not be.</summary>
    Missing,

    /// <summary>A cell is longer than what can be kept.</summary>
    TooLong,

    /// <summary>There are more cells than names above them.</summary>
    TooManyCells,

    /// <summary>No date, or not written as one.</summary>
    DateWrong,

    /// <summary>A date after today.</summary>
    DateAhead,

    /// <summary>A date before the child can have been born.</summary>
    BeforeBirth,

    /// <summary>No birth date that a child under guidance can have.</summary>
    BirthDateWrong,

    /// <summary>The rejection is after the transfer.</summary>
    RejectedAfterTransfer,

    /// <summary>Not ten digits.</summary>
    VNumberWrong,

    /// <summary>Another line has the same V-number.</summary>
    VNumberTwice,

    /// <summary>Another line has the same key.</summary>
    KeyTwice,

    /// <summary>The V-number has a case here already.</summary>
    VNumberKnown,

    /// <summary>The key came in before, with another V-number.</summary>
    KeyOfAnother,

    /// <summary>None of the words that can stand there.</summary>
    UnknownWord,

    /// <summary>Nobody works in such a team.</summary>
    TeamUnknown,

    /// <summary>No such counsellor in that team.</summary>
    CounsellorUnknown,

    /// <summary>No such country.</summary>
    CountryUnknown,

    /// <summary>Neither yes nor no.</summary>
    NotYesOrNo,

    /// <summary>No whole number of days.</summary>
    NotDays,

    /// <summary>An item of a list is not written as such an item.</summary>
    ItemWrong,

    /// <summary>Something belongs to another phase.</summary>
    NotOfThisPhase,

    /// <summary>The phases are not in the order of their days.</summary>
    OutOfOrder,

    /// <summary>No step leads from the phase before to this one.</summary>
    NoWay,

    /// <summary>A rule of the case does not allow it.</summary>
    Refused,

    /// <summary>Came in before: nothing changes.</summary>
    WasHere,

    /// <summary>The file begins with a mark of its encoding.</summary>
    ByteOrderMark,

    /// <summary>No UTF-8: read as Windows-1252.</summary>
    Windows1252,

    /// <summary>What separates the cells.</summary>
    SeparatedBy,
}

/// <summary>Something that is wrong in a cell.</summary>
/// <param name="Column">The name of the column; null where it is about the whole line.</param>
/// <param name="Fault">What.</param>
/// <param name="Details">What the sentences name.</param>
internal sealed record LineFault(string? Column, ImportFault Fault, params string[] Details)
{
    /// <summary>Of a refusal: the rules that do not hold.</summary>
    public IReadOnlyList<GuardCode> Guards { get; init; } = [];
}

/// <summary>The file cannot be read as a whole. The message is the sentence the operator reads.</summary>
public sealed class ImportFileException(string message) : Exception(message);
