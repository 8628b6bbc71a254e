using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>What is typed in the forms of a search.</summary>
internal static class SearchForms
{
    public static void AsksNothing(HtmlPage page)
    {
        foreach (var asked in (string[])["Nog proberen", "ontbreekt nog", "Nu in stap", "Komt later"])
            Assert.DoesNotContain(asked, page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main table a[href*='reason-away'], main ol.rc-checks"));
    }

    public static Dictionary<string, string?> House() => new()
    {
        ["Input.Kind"] = "ReceptionHouse",
        ["Input.Name"] = "Huis Kindia",
        ["Input.Country"] = "GN",
        ["Input.Route"] = "Embassy",
    };

    public static Dictionary<string, string?> Step(string stage) =>
        new() { ["Input.Stage"] = stage, ["Input.Result"] = "Zo ging het.", ["Input.Evidence"] = "Brief van IOM." };
}
