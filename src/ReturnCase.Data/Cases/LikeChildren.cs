namespace ReturnCase.Data.Cases;

/// <summary>
/// Children that have no case here yet, to be compared with those that follow them by the same rule as <see cref="LikeCases"/>. Of each it holds its names, its birth date and a few numbers.
/// </summary>
/// <typeparam name="TMark">What says which child it is.</typeparam>
public sealed class LikeChildren<TMark>
{
    private readonly List<(TMark Mark, ComparedChild Child)> _children = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _bySound = new(StringComparer.Ordinal);

    /// <summary>Adds a child, to be found by those after it.</summary>
    public void Add(TMark mark, SoughtChild child)
    {
        string[] names = [.. ChildLikeness.NamesOf(child.Identity)];
        foreach (var word in names.SelectMany(SearchWords.Of).Distinct())
        {
            Under(_byWord, word).Add(_children.Count);
        }

        foreach (var key in names.SelectMany(NameSound.KeysOf).Distinct())
        {
            Under(_bySound, key).Add(_children.Count);
        }

        _children.Add((mark, new(child.Identity with { Languages = "", Location = null }, child.Born, names, [])));
    }

    /// <summary>Those that are like a child, with what is alike; of many the last ones.</summary>
    public IReadOnlyList<(TMark Mark, IReadOnlyList<DoubleEvidence> Evidence)> Like(SoughtChild child)
    {
        var near = new SortedSet<int>();
        foreach (var (first, last) in ChildLikeness.Pairs(child.Identity))
        {
            near.UnionWith(Having(first).Intersect(Having(last)).Where(at => ChildLikeness.BornAlike(child.Born, _children[at].Child.Born) is not null).OrderDescending().Take(LikeCases.MostCompared));
        }

        return [.. near.Select(at => (_children[at].Mark, Evidence: (IReadOnlyList<DoubleEvidence>)ChildLikeness.EvidenceOf(child, _children[at].Child))).Where(one => one.Evidence.Count > 0)];
    }

    private IEnumerable<int> Having(IReadOnlyList<NameWord> words)
    {
        var (plain, keys) = ChildLikeness.TokensOf(words);
        return plain.SelectMany(word => _byWord.GetValueOrDefault(word) ?? []).Concat(keys.SelectMany(key => _bySound.GetValueOrDefault(key) ?? []));
    }

    private static List<int> Under(Dictionary<string, List<int>> index, string key) => index.TryGetValue(key, out var known) ? known : index[key] = [];
}
