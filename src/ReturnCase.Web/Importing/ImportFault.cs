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

    /// <summary>A birth date that is still to come.</summary>
    BirthDateAhead,

    /// <summary>Whoever was born then is no child under guidance, nor was one lately.</summary>
    BirthDateTooOld,

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

    /// <summary>A name holds a sign that nobody sees.</summary>
    UnseenSign,

    /// <summary>A name holds a word that shows nothing, or a list an empty item.</summary>
    EmptyWord,

    /// <summary>A moment where a day is meant.</summary>
    DateHasTime,

    /// <summary>A sign in a V-number that is no digit.</summary>
    VNumberSign,

    /// <summary>Intake begins on another day than the transfer.</summary>
    IntakeSince,

    /// <summary>A decision or an appeal comes before the rejection that it is about.</summary>
    BeforeRejection,

    /// <summary>A decision comes before the return decision that it is about.</summary>
    BeforeReturnDecision,

    /// <summary>The same suspension twice.</summary>
    SuspensionTwice,

    /// <summary>A suspension ends before it begins.</summary>
    EndsBeforeBegin,

    /// <summary>The IND named a date before its decision.</summary>
    DueBeforeDecision,

    /// <summary>A part of an item is longer than what can be kept.</summary>
    PartTooLong,

    /// <summary>A decision has columns of its own.</summary>
    HasOwnColumns,

    /// <summary>Closed cannot be an earlier phase.</summary>
    ClosedBefore,

    /// <summary>An adverse phase that one person decided on and confirmed.</summary>
    OneDecided,

    /// <summary>An adult in a phase for minors.</summary>
    AdultThen,

    /// <summary>Closed as aged out before the birthday.</summary>
    NotAdultThen,

    /// <summary>The rejection had ended when the phase began.</summary>
    RejectionEnded,

    /// <summary>A phase of track 2 without a return decision.</summary>
    ReturnDecisionMissing,

    /// <summary>A return decision that does not state all it must.</summary>
    ReturnDecisionIncomplete,

    /// <summary>A phase of track 2 before the return decision.</summary>
    ReturnDecisionLater,

    /// <summary>A phase of track 2 after the end of the return decision.</summary>
    ReturnDecisionEnded,

    /// <summary>A phase of track 1 while a return decision is in force.</summary>
    ReturnDecisionInTrack1,

    /// <summary>Closed as granted, and no grant with its ground.</summary>
    GrantMissing,

    /// <summary>Closed as found adult, and no such decision.</summary>
    FoundAdultMissing,

    /// <summary>The same decision twice.</summary>
    DecisionTwice,

    /// <summary>Something that happens to an open case only, after the closing.</summary>
    AfterClosing,

    /// <summary>A referral was sent before its phase.</summary>
    SentBeforePhase,

    /// <summary>A referral was received before it was sent.</summary>
    ReceivedBeforeSent,

    /// <summary>A rule of the case for which no column is known does not allow it.</summary>
    Refused,

    /// <summary>Came in before: nothing changes.</summary>
    WasHere,

    /// <summary>It looks like a case that is here.</summary>
    LooksLike,

    /// <summary>It looks like another line.</summary>
    LooksLikeLine,

    /// <summary>A decision ends or upholds one that is not there.</summary>
    EndsNothing,

    /// <summary>The rule set under which the cases run.</summary>
    UnderRuleSet,

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
    /// <summary>Of a refusal for which no column is known: the rules that do not hold.</summary>
    public IReadOnlyList<GuardCode> Guards { get; init; } = [];
}

/// <summary>The file cannot be read as a whole. The message is the sentence the operator reads.</summary>
public sealed class ImportFileException(string message) : Exception(message);
