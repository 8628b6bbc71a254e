using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>What the address of the board narrows its list to. A step means exactly the cases that its bar counts.</summary>
/// <param name="Step">Deadlines of this step and no other.</param>
/// <param name="Only">A review that is owed, or a step of our own that is due.</param>
/// <param name="From">Deadlines on this day or later.</param>
/// <param name="Until">Deadlines on this day or earlier.</param>
public sealed record BoardFilter(AlarmStep? Step, Attention? Only, DateOnly? From, DateOnly? Until)
{
    /// <summary>What <c>only</c> in the address says for the cases in which a review is owed.</summary>
    public static readonly string ReviewsOnly = Slugs.Of(Attention.ReviewOwed);

    /// <summary>What it says for the cases in which our own next step is due.</summary>
    public static readonly string StepsOnly = Slugs.Of(Attention.StepDue);

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads an address; what is no choice of the board chooses nothing and is named.</summary>
    public static BoardFilter Parse(string? step, string? only, string? from, string? until) => new(
        Slugs.TryParse<AlarmStep>(step, out var chosen) ? chosen : null,
        only == ReviewsOnly ? Attention.ReviewOwed : only == StepsOnly ? Attention.StepDue : null,
        Day(from), Day(until))
    {
        NotKnown = UnknownChoice.Of(
            ("Step", step, Slugs.TryParse<AlarmStep>(step, out _)), ("Only", only, only == ReviewsOnly || only == StepsOnly),
            ("Day", from, Day(from) is not null), ("Day", until, Day(until) is not null)),
    };

    /// <summary>What was asked and is not known here.</summary>
    public IReadOnlyList<UnknownChoice> NotKnown { get; private init; } = [];

    /// <summary>The team whose board it is, where that is not the reader's own.</summary>
    public string? Team { get; private init; }

    /// <summary>The same on the board that somebody looks at.</summary>
    public BoardFilter Of(Viewer viewer) => this with { Team = viewer.BoardTeam == viewer.Team ? null : viewer.BoardTeam };

    /// <summary>What an address of the board says first of another team; nothing for the own one.</summary>
    public static string TeamPart(string? team) => team is null ? "" : $"team={Uri.EscapeDataString(team)}&";

    /// <summary>The same board, narrowed to nothing.</summary>
    public BoardFilter Whole => new(null, null, null, null) { Team = Team };

    public bool IsWhole => this is { Step: null, Only: null, From: null, Until: null };

    public CaseloadFilter On(DateOnly today, CasePolicy policy)
    {
        var (first, last) = Step is { } step ? AlarmSteps.Range(step, today, policy) : (null, null);
        return new() { Attention = Only, DeadlineFrom = Later(first, From), DeadlineUntil = Earlier(last, Until) };
    }

    /// <summary>A page with this filter: of the board from its first row or another, or on paper.</summary>
    public string Address(string page, ReviewCursor? after = null) => page + new QueryBuilder(
        new (string Name, string? Value)[] { ("team", Team), ("step", Step is { } step ? Slugs.Of(step) : null), ("only", Only is { } owed ? Slugs.Of(owed) : null), ("from", Text(From)), ("until", Text(Until)), ("after", after?.ToString()) }
            .Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!)));

    public static string? Text(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
