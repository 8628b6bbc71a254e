namespace ReturnCase.Domain.Clocks;

/// <summary>How near a deadline is. Steps alarm; people decide (domain 2.3, 2.7). They are named after their usual terms; the terms are a setting.</summary>
public enum AlarmStep
{
    /// <summary>Further away than the first step, or no deadline.</summary>
    None,

    /// <summary>First step: six months or less, unless set otherwise.</summary>
    SixMonths,

    /// <summary>Second step: three months or less, unless set otherwise.</summary>
    ThreeMonths,

    /// <summary>Third step: one month or less, unless set otherwise.</summary>
    OneMonth,

    /// <summary>Fourth step: two weeks or less, unless set otherwise.</summary>
    TwoWeeks,

    /// <summary>Today.</summary>
    Due,

    /// <summary>Past.</summary>
    Overdue,
}

/// <summary>How long before a deadline each step begins; the settings <c>Policy:AlarmSteps:…</c>.</summary>
public sealed record AlarmTerms
{
    /// <summary>Months at which the first step begins.</summary>
    public int FirstMonths { get; init; } = 6;

    /// <summary>Months at which the second step begins.</summary>
    public int SecondMonths { get; init; } = 3;

    /// <summary>Months at which the third step begins.</summary>
    public int ThirdMonths { get; init; } = 1;

    /// <summary>Days at which the fourth step begins.</summary>
    public int FourthDays { get; init; } = 14;

    internal string? FirstFault() => this switch
    {
        { FirstMonths: > 24 } => $"Policy:AlarmSteps:FirstMonths is {FirstMonths}; it must be at most 24.",
        _ when SecondMonths >= FirstMonths => $"Policy:AlarmSteps:SecondMonths is {SecondMonths}; it must be less than FirstMonths, which is {FirstMonths}.",
        _ when ThirdMonths >= SecondMonths || ThirdMonths < 1 => $"Policy:AlarmSteps:ThirdMonths is {ThirdMonths}; it must be at least 1 and less than SecondMonths, which is {SecondMonths}.",
        { FourthDays: < 1 or > 27 } => $"Policy:AlarmSteps:FourthDays is {FourthDays}; it must be 1 to 27.",
        _ => null,
    };
}

/// <summary>Where each alarm step begins and ends: the one place that knows.</summary>
public static class AlarmSteps
{
    private const int LastDaysOfShortTerm = 1;

    private static readonly AlarmStep[] Ahead = [AlarmStep.Due, AlarmStep.TwoWeeks, AlarmStep.OneMonth, AlarmStep.ThreeMonths, AlarmStep.SixMonths];

    /// <summary>The step of <paramref name="deadline"/> as seen on <paramref name="today"/>.</summary>
    public static AlarmStep Of(DateOnly? deadline, DateOnly today, CasePolicy policy) =>
        deadline < today ? AlarmStep.Overdue : Ahead.FirstOrDefault(step => deadline <= LastDay(step, today, policy));

    /// <summary>
    /// The step of a deadline. One that is counted in hours or working days is near from its first day: it alarms only in its last days,
    /// or every new transfer would begin as an alarm.
    /// </summary>
    public static AlarmStep Of(DeadlineKind? kind, DateOnly? deadline, DateOnly today, CasePolicy policy) =>
        kind is DeadlineKind.Routing or DeadlineKind.Handover or DeadlineKind.DecisionMove && deadline > today.AddDays(LastDaysOfShortTerm)
            ? AlarmStep.None
            : Of(deadline, today, policy);

    /// <summary>Whether a step began after the deadline was set. One that had begun by then was known to whoever set it, and asks for nothing; a deadline that nobody set, such as a birthday, was set nowhere.</summary>
    public static bool BeganAfter(DateOnly? setOn, AlarmStep step, DateOnly deadline, CasePolicy policy) =>
        step > (setOn is { } day ? Of(deadline, day, policy) : AlarmStep.None);

    /// <summary>The deadlines that are in this step and in no other on <paramref name="today"/>, counted by their day alone; null where there is no first or no last one.</summary>
    public static (DateOnly? From, DateOnly? Until) Range(AlarmStep step, DateOnly today, CasePolicy policy) => step switch
    {
        AlarmStep.Overdue => (null, today.AddDays(-1)),
        AlarmStep.Due => (today, today),
        AlarmStep.None => (LastDay(AlarmStep.SixMonths, today, policy).AddDays(1), null),
        _ => (LastDay(step + 1, today, policy).AddDays(1), LastDay(step, today, policy)),
    };

    /// <summary>The last deadline that is in this step, or in a nearer one, on <paramref name="today"/>.</summary>
    public static DateOnly LastDay(AlarmStep step, DateOnly today, CasePolicy policy) => step switch
    {
        AlarmStep.Due => today,
        AlarmStep.TwoWeeks => today.AddDays(policy.AlarmSteps.FourthDays),
        AlarmStep.OneMonth => today.AddMonths(policy.AlarmSteps.ThirdMonths),
        AlarmStep.ThreeMonths => today.AddMonths(policy.AlarmSteps.SecondMonths),
        AlarmStep.SixMonths => today.AddMonths(policy.AlarmSteps.FirstMonths),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "This step has no last day."),
    };
}
