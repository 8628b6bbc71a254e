using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>What others recorded in a case since this person looked at it before this visit.</summary>
/// <param name="Before">When that was, in UTC; null where this is the first visit, and then the last days count.</param>
/// <param name="Lines">The new lines, the latest recorded first.</param>
/// <param name="Was">The phase at that time; null where it is the same.</param>
public sealed record SinceLooked(DateTime? Before, IReadOnlyList<CaseEntry> Lines, CasePhase? Was)
{
    /// <summary>Nothing is new.</summary>
    public static readonly SinceLooked Nothing = new(null, [], null);

    /// <summary>Lines that are named before "and so many more".</summary>
    public const int Named = 6;

    public static SinceLooked Of(CaseFile file, CaseLook look)
    {
        var lines = look.NewIn(file);
        var before = look.BeforeAt is null ? null : file.PhaseLines.LastOrDefault(line => line.Sequence <= look.BeforeVersion)?.To;
        return new(look.BeforeAt, [.. lines.Reverse()], before == file.Phase ? null : before);
    }

    public bool Has(CaseEntry entry) => Lines.Contains(entry);
}
