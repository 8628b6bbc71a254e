using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Views;

public sealed class ViewTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_view_keeps_filters_columns_and_order_and_neither_the_search_nor_the_place_in_the_list()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.NoShelter), .. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");
        var sent = await client.Submit(await client.Get("/cases?phase=no-shelter&columns=phase.deadline&sort=contact&after=0-0"), "form.rc-filter", new() { ["Input.Text"] = "tesfaye" });
        var link = (await client.Get(sent.RedirectsTo!)).Document.QuerySelectorAll(".rc-filter a").Single(a => a.TextContent == "Deze weergave bewaren").GetAttribute("href")!;
        Assert.Equal("/cases/views/save?phase=no-shelter&sort=contact&columns=phase.deadline", link);

        var kept = await client.Submit(await client.Get(link), "form.rc-form", new() { ["Input.Name"] = "Geen opvang" });
        Assert.Equal("/cases?phase=no-shelter&sort=contact&columns=phase.deadline", kept.RedirectsTo);
        var page = await client.Get(kept.RedirectsTo!);
        Assert.Equal("Geen opvang", page.Find(".rc-views a[aria-current]").TextContent);
        Assert.Single(page.Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".rc-filter a"), a => a.TextContent == "Deze weergave bewaren");
        foreach (var address in page.Document.QuerySelectorAll("[href],[action]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("action")))
            Assert.DoesNotContain("opvang", address!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_sees_or_changes_the_views_of_another()
    {
        await Save(await _app.ClientAs("sanne"), "?phase=intake", "Mijn intake");
        var other = await _app.ClientAs("joris");
        Assert.DoesNotContain("Mijn intake", (await other.Get("/cases")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Mijn intake", (await other.Get("/cases/views")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("/cases/views", (await other.Get($"/cases/views/edit?id={await OnlyId()}")).RedirectsTo);
    }

    [Fact]
    public async Task One_view_can_be_what_the_list_opens_with()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.NoShelter), .. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");
        await Save(client, "?phase=no-shelter", "Geen opvang", isDefault: true);
        Assert.Equal("/cases?phase=no-shelter", (await client.Get("/cases")).RedirectsTo);
        var usual = (await client.Get("/cases?phase=no-shelter")).Document.QuerySelectorAll(".rc-views a")[0].GetAttribute("href")!;
        Assert.Equal("/cases?view=mine", usual);
        Assert.Equal(3, (await client.Get(usual)).Document.QuerySelectorAll(".rc-table tbody tr").Length);

        await Save(client, "?state=all", "Alles", isDefault: true);
        Assert.Equal("/cases?state=all", (await client.Get("/cases")).RedirectsTo);
        await _app.InDatabase(async db => Assert.Equal(["Alles"], await db.SavedViews.Where(view => view.IsDefault).Select(view => view.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_view_is_replaced_renamed_moved_and_deleted_after_asking()
    {
        var client = await _app.ClientAs("sanne");
        await Save(client, "?phase=intake", "Een");
        await Save(client, "?phase=no-shelter", "Twee");
        var one = await Id("Een");
        await client.Submit(await client.Get("/cases/views/save?state=all"), "form.rc-form", new() { ["Input.Place"] = $"{one}" });
        await _app.InDatabase(async db => Assert.Equal("?state=all", (await db.SavedViews.SingleAsync(view => view.Id == one)).Query));

        var taken = await client.Submit(await client.Get($"/cases/views/edit?id={one}"), "form.rc-form", new() { ["Input.Name"] = "twee" });
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
        Assert.Equal("twee", taken.Value("Input.Name"));
        await client.Submit(await client.Get($"/cases/views/edit?id={one}"), "form.rc-form", new() { ["Input.Name"] = "Eerste" });

        await client.Submit(await client.Get("/cases/views"), "tbody form", []);
        Assert.Equal(["Twee", "Eerste"], (await client.Get("/cases/views")).Document.QuerySelectorAll("tbody th").Select(th => th.TextContent));

        var asks = await client.Get($"/cases/views/edit?id={one}&delete=true");
        Assert.Contains("Deze weergave verwijderen?", asks.Text, StringComparison.Ordinal);
        Assert.Equal("/cases/views", (await client.Submit(asks, "form[action*=Delete]", [])).RedirectsTo);
        Assert.Equal("Twee", Assert.Single((await client.Get("/cases/views")).Document.QuerySelectorAll("tbody th")).TextContent);
    }

    [Theory]
    [InlineData("", "Schrijf een naam")]
    [InlineData("Zaak van 2912345678", "V-nummer")]
    [InlineData("0123456789012345678901234567890123456789x", "hoogstens 40 tekens")]
    public async Task A_name_that_may_not_be_is_said_and_stays(string name, string sentence)
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Submit(await client.Get("/cases/views/save?phase=intake"), "form.rc-form", new() { ["Input.Name"] = name });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(sentence, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(name, page.Value("Input.Name"));
    }

    [Fact]
    public async Task There_are_twenty_at_most_and_a_name_is_there_once()
    {
        var client = await _app.ClientAs("sanne");
        await Save(client, "?phase=intake", "Weergave 0");
        var again = await client.Submit(await client.Get("/cases/views/save?phase=intake&state=all"), "form.rc-form", new() { ["Input.Name"] = "weergave 0" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        for (var i = 1; i < SavedView.Most; i++)
            await Save(client, "?phase=intake", $"Weergave {i}");
        var full = await client.Get("/cases/views/save?state=all");
        var refused = await client.Submit(full, "form.rc-form", new() { ["Input.Place"] = "new", ["Input.Name"] = "Nog een" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Nog een", refused.Value("Input.Name"));
        await _app.InDatabase(async db => Assert.Equal(SavedView.Most, await db.SavedViews.CountAsync()));
    }

    [Fact]
    public async Task A_view_with_a_filter_that_is_gone_still_opens_and_says_which_part()
    {
        await _app.KeepAll(ListCases.Many(2));
        var client = await _app.ClientAs("sanne");
        await Save(client, "?phase=intake", "Oud");
        await _app.InDatabase(db => db.SavedViews.ExecuteUpdateAsync(set => set.SetProperty(view => view.Query, "?phase=of-old&state=open")));
        var link = (await client.Get("/cases")).Document.QuerySelectorAll(".rc-views a").Single(a => a.TextContent == "Oud").GetAttribute("href")!;
        var page = await client.Get(link);
        Assert.Equal(2, page.Document.QuerySelectorAll(".rc-table tbody tr").Length);
        Assert.Contains("telt niet mee: fase", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Yonas bellen")]
    [InlineData("zaak TESFAYE")]
    [InlineData("tesfaye's zaken")]
    public async Task A_view_is_not_called_after_a_child_of_ones_cases(string name)
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake).Named("Yonas", "Tesfaye")]);
        var client = await _app.ClientAs("sanne");
        var refused = await client.Submit(await client.Get("/cases/views/save?phase=intake"), "form.rc-form", new() { ["Input.Name"] = name });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("een naam van een jongere", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(name, refused.Value("Input.Name"));
        await Save(client, "?phase=intake", "Eritrea, lang geen contact");
        var renamed = await client.Submit(await client.Get($"/cases/views/edit?id={await OnlyId()}"), "form.rc-form", new() { ["Input.Name"] = name });
        Assert.Equal((HttpStatusCode.BadRequest, name), (renamed.Status, renamed.Value("Input.Name")));
        // The names of children of others are nobody's to try out here.
        await Save(await _app.ClientAs("joris"), "?phase=intake", name);
    }

    [Fact]
    public async Task The_trail_holds_no_name_of_a_view()
    {
        await Save(await _app.ClientAs("sanne"), "?phase=intake", "Geheimnaam");
        await _app.InDatabase(async db => Assert.DoesNotContain(await db.AuditRows.ToListAsync(), row => row.Detail?.Contains("Geheimnaam", StringComparison.Ordinal) == true));
    }

    private static async Task Save(PageClient client, string query, string name, bool isDefault = false)
    {
        var fields = new Dictionary<string, string?> { ["Input.Name"] = name };
        if (isDefault)
            fields["Input.IsDefault"] = "true";
        var sent = await client.Submit(await client.Get($"/cases/views/save{query}"), "form.rc-form", fields);
        Assert.NotNull(sent.RedirectsTo);
    }

    private Task<int> OnlyId() => Id(null);

    private async Task<int> Id(string? name)
    {
        var id = 0;
        await _app.InDatabase(async db => id = (await db.SavedViews.SingleAsync(view => name == null || view.Name == name)).Id);
        return id;
    }
}
