using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>The page of a case names the cases of brothers and sisters, and leads there whoever may open them.</summary>
public sealed class SiblingsOnPageTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Broers en zussen")]
    [InlineData("en", "Brothers and sisters")]
    public async Task Those_that_name_each_other_stand_on_the_page_with_a_link_for_whoever_may_open_them(string language, string label)
    {
        var (one, mine, his) = (Case(), Case(), Case());
        foreach (var other in (CaseBuilder[])[mine, his])
        {
            Names(one, other);
            Names(other, one);
        }

        await _app.KeepCase(mine);
        await _app.KeepCase(his, "joris");
        var number = await _app.KeepCase(one);
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get($"/cases/{number}");
        var siblings = page.Find(".rc-siblings");
        Assert.Equal(label, siblings.PreviousElementSibling!.TextContent);
        Assert.Equal(new[] { mine.File.Number, his.File.Number }.Order(), siblings.Children.Select(child => child.TextContent).Order());
        Assert.Equal([$"/cases/{mine.File.Number}"], siblings.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));

        var supervisor = await (await _app.ClientAs("ingrid")).Get($"/cases/{number}");
        Assert.Equal(2, supervisor.Find(".rc-siblings").QuerySelectorAll("a").Length);
    }

    [Fact]
    public async Task One_that_does_not_name_this_case_yet_is_led_to_as_well_and_a_stranger_who_names_it_is_not()
    {
        var (one, mine, his, stranger) = (Case(), Case(), Case(), Case());
        Names(one, mine);
        Names(one, his);
        Names(stranger, one);
        await _app.KeepCase(mine);
        await _app.KeepCase(his, "joris");
        await _app.KeepCase(stranger);
        var number = await _app.KeepCase(one);
        var page = await (await _app.ClientAs("sanne")).Get($"/cases/{number}");
        Assert.Null(page.Document.QuerySelector(".rc-siblings"));
        Assert.Contains(his.File.Number, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/cases/{mine.File.Number}']"));
        Assert.Null(page.Document.QuerySelector($"main a[href='/cases/{his.File.Number}']"));
        Assert.DoesNotContain(stranger.File.Number, page.Text, StringComparison.Ordinal);
    }

    private static CaseBuilder Case() => CaseBuilder.In(CasePhase.ShelterSearch);

    private static void Names(CaseBuilder one, CaseBuilder other) =>
        one.File.Note(one.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = other.File.Number });
}
