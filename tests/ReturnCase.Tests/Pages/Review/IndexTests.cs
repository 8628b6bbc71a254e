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
        Assert.Equal(page.Document.QuerySelectorAll(".rc-figure__svg--wide .rc-chart__value").Select(bar => bar.TextContent), page.Document.QuerySelectorAll("details td").Select(cell => cell.TextContent));
        Assert.Equal(page.Document.QuerySelectorAll(".rc-figure__svg--narrow .rc-chart__value").Select(bar => bar.TextContent), page.Document.QuerySelectorAll("details td").Select(cell => cell.TextContent));
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

    [Fact]
    public async Task Each_bar_leads_to_the_list_of_exactly_those_cases_and_its_table_says_the_same()
    {
        await _app.KeepAll([.. ListCases.Many(40), CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 400)]);
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake)], null);
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/review");
        foreach (var (chart, look) in new[] { "chart-title", "weeks-title" }.SelectMany(chart => new[] { (chart, "wide"), (chart, "narrow") }))
        {
            var card = page.Find($"section[aria-labelledby={chart}]");
            var bars = card.QuerySelectorAll($"svg.rc-figure__svg--{look} a").Select(bar => bar.GetAttribute("href")!).ToArray();
            var counts = card.QuerySelectorAll($"svg.rc-figure__svg--{look} .rc-chart__value").Select(value => int.Parse(value.TextContent, System.Globalization.CultureInfo.InvariantCulture)).Where(count => count > 0).ToArray();
            Assert.True(bars.Length > 1 && bars.Length == counts.Length);
            var table = card.QuerySelectorAll("details tbody tr").Where(row => row.QuerySelector("td")!.TextContent != "0").ToArray();
            Assert.Equal(bars, table.Select(row => row.QuerySelector("a")!.GetAttribute("href")!));
            Assert.Equal(counts, table.Select(row => int.Parse(row.QuerySelector("td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
            foreach (var (address, count) in bars.Zip(counts))
            {
                var list = await client.Get(address.Split('#')[0]);
                Assert.Equal(count, list.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr").Length);
            }
        }

        Assert.Contains(page.Document.QuerySelectorAll("#step option"), option => option.TextContent == "Te laat (1)" || option.TextContent.EndsWith(" (1)", StringComparison.Ordinal));
        Assert.Equal(42, page.Document.QuerySelectorAll("#step option").Skip(1).Sum(option => int.Parse(option.TextContent.Split('(')[^1].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_the_address_asks_and_the_board_does_not_know_is_named()
    {
        await _app.KeepAll(ListCases.Many(1));
        var client = await _app.ClientAs("ingrid");
        foreach (var page in (string[])["/review", "/review/print"])
        {
            var shown = await client.Get($"{page}?step=zzz&only=qqq&from=2027-02-31&until=");
            Assert.Contains("‘zzz’ is geen stap", shown.Text, StringComparison.Ordinal);
            Assert.Contains("‘qqq’ is geen keuze", shown.Text, StringComparison.Ordinal);
            Assert.Contains("‘2027-02-31’ is geen dag", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("‘’", shown.Text, StringComparison.Ordinal);
            Assert.Contains("1 lopende zaak", shown.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nl", "afwezig t/m 28 november 2026; J. Bakker neemt waar")]
    [InlineData("en", "away until 28 November 2026; J. Bakker covers")]
    public async Task Cases_of_an_absent_colleague_say_who_covers(string language, string sentence)
    {
        await _app.KeepAll(ListCases.Many(2));
        await _app.KeepAll(ListCases.Many(1), "joris");
        var (away, there, by) = (await _app.ActorOf("sanne"), await _app.ActorOf("joris"), await _app.ActorOf("ingrid"));
        await _app.InDatabase(async db =>
        {
            db.Add(new ReturnCase.Data.Access.AbsenceCover(by, _app.Clock.GetUtcNow().UtcDateTime, "Noord", away, there, (CasePageCases.Today, CasePageCases.Today.AddDays(5))));
            db.Add(new ReturnCase.Data.Access.AbsenceCover(by, _app.Clock.GetUtcNow().UtcDateTime, "Noord", there, away, (CasePageCases.Today.AddDays(9), CasePageCases.Today.AddDays(12))));
            await db.SaveChangesAsync();
        });
        var client = await _app.ClientAs("ingrid");
        await client.Speak(language);
        foreach (var address in (string[])["/review", "/review/print"])
        {
            var page = await client.Get(address);
            Assert.Equal(2, page.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr").Count(row => row.TextContent.Contains(sentence, StringComparison.Ordinal)));
            Assert.Contains(sentence, Assert.Single(page.Document.QuerySelectorAll("section[aria-labelledby=work-title] tbody tr"), row => row.TextContent.Contains("S. de Wit", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_paper_the_whole_list_follows_the_summary()
    {
        await _app.KeepAll(ListCases.Many(70));
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/review/print");
        Assert.Equal(70, page.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr").Length);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var first = (await client.Get("/review")).Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody th a").Select(link => link.TextContent);
        Assert.Equal(first, page.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody th a").Select(link => link.TextContent).Take(50));
        var none = await client.Get("/review/print?step=overdue");
        Assert.Empty(none.Document.QuerySelectorAll("section[aria-labelledby=cases-title] tbody tr"));
    }

    [Fact]
    public async Task Proposals_are_walked_one_by_one_in_the_order_in_which_they_wait()
    {
        CaseBuilder[] waiting = [.. Enumerable.Range(0, 3).Select(i => CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 9 - i).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound))];
        await _app.KeepAll(waiting);
        var client = await _app.ClientAs("ingrid");
        Assert.Contains($"/cases/{waiting[0].File.Number}/proposal", (await client.Get("/review")).Document.QuerySelectorAll("section[aria-labelledby=proposals-title] .rc-card__head a").Select(link => link.GetAttribute("href")));
        for (var i = 0; i < 3; i++)
        {
            var page = await client.Get($"/cases/{waiting[i].File.Number}/proposal");
            Assert.Contains($"Voorstel {i + 1} van 3", page.Text, StringComparison.Ordinal);
            Assert.Equal(i == 0 ? null : $"/cases/{waiting[i - 1].File.Number}/proposal", page.Document.QuerySelector("main a[rel=prev]")?.GetAttribute("href"));
            Assert.Equal(i == 2 ? null : $"/cases/{waiting[i + 1].File.Number}/proposal", page.Document.QuerySelector("main a[rel=next]")?.GetAttribute("href"));
            Assert.Contains("Vier ogen", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector("#diligence"));
        }

        var counsellor = await (await _app.ClientAs("sanne")).Get($"/cases/{waiting[1].File.Number}/proposal");
        Assert.Null(counsellor.Document.QuerySelector("main a[rel=next]"));
    }

    [Theory]
    [InlineData("/review")]
    [InlineData("/review?step=one-month")]
    [InlineData("/review?only=review-owed")]
    [InlineData("/review?only=step-due")]
    [InlineData("/review/print")]
    public async Task The_board_opens_with_the_same_few_commands_however_many_cases_it_has(string address)
    {
        await _app.KeepAll(ListCases.Many(3));
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound)]);
        var client = await _app.ClientAs("ingrid");
        await client.Get(address);
        var few = await Commands();
        await _app.KeepAll([.. ListCases.Many(120), CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 400)]);
        await _app.KeepAll([.. ListCases.Many(20)], null);
        await _app.KeepAll([.. Enumerable.Range(0, 5).Select(_ => CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound))], "joris");
        Assert.Equal(few, await Commands());
        Assert.InRange(few, 1, 20);

        async Task<int> Commands()
        {
            using var commands = new CommandCount(Path.GetFileName(_app.DatabasePath));
            Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).Status);
            return commands.Count;
        }
    }

    [Theory]
    [InlineData("sanne")]
    [InlineData("pieter")]
    [InlineData("noor")]
    public async Task Others_do_not_review(string user) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs(user)).Get("/review")).Status);
}
