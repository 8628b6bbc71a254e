using Microsoft.EntityFrameworkCore;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.HardCases;

/// <summary>The list for readers says what the demo holds and what the tests tell.</summary>
public sealed class HardCaseDocumentTests
{
    private const string Before = "Overdracht IND (demo: ";

    [Fact]
    public async Task The_list_for_readers_names_the_cases_of_the_demo_as_they_are()
    {
        using var app = new ReturnCaseApp(await DemoDatabase.CloneAsync());
        List<(string Mark, string Number, string Team)> marked = [];
        await app.InDatabase(async db => marked.AddRange((await db.CaseFiles.SelectMany(c => c.Entries.Where(e => EF.Functions.Like(e.Source!, Before + "%")), (c, e) => new { c.Number, c.Team, e.Source }).ToListAsync())
            .Select(row => (row.Source![Before.Length..^1], row.Number, row.Team)).Distinct()));
        Assert.All(HardCaseDocument.Rows.SelectMany(row => row.Marks), mark => Assert.Contains(marked, demo => demo.Mark == mark));

        var written = HardCaseDocument.Write(marked.OrderBy(demo => demo.Number, StringComparer.Ordinal).ToLookup(demo => demo.Mark, demo => (demo.Number, demo.Team)));
        var (document, fresh) = (Path.Combine(Repository.Root, "docs", "hard-cases.md"), Path.Combine(Path.GetTempPath(), "hard-cases.md"));
        if (File.Exists(document) && await File.ReadAllTextAsync(document) == written)
            return;
        await File.WriteAllTextAsync(fresh, written);
        Assert.Fail($"docs/hard-cases.md is not what the demo holds. Copy {fresh} over it and read it.");
    }

    [Fact]
    public void Every_hard_story_of_the_demo_stands_in_the_list()
    {
        var listed = HardCaseDocument.Rows.SelectMany(row => row.Marks).ToHashSet();
        Assert.All(HardStories.All.Concat(DoubleStories.All), story => Assert.Contains(story.Mark!, listed));
        Assert.Equal(Enumerable.Range(1, 12), HardCaseDocument.Rows.Select(row => row.Case).Distinct());
    }

    [Fact]
    public void Every_test_that_the_list_names_is_there() => Assert.All(HardCaseDocument.Rows, row =>
    {
        var name = row.Test.Split('.');
        var method = Type.GetType($"{typeof(HardCase).Namespace}.{name[0]}")?.GetMethod(name[1]);
        Assert.True(method is not null && method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0, row.Test);
    });
}
