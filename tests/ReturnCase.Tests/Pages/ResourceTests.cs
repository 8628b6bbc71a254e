using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages;

public sealed partial class ResourceTests
{
    private static readonly string Resources = Path.Combine(Repository.Web, "Resources");

    public static TheoryData<string> ResourceNames() => [.. Directory
        .EnumerateFiles(Resources, "*.resx", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Resources, file).Replace(".nl.resx", "").Replace(".en.resx", "").Replace('\\', '/'))
        .Distinct()];

    public static TheoryData<string> SourceNames() => [.. Directory
        .EnumerateFiles(Repository.Web, "*.cs*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Repository.Web, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal)
            && !file.StartsWith("node_modules/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ResourceNames))]
    public void Dutch_and_English_have_the_same_keys(string name)
    {
        Assert.Equal(Keys(name, "nl").Order(), Keys(name, "en").Order());
        Assert.All((string[])["nl", "en"], language => Assert.DoesNotContain(Entries(name, language), entry => entry.Value.Trim().Length == 0));
    }

    [Theory]
    [MemberData(nameof(ResourceNames))]
    public void What_the_IND_or_a_court_decides_has_one_name_in_Dutch(string name) =>
        Assert.DoesNotContain(Entries(name, "nl"), entry => entry.Value.Contains("Beslissing", StringComparison.Ordinal) || entry.Value.Contains("beslissingen van de IND", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(SourceNames))]
    public void Every_text_that_a_source_file_asks_for_exists(string source)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Web, source));
        var page = source.Replace(".cshtml", "").Replace(".cs", "");
        var shared = Keys("SharedText", "nl");
        var own = File.Exists(File_(page, "nl")) ? Keys(page, "nl") : [];
        Assert.All(PageKey().Matches(text), match => Assert.Contains(match.Groups[1].Value, own));
        Assert.All(SharedKey().Matches(text), match => Assert.Contains(match.Groups[1].Value, shared));
        var named = OtherTexts().Matches(text).SelectMany(match => KeysOf(match.Groups[1].Value));
        Assert.All(ModelKey().Matches(text), match => Assert.Contains(match.Groups[1].Value, own.Concat(named).Concat(shared)));
    }

    // Rules of a page that stand in a file of their own name the page whose texts they take.
    private static IEnumerable<string> KeysOf(string type) =>
        Directory.EnumerateFiles(Resources, $"{(type.EndsWith("Model", StringComparison.Ordinal) ? type[..^"Model".Length] : type)}.nl.resx", SearchOption.AllDirectories)
            .SelectMany(file => Keys(Path.GetRelativePath(Resources, file).Replace(".nl.resx", "").Replace('\\', '/'), "nl"));

    private static string File_(string name, string language) => Path.Combine(Resources, $"{name}.{language}.resx");

    private static HashSet<string> Keys(string name, string language) => [.. Entries(name, language).Select(entry => entry.Key)];

    private static IEnumerable<KeyValuePair<string, string>> Entries(string name, string language) =>
        XDocument.Load(File_(name, language)).Root!.Elements("data")
            .Select(data => KeyValuePair.Create(data.Attribute("name")!.Value, data.Element("value")!.Value));

    [GeneratedRegex("""\bL(?:\[|\.GetString\()"(\w+)"[\]),]""")]
    private static partial Regex PageKey();

    [GeneratedRegex("""\bS\["(\w+)"[\],]""")]
    private static partial Regex SharedKey();

    [GeneratedRegex(@"\bPageText<(?:\w+\.)*(\w+)>")]
    private static partial Regex OtherTexts();

    [GeneratedRegex("""\b[tT]ext\["(\w+)"[\],]""")]
    private static partial Regex ModelKey();
}
