using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>One bar of the chart of remaining time.</summary>
/// <param name="Width">Its length, where the longest is <see cref="FullWidth"/>.</param>
public sealed record StepBar(AlarmStep Step, int Count, int Width)
{
    public const int FullWidth = 460;

    /// <summary>The steps as they are read: the most pressing first.</summary>
    public static readonly IReadOnlyList<AlarmStep> Steps = [.. Enum.GetValues<AlarmStep>().OrderDescending()];

    public string Class => $"rc-fill--{Slugs.Of(Step)}";

    /// <summary>The list of exactly these cases.</summary>
    public string Address => $"/review?{BoardFilter.TeamPart(Team)}step={Slugs.Of(Step)}#cases-title";

    /// <summary>The team whose board it is on, where that is not the reader's own.</summary>
    public string? Team { get; init; }

    public static IReadOnlyList<StepBar> Of(IReadOnlyList<DayCount> days, DateOnly today, CasePolicy policy)
    {
        var counts = Steps.ToDictionary(step => step, step => days.Where(day => AlarmSteps.Of(day.On, today, policy) == step).Sum(day => day.Count));
        var most = Math.Max(1, counts.Values.Max());
        return [.. Steps.Select(step => new StepBar(step, counts[step], (int)Math.Round(FullWidth * counts[step] / (double)most)))];
    }
}

/// <summary>How far the search year of a case is, while it searches.</summary>
public sealed record YearBar(int Day, int Of, int DaysLeft, string Class)
{
    public int Percent => Math.Clamp(Day * 100 / Of, 0, 100);

    public static YearBar? For(CaseRow row, DateOnly today, CasePolicy policy)
    {
        if (row is not { SearchStartedOn: { } start, SearchLastDay: { } last } || !row.Phase.IsTrack1())
        {
            return null;
        }

        // Days on which the clock stood still moved the last day by as much, so counting back from it gives the days used.
        var length = LegalTerm.AddYears(start, policy.SearchTermYears).DayNumber - start.DayNumber;
        var left = last.DayNumber - today.DayNumber;
        return new(length - left, length, left, $"rc-fill--{Slugs.Of(AlarmSteps.Of(last, today, policy))}");
    }
}
