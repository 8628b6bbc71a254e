using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>How a case and those of brothers and sisters name each other. One wrong number must not open the data of a stranger, so that only a link from both sides is trusted.</summary>
/// <param name="Confirmed">Numbers of cases that name this one and are named by it.</param>
/// <param name="OnlyHere">Numbers that this case names and that do not name it.</param>
/// <param name="NamedFromElsewhere">Other cases name this one, and it does not name them. Which ones is no business of who reads this case.</param>
public sealed record SiblingLinks(IReadOnlyList<string> Confirmed, IReadOnlyList<string> OnlyHere, bool NamedFromElsewhere)
{
    /// <summary>Those among the numbers that this person may open, where that was asked.</summary>
    public IReadOnlySet<string> Openable { get; init; } = new HashSet<string>();

    public bool GoesOneWay => OnlyHere.Count > 0 || NamedFromElsewhere;

    public static SiblingLinks Of(CaseFile file, IReadOnlyList<string> naming) => new(
        [.. file.SiblingCases.Intersect(naming)], [.. file.SiblingCases.Except(naming)], naming.Except(file.SiblingCases).Any(number => number != file.Number));
}
