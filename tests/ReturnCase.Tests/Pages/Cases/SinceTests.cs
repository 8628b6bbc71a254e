using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>What others recorded since somebody looked at a case before.</summary>
public sealed class SinceTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_a_colleague_recorded_is_new_until_the_visit_ends_and_then_no_more()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        var address = await _app.Keep(builder);
        var sanne = await _app.ClientAs("sanne");
        await sanne.Get(address);
        Later(hours: 2);
        Assert.Null((await sanne.Get(address)).Document.QuerySelector("#since"));

        Later(hours: 1);
        await Review(address);
        Later(hours: 1);
        foreach (var _ in (int[])[1, 2])
        {
            var page = await sanne.Get(address);
            Assert.StartsWith("Nieuw sinds u hier keek op 23 november 2026", page.Find("#since h2").TextContent, StringComparison.Ordinal);
            var line = Assert.Single(page.Document.QuerySelectorAll("#since li"));
            Assert.Contains("vastgelegd door", line.TextContent, StringComparison.Ordinal);
            var marked = Assert.Single(page.Document.QuerySelectorAll(".rc-tag--new"));
            Assert.EndsWith($"#{marked.Closest("li")!.Id}", line.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
            _app.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Later(hours: 1);
        Assert.Null((await sanne.Get(address)).Document.QuerySelector("#since"));
    }

    [Fact]
    public async Task What_one_recorded_oneself_is_not_new()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Get(address);
        Later(hours: 2);
        await Review(address);
        Later(hours: 2);
        Assert.Null((await (await _app.ClientAs("ingrid")).Get(address)).Document.QuerySelector("#since"));
    }

    [Fact]
    public async Task Who_never_looked_is_told_what_was_recorded_in_the_last_days_and_no_more()
    {
        var old = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 40));
        var recent = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 3));
        var sanne = await _app.ClientAs("sanne");
        Assert.StartsWith("U keek niet eerder naar deze zaak dan tijdens dit bezoek", (await sanne.Get(recent)).Find("#since h2").TextContent, StringComparison.Ordinal);
        Assert.Null((await sanne.Get(old)).Document.QuerySelector("#since"));
    }

    [Fact]
    public async Task A_change_of_phase_is_said_in_so_many_words()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Note(StatementKind.BestInterests);
        var address = await _app.Keep(builder);
        var sanne = await _app.ClientAs("sanne");
        await sanne.Get(address);
        Later(hours: 1);
        var ingrid = await _app.ClientAs("ingrid");
        var form = await ingrid.Get($"{address}/close-administrative");
        Assert.StartsWith("/cases", (await ingrid.Submit(form, "form.rc-form", new() { ["Input.Reason"] = "Dubbel ingeschreven bij een ander project." })).RedirectsTo, StringComparison.Ordinal);
        Assert.Contains("De fase was", (await sanne.Get(address)).Find("#since").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_marks_and_filters_what_is_new_and_the_start_page_names_it()
    {
        var (quiet, news) = (CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 40), CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 40));
        var addresses = new[] { await _app.Keep(quiet), await _app.Keep(news) };
        var sanne = await _app.ClientAs("sanne");
        foreach (var address in addresses)
            await sanne.Get(address);
        Later(hours: 1);
        await Review(addresses[1]);

        var filtered = await sanne.Get("/cases?attention=new");
        Assert.Equal([addresses[1]], filtered.Document.QuerySelectorAll(".rc-table--cases tbody th > a").Select(link => link.GetAttribute("href")));
        Assert.Equal([addresses[1]], (await sanne.Get("/cases")).Document.QuerySelectorAll(".rc-table--cases .rc-tag--new").Select(tag => tag.Closest("tr")!.QuerySelector("th > a")!.GetAttribute("href")));
        Assert.Contains(news.File.Number, (await sanne.Get("/")).Find("section[aria-labelledby=list-new]").TextContent, StringComparison.Ordinal);
        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/cases?attention=new")).Document.QuerySelectorAll(".rc-table--cases tbody tr"));

        await sanne.Get(addresses[1]);
        Assert.Empty((await sanne.Get("/cases?attention=new")).Document.QuerySelectorAll(".rc-table--cases tbody tr"));
    }

    [Fact]
    public async Task A_page_below_the_case_is_no_look_at_it()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch));
        await (await _app.ClientAs("sanne")).Get($"{address}/contact");
        await _app.InDatabase(db =>
        {
            Assert.Empty(db.CaseLooks);
            return Task.CompletedTask;
        });
    }

    private async Task Review(string address)
    {
        var ingrid = await _app.ClientAs("ingrid");
        var form = await ingrid.Get($"{address}/ind-told");
        var answer = await ingrid.Submit(form, "form.rc-form", new() { ["Input.Text"] = "De IND weet ervan." });
        Assert.Equal(address, answer.RedirectsTo);
    }

    // The clock of the cases moves; that of sessions does not.
    private void Later(int hours) => _app.Clock.Advance(TimeSpan.FromHours(hours));
}
