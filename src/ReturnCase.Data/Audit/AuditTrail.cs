using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>One operation, to be kept as one row.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Cases">Numbers of the cases of the children whose data it concerns.</param>
/// <param name="Detail">Field names, kinds, ids of users. Never a name, a V-number or a value.</param>
public sealed record AuditNote(AuditAction Action, IReadOnlyList<string> Cases, string? Detail);

/// <summary>Notes of one actor.</summary>
public sealed record AuditNotes(string ActorId, ActorRole? Role, string? Trace, IReadOnlyList<AuditNote> Notes);

/// <summary>
/// What is done in one request or command, and by whom. What changes data is kept in the transaction of that change; what only shows it, or was refused, before the answer leaves.
/// </summary>
public sealed class AuditTrail
{
    /// <summary>Stands for the program itself.</summary>
    public const string System = "system";

    /// <summary>Stands for a request of which nobody knows whose it is.</summary>
    public const string Anonymous = "anonymous";

    private readonly List<AuditNotes> _shown = [];
    private readonly List<AuditNotes> _happened = [];
    private readonly List<AuditNote> _changes = [];

    public string ActorId { get; private set; } = System;

    public ActorRole? Role { get; private set; }

    /// <summary>The id under which the log speaks of the same request.</summary>
    public string? Trace { get; private set; }

    /// <summary>Says who acts from here on.</summary>
    public void Act(string actorId, ActorRole? role, string? trace) => (ActorId, Role, Trace) = (actorId, role, trace);

    /// <summary>The answer shows data of these children. Where the answer turns out to be a redirection, nothing was shown.</summary>
    public void Shown(AuditAction action, IEnumerable<string> cases, string? detail = null) => _shown.Add(Of([new AuditNote(action, [.. cases], detail)]));

    /// <summary>Something happened that changed no data: a sign-in, a refusal.</summary>
    public void Happened(AuditAction action, string? detail = null, params IEnumerable<string> cases) => _happened.Add(Of([new AuditNote(action, [.. cases], detail)]));

    /// <summary>Names the change that the next save keeps; if that save fails, this is dropped with it. Changes of cases name themselves.</summary>
    public void Changes(AuditAction action, string? detail = null, params IEnumerable<string> cases) => _changes.Add(new(action, [.. cases], detail));

    /// <summary>The answer holds no data after all.</summary>
    public void NothingShown() => _shown.Clear();

    /// <summary>What was shown and happened since the last time, to be written now.</summary>
    public IReadOnlyList<AuditNotes> Take()
    {
        AuditNotes[] notes = [.. _happened, .. _shown];
        _happened.Clear();
        _shown.Clear();
        return notes;
    }

    /// <summary>Notes of whoever acts now.</summary>
    internal AuditNotes Of(IReadOnlyList<AuditNote> notes) => new(ActorId, Role, Trace, notes);

    internal IReadOnlyList<AuditNote> TakeChanges()
    {
        AuditNote[] changes = [.. _changes];
        _changes.Clear();
        return changes;
    }
}
