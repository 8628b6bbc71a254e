using ReturnCase.Domain.Clocks;
using ReturnCase.Web.TagHelpers;

namespace ReturnCase.Web.Cases;

/// <summary>A deadline in words and in the look of a badge.</summary>
public sealed class DeadlineWords(PageText<DeadlineWords> text, EnumText words)
{
    /// <summary>"Einde onderzoeksjaar: nog 12 dagen · eindigt 5 december 2026".</summary>
    public string Of(Deadline deadline, DateOnly today) => $"{words[deadline.Kind]}: {Left(deadline.On, today)} · {(deadline.On < today ? text["EndedOn", AmsterdamTime.Date(deadline.On)] : text["EndsOn", AmsterdamTime.Date(deadline.On)])}";

    /// <summary>"nog 12 dagen", "vandaag", "3 dagen te laat".</summary>
    public string Left(DateOnly on, DateOnly today) => (on.DayNumber - today.DayNumber) switch
    {
        0 => text["Today"],
        1 => text["OneDayLeft"],
        -1 => text["OneDayLate"],
        > 1 and var days => text["DaysLeft", days],
        var days => text["DaysLate", -days],
    };

    public static BadgeKind Badge(AlarmStep step) => step switch
    {
        AlarmStep.None => BadgeKind.Neutral,
        AlarmStep.SixMonths => BadgeKind.Info,
        AlarmStep.ThreeMonths => BadgeKind.Warn,
        AlarmStep.OneMonth or AlarmStep.TwoWeeks or AlarmStep.Due => BadgeKind.Danger,
        AlarmStep.Overdue => BadgeKind.Overdue,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No badge for this step."),
    };
}
