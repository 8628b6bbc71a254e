namespace ReturnCase.Web.WhereAmI;

/// <summary>A file of texts that is not offered, and why.</summary>
public sealed record FaultyTexts(string File, IReadOnlyList<string> Faults);

/// <summary>The languages of the child's page: one file each. A file that is put into a folder is a language more; nothing else has to be done for it.</summary>
public sealed class ChildLanguages
{
    /// <summary>The languages of the program itself: always there, and whole.</summary>
    public static readonly IReadOnlyList<string> Own = ["nl", "en"];

    private ChildLanguages(IReadOnlyList<ChildText> all, IReadOnlyList<FaultyTexts> faulty) => (All, Faulty) = (all, faulty);

    /// <summary>Those of the program first, then by name.</summary>
    public IReadOnlyList<ChildText> All { get; }

    /// <summary>Files that lack something: they are left out, so that no child gets half a page.</summary>
    public IReadOnlyList<FaultyTexts> Faulty { get; }

    /// <summary>Reads every file of the folders. In a later folder stands what replaces a language of an earlier one.</summary>
    public static ChildLanguages Read(params IReadOnlyList<string> folders)
    {
        var read = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)).Select(path => (Path: path, Result: TextFile.Read(path))).ToArray();
        var texts = read.Select(file => file.Result.Text).OfType<ChildText>().GroupBy(text => text.Language).Select(same => same.Last());
        return new(
            [.. texts.OrderBy(text => Own.Contains(text.Language) ? Own.ToList().IndexOf(text.Language) : Own.Count).ThenBy(text => text.Language, StringComparer.Ordinal)],
            [.. read.Where(file => file.Result.Text is null).Select(file => new FaultyTexts(Path.GetFileName(file.Path), file.Result.Faults))]);
    }

    public ChildText? Find(string language) => All.FirstOrDefault(text => text.Language == language);
}
