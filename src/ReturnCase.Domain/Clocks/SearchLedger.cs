using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Clocks;

/// <summary>Why days of the search year do not count.</summary>
public enum StopKind
{
    /// <summary>An approved pause.</summary>
    Pause,

    /// <summary>A return decision was in force: the case stood in track 2.</summary>
    Track2,

    /// <summary>The case was closed.</summary>
    Closed,
}

/// <summary>One reason for which days do not count.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Line">Sequence of the suspension or of the move that brought it.</param>
public sealed record StopCause(StopKind Kind, int Line);

/// <summary>Days in a row for which the same holds: they count, or stand still for the same reasons.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">First day that is not among them.</param>
/// <param name="Causes">Why they do not count; none where they do. Days with more than one cause stand still once.</param>
public sealed record SearchStretch(DateOnly From, DateOnly Until, IReadOnlyList<StopCause> Causes)
{
    /// <summary>Calendar days.</summary>
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The days count.</summary>
    public bool Counts => Causes.Count == 0;
}

/// <summary>The days of the search year so far, each in exactly one stretch (domain 2.6, 2.7). What the clock says is the sum of this.</summary>
public static class SearchLedger
{
    /// <summary>The stretches from a first day until today; empty where it lies ahead.</summary>
    public static IReadOnlyList<SearchStretch> Of(CaseFile file, DateOnly start, DateOnly today) => Of(file, start, today, SearchPause.Approved(file));

    /// <summary>The same, if these were the approved pauses.</summary>
    internal static IReadOnlyList<SearchStretch> Of(CaseFile file, DateOnly start, DateOnly today, IEnumerable<SearchPause> pauses)
    {
        today = ReadOn(file, today);
        var stops = Stops(file, today, pauses).Select(stop => (stop.Cause, From: Later(stop.From, start), Until: stop.Until > today ? today : stop.Until)).Where(stop => stop.From < stop.Until).ToArray();
        DateOnly[] edges = [.. stops.SelectMany(stop => (DateOnly[])[stop.From, stop.Until]).Append(start).Append(today).Where(day => day >= start).Distinct().Order()];
        return [.. edges.Zip(edges.Skip(1), (from, until) => new SearchStretch(from, until, [.. stops.Where(stop => stop.From <= from && until <= stop.Until).Select(stop => stop.Cause)]))];
    }

    /// <summary>The day on which the year of a case is read: of a closed case the day of the closing, for what it says then is what it ended with. Reopened, the days in between are days on which it stood still.</summary>
    internal static DateOnly ReadOn(CaseFile file, DateOnly today) => !file.Phase.IsOpen() && file.LastMove.OccurredOn < today ? file.LastMove.OccurredOn : today;

    private static IEnumerable<(StopCause Cause, DateOnly From, DateOnly Until)> Stops(CaseFile file, DateOnly today, IEnumerable<SearchPause> pauses)
    {
        var lines = file.PhaseLines.ToArray();
        foreach (var (i, line) in lines.Index())
        {
            var until = i + 1 < lines.Length ? lines[i + 1].OccurredOn : today;
            if (line.To!.Value.IsTrack2())
            {
                yield return (new(StopKind.Track2, line.Sequence), line.OccurredOn, until);
            }
            else if (!line.To.Value.IsOpen())
            {
                yield return (new(StopKind.Closed, line.Sequence), line.OccurredOn, until);
            }
        }

        foreach (var pause in pauses)
        {
            yield return (new(StopKind.Pause, pause.Line), pause.From, pause.Until ?? today);
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
