using ReturnCase.Data.DecisionFiles;

namespace ReturnCase.Web.Referrals;

/// <summary>One decision of a file as it was written, not judged yet.</summary>
/// <param name="Item">Its number among the decisions of the file, from 1.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Fields">What it says, by <see cref="DecisionFields"/>; what is empty is left out.</param>
/// <param name="Faults">What is wrong with how it is written.</param>
public sealed record DecisionRecord(int Item, int Line, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Faults)
{
    /// <summary>What a field says; null where it is empty.</summary>
    [System.Runtime.CompilerServices.IndexerName("Field")]
    public string? this[string field] => Fields.GetValueOrDefault(field);
}

/// <summary>Why a file was not taken at all.</summary>
public enum DecisionFileFault
{
    Missing,
    Empty,
    TooLarge,
    NotText,
    NoHeader,
    UnknownColumn,
    DoubleColumn,
    MissingColumn,
    TooManyLines,
    OpenQuote,
    NotJson,
    NoDecisions,
    NoLines,
    OtherVersion,
}

/// <summary>A file that was read.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="IsWindows1252">It was no UTF-8.</param>
/// <param name="Records">Its decisions in their order.</param>
public sealed record DecisionFileContent(DecisionFileFormat Format, bool IsWindows1252, IReadOnlyList<DecisionRecord> Records);

/// <summary>A file cannot be taken.</summary>
/// <param name="fault">Why.</param>
/// <param name="detail">The column, the line or the number that it is about.</param>
public sealed class DecisionFileException(DecisionFileFault fault, string? detail = null) : Exception(fault.ToString())
{
    public DecisionFileFault Fault => fault;

    public string? Detail => detail;
}
