using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.Cases;

/// <summary>What every verb takes: by whom, when it happened in the world, when it was recorded, why, and where it came from.</summary>
/// <param name="By">Who does it.</param>
/// <param name="OccurredOn">Calendar date in Amsterdam on which it happened.</param>
/// <param name="RecordedAt">Instant in UTC at which the system recorded it.</param>
/// <param name="Reason">Why, in words; some moves need it.</param>
/// <param name="Source">Where it came from: a letter, a phone call, a decision.</param>
public sealed record Change(Actor By, DateOnly OccurredOn, DateTime RecordedAt, string? Reason = null, string? Source = null)
{
    /// <summary>Greatest length of a reason.</summary>
    public const int ReasonMaxLength = 4_000;

    /// <summary>Greatest length of a source.</summary>
    public const int SourceMaxLength = 200;

    /// <summary>The terms in force.</summary>
    public CasePolicy Policy { get; init; } = CasePolicy.Default;

    /// <summary>The absent colleagues for whom whoever does it covers at this moment: a line in the case of one of them says for whom it was done.</summary>
    public IReadOnlyList<Actor> Covering { get; init; } = [];

    /// <summary>The absent supervisors whose teams whoever does it looks after at this moment, by team: a line in a case of that team says for whom it was done.</summary>
    public IReadOnlyDictionary<string, Actor> StandingIn { get; init; } = new Dictionary<string, Actor>();

    /// <summary>More changes of the same case follow at once, and <see cref="CaseFile.Settle"/> after the last: what only lists show waits for that. Nothing that is recorded depends on it.</summary>
    public bool MoreFollow { get; init; }

    /// <summary>Sequence of the fact that this one corrects; both stay visible.</summary>
    public int? Corrects { get; init; }

    /// <summary>The Amsterdam date of <see cref="RecordedAt"/>: blocks and freshness are judged on it.</summary>
    public DateOnly RecordedOn => AmsterdamCalendar.DateOf(RecordedAt);
}
