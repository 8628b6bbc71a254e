namespace ReturnCase.Domain.Clocks;

/// <summary>How near a deadline is. Steps alarm; people decide (domain 2.3, 2.7).</summary>
public enum AlarmStep
{
    /// <summary>More than six months away, or no deadline.</summary>
    None,

    /// <summary>Six months or less.</summary>
    SixMonths,

    /// <summary>Three months or less.</summary>
    ThreeMonths,

    /// <summary>One month or less.</summary>
    OneMonth,

    /// <summary>Two weeks or less.</summary>
    TwoWeeks,

    /// <summary>Today.</summary>
    Due,

    /// <summary>Past.</summary>
    Overdue,
}

/// <summary>Reads the alarm step off a date.</summary>
public static class AlarmSteps
{
    /// <summary>The step of <paramref name="deadline"/> as seen on <paramref name="today"/>.</summary>
    public static AlarmStep Of(DateOnly? deadline, DateOnly today) => deadline switch
    {
        null => AlarmStep.None,
        { } d when d < today => AlarmStep.Overdue,
        { } d when d == today => AlarmStep.Due,
        { } d when d <= today.AddDays(14) => AlarmStep.TwoWeeks,
        { } d when d <= today.AddMonths(1) => AlarmStep.OneMonth,
        { } d when d <= today.AddMonths(3) => AlarmStep.ThreeMonths,
        { } d when d <= today.AddMonths(6) => AlarmStep.SixMonths,
        _ => AlarmStep.None,
    };
}
