using ReturnCase.Domain.Tasks;

namespace ReturnCase.Data.Tasks;

/// <summary>A task in a list: one that a case asks for by itself, or one that somebody planned.</summary>
public sealed record TaskRow
{
    /// <summary>Number of a task that somebody planned; 0 for one that a case asks for.</summary>
    public int Id { get; init; }

    /// <summary>What the case asks for; null where somebody planned it.</summary>
    public DerivedTaskKind? Derived { get; init; }

    /// <summary>What somebody planned; null where the case asks for it.</summary>
    public OwnTaskKind? Own { get; init; }

    /// <summary>The team of the case; null where there is none.</summary>
    public string? CaseTeam { get; init; }

    public int Subject { get; init; }

    public string? Detail { get; init; }

    public int? Candidate { get; init; }

    public string? What { get; init; }

    public DateOnly On { get; init; }

    public TimeOnly? At { get; init; }

    public string? Place { get; init; }

    public Company? With { get; init; }

    public OwnTaskState State { get; init; }

    public string? Note { get; init; }

    public DateTime? ClosedAt { get; init; }

    /// <summary>The day on which it was before it was moved.</summary>
    public DateOnly? MovedFrom { get; init; }

    public string? CaseNumber { get; init; }

    public string? FirstNames { get; init; }

    public string? LastName { get; init; }

    public string? CounsellorId { get; init; }

    /// <summary>Who is to do it: the counsellor of the case, or the owner of what was planned.</summary>
    public string? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    /// <summary>Who made it, where that is somebody else than who is to do it.</summary>
    public string? MadeByName { get; init; }

    /// <summary>Whoever is to do it works on the cases of this team no more.</summary>
    public bool OwnerLeft { get; init; }

    /// <summary>Since when it stands as it does.</summary>
    public DateTime Since { get; init; }
}

/// <summary>Which tasks of those that somebody may see.</summary>
/// <param name="Until">Due on this day or before; null for all.</param>
public sealed record TaskFilter(DateOnly? Until = null)
{
    public DerivedTaskKind? Derived { get; init; }

    /// <summary>Also of this kind what is due later: it is told as soon as it is there.</summary>
    public DerivedTaskKind? AlsoLater { get; init; }

    public OwnTaskKind? Own { get; init; }

    /// <summary>Of one counsellor.</summary>
    public string? CounsellorId { get; init; }

    /// <summary>For a counsellor: not what is theirs to do, but what a colleague is to do of their cases.</summary>
    public bool Given { get; init; }

    /// <summary>Of nobody who works in the team any more.</summary>
    public bool Nobodys { get; init; }
}

/// <summary>How much of one person is due.</summary>
public sealed record TaskCount(string? OwnerId, int Overdue, int Today, int Week);

/// <summary>What stands beside a case without being part of it.</summary>
/// <param name="Held">A legal hold keeps it from being destroyed.</param>
/// <param name="Planned">What is planned, and what was done or cancelled lately.</param>
/// <param name="NamedBy">Numbers of cases that name this one as that of a brother or sister. Whether somebody may open them is asked apart.</param>
public sealed record CaseBeside(bool Held, IReadOnlyList<TaskRow> Planned, IReadOnlyList<string> NamedBy)
{
    /// <summary>Numbers of cases that this one names as that of a brother or sister, as far as this person may open them.</summary>
    public IReadOnlySet<string> SiblingsToOpen { get; init; } = new HashSet<string>();

    /// <summary>The team of each case that this one names as of the family or of the same child, for who may not open it.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();

    /// <summary>Nothing stands beside it.</summary>
    public static CaseBeside Nothing { get; } = new(false, [], []);
}
