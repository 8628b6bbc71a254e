using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Review;

public sealed class IndexTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "dag \\d+ van 36[56]")]
    [InlineData("en", "day \\d+ of 36[56]")]
    public async Task A_supervisor_sees_the_team_with_what_is_overdue_first(string language, string day)
    {
        var late = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 400);
        await _app.KeepAll([.. ListCases.Many(4), late]);
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake)], null);
        await _app.KeepAll(ListCases.Many(2), "omar");
        var client = await _app.ClientAs("ingrid");
        await client.Speak(language);
        var page = await client.Get("/review");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr");
        Assert.Equal(6, rows.Length);
        Assert.Equal(late.File.Number, rows[0].QuerySelector("a")!.TextContent);
        Assert.Matches(day, rows[0].TextContent);
        Assert.Equal("100", rows[0].QuerySelectorAll("rect")[1].GetAttribute("width"));
        Assert.Equal(page.Document.QuerySelectorAll(".rc-chart__value").Select(bar => bar.TextContent), page.Document.QuerySelectorAll("details td").Select(cell => cell.TextContent));
        Assert.Single((await client.Get("/review?step=overdue")).Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr"));
    }

    [Fact]
    public async Task Proposals_are_opened_one_at_a_time_and_nothing_acts_on_several()
    {
        var proposed = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        var elsewhere = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound, Staff.Hassan);
        await _app.KeepAll([proposed]);
        await _app.KeepAll([elsewhere], "omar");
        var page = await (await _app.ClientAs("ingrid")).Get("/review");

        Assert.Equal(
            new[] { proposed, elsewhere }.Select(b => $"/cases/{b.File.Number}/proposal").Order(),
            page.Document.QuerySelectorAll("section[aria-labelledby=proposals-title] td a").Select(a => a.GetAttribute("href")!).Order());
        Assert.Empty(page.Document.QuerySelectorAll("main input[type=checkbox], main form[method=post]"));
        Assert.Contains("Team Zuid", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Beoordeling nodig", "Beoordeling vastleggen")]
    [InlineData("en", "Review due", "Record the review")]
    public async Task A_review_that_is_owed_is_shown_found_recorded_and_then_gone(string language, string badge, string link)
    {
        var owed = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 200);
        var late = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 400);
        var calm = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 20);
        CaseBuilder[] all = [owed, late, calm];
        Array.ForEach(all, built => built.Until(CasePageCases.Today));
        await _app.KeepAll(all);
        var client = await _app.ClientAs("ingrid");
        await client.Speak(language);
        Assert.Equal(3, Rows(await client.Get("/review")).Length);

        var found = Rows(await client.Get("/review?only=review-owed"));
        Assert.Equal([late.File.Number, owed.File.Number], found.Select(row => row.QuerySelector("a")!.TextContent));
        Assert.All(found, row => Assert.Contains(badge, row.TextContent, StringComparison.Ordinal));
        Assert.Equal(
            [$"/cases/{late.File.Number}/search-continues", $"/cases/{owed.File.Number}/review"],
            found.Select(row => row.QuerySelector(".rc-needs a")!.GetAttribute("href")!));
        Assert.Contains(link, found[1].TextContent, StringComparison.Ordinal);
        Assert.Equal([late.File.Number], Rows(await client.Get("/review?step=overdue&only=review-owed")).Select(row => row.QuerySelector("a")!.TextContent));

        await client.Record($"/cases/{owed.File.Number}/review", new Dictionary<string, string?> { ["Input.Text"] = "Gezien." }.Date("Input.NextOn", CasePageCases.Today.AddMonths(1)));
        Assert.Equal([late.File.Number], Rows(await client.Get("/review?only=review-owed")).Select(row => row.QuerySelector("a")!.TextContent));
        Assert.Single((await client.Get("/cases?attention=review-owed")).Document.QuerySelectorAll("main tbody tr"));

        static AngleSharp.Dom.IElement[] Rows(HtmlPage page) => [.. page.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr")];
    }

    [Theory]
    [InlineData("sanne")]
    [InlineData("pieter")]
    [InlineData("noor")]
    public async Task Others_do_not_review(string user) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs(user)).Get("/review")).Status);
}
