using ReturnCase.Data.Operations;

namespace ReturnCase.Web.Operations;

/// <summary>How long ago a job may have come to its end before somebody should look.</summary>
internal static class JobAges
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(26);
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(30);

    /// <summary>The longest that lies between two ends of a job while the program runs.</summary>
    public static TimeSpan MostOf(JobKind kind) => kind switch
    {
        JobKind.Alarms => Often,
        JobKind.Lists or JobKind.Figures => Day,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The jobs that did not come to an end for too long.</summary>
    /// <param name="last">When each did last.</param>
    /// <param name="since">Since when the program runs: until then a job had no chance. Null where that does not count.</param>
    /// <param name="now">The instant to judge at, in UTC.</param>
    public static IReadOnlyList<JobKind> Late(IReadOnlyDictionary<JobKind, DateTime> last, DateTime? since, DateTime now) =>
        [.. Enum.GetValues<JobKind>().Where(kind => now - Latest(last.TryGetValue(kind, out var done) ? done : DateTime.MinValue, since) > MostOf(kind))];

    private static DateTime Latest(DateTime done, DateTime? since) => since > done ? since.Value : done;
}
