using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>A child with whom another is compared.</summary>
/// <param name="Latest">The present identity.</param>
/// <param name="Born">The birth date in force.</param>
/// <param name="Names">Every name it ever had.</param>
/// <param name="EarlierBorn">The birth dates that were on file before.</param>
internal sealed record ComparedChild(IdentityDetails Latest, PartialDate Born, IReadOnlyList<string> Names, IReadOnlyList<PartialDate> EarlierBorn);

/// <summary>The rule by which two children are alike (<see cref="LikeCases"/> says it in words), and by which words and sounds one finds whom to compare.</summary>
internal static class ChildLikeness
{
    private const int MostOtherNames = 3;
    private static readonly string[] NoNationality = ["XX", "ZZ"];

    /// <summary>What is alike; nothing where they are not.</summary>
    public static List<DoubleEvidence> EvidenceOf(SoughtChild child, ComparedChild other)
    {
        var (mine, theirs) = (NameOf(child.Identity), NameOf(other.Latest));
        DoubleEvidence? name = PersonName.AreSame(mine, theirs) ? DoubleEvidence.SameName
            : NameLikeness.SoundAlike(mine, theirs) ? DoubleEvidence.NameSoundsAlike
            : OtherNames(child.Identity.Aliases).Append(mine).Any(one => other.Names.Any(two => NameLikeness.SoundAlike(one, two))) ? DoubleEvidence.OtherNameSoundsAlike : null;
        var born = BornAlike(child.Born, other.Born);
        // The strongest counts: a slip from the date in force hides no date that was on file before and is the very same.
        var earlier = other.EarlierBorn.Select(date => BornAlike(child.Born, date)).Where(alike => born is null || alike < born).Min();
        born = earlier ?? born;
        var same = child.Identity.Nationality == other.Latest.Nationality && !NoNationality.Contains(child.Identity.Nationality);
        var open = NoNationality.Contains(child.Identity.Nationality) || NoNationality.Contains(other.Latest.Nationality);
        return name is null || born is null || !(same || open || born == DoubleEvidence.SameBirthDate) ? []
            : [name.Value, born.Value, .. earlier is null ? Array.Empty<DoubleEvidence>() : [DoubleEvidence.EarlierBirthDate], .. same ? [DoubleEvidence.SameNationality] : Array.Empty<DoubleEvidence>()];
    }

    /// <summary>How two birth dates are alike; null where they are not.</summary>
    public static DoubleEvidence? BornAlike(PartialDate one, PartialDate other)
    {
        if (one.IsExact && other.IsExact)
        {
            var parts = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day ? 1 : 0);
            var near = Math.Abs(one.Year - other.Year) <= LikeCases.SlipYears;
            return parts == 3 ? DoubleEvidence.SameBirthDate
                : near && (parts == 2 || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month)) ? DoubleEvidence.BirthDateOneSlip : null;
        }

        return one.Earliest <= other.Latest && other.Earliest <= one.Latest ? DoubleEvidence.BirthDatesOverlap : null;
    }

    /// <summary>The names of an identity that are compared: the name, and other names of more than one word.</summary>
    public static IEnumerable<string> NamesOf(IdentityDetails identity) =>
        [NameOf(identity), .. OtherNames(identity.Aliases).Where(name => name.Contains(' ', StringComparison.Ordinal))];

    /// <summary>Of each name a word at its beginning and a word at its end: whoever is compared has both.</summary>
    public static IEnumerable<(IReadOnlyList<NameWord> First, IReadOnlyList<NameWord> Last)> Pairs(IdentityDetails child)
    {
        yield return (SearchWords.Read(child.FirstNames), SearchWords.Read(child.LastName));
        foreach (var other in OtherNames(child.Aliases).Select(SearchWords.Read).Where(words => words.Count > 1).Take(MostOtherNames))
        {
            yield return ([other[0]], [other[^1]]);
        }
    }

    /// <summary>The words and the sounds by which whoever has one of these words is found, or two of them written as one.</summary>
    public static (string[] Plain, string[] Keys) TokensOf(IReadOnlyList<NameWord> words)
    {
        NameWord[] sought = [.. words, .. NameSound.Pairs(words)];
        return ([.. sought.Select(word => word.Text)], [.. NameSound.Units(words).Concat(sought).SelectMany(NameSound.SoughtBy).Distinct()]);
    }

    private static string NameOf(IdentityDetails identity) => $"{identity.FirstNames} {identity.LastName}";

    private static string[] OtherNames(string? aliases) => (aliases ?? "").Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
