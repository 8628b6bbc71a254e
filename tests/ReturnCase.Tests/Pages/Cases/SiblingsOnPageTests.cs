using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
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

    [Theory]
    [InlineData("sibling-case", StatementKind.SiblingCase)]
    [InlineData("family-case", StatementKind.FamilyCase)]
    public async Task A_link_that_is_corrected_in_one_case_says_the_same_in_the_other(string page, StatementKind kind)
    {
        var (number, other, link) = await Linked(page, kind);
        var client = await _app.ClientAs("sanne");
        var saved = await client.Fill($"/cases/{number}/{page}?corrects={link.Sequence}", new() { ["Input.Text"] = "De voogd bevestigt het.", ["Input.CorrectionReason"] = "Nagevraagd." }, "form.rc-form");
        Assert.Equal($"/cases/{number}", saved.RedirectsTo);
        foreach (var (here, there) in new[] { (number, other), (other, number) })
        {
            var file = await _app.Read(here);
            var stands = Assert.Single(file.Standing<Statement>(), s => s.Kind == kind);
            Assert.Equal((there, "De voogd bevestigt het."), (stands.Reference, stands.Text));
            Assert.Equal("Nagevraagd.", file.Entries.Single(e => e.Sequence == stands.Sequence).Reason);
        }
    }

    [Theory]
    [InlineData("sibling-case", StatementKind.SiblingCase)]
    [InlineData("family-case", StatementKind.FamilyCase)]
    public async Task A_corrected_number_moves_the_link_from_the_case_that_was_named_in_error_to_the_right_one(string page, StatementKind kind)
    {
        var (number, wrong, link) = await Linked(page, kind);
        var right = await _app.KeepCase(Case());
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/{page}?corrects={link.Sequence}", new() { ["Input.Reference"] = right }, "form.rc-form");
        Assert.Equal([right], Links(await _app.Read(number), kind));
        Assert.Equal([number], Links(await _app.Read(right), kind));
        var forgot = await _app.Read(wrong);
        Assert.Empty(Links(forgot, kind));
        Assert.Equal($"De koppeling in zaak {number} noemde deze zaak bij vergissing en noemt nu een andere.", forgot.Entries.Single(e => e.Sequence == forgot.Version).Reason);
    }

    [Fact]
    public async Task What_was_written_in_one_act_is_corrected_and_taken_back_in_one_also_where_the_other_case_went_to_another_team_or_was_closed()
    {
        var (number, other, link) = await Linked("sibling-case", StatementKind.SiblingCase);
        await Change(other, (file, change) => file.Assign(change, "Zuid", Staff.Bram));
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/sibling-case?corrects={link.Sequence}", new() { ["Input.Text"] = "Halfbroers." }, "form.rc-form");
        Assert.Equal("Halfbroers.", Assert.Single((await _app.Read(other)).Standing<Statement>(), s => s.Kind == StatementKind.SiblingCase).Text);

        await Change(other, (file, change) =>
        {
            file.Note(change, new(StatementKind.OtherCase, "Dubbel.") { Reference = "RC-2025-000001" });
            file.Move(change, CaseTrigger.CloseDuplicateOrError);
        });
        var now = (await _app.Read(number)).Standing<Statement>().Single(s => s.Kind == StatementKind.SiblingCase);
        await client.Fill($"/cases/{number}/retract/{now.Sequence}", new() { ["Input.Reason"] = "Het zijn buurjongens." });
        Assert.Empty(Links(await _app.Read(number), StatementKind.SiblingCase));
        Assert.Empty(Links(await _app.Read(other), StatementKind.SiblingCase));
        Assert.Equal(CasePhase.Closed, (await _app.Read(other)).Phase);
    }

    [Fact]
    public async Task What_another_team_wrote_by_itself_stays_theirs()
    {
        var (one, other) = (Case(), Case());
        Names(other, one);
        await _app.KeepCase(other, "omar", "Zuid");
        Names(one.Wait(1), other);
        var number = await _app.KeepCase(one);
        var link = (await _app.Read(number)).Standing<Statement>().Single(s => s.Kind == StatementKind.SiblingCase);
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/sibling-case?corrects={link.Sequence}", new() { ["Input.Text"] = "Halfbroers." }, "form.rc-form");
        Assert.Equal("Allebei zeggen het.", Assert.Single((await _app.Read(other.File.Number)).Standing<Statement>(), s => s.Kind == StatementKind.SiblingCase).Text);
        var now = (await _app.Read(number)).Standing<Statement>().Single(s => s.Kind == StatementKind.SiblingCase);
        await client.Fill($"/cases/{number}/retract/{now.Sequence}", new() { ["Input.Reason"] = "Het zijn buurjongens." });
        Assert.Equal([number], Links(await _app.Read(other.File.Number), StatementKind.SiblingCase));
        // Their page says that this case does not name them any more.
        Assert.Contains(number, (await (await _app.ClientAs("omar")).Get($"/cases/{other.File.Number}")).Text, StringComparison.Ordinal);
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

    private async Task<(string Number, string Other, Statement Link)> Linked(string page, StatementKind kind)
    {
        var other = await _app.KeepCase(Case());
        var number = await _app.KeepCase(Case());
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/{page}", new() { ["Input.Text"] = "Allebei zeggen het.", ["Input.Reference"] = other }, "form.rc-form");
        return (number, other, (await _app.Read(number)).Standing<Statement>().Single(s => s.Kind == kind));
    }

    private async Task Change(string number, Action<CaseFile, Change> verb)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var file = (await store.FindAsync(number))!;
        verb(file, new Change(Staff.Ingrid, DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime), _app.Clock.GetUtcNow().UtcDateTime, "daarom"));
        Assert.Equal(SaveResult.Saved, await store.SaveAsync());
    }

    private static IEnumerable<string?> Links(CaseFile file, StatementKind kind) => file.Standing<Statement>().Where(s => s.Kind == kind).Select(s => s.Reference);

    private static CaseBuilder Case() => CaseBuilder.In(CasePhase.ShelterSearch);

    private static void Names(CaseBuilder one, CaseBuilder other) =>
        one.File.Note(one.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = other.File.Number });
}
