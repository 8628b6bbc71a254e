using ReturnCase.Domain.Clocks;
using ReturnCase.Web.TagHelpers;

namespace ReturnCase.Web.Cases;

/// <summary>A deadline in words and in the look of a badge.</summary>
public sealed class DeadlineWords(PageText<DeadlineWords> text, EnumText words)
{
    /// <summary>"Einde onderzoeksjaar: nog 12 dagen · eindigt 5 december 2026".</summary>
    public string Of(Deadline deadline, DateOnly eighteenLatest, DateOnly today) =>
        $"{Name(deadline.Kind, deadline.On, eighteenLatest)}: {Left(deadline.Kind, deadline.On, today)} · {When(deadline, eighteenLatest, today)}";

    /// <summary>"5 december 2026 · Einde onderzoeksjaar".</summary>
    public string DateAndName(DeadlineKind kind, DateOnly on, DateOnly eighteenLatest) =>
        IsEarliest(kind, on, eighteenLatest)
            ? $"{AmsterdamTime.Date(on)} · {Name(kind, on, eighteenLatest)}, {text["AtTheLatest", AmsterdamTime.Date(eighteenLatest)]}"
            : $"{AmsterdamTime.Date(on)} · {words[kind]}";

    /// <summary>"Einde onderzoeksjaar: 5 december 2026": of a birth date known in part that it is the earliest day, and which is the latest.</summary>
    public string NameAndDate(DeadlineKind kind, DateOnly on, DateOnly eighteenLatest) =>
        $"{Name(kind, on, eighteenLatest)}: {AmsterdamTime.Date(on)}{(IsEarliest(kind, on, eighteenLatest) ? $", {text["AtTheLatest", AmsterdamTime.Date(eighteenLatest)]}" : "")}";

    /// <summary>A birthday is not late: it was so many days ago. Nor does it say of what it is late where it may not say what it is.</summary>
    public string Left(DeadlineKind? kind, DateOnly on, DateOnly today) => (kind, on.DayNumber - today.DayNumber) switch
    {
        (DeadlineKind.Eighteen or null, -1) => text["OneDayAgo"],
        (DeadlineKind.Eighteen or null, < 0 and var days) => text["DaysAgo", -days],
        _ => Left(on, today),
    };

    /// <summary>"nog 12 dagen", "vandaag", "3 dagen te laat".</summary>
    public string Left(DateOnly on, DateOnly today) => (on.DayNumber - today.DayNumber) switch
    {
        0 => text["Today"],
        1 => text["OneDayLeft"],
        -1 => text["OneDayLate"],
        > 1 and var days => text["DaysLeft", days],
        var days => text["DaysLate", -days],
    };

    private string Name(DeadlineKind kind, DateOnly on, DateOnly eighteenLatest) =>
        IsEarliest(kind, on, eighteenLatest) ? text["EarliestEighteen"] : words[kind];

    private string When(Deadline deadline, DateOnly eighteenLatest, DateOnly today) => deadline.Kind switch
    {
        DeadlineKind.Eighteen when IsEarliest(deadline.Kind, deadline.On, eighteenLatest) =>
            $"{AmsterdamTime.Date(deadline.On)}, {text["AtTheLatest", AmsterdamTime.Date(eighteenLatest)]}",
        DeadlineKind.Eighteen => AmsterdamTime.Date(deadline.On),
        DeadlineKind.SearchLimit or DeadlineKind.FurtherSearch or DeadlineKind.DepartureTerm =>
            text[deadline.On < today ? "EndedOn" : "EndsOn", AmsterdamTime.Date(deadline.On)],
        _ => text["AtTheLatest", AmsterdamTime.Date(deadline.On)],
    };

    // Of a birth date known in part the clock runs to the first day it can be.
    private static bool IsEarliest(DeadlineKind kind, DateOnly on, DateOnly eighteenLatest) => kind == DeadlineKind.Eighteen && on < eighteenLatest;

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
