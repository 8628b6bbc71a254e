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

    [Theory]
    [InlineData("sibling-case", StatementKind.SiblingCase)]
    [InlineData("family-case", StatementKind.FamilyCase)]
    public async Task Who_works_on_both_links_both_in_one_act_and_takes_both_back_in_one(string page, StatementKind kind)
    {
        var (one, other) = (Case(), Case());
        await _app.KeepCase(other);
        var number = await _app.KeepCase(one);
        var client = await _app.ClientAs("sanne");
        var linked = await client.Fill($"/cases/{number}/{page}", new() { ["Input.Text"] = "Allebei zeggen het.", ["Input.Reference"] = other.File.Number, ["Input.Source"] = "voogd" }, "form.rc-form");
        Assert.Equal($"/cases/{number}", linked.RedirectsTo);
        foreach (var (here, there) in new[] { (number, other.File.Number), (other.File.Number, number) })
        {
            var link = Assert.Single((await _app.Read(here)).Standing<Statement>(), s => s.Kind == kind);
            Assert.Equal((there, "Allebei zeggen het."), (link.Reference, link.Text));
            Assert.NotNull((await client.Get($"/cases/{here}")).Find($".rc-siblings a[href='/cases/{there}']"));
        }

        var mine = (await _app.Read(number)).Standing<Statement>().Single(s => s.Kind == kind);
        Assert.NotNull((await client.Fill($"/cases/{number}/retract/{mine.Sequence}", new() { ["Input.Reason"] = "Het zijn buurjongens." })).RedirectsTo);
        foreach (var here in (string[])[number, other.File.Number])
        {
            var file = await _app.Read(here);
            Assert.DoesNotContain(file.Standing<Statement>(), s => s.Kind == kind);
            Assert.Contains(file.Facts.OfType<Statement>(), s => s.Kind == kind);
        }
    }

    [Fact]
    public async Task A_link_to_a_case_of_another_team_is_written_here_only_and_the_page_says_number_and_team()
    {
        var (one, other) = (Case(), Case());
        await _app.KeepCase(other, "omar", "Zuid");
        var number = await _app.KeepCase(one);
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/family-case", new() { ["Input.Text"] = "Een neef.", ["Input.Reference"] = other.File.Number }, "form.rc-form");
        Assert.Empty((await _app.Read(other.File.Number)).FamilyCases());
        var family = (await client.Get($"/cases/{number}")).Find(".rc-siblings");
        Assert.Contains($"{other.File.Number}", family.TextContent, StringComparison.Ordinal);
        Assert.Contains("(team Zuid)", family.TextContent, StringComparison.Ordinal);
        Assert.Null(family.QuerySelector("a"));
    }

    private static CaseBuilder Case() => CaseBuilder.In(CasePhase.ShelterSearch);

    private static void Names(CaseBuilder one, CaseBuilder other) =>
        one.File.Note(one.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = other.File.Number });
}
