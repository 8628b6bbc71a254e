using System.Globalization;
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

    private const string TokenBegins = "[token ";

    private readonly List<AuditNotes> _shown = [];
    private readonly List<AuditNotes> _happened = [];
    private readonly List<AuditNote> _changes = [];

    public string ActorId { get; private set; } = System;

    public ActorRole? Role { get; private set; }

    /// <summary>The id under which the log speaks of the same request.</summary>
    public string? Trace { get; private set; }

    /// <summary>The number of the token with which a system of a partner came in; null for everybody else.</summary>
    public int? Token { get; private set; }

    /// <summary>Says who acts from here on.</summary>
    public void Act(string actorId, ActorRole? role, string? trace, int? token = null) => (ActorId, Role, Trace, Token) = (actorId, role, trace, token);

    /// <summary>What a row says without the token behind it, and the number of that token; none where a person acted.</summary>
    public static (string? Detail, int? Token) Read(string? detail) =>
        detail is not null && detail.EndsWith(']') && detail.LastIndexOf(TokenBegins, StringComparison.Ordinal) is var at and >= 0
        && int.TryParse(detail.AsSpan(at + TokenBegins.Length, detail.Length - at - TokenBegins.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var token)
            ? (detail[..at].TrimEnd() is { Length: > 0 } said ? said : null, token)
            : (detail, null);

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
    internal AuditNotes Of(IReadOnlyList<AuditNote> notes) => new(ActorId, Role, Trace, Token is { } token ? [.. notes.Select(note => note with { Detail = With(note.Detail, token) })] : notes);

    // Never cut off: it is what tells two tokens of one system apart.
    private static string With(string? detail, int token)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"{TokenBegins}{token}]");
        return detail is null ? end : $"{(detail.Length > AuditRow.DetailMaxLength - end.Length - 1 ? detail[..(AuditRow.DetailMaxLength - end.Length - 1)] : detail)} {end}";
    }

    internal IReadOnlyList<AuditNote> TakeChanges()
    {
        AuditNote[] changes = [.. _changes];
        _changes.Clear();
        return changes;
    }
}
