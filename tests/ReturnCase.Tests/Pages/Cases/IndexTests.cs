using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases;

public sealed class IndexTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Mijn zaken", "nog 1 dag|nog \\d+ dagen|te laat")]
    [InlineData("en", "My cases", "1 day left|\\d+ days left|late")]
    public async Task A_counsellor_sees_the_caseload(string language, string title, string deadline)
    {
        await _app.KeepAll([.. ListCases.Many(3), CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye")]);
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get("/cases");

        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Title));
        Assert.Equal(4, page.Document.QuerySelectorAll(".rc-table tbody tr").Length);
        Assert.Contains("Yonas Tesfaye", page.Text, StringComparison.Ordinal);
        Assert.Matches(deadline, page.Find(".rc-table .rc-badge").TextContent);
        Assert.All(page.Document.QuerySelectorAll("tbody td"), cell => Assert.NotNull(cell.GetAttribute("data-label")));
    }

    [Fact]
    public async Task A_list_says_of_a_birthday_what_is_known_of_it()
    {
        await _app.KeepAll([
            CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2008, 12)).Named("Yonas", "Tesfaye"),
            CasePageCases.In(CasePhase.NoShelter, new PartialDate(2008, 11, 20), daysAgo: 13).Named("Selam", "Haile")]);
        var page = await (await _app.ClientAs("sanne")).Get("/cases");
        var (grown, partly) = (page.Find("tbody tr:nth-child(1)"), page.Find("tbody tr:nth-child(2)"));
        Assert.Equal("3 dagen geleden", grown.QuerySelector(".rc-badge")!.TextContent.Trim());
        Assert.Contains("20 november 2026 · 18e verjaardag", grown.TextContent, StringComparison.Ordinal);
        Assert.Contains("18 geworden: zaak sluiten", grown.QuerySelector(".rc-needs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 december 2026 · Vroegst mogelijke 18e verjaardag, uiterlijk 31 december 2026", partly.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("*")]
    public async Task A_search_without_a_letter_names_nobody_and_says_so(string typed)
    {
        await _app.KeepAll([.. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");
        var page = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("geen letter", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Contains("Er is niet gezocht", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_is_too_long_is_not_called_a_filter_of_the_list()
    {
        await _app.KeepAll([.. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");
        var page = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = new string('x', 101) });
        Assert.Equal((HttpStatusCode.BadRequest, 101), (page.Status, page.Value("Input.Text")!.Length));
        Assert.Null(page.Document.QuerySelector(".rc-filtered"));
    }

    [Theory]
    [InlineData("step", "termijn")]
    [InlineData("phase", "fase")]
    public async Task A_filter_that_means_nothing_is_left_out_with_a_sentence(string part, string word)
    {
        await _app.KeepAll([.. ListCases.Many(2)]);
        var page = await (await _app.ClientAs("sanne")).Get($"/cases?{part}=bogus");
        Assert.Contains(word, page.Find(".rc-alert").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".rc-table tbody tr").Length);
    }

    [Fact]
    public async Task A_row_leads_whoever_works_on_the_case_straight_to_a_contact_moment_and_no_one_else()
    {
        var (open, closed) = (CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.Closed));
        await _app.KeepAll([open, closed]);
        var client = await _app.ClientAs("sanne");
        foreach (var address in (string[])["/cases?view=mine&state=all", "/cases?view=mine&state=all&columns=phase.country"])
        {
            var link = Assert.Single((await client.Get(address)).Document.QuerySelectorAll(".rc-table a[href$='/contact']"));
            Assert.Equal($"/cases/{open.File.Number}/contact", link.GetAttribute("href"));
            Assert.Equal($"Contactmoment: {open.File.Number}", link.TextContent);
            Assert.True(link.ClassList.Contains("rc-no-print"));
            // The keys of the list open the case: its link comes first.
            Assert.Equal($"/cases/{open.File.Number}", link.Closest("tr")!.QuerySelector("a[href]")!.GetAttribute("href"));
        }

        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/cases")).Document.QuerySelectorAll(".rc-table a[href$='/contact']"));
    }

    [Fact]
    public async Task A_part_of_a_case_number_finds_the_case_and_no_other()
    {
        var (child, other, hidden) = (CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ShelterSearch));
        await _app.KeepAll([child, other]);
        await _app.KeepAll([hidden], "joris");
        var client = await _app.ClientAs("sanne");
        var parts = child.File.Number.Split('-');
        foreach (var typed in (string[])[parts[2], parts[2].TrimStart('0'), $"{parts[1]}-{parts[2]}", $"RC-{parts[2]}", $"{parts[1]} {parts[2].TrimStart('0')}", $"Zaak {child.File.Number}"])
        {
            var found = await client.Get((await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed })).RedirectsTo!);
            Assert.Equal(child.File.Number, Assert.Single(found.Document.QuerySelectorAll(".rc-table tbody th a")).TextContent);
        }

        foreach (var letters in (string[])["RC", "rc-"])
        {
            var all = await client.Get((await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = letters })).RedirectsTo!);
            Assert.Equal(new[] { child.File.Number, other.File.Number }.Order(), all.Document.QuerySelectorAll(".rc-table tbody th a").Select(link => link.TextContent).Order());
        }

        var none = await client.Get((await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = hidden.File.Number.Split('-')[2] })).RedirectsTo!);
        Assert.Empty(none.Document.QuerySelectorAll(".rc-table tbody th a"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(12)]
    public async Task A_beginning_of_a_case_number_finds_those_that_begin_with_it(int letters)
    {
        var (child, hidden) = (CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ShelterSearch));
        await _app.KeepAll([child]);
        await _app.KeepAll([hidden], "joris");
        var client = await _app.ClientAs("sanne");
        var typed = letters == 4 ? child.File.Number[3..7] : child.File.Number[..letters];
        var found = await client.Get((await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed })).RedirectsTo!);
        Assert.Equal(child.File.Number, Assert.Single(found.Document.QuerySelectorAll(".rc-table tbody th a")).TextContent);
        Assert.DoesNotContain(hidden.File.Number, found.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var none = await client.Get((await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = "2031-0000" })).RedirectsTo!);
        Assert.Empty(none.Document.QuerySelectorAll(".rc-table tbody th a"));
    }

    [Theory]
    [InlineData("/cases?search=nope")]
    [InlineData("/cases?search=abcdefghjkmnpqrstuvwxyz234")]
    [InlineData("/cases?search=nope&phase=shelter-search")]
    [InlineData("/cases?search=nope&after=20270103-17")]
    public async Task A_search_that_is_not_kept_shows_no_other_list_in_its_place(string address)
    {
        await _app.KeepAll([.. ListCases.Many(3)]);
        var client = await _app.ClientAs("sanne");
        var page = await client.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.Contains("Deze zoekopdracht is niet meer bewaard", page.Find(".rc-empty").TextContent, StringComparison.Ordinal);
        var all = await client.Get(page.Find(".rc-empty a").GetAttribute("href")!);
        Assert.Equal(3, all.Document.QuerySelectorAll(".rc-table tbody tr").Length);
    }

    [Fact]
    public async Task A_search_within_filters_offers_to_search_all()
    {
        var child = CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye");
        await _app.KeepAll([child]);
        var client = await _app.ClientAs("sanne");
        var none = await client.Get((await client.Submit(await client.Get("/cases?state=closed"), "form.rc-filter", new() { ["Input.Text"] = "tesfaye" })).RedirectsTo!);
        Assert.Empty(none.Document.QuerySelectorAll(".rc-table tbody th a"));
        var all = await client.Get(none.Find("[data-search-all]").GetAttribute("href")!);
        Assert.Equal(child.File.Number, Assert.Single(all.Document.QuerySelectorAll(".rc-table tbody th a")).TextContent);
        Assert.Null(all.Document.QuerySelector("[data-search-all]"));
    }

    [Fact]
    public async Task The_whole_list_stands_on_one_page_for_whoever_prints_it()
    {
        await _app.KeepAll([.. ListCases.Many(30)]);
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/cases");
        Assert.Equal(25, page.Document.QuerySelectorAll(".rc-table tbody tr").Length);
        var whole = await client.Get(page.Find("[data-whole]").GetAttribute("href")!);
        Assert.Equal(30, whole.Document.QuerySelectorAll(".rc-table tbody tr").Length);
        Assert.Null(whole.Document.QuerySelector("[data-whole]"));
    }

    [Fact]
    public async Task A_masked_row_says_of_a_day_that_is_past_what_an_open_one_says()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.NoShelter, new PartialDate(2008, 11, 20), daysAgo: 13)], "joris");
        var masked = await (await _app.ClientAs("sanne")).Get("/cases?view=team");
        Assert.Equal("3 dagen geleden", masked.Find("tbody tr .rc-badge").TextContent.Trim());
    }

    [Fact]
    public async Task A_search_leaves_nothing_of_the_child_in_the_address()
    {
        var child = CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye");
        await _app.KeepAll([child, .. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");

        foreach (var typed in (string[])["tesfaye", child.File.VNumber, child.File.Number])
        {
            var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed });
            Assert.Matches("^/cases\\?search=[a-z0-9]{26}$", sent.RedirectsTo!);
            var found = await client.Get(sent.RedirectsTo!);
            Assert.Equal(child.File.Number, Assert.Single(found.Document.QuerySelectorAll(".rc-table tbody th a")).TextContent);
            Assert.Equal(typed, found.Value("Input.Text"));
        }
    }

    [Fact]
    public async Task A_search_of_somebody_else_is_not_known()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye")]);
        var client = await _app.ClientAs("sanne");
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = "tesfaye" });
        await client.Submit(await client.Get("/cases"), "form[action='/sign-out']");
        var signIn = await client.Get("/sign-in");
        await client.Submit(signIn, "form.rc-form", new() { ["Input.UserName"] = "joris", ["Input.Password"] = "demo" });

        var page = await client.Get(sent.RedirectsTo!);
        Assert.Contains("verlopen of van iemand anders", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tesfaye", page.Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("123456789", "10 cijfers")]
    [InlineData("--", "geen letter en geen cijfer")]
    public async Task What_cannot_be_searched_for_is_said_and_stays(string typed, string sentence)
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(sentence, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(typed, page.Value("Input.Text"));
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_come_back()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.NoShelter), .. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Phase"] = "no-shelter", ["Input.State"] = "all" });
        Assert.Equal("/cases?phase=no-shelter&state=all", sent.RedirectsTo);
        var page = await client.Get(sent.RedirectsTo!);
        Assert.Single(page.Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.Equal("no-shelter", page.Find("#Input_Phase option[selected]").GetAttribute("value"));
        Assert.Equal(3, (await client.Get("/cases?phase=nonsense&step=7&after=x")).Document.QuerySelectorAll(".rc-table tbody tr").Length);
    }

    [Fact]
    public async Task Rarer_filters_columns_and_order_stand_in_the_address_and_come_back()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"), .. ListCases.Many(2)]);
        var client = await _app.ClientAs("sanne");
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new()
        {
            ["Input.Country"] = "ER",
            ["Input.Language"] = "ti",
            ["Input.Contact"] = "never",
            ["Input.From.Day"] = "1",
            ["Input.From.Month"] = "1",
            ["Input.From.Year"] = "2020",
            ["Input.Until.Day"] = "1",
            ["Input.Until.Month"] = "1",
            ["Input.Until.Year"] = "2090",
            ["Input.Sort"] = "name",
        });
        Assert.Equal("/cases?country=ER&language=ti&contact=never&from=2020-01-01&until=2090-01-01&sort=name", sent.RedirectsTo);
        var page = await client.Get(sent.RedirectsTo!);
        Assert.Single(page.Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.Equal("ER", page.Find("#Input_Country option[selected]").GetAttribute("value"));
        Assert.True(page.Find(".rc-filter__more").HasAttribute("open"));
        Assert.Equal(["Zaak", "Termijn", "18 jaar"], (await client.Get("/cases?columns=eighteen.deadline")).Document.QuerySelectorAll(".rc-table thead th").Select(th => th.TextContent));
    }

    [Fact]
    public async Task A_last_day_before_the_first_is_refused_and_both_stay()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Submit(await client.Get("/cases"), "form.rc-filter", new()
        {
            ["Input.From.Day"] = "2",
            ["Input.From.Month"] = "3",
            ["Input.From.Year"] = "2027",
            ["Input.Until.Day"] = "1",
            ["Input.Until.Month"] = "3",
            ["Input.Until.Year"] = "2027",
            ["Input.Text"] = "tesf",
        });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("De laatste dag ligt vóór 2 maart 2027", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(("tesf", "2027"), (page.Value("Input.Text"), page.Value("Input.From.Year")));
        Assert.True(page.Find(".rc-filter__more").HasAttribute("open"));
    }

    [Fact]
    public async Task A_part_of_an_address_that_means_nothing_is_named()
    {
        await _app.KeepAll(ListCases.Many(1));
        var page = await (await _app.ClientAs("sanne")).Get("/cases?phase=gone&language=xx&columns=nothing&contact=3&step=overdue");
        Assert.Contains("fase, taal, laatste contact, kolommen", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phase=closed&state=open", "Geen zaak is allebei")]
    [InlineData("phase=intake&state=closed", "Geen zaak is allebei")]
    [InlineData("state=closed&step=overdue", "heeft geen termijn meer")]
    [InlineData("phase=closed&from=2026-01-01", "heeft geen termijn meer")]
    [InlineData("from=2027-03-02&until=2027-03-01", "ligt vóór de eerste")]
    [InlineData("step=overdue&from=2027-01-01", "vallen buiten de termijn die u kiest")]
    [InlineData("step=two-weeks&from=2027-10-01", "vallen buiten de termijn die u kiest")]
    [InlineData("step=none&until=2026-12-31", "vallen buiten de termijn die u kiest")]
    [InlineData("phase=intake&state=open", null)]
    [InlineData("step=overdue&until=2026-01-01", null)]
    [InlineData("phase=closed&state=all&country=ER", null)]
    public async Task Filters_that_no_case_can_meet_together_say_which_to_change(string query, string? sentence)
    {
        await _app.KeepAll(ListCases.Many(2));
        var empty = (await (await _app.ClientAs("sanne")).Get($"/cases?{query}")).Find(".rc-empty");
        Assert.Equal(sentence is null ? 0 : 1, empty.QuerySelectorAll(".rc-contradiction").Length);
        Assert.Contains(sentence ?? "Wis een filter", empty.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_cases_and_what_asks_attention_are_asked_together()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch)], null);
        var client = await _app.ClientAs("ingrid");
        Assert.Single((await client.Get("/cases?counsellor=none")).Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.Empty((await client.Get("/cases?counsellor=none&attention=proposal-open")).Document.QuerySelectorAll(".rc-table tbody tr"));
    }

    [Fact]
    public async Task The_other_cases_of_the_team_say_that_no_filter_holds_there()
    {
        await _app.KeepAll(ListCases.Many(2), "joris");
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/cases?view=team&country=AF&phase=nonsense");
        Assert.Equal(2, page.Document.QuerySelectorAll(".rc-table tbody tr").Length);
        Assert.Contains("gelden hier niet", page.Text, StringComparison.Ordinal);
        Assert.Equal("/cases?view=mine&country=AF", page.Find(".rc-card__note a").GetAttribute("href"));
        Assert.DoesNotContain("gelden hier niet", (await client.Get("/cases?view=team")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after=foo")]
    [InlineData("before=20270103")]
    [InlineData("after=20270103-x")]
    public async Task A_place_in_the_list_that_is_none_is_named_and_the_first_page_stands_there(string place)
    {
        await _app.KeepAll(ListCases.Many(30));
        var page = await (await _app.ClientAs("sanne")).Get($"/cases?{place}");
        Assert.Equal(25, page.Document.QuerySelectorAll(".rc-table tbody tr").Length);
        Assert.Contains("plaats in de lijst, u ziet de eerste pagina", page.Find(".rc-alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_somebody_made_up_is_handed_on_in_an_address()
    {
        const string Made = "Tesfaye-1234567890";
        await _app.KeepAll(ListCases.Many(30));
        var client = await _app.ClientAs("sanne");
        string[] selects = ["Phase", "Step", "State", "Attention", "Counsellor", "Country", "Language", "Contact", "Sort", "Columns"];
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", selects.ToDictionary(field => $"Input.{field}", string? (_) => Made));
        Assert.Equal("/cases?view=mine", sent.RedirectsTo);

        var query = string.Join('&', selects.Select(field => $"{field.ToLowerInvariant()}={Made}"));
        var page = await client.Get($"/cases?{query}&view={Made}&search={Made}&after={Made}&before={Made}&from={Made}&until={Made}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a, main form"), element => (element.GetAttribute("href") ?? element.GetAttribute("action") ?? "").Contains(Made, StringComparison.Ordinal));
        var save = await client.Get($"/cases/views/save?{query.Replace($"country={Made}", "country=ER", StringComparison.Ordinal)}");
        await client.Submit(save, "main form", new() { ["Input.Name"] = "Eritrea" });
        await _app.InDatabase(async db => Assert.DoesNotContain(Made, Assert.Single(await db.SavedViews.ToListAsync()).Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_chosen_and_where_the_page_stands_are_said_in_words_for_the_paper()
    {
        await _app.KeepAll(ListCases.Many(60));
        var client = await _app.ClientAs("sanne");
        Assert.Null((await client.Get("/cases")).Document.QuerySelector(".rc-filtered"));
        var first = await client.Get("/cases?country=GN&state=open&from=2020-01-01&sort=name");
        Assert.Equal("Filter: Land: Guinee Lopend of gesloten: Lopende zaken Termijn vanaf: 1 januari 2020", string.Join(' ', first.Find(".rc-filtered").TextContent.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("Volgorde: Achternaam · Zaken 1 tot en met 25 van 60 · bladzijde 1 van 3", first.Find(".rc-print-only").TextContent.Trim());
        var last = await client.Get((await client.Get(first.Find("a[rel=next]").GetAttribute("href")!)).Find("a[rel=next]").GetAttribute("href")!);
        Assert.Equal("Zaken 51 tot en met 60 van 60 · bladzijde 3 van 3", last.Find(".rc-card__foot > span").TextContent);
        Assert.Equal("0 zaken", (await client.Get("/cases?state=closed")).Find(".rc-card__foot > span").TextContent);
    }

    [Fact]
    public async Task A_name_that_only_sounds_like_it_stands_below_and_says_so()
    {
        var (exact, sounding) = (CasePageCases.In(CasePhase.ShelterSearch).Named("Muhammad", "Haile"), CasePageCases.In(CasePhase.ShelterSearch).Named("Mohamed", "Haile"));
        await _app.KeepAll([exact, sounding]);
        var client = await _app.ClientAs("sanne");
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = "Muhammad" });
        var page = await client.Get(sent.RedirectsTo!);
        var tables = page.Document.QuerySelectorAll(".rc-table");
        Assert.Equal([exact.File.Number, sounding.File.Number], tables.Select(table => Assert.Single(table.QuerySelectorAll("tbody th a")).TextContent));
        Assert.Equal("Klinkt als", tables[1].QuerySelector("caption")!.TextContent);
        Assert.Contains("anders gespeld", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_of_colleagues_are_masked_and_cannot_be_found()
    {
        var child = CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye");
        await _app.KeepAll([child], "joris");
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).Named("Omid", "Karimi")], "omar");
        var client = await _app.ClientAs("sanne");

        var page = await client.Get("/cases?view=team");
        var row = Assert.Single(page.Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.Contains("Y.T.", row.TextContent, StringComparison.Ordinal);
        Assert.Null(row.QuerySelector("a"));
        foreach (var secret in (string[])["Yonas", "Tesfaye", child.File.VNumber, child.File.Number, "Karimi", "Eritrea"])
            Assert.DoesNotContain(secret, page.Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);

        foreach (var typed in (string[])["tesfaye", child.File.VNumber, child.File.Number])
        {
            var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed });
            Assert.Empty((await client.Get(sent.RedirectsTo!)).Document.QuerySelectorAll(".rc-table tbody tr"));
        }
    }

    [Fact]
    public async Task A_supervisor_filters_by_counsellor_without_a_name_or_key_in_the_address()
    {
        await _app.KeepAll(ListCases.Many(2));
        await _app.KeepAll(ListCases.Many(3), "joris");
        await _app.KeepAll(ListCases.Many(1), null);
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/cases");
        Assert.Equal("Zaken van team Noord", page.Title);
        var joris = page.Document.QuerySelectorAll("#Input_Counsellor option").Single(o => o.TextContent == "J. Bakker").GetAttribute("value")!;

        var sent = await client.Submit(page, "form.rc-filter", new() { ["Input.Counsellor"] = joris });
        Assert.Matches("^/cases\\?counsellor=[0-9a-f]{8}$", sent.RedirectsTo!);
        Assert.Equal(3, (await client.Get(sent.RedirectsTo!)).Document.QuerySelectorAll(".rc-table tbody tr").Length);
        Assert.Single((await client.Get("/cases?counsellor=none")).Document.QuerySelectorAll(".rc-table tbody tr"));
        Assert.DoesNotContain("view=team", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_takes_the_same_few_commands_for_thirty_cases_as_for_three_hundred()
    {
        (string User, string Address, int AtMost)[] lists =
        [
            ("sanne", "/cases", 11), ("sanne", "/cases?view=team", 10), ("ingrid", "/cases", 9),
            ("ingrid", "/review", 14), ("sanne", "/", 13), ("ingrid", "/", 20),
        ];
        await _app.KeepAll(ListCases.Many(20));
        await _app.KeepAll(ListCases.Many(10), "joris");
        var clients = new Dictionary<string, PageClient> { ["sanne"] = await _app.ClientAs("sanne"), ["ingrid"] = await _app.ClientAs("ingrid") };
        List<(string User, string Address, int Commands)> few = [], many = [];
        foreach (var (user, address, _) in lists)
        {
            await clients[user].Get(address);
            few.Add((user, address, await Commands(clients[user], address)));
        }

        await _app.KeepAll(ListCases.Many(180));
        await _app.KeepAll(ListCases.Many(90), "joris");
        foreach (var (user, address, _) in lists)
            many.Add((user, address, await Commands(clients[user], address)));
        Assert.Equal(few, many);
        Assert.All(many.Zip(lists), list => Assert.InRange(list.First.Commands, 1, list.Second.AtMost));
    }

    [Fact]
    public async Task Pages_link_to_each_other()
    {
        await _app.KeepAll(ListCases.Many(60));
        var client = await _app.ClientAs("sanne");
        var seen = new List<string>();
        var address = "/cases";
        while (address is not null)
        {
            var page = await client.Get(address);
            seen.AddRange(page.Document.QuerySelectorAll(".rc-table tbody th a").Select(a => a.TextContent));
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(60, seen.Count);
        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal("/cases", (await client.Get("/cases?after=29991231-1")).RedirectsTo);
    }

    [Theory]
    [InlineData("2010-11-23", "16")]
    [InlineData("2010-11-24", "15")]
    [InlineData("2008-02-29", "18")]
    public void Age_is_that_of_the_day(string born, string age)
    {
        var eighteen = ReturnCase.Domain.Clocks.LegalTerm.AddYears(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), 18);
        Assert.Equal(age, Ages.Of(eighteen, eighteen, CasePageCases.Today));
    }

    private async Task<int> Commands(PageClient client, string address)
    {
        var file = "";
        await _app.InDatabase(db =>
        {
            file = Path.GetFileName(db.Database.GetDbConnection().DataSource);
            return Task.CompletedTask;
        });
        using var commands = new CommandCount(file);
        Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).Status);
        return commands.Count;
    }
}
