namespace ReturnCase.Data.Cases;

/// <summary>Whether two names may be of one person or house. For a question to whoever types, never for a decision.</summary>
public static class NameLikeness
{
    /// <summary>Every word of the shorter name sounds like a word of the longer one.</summary>
    public static bool SoundAlike(string one, string other)
    {
        var (mine, theirs) = (NameSound.Units(SearchWords.Read(one)), NameSound.Units(SearchWords.Read(other)));
        var (few, longer) = mine.Count <= theirs.Count ? (mine, other) : (theirs, one);
        var (keys, words) = (NameSound.KeysOf(longer).ToHashSet(), SearchWords.Read(longer));
        return few.Count > 0 && few.All(word => words.Any(w => w.Text == word.Text) || NameSound.SoughtBy(word).Any(keys.Contains));
    }
}
