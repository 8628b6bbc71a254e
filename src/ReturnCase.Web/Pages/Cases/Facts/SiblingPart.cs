using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What is asked of each child who took part.</summary>
public interface IChecks
{
    CheckAnswer? TraffickingSignals { get; }

    CheckAnswer? Medical { get; }

    CheckAnswer? SpecialHardship { get; }

    string? NotDiscussedWhy { get; }
}

/// <summary>What is asked apart of a brother or sister.</summary>
public sealed record SiblingPart : IChecks
{
    public string? Number { get; set; }

    public bool TookPart { get; set; }

    public string? ChildsWords { get; set; }

    public CheckAnswer? TraffickingSignals { get; set; }

    public CheckAnswer? Medical { get; set; }

    public CheckAnswer? SpecialHardship { get; set; }

    public string? NotDiscussedWhy { get; set; }

    /// <summary>Something was filled in about this child, so that leaving it out would lose it.</summary>
    public bool IsFilled => ChildsWords.Typed() is not null || NotDiscussedWhy.Typed() is not null || (TraffickingSignals ?? Medical ?? SpecialHardship) is not null;
}
