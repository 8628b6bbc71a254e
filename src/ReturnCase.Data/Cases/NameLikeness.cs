namespace ReturnCase.Data.Cases;

/// <summary>Whether two names may be of one person or house. For a question to whoever types, never for a decision.</summary>
public static class NameLikeness
{
    /// <summary>Every word of the shorter name sounds like a word of the longer one; of two names that are as long, either way round.</summary>
    public static bool SoundAlike(string one, string other)
    {
        var (mine, theirs) = (NameSound.Units(SearchWords.Read(one)), NameSound.Units(SearchWords.Read(other)));
        return (mine.Count <= theirs.Count && StandIn(mine, other)) || (theirs.Count <= mine.Count && StandIn(theirs, one));
    }

    private static bool StandIn(IReadOnlyList<NameWord> few, string longer)
    {
        var (keys, words) = (NameSound.KeysOf(longer).ToHashSet(), SearchWords.Read(longer));
        return few.Count > 0 && few.All(word => words.Any(w => w.Text == word.Text) || NameSound.SoughtBy(word).Any(keys.Contains));
    }
}
