using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.People;

/// <summary>A birth date as it is known: a day, a month or only a year. Rights end on the latest possible day, alarms count from the earliest (domain 2.7, D).</summary>
public sealed record PartialDate
{
    /// <summary>The age at which a person is no longer a minor.</summary>
    public const int MajorityYears = 18;

    /// <summary>Takes a year, and where known a month and a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date, or a day is given without a month.</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (day is not null && month is null)
        {
            throw new ArgumentOutOfRangeException(nameof(day), "A day needs a month.");
        }

        _ = new DateOnly(year, month ?? 1, day ?? 1);
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, where known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, where known.</summary>
    public int? Day { get; }

    /// <summary>The first day it can be.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it can be.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>The first day on which the child can be eighteen; alarms count from it.</summary>
    public DateOnly EighteenEarliest => LegalTerm.AddYears(Earliest, MajorityYears);

    /// <summary>The last day on which the child can become eighteen; rights end on it.</summary>
    public DateOnly EighteenLatest => LegalTerm.AddYears(Latest, MajorityYears);

    /// <summary>Whole day known.</summary>
    public bool IsExact => Day is not null;
}
