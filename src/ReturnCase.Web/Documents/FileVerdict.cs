using ReturnCase.Domain.Documents;

namespace ReturnCase.Web.Documents;

/// <summary>Why a file is refused. Each has a sentence that says what would be right.</summary>
public enum FileFault
{
    Missing, Empty, TooLarge, NotKept, Gone,

    /// <summary>Its ending is none of those taken.</summary>
    EndingNotTaken,

    /// <summary>A document that can carry a program.</summary>
    CarriesProgram,

    /// <summary>Opened, it would fetch, send or start something without being asked.</summary>
    ActsByItself,

    /// <summary>Something else stands behind its end.</summary>
    MoreBehind,

    /// <summary>Its name is an ending and nothing more.</summary>
    NameMissing,

    /// <summary>A drawing or page that a browser would run.</summary>
    RunsInBrowser,

    /// <summary>It says one thing and is another.</summary>
    NotWhatItSays,

    /// <summary>It begins as it should and does not hold together.</summary>
    Broken,

    /// <summary>Unpacked it would be far larger than any document.</summary>
    Bomb,

    /// <summary>A picture with more points than any screen or scanner makes.</summary>
    TooManyPoints,

    /// <summary>A text that cannot be read in UTF-8, UTF-16 or Windows-1252.</summary>
    NoText,

    /// <summary>Locked with a password, or an old Word file, of which the content looks the same.</summary>
    Locked,

    /// <summary>Packed so that it cannot be looked into.</summary>
    Unreadable,

    /// <summary>The scanner found a virus.</summary>
    Infected,
}

/// <summary>What was found by reading a file.</summary>
/// <param name="Format">What it is, where it is taken.</param>
/// <param name="Fault">Why it is refused.</param>
public sealed record FileVerdict(DocumentFormat? Format, FileFault? Fault)
{
    /// <summary>Takes it.</summary>
    public static FileVerdict Takes(DocumentFormat format) => new(format, null);

    /// <summary>Refuses it.</summary>
    public static FileVerdict Refuses(FileFault fault) => new(null, fault);
}
