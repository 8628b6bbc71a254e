namespace ReturnCase.Domain.Clocks;

/// <summary>A date of a case, as the page of the clocks names them.</summary>
public enum ClockKind
{
    /// <summary>Last day of the search year.</summary>
    SearchYear,

    /// <summary>The 18th birthday, on its earliest possible day: alarms count from it.</summary>
    Eighteen,

    /// <summary>The 18th birthday, on its latest possible day: rights end on it.</summary>
    EighteenLatest,

    /// <summary>What the phase asks for: see <see cref="ClockDate.Deadline"/>.</summary>
    Phase,

    /// <summary>Until when the verification of the shelter may be relied on.</summary>
    Verification,

    /// <summary>Until when an embassy's answer is waited for.</summary>
    TravelDocument,

    /// <summary>Last day on which appeal can be lodged against a decision.</summary>
    Appeal,
}

/// <summary>What a step of the reckoning does.</summary>
public enum ClockStepKind
{
    /// <summary>Starts at the date of a recorded fact.</summary>
    From,

    /// <summary>Starts at a date that was named in a recorded fact.</summary>
    Named,

    /// <summary>Takes another of these dates, because it is the nearer one.</summary>
    Capped,

    /// <summary>Adds calendar days.</summary>
    Days,

    /// <summary>Adds working days (Algemene termijnenwet).</summary>
    WorkingDays,

    /// <summary>Adds weeks.</summary>
    Weeks,

    /// <summary>Adds months.</summary>
    Months,

    /// <summary>Adds years; from 29 February to 1 March.</summary>
    Years,

    /// <summary>Adds the days on which the search year stood still.</summary>
    Stopped,
}

/// <summary>A step of the reckoning of a date.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="On">The date that stands after it.</param>
/// <param name="Amount">How many days, weeks, months or years it adds; 0 where it starts.</param>
/// <param name="Fact">Sequence of the line that it rests on; null for a term of the law or a setting.</param>
public sealed record ClockStep(ClockStepKind Kind, DateOnly On, int Amount = 0, int? Fact = null);

/// <summary>A date with how it was reckoned. Calendar dates in Amsterdam.</summary>
/// <param name="Kind">What ends then.</param>
/// <param name="On">The date.</param>
/// <param name="Steps">How it was reckoned, from the first fact on; the last step gives the date.</param>
public sealed record ClockDate(ClockKind Kind, DateOnly On, IReadOnlyList<ClockStep> Steps)
{
    /// <summary>Of what the phase asks for: what that is.</summary>
    public DeadlineKind? Deadline { get; init; }

    /// <summary>It governs the case: nothing that counts falls earlier (domain 2.7).</summary>
    public bool Governs { get; init; }

    /// <summary>The last possible date where the term is not known: a decision that does not say whether appeal can be lodged for one week or four.</summary>
    public DateOnly? AtTheLatest { get; init; }

    /// <summary>A date that is reckoned by these steps.</summary>
    internal static ClockDate Of(ClockKind kind, params IReadOnlyList<ClockStep> steps) => new(kind, steps[^1].On, steps);
}

/// <summary>Makes the steps of a reckoning, one after the other.</summary>
internal static class Reckoning
{
    public static List<ClockStep> From(DateOnly on, int? fact) => [new(ClockStepKind.From, on, 0, fact)];

    public static List<ClockStep> Named(DateOnly on, int? fact) => [new(ClockStepKind.Named, on, 0, fact)];

    public static List<ClockStep> Plus(this List<ClockStep> steps, ClockStepKind kind, int amount)
    {
        var on = steps[^1].On;
        steps.Add(new(kind, kind switch
        {
            ClockStepKind.Days or ClockStepKind.Stopped => on.AddDays(amount),
            ClockStepKind.WorkingDays => LegalTerm.AddWorkingDays(on, amount),
            ClockStepKind.Weeks => on.AddDays(amount * 7),
            ClockStepKind.Months => on.AddMonths(amount),
            ClockStepKind.Years => LegalTerm.AddYears(on, amount),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This step adds nothing."),
        }, amount));
        return steps;
    }
}
