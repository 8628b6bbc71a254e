namespace ReturnCase.Domain.Figures;

/// <summary>
/// How long stays in a phase lasted. THE definition of the median and of the ninth decile (p90) of this program.
/// </summary>
/// <remarks>
/// A stay runs from the day on which the phase was entered to the day on which it was left, in calendar days, and is counted in the month in which it ended.
/// It is kept by its length in weeks, rounded up: 1 is up to 7 days, 2 is 8 to 14 days, and so on. Past 26 weeks it is rounded up to 4 weeks, past 104 to 26 weeks,
/// so that a long stay does not point to one child. Open and closed months are counted alike.
/// </remarks>
public sealed record StayLengths
{
    private const int Week = 7;
    private const int FineUntil = 26;
    private const int CoarseUntil = 104;

    private readonly SortedDictionary<int, int> _byWeeks = [];

    /// <summary>Adds up stays of the same length.</summary>
    /// <param name="stays">Lengths as <see cref="WeeksOf"/> gives them, and how many stays lasted that long.</param>
    public StayLengths(IEnumerable<(int Weeks, int Count)> stays)
    {
        foreach (var (weeks, count) in stays)
        {
            _byWeeks[weeks] = _byWeeks.GetValueOrDefault(weeks) + count;
        }
    }

    /// <summary>How many stays there are.</summary>
    public int Count => _byWeeks.Values.Sum();

    /// <summary>Half of the stays, or just more, lasted at most so many weeks; null without stays.</summary>
    public int? Median => AtMost(5);

    /// <summary>Nine of ten stays, or just more, lasted at most so many weeks; null without stays.</summary>
    public int? NinthDecile => AtMost(9);

    /// <summary>The length under which a stay of so many days is counted.</summary>
    public static int WeeksOf(int days)
    {
        var weeks = Math.Max(1, RoundUp(days, Week) / Week);
        return weeks <= FineUntil ? weeks : weeks <= CoarseUntil ? RoundUp(weeks, 4) : RoundUp(weeks, FineUntil);
    }

    // The nearest rank: the least length L such that at least so many tenths of all stays are no longer than L. Nothing is interpolated.
    private int? AtMost(int tenths)
    {
        var (rank, seen) = (((Count * tenths) + 9) / 10, 0);
        foreach (var (weeks, count) in _byWeeks)
        {
            seen += count;
            if (seen >= rank)
            {
                return weeks;
            }
        }

        return null;
    }

    private static int RoundUp(int number, int to) => (number + to - 1) / to * to;
}
