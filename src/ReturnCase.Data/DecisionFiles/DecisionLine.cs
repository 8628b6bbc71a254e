using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.DecisionFiles;

/// <summary>Where a line of a decision file stands.</summary>
public enum DecisionLineState
{
    /// <summary>It can be recorded; nobody chose that yet.</summary>
    Good,

    /// <summary>This decision is on file already: there is nothing to do.</summary>
    Known,

    /// <summary>Something is wrong with it.</summary>
    Faulty,

    /// <summary>Somebody chose to record it.</summary>
    Waiting,

    /// <summary>It was recorded.</summary>
    Recorded,

    /// <summary>When it was to be recorded it could not be. It can be tried again.</summary>
    Refused,
}

/// <summary>One decision in a file.</summary>
public sealed class DecisionLine
{
    /// <summary>Greatest length of the faults.</summary>
    public const int FaultsMaxLength = 400;

    /// <summary>Greatest length of what asks for a look.</summary>
    public const int WarningsMaxLength = 200;

    /// <summary>Greatest length of the name of a move.</summary>
    public const int OpensMaxLength = 40;

    private DecisionLine()
    {
    }

    internal DecisionLine(int item, int line, byte[] content) => (Item, Line, Content) = (item, line, content);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The file it is of.</summary>
    public int DecisionFileId { get; private set; }

    /// <summary>The file it is of.</summary>
    public DecisionFile? DecisionFile { get; private set; }

    /// <summary>Its number among the decisions of the file, from 1.</summary>
    public int Item { get; private set; }

    /// <summary>The line of the file on which it begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>What it says, encrypted; empty once it was forgotten.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public DecisionLineState State { get; private set; } = DecisionLineState.Faulty;

    /// <summary>What is wrong with it: codes with a blank between them. Never what the line says.</summary>
    public string Faults { get; private set; } = "";

    /// <summary>What a person is to look at before it is recorded: codes with a blank between them. Never what the line says.</summary>
    public string Warnings { get; private set; } = "";

    /// <summary>The referral that it is recorded on; null where that is none, or not known.</summary>
    public string? Answers { get; private set; }

    /// <summary>Its referral was superseded or withdrawn, or another answer to it waits: it is kept as received, and people say what it means.</summary>
    public bool Clashes { get; private set; }

    /// <summary>The move that it opens, or opened; null where it opens none.</summary>
    public string? Opens { get; private set; }

    /// <summary>The case it is about; null where that is not known.</summary>
    public int? CaseFileId { get; private set; }

    /// <summary>The case it is about.</summary>
    public CaseFile? Case { get; private set; }

    /// <summary>When it got the answer that it has, UTC.</summary>
    public DateTime AnsweredAt { get; private set; }

    /// <summary>It can be chosen to be recorded.</summary>
    public bool MayBeChosen => State is DecisionLineState.Good or DecisionLineState.Refused;

    /// <summary>Keeps what was found out about it.</summary>
    /// <param name="found">What was found out.</param>
    /// <param name="at">When, UTC.</param>
    public void Answer(LineFinding found, DateTime at)
    {
        (State, Clashes, Opens, Answers, CaseFileId) = (found.State, found.Clashes, found.Opens, found.Answers, found.CaseFileId);
        (Faults, Warnings, AnsweredAt) = (Joined(found.Faults, FaultsMaxLength), Joined(found.Warnings, WarningsMaxLength), at);
    }

    /// <summary>It could not be recorded. What was found out about it stays.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="at">When, UTC.</param>
    public void Refuse(string fault, DateTime at) => (State, Faults, AnsweredAt) = (DecisionLineState.Refused, fault, at);

    private static string Joined(IEnumerable<string> codes, int most) =>
        string.Join(' ', codes.Distinct()) is var joined && joined.Length <= most ? joined : joined[..joined.LastIndexOf(' ', most)];
}

/// <summary>What was found out about a line.</summary>
/// <param name="State">Where it stands from here on.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Warnings">What a person is to look at first.</param>
/// <param name="Clashes">Its referral is no longer open, or another answer to it waits.</param>
/// <param name="Opens">The move it opens.</param>
/// <param name="Answers">The referral it is recorded on.</param>
/// <param name="CaseFileId">The case it is about.</param>
public sealed record LineFinding(DecisionLineState State, IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings, bool Clashes, string? Opens, string? Answers, int? CaseFileId);
