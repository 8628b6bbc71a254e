using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.DecisionFiles;

/// <summary>How a file with decisions is written.</summary>
public enum DecisionFileFormat { Csv, Json }

/// <summary>A file with decisions of the IND, as a liaison brought it. It is kept line by line and encrypted, so that what came of each line is known also after a session ends.</summary>
public sealed class DecisionFile
{
    /// <summary>More lines than that are not taken at once: as many as fit in a package.</summary>
    public const int MostLines = 2_000;

    /// <summary>More bytes than that are not read.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Length of a hash.</summary>
    public const int HashLength = 64;

    private readonly List<DecisionLine> _lines = [];

    private DecisionFile()
    {
    }

    /// <param name="by">Who brought it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="sha256">Their hash.</param>
    public DecisionFile(Actor by, DateTime at, DecisionFileFormat format, int size, string sha256) =>
        (ById, ByName, AddedAt, Format, Size, Sha256) = (by.Id, by.Name, at, format, size, sha256);

    /// <summary>Its number, by which pages name it.</summary>
    public int Id { get; private set; }

    /// <summary>Who brought it.</summary>
    public string ById { get; private set; } = "";

    /// <summary>The name of that person.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>When it was brought, UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>How it is written.</summary>
    public DecisionFileFormat Format { get; private set; }

    /// <summary>It was no UTF-8 and was read as Windows-1252.</summary>
    public bool IsWindows1252 { get; init; }

    /// <summary>Its bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of its bytes.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>When what its lines say was forgotten; null while it is here.</summary>
    public DateTime? ForgottenAt { get; private set; }

    /// <summary>When somebody said that it is not to be used; null while it may be.</summary>
    public DateTime? SetAsideAt { get; private set; }

    /// <summary>The name of that person.</summary>
    public string? SetAsideByName { get; private set; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<DecisionLine> Lines => _lines;

    /// <summary>Adds a line.</summary>
    /// <param name="item">Its number among the decisions of the file, from 1.</param>
    /// <param name="line">The line of the file on which it begins, from 1.</param>
    /// <param name="content">What it says, encrypted.</param>
    public DecisionLine Add(int item, int line, byte[] content)
    {
        var added = new DecisionLine(item, line, content);
        _lines.Add(added);
        return added;
    }

    /// <summary>Says that it is not to be used: none of its lines can be chosen. What was recorded from it stays.</summary>
    /// <param name="by">Who says so.</param>
    /// <param name="at">When, UTC.</param>
    public void SetAside(Actor by, DateTime at) => (SetAsideAt, SetAsideByName) = (at, by.Name);

    /// <summary>It may be used after all.</summary>
    public void TakeUp() => (SetAsideAt, SetAsideByName) = (null, null);
}
