using System.Text.RegularExpressions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Architecture;

public sealed partial class PageModelTests
{
    private const int MostLines = 150;

    // Asks to open a case, and must not know of it before that.
    private const string AsksToOpen = "EmergencyModel";

    private static IEnumerable<string> Pages => Directory.EnumerateFiles(Path.Combine(Repository.Web, "Pages"), "*.cshtml", SearchOption.AllDirectories);

    [Fact]
    public void Every_page_about_a_case_has_it_opened_before_its_handlers()
    {
        var models = Pages.Select(File.ReadAllText).Where(page => AboutCase().IsMatch(page)).Select(page => Model().Match(page).Groups[1].Value.Split('.')[^1]).Where(name => name != AsksToOpen).ToArray();
        Assert.NotEmpty(models);
        Assert.All(models, name => Assert.Contains(
            typeof(CasePage).Assembly.GetTypes(),
            type => type.IsSubclassOf(typeof(CasePage)) && type.Name == name));
    }

    [Fact]
    public void Every_page_about_a_case_says_whose_it_is_and_that_an_emergency_lasts()
    {
        var pages = Pages.Where(path => AboutCase().IsMatch(File.ReadAllText(path)) && !Path.GetFileName(path).StartsWith("Emergency.", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(pages);
        Assert.All(pages, path => Assert.Matches(@"_CaseHead(\.cshtml)?""|name=""_Banners""", File.ReadAllText(path)));
    }

    [Fact]
    public void Page_models_stay_small() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Repository.Web, "Pages"), "*.cs", SearchOption.AllDirectories),
            path => Assert.True(File.ReadLines(path).Count() <= MostLines, $"{path} has more than {MostLines} lines."));

    [GeneratedRegex("""^@page "/cases/\{number""")]
    private static partial Regex AboutCase();

    [GeneratedRegex(@"^@model ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Model();
}
