using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;

namespace ReturnCase.Web.Cases;

/// <summary>Ages on a day. A birth date that is partly known gives two.</summary>
public static class Ages
{
    public static (int Youngest, int Oldest) On(PartialDate birth, DateOnly day) => (Full(birth.Latest, day), Full(birth.Earliest, day));

    private static int Full(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return Math.Max(0, LegalTerm.AddYears(birth, years) > day ? years - 1 : years);
    }
}
