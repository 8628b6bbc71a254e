using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>
/// Cases that may be of one child. The rule: the names are alike to the ear, and the birth dates can be one or differ by one slip, and the nationality is the same or not known; where the
/// whole birth date is the same, any nationality. Everybody's cases are compared, and of what somebody may not open only number and team come out.
/// </summary>
public sealed class LikeCases(ReturnCaseDb db)
{
    /// <summary>Years by which a birth date may be off that differs only in its year.</summary>
    public const int SlipYears = 5;

    private const int MostCompared = 200;
    private const int MostOtherNames = 3;
    private static readonly string[] NoNationality = ["XX", "ZZ"];

    /// <summary>The likely doubles of a child, the most alike first.</summary>
    /// <param name="viewer">Who asks: names are only for who may open the case.</param>
    /// <param name="child">As typed.</param>
    /// <param name="except">The case of the child itself; null where there is none yet.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<IReadOnlyList<LikeCase>> FindAsync(Viewer viewer, SoughtChild child, string? except, CancellationToken cancel = default)
    {
        var found = new List<LikeCase>();
        foreach (var other in await NearAsync(child, except, cancel))
        {
            if (EvidenceOf(child, other) is { Count: > 0 } evidence)
            {
                found.Add(new(other.Number, other.Team, other.Phase != CasePhase.Closed, evidence) { Known = ($"{other.Latest.FirstNames} {other.Latest.LastName}", other.Born) });
            }
        }

        var numbers = found.Select(like => like.Number).ToArray();
        var openable = numbers.Length == 0 ? [] : (await db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToListAsync(cancel)).ToHashSet();
        return [.. found.OrderBy(like => like.Evidence.Sum(evidence => (int)evidence)).ThenBy(like => like.Number).Select(like => openable.Contains(like.Number) ? like : like with { Known = null })];
    }

    private async Task<IReadOnlyCollection<Compared>> NearAsync(SoughtChild child, string? except, CancellationToken cancel)
    {
        var (earliest, latest) = (child.Born.EighteenEarliest, child.Born.EighteenLatest);
        var (from, until) = (earliest.AddYears(-SlipYears), latest.AddYears(SlipYears));
        var near = new Dictionary<int, Compared>();
        foreach (var (first, last) in Pairs(child.Identity))
        {
            var rows = await db.CaseFiles.Where(c => c.Number != except && c.EighteenEarliest <= until && c.EighteenLatest >= from)
                .Where(Sounds(first)).Where(Sounds(last))
                .OrderByDescending(c => c.EighteenEarliest <= latest && c.EighteenLatest >= earliest).ThenByDescending(c => c.Id).Take(MostCompared)
                .Select(c => new { c.Id, c.Number, c.Team, c.Phase }).AsNoTracking().ToListAsync(cancel);
            foreach (var row in rows)
            {
                near.TryAdd(row.Id, new(row.Number, row.Team, row.Phase));
            }
        }

        var ids = near.Keys.ToArray();
        if (ids.Length > 0)
        {
            foreach (var fact in await db.Set<RecordedFact>().Where(f => (f is IdentityVersion || f is BirthDateVersion) && ids.Contains(EF.Property<int>(f, CaseFileConfiguration.Owner)))
                .OrderBy(f => f.Sequence).Select(f => new { Fact = f, Of = EF.Property<int>(f, CaseFileConfiguration.Owner) }).AsNoTracking().ToListAsync(cancel))
            {
                near[fact.Of].Add(fact.Fact);
            }
        }

        return near.Values;
    }

    // A word of the first names and a word of the last name, or the two ends of another name in use.
    private static IEnumerable<(IReadOnlyList<NameWord> First, IReadOnlyList<NameWord> Last)> Pairs(IdentityDetails child)
    {
        yield return (SearchWords.Read(child.FirstNames), SearchWords.Read(child.LastName));
        foreach (var other in OtherNames(child.Aliases).Select(SearchWords.Read).Where(words => words.Count > 1).Take(MostOtherNames))
        {
            yield return ([other[0]], [other[^1]]);
        }
    }

    private Expression<Func<CaseFile, bool>> Sounds(IReadOnlyList<NameWord> words)
    {
        var (plain, keys) = (words.Select(word => word.Text).ToArray(), NameSound.Units(words).Concat(words).SelectMany(NameSound.SoughtBy).Distinct().ToArray());
        return c => db.SearchTokens.Where(token => (token.Kind == SearchTokenKind.Word && plain.Contains(token.Word)) || (token.Kind == SearchTokenKind.Sound && keys.Contains(token.Word)))
            .Select(token => token.CaseFileId).Contains(c.Id);
    }

    private static List<DoubleEvidence> EvidenceOf(SoughtChild child, Compared other)
    {
        var (mine, theirs) = ($"{child.Identity.FirstNames} {child.Identity.LastName}", $"{other.Latest.FirstNames} {other.Latest.LastName}");
        DoubleEvidence? name = PersonName.AreSame(mine, theirs) ? DoubleEvidence.SameName
            : NameLikeness.SoundAlike(mine, theirs) ? DoubleEvidence.NameSoundsAlike
            : OtherNames(child.Identity.Aliases).Append(mine).Any(one => other.Names.Any(two => NameLikeness.SoundAlike(one, two))) ? DoubleEvidence.OtherNameSoundsAlike : null;
        var born = BirthLikeness(child.Born, other.Born);
        var same = child.Identity.Nationality == other.Latest.Nationality && !NoNationality.Contains(child.Identity.Nationality);
        var open = NoNationality.Contains(child.Identity.Nationality) || NoNationality.Contains(other.Latest.Nationality);
        return name is null || born is null || !(same || open || born == DoubleEvidence.SameBirthDate) ? []
            : same ? [name.Value, born.Value, DoubleEvidence.SameNationality] : [name.Value, born.Value];
    }

    private static DoubleEvidence? BirthLikeness(PartialDate one, PartialDate other)
    {
        if (one.IsExact && other.IsExact)
        {
            var parts = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day ? 1 : 0);
            var near = Math.Abs(one.Year - other.Year) <= SlipYears;
            return parts == 3 ? DoubleEvidence.SameBirthDate
                : near && (parts == 2 || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month)) ? DoubleEvidence.BirthDateOneSlip : null;
        }

        return one.Earliest <= other.Latest && other.Earliest <= one.Latest ? DoubleEvidence.BirthDatesOverlap : null;
    }

    private static string[] OtherNames(string? aliases) => (aliases ?? "").Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A case with what is compared of it: the present name, all names it ever had, the birth date in force.
    private sealed class Compared(string number, string team, CasePhase phase)
    {
        private readonly List<string> _names = [];

        public string Number => number;

        public string Team => team;

        public CasePhase Phase => phase;

        public IdentityVersion Latest { get; private set; } = null!;

        public PartialDate Born { get; private set; } = null!;

        public IReadOnlyList<string> Names => _names;

        public void Add(RecordedFact fact)
        {
            if (fact is IdentityVersion identity)
            {
                Latest = identity.Stands ? identity : Latest ?? identity;
                _names.AddRange([$"{identity.FirstNames} {identity.LastName}", .. OtherNames(identity.Aliases).Where(name => name.Contains(' ', StringComparison.Ordinal))]);
            }
            else if (fact is BirthDateVersion birth)
            {
                Born = birth.Stands ? birth.Value : Born ?? birth.Value;
            }
        }
    }
}
