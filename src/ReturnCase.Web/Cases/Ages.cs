using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>Ages in whole years. A partial birth date gives two: the youngest and the oldest the child can be.</summary>
public static class Ages
{
    public static (int Youngest, int Oldest) On(DateOnly eighteenEarliest, DateOnly eighteenLatest, DateOnly today) =>
        (Full(eighteenLatest, today), Full(eighteenEarliest, today));

    /// <summary>"16", or "16–17".</summary>
    public static string Of(DateOnly eighteenEarliest, DateOnly eighteenLatest, DateOnly today)
    {
        var (youngest, oldest) = On(eighteenEarliest, eighteenLatest, today);
        return youngest == oldest ? $"{youngest}" : $"{youngest}–{oldest}";
    }

    private static int Full(DateOnly eighteen, DateOnly today)
    {
        var age = 18 + today.Year - eighteen.Year;
        return Math.Max(0, LegalTerm.AddYears(eighteen, age - 18) > today ? age - 1 : age);
    }
}
