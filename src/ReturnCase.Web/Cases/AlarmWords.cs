using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Cases;

/// <summary>How long there is left to report a missing child to the police, in words.</summary>
public sealed class AlarmWords(IStringLocalizer<AlarmWords> text, TimeProvider clock)
{
    /// <summary>The report should have been made.</summary>
    public bool IsLate(DateTime? dueAt) => dueAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>What is owed and by when; null where nothing is.</summary>
    /// <param name="dueAt">The instant at which it is owed, UTC.</param>
    /// <param name="timeKnown">It is known at what time the child was last seen.</param>
    public string? Report(DateTime? dueAt, bool timeKnown)
    {
        if (dueAt is not { } due)
        {
            return null;
        }

        var left = due - clock.GetUtcNow().UtcDateTime;
        var said = text[left > TimeSpan.Zero ? "Left" : "Late", Length(left.Duration()), AmsterdamTime.DateTime(due)];
        return timeKnown ? said : $"{said} {text["TimeUnknown"]}";
    }

    private string Length(TimeSpan time) => ((int)time.TotalHours, time.Minutes) switch
    {
        (0, 1) => text["OneMinute"],
        (0, var minutes) => text["Minutes", minutes],
        (1, _) => text["OneHour"],
        (var hours, _) => text["Hours", hours],
    };
}
