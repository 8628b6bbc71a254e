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

    /// <summary>Its referral was superseded or withdrawn: it is kept as received, and people say what it means.</summary>
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
    /// <param name="state">Where it stands from here on.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <param name="clashes">Its referral is no longer open.</param>
    /// <param name="opens">The move it opens.</param>
    /// <param name="caseFileId">The case it is about.</param>
    /// <param name="at">When, UTC.</param>
    public void Answer(DecisionLineState state, IEnumerable<string> faults, bool clashes, string? opens, int? caseFileId, DateTime at)
    {
        var joined = string.Join(' ', faults.Distinct());
        (State, Faults, Clashes, Opens) = (state, joined.Length <= FaultsMaxLength ? joined : joined[..joined.LastIndexOf(' ', FaultsMaxLength)], clashes, opens);
        (CaseFileId, AnsweredAt) = (caseFileId, at);
    }
}
