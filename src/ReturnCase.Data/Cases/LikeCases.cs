using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>
/// Cases that may be of one child. The rule: the names are alike to the ear, and the birth dates can be one or differ by one slip (also one that was on file before), and the nationality is the same or not known; where the
/// whole birth date is the same, any nationality. Everybody's cases are compared, and of what somebody may not open only number and team come out.
/// </summary>
public sealed class LikeCases(ReturnCaseDb db)
{
    /// <summary>Years by which a birth date may be off that differs only in its year.</summary>
    public const int SlipYears = 5;

    internal const int MostCompared = 200;

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
            if (ChildLikeness.EvidenceOf(child, other.Child) is { Count: > 0 } evidence)
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
        var (fromYear, untilYear) = (child.Born.Year - SlipYears, child.Born.Year + SlipYears);
        var near = new Dictionary<int, Compared>();
        foreach (var (first, last) in ChildLikeness.Pairs(child.Identity))
        {
            var rows = await db.CaseFiles.Where(c => c.Number != except && ((c.EighteenEarliest <= until && c.EighteenLatest >= from)
                    || db.Set<BirthDateVersion>().Any(born => EF.Property<int>(born, CaseFileConfiguration.Owner) == c.Id && born.Year >= fromYear && born.Year <= untilYear)))
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

    private Expression<Func<CaseFile, bool>> Sounds(IReadOnlyList<NameWord> words)
    {
        var (plain, keys) = ChildLikeness.TokensOf(words);
        return c => db.SearchTokens.Where(token => (token.Kind == SearchTokenKind.Word && plain.Contains(token.Word)) || (token.Kind == SearchTokenKind.Sound && keys.Contains(token.Word)))
            .Select(token => token.CaseFileId).Contains(c.Id);
    }

    // A case with what is compared of it: the present name, all names it ever had, the birth date in force and those before it.
    private sealed class Compared(string number, string team, CasePhase phase)
    {
        private readonly List<string> _names = [];
        private readonly List<PartialDate> _dates = [];

        public string Number => number;

        public string Team => team;

        public CasePhase Phase => phase;

        public IdentityVersion Latest { get; private set; } = null!;

        public PartialDate Born { get; private set; } = null!;

        public ComparedChild Child => new(Latest.Details, Born, _names, [.. _dates.Where(date => date != Born).Distinct()]);

        public void Add(RecordedFact fact)
        {
            if (fact is IdentityVersion identity)
            {
                Latest = identity.Stands ? identity : Latest ?? identity;
                _names.AddRange(ChildLikeness.NamesOf(identity.Details));
            }
            else if (fact is BirthDateVersion birth)
            {
                Born = birth.Stands ? birth.Value : Born ?? birth.Value;
                _dates.Add(birth.Value);
            }
        }
    }
}
