using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Audit;

namespace ReturnCase.Tests.Pages.Registers;

public sealed class RegisterTests : IDisposable
{
    private const string Houses = "/registers/reception-houses";

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_administrator_enters_a_house_and_others_read_it()
    {
        var noor = await _app.ClientAs("noor");
        var added = await noor.Submit(await noor.Get($"{Houses}/new"), "main form.rc-form", Kindia());
        Assert.Equal(Houses, added.RedirectsTo);
        Assert.Contains(_app.Audit.All, note => note is { Action: AuditAction.RegisterChanged, Detail: "house added" });
        foreach (var user in (string[])["noor", "sanne", "ingrid"])
        {
            var client = await _app.ClientAs(user);
            var row = (await client.Get(Houses)).Find("tbody tr").TextContent;
            Assert.All((string[])["Huis Kindia", "Guinee, Kindia", "12 van 12 vrij", "dhr. Barry"], said => Assert.Contains(said, row, StringComparison.Ordinal));
            var house = await client.Get((await client.Get(Houses)).Find("tbody a").GetAttribute("href")!);
            Assert.Contains("Nieuw contract, brief van 3 mei.", house.Text, StringComparison.Ordinal);
            Assert.Equal(user == "noor", house.Document.QuerySelector("a[href$='/change']") is not null);
            Assert.Equal(user != "noor", house.Text.Contains("Vraag de beheerder: N. Smit", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Bad_input_gets_a_sentence_for_each_and_nothing_typed_is_lost()
    {
        var noor = await _app.ClientAs("noor");
        var answer = await noor.Submit(await noor.Get($"{Houses}/new"), "main form.rc-form", new()
        {
            ["Input.Town"] = "Kindia",
            ["Input.Capacity"] = "twaalf",
            ["Input.ContractFrom.Day"] = "3",
            ["Input.ContractFrom.Month"] = "5",
            ["Input.ContractFrom.Year"] = "2026",
            ["Input.ContractUntil.Day"] = "1",
            ["Input.ContractUntil.Month"] = "5",
            ["Input.ContractUntil.Year"] = "2026",
            ["Input.InspectedOn.Day"] = "31",
            ["Input.InspectedOn.Month"] = "2",
            ["Input.InspectedOn.Year"] = "2026",
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(6, answer.Errors.Count);
        Assert.Contains(answer.Errors, error => error.StartsWith("Vul een heel getal in van 1 tot 500", StringComparison.Ordinal));
        Assert.Contains(answer.Errors, error => error.StartsWith("Schrijf op waarom", StringComparison.Ordinal));
        Assert.Equal(("Kindia", "twaalf", "31"), (answer.Value("Input.Town"), answer.Value("Input.Capacity"), answer.Value("Input.InspectedOn.Day")));
    }

    [Fact]
    public async Task A_change_is_a_version_that_says_what_it_changed()
    {
        var (noor, at) = await Entered();
        var saved = await noor.Submit(await noor.Get($"{at}/change"), "main form.rc-form", new() { ["Input.Capacity"] = "14", ["Input.Why"] = "Twee plaatsen erbij." });
        Assert.Equal(at, saved.RedirectsTo);
        var page = await noor.Get(at);
        Assert.Equal(["Gewijzigd", "Ingevoerd"], page.Document.QuerySelectorAll(".rc-timeline__title").Select(title => title.TextContent.Trim()));
        Assert.Contains("Aantal plaatsen: 12 → 14", string.Join(' ', page.Find(".rc-timeline li li").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, note => note is { Action: AuditAction.RegisterChanged, Detail: { } detail } && detail.EndsWith(" Capacity", StringComparison.Ordinal));
        var same = await noor.Submit(await noor.Get($"{at}/change"), "main form.rc-form", new() { ["Input.Why"] = "Zomaar." });
        Assert.Equal(HttpStatusCode.Conflict, same.Status);
        Assert.StartsWith("Dit staat er al zo.", Assert.Single(same.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_a_house_see_both_texts_and_sending_again_is_a_decision()
    {
        var (noor, at) = await Entered();
        var form = await noor.Get($"{at}/change");
        await noor.Submit(form, "main form.rc-form", new() { ["Input.Contact"] = "zuster Marie", ["Input.Why"] = "Eerst." });
        var conflict = await noor.Submit(form, "main form.rc-form", new() { ["Input.Contact"] = "dhr. Camara", ["Input.Why"] = "Daarna." });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var both = conflict.Find("#answer").TextContent;
        Assert.Contains("zuster Marie", both, StringComparison.Ordinal);
        Assert.Contains("dhr. Camara", both, StringComparison.Ordinal);
        Assert.Contains("dhr. Camara", conflict.Find("#Input_Contact").TextContent, StringComparison.Ordinal);
        Assert.Equal(at, (await noor.Submit(conflict, "main form.rc-form")).RedirectsTo);
        Assert.Contains("dhr. Camara", (await noor.Get(at)).Find(".rc-dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_places_than_are_taken_are_refused_and_no_page_says_who_lives_there()
    {
        var (noor, at) = await Entered();
        var built = await Accepted(at, 2);
        var refused = await noor.Submit(await noor.Get($"{at}/change"), "main form.rc-form", new() { ["Input.Capacity"] = "1", ["Input.Why"] = "Kleiner." });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("Er wonen nu 2 kinderen. Vul 2 of meer in.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        foreach (var user in (string[])["noor", "sanne", "ingrid"])
        {
            var client = await _app.ClientAs(user);
            foreach (var address in (string[])[Houses, at, "/registers/countries", "/registers/countries/gn"])
            {
                var page = await client.Get(address);
                Assert.All(built, child => Assert.DoesNotContain(child.File.Number, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal));
                Assert.All(built, child => Assert.DoesNotContain(child.File.LastName, page.Find("main").TextContent, StringComparison.Ordinal));
            }

            Assert.Contains("10 van 12 vrij", (await client.Get(at)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_closed_house_is_no_longer_offered_and_stays_in_the_register()
    {
        var (noor, at) = await Entered();
        var sanne = await _app.ClientAs("sanne");
        var file = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        Assert.Contains("Huis Kindia, Kindia, Guinee: 12 van 12 vrij", (await sanne.Get($"{file}/candidate")).Find("#Input_CarePlace").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Schrijf op waarom.", Assert.Single((await noor.Submit(await noor.Get($"{at}/close"), "main form.rc-form")).Errors), StringComparison.Ordinal);
        Assert.Equal(at, (await noor.Submit(await noor.Get($"{at}/close"), "main form.rc-form", new() { ["Input.Why"] = "Te weinig begeleiding." })).RedirectsTo);
        Assert.DoesNotContain("Huis Kindia", (await sanne.Get($"{file}/candidate")).Find("#Input_CarePlace").TextContent, StringComparison.Ordinal);
        Assert.Contains("Gesloten", (await sanne.Get(Houses)).Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal(at, (await noor.Submit(await noor.Get($"{at}/close"), "main form.rc-form", new() { ["Input.Why"] = "Weer op orde." })).RedirectsTo);
        Assert.Contains("Huis Kindia", (await sanne.Get($"{file}/candidate")).Find("#Input_CarePlace").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_in_a_register_is_kept_until_it_is_sent()
    {
        var noor = await _app.ClientAs("noor");
        await noor.Press(await noor.Get($"{Houses}/new"), Kindia());
        var form = await noor.Get($"{Houses}/new");
        Assert.Equal("Huis Kindia", form.Value("Input.Name"));
        Assert.Equal(Houses, (await noor.Submit(form, "main form.rc-form")).RedirectsTo);
        Assert.Equal("", (await noor.Get($"{Houses}/new")).Value("Input.Name"));
    }

    [Fact]
    public async Task The_answers_about_a_country_are_shown_where_somebody_thinks_about_it()
    {
        var noor = await _app.ClientAs("noor");
        var chosen = await noor.Get("/registers/countries?code=GN");
        Assert.Equal("/registers/countries/GN/change", chosen.RedirectsTo);
        var form = await noor.Get(chosen.RedirectsTo!);
        Assert.Equal(3, (await noor.Submit(form, "main form.rc-form")).Errors.Count);
        var saved = await noor.Submit(form, "main form.rc-form", new()
        {
            ["Input.HousesAvailable"] = "Yes",
            ["Input.AuthoritiesCare"] = "Unknown",
            ["Input.AsOf.Year"] = "2025",
            ["Input.Source"] = "IOM Conakry",
            ["Input.Note"] = "Twee huizen.",
        });
        Assert.Equal("/registers/countries/GN", saved.RedirectsTo);
        var file = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var sanne = await _app.ClientAs("sanne");
        foreach (var page in (string[])["/registers/countries/GN", $"{file}/search", $"{file}/candidate", $"{file}/reason-away?country=GN&kind=Family"])
        {
            var text = (await sanne.Get(page)).Find("main").TextContent;
            Assert.All((string[])["IOM Conakry", "23 november 2025", "Nog niet bekend", "Twee huizen."], said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("Verouderd", (await sanne.Get($"{file}/search")).Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("Verouderd", (await (await _app.ClientAs("sanne")).Get($"{file}/search")).Text, StringComparison.Ordinal);
        Assert.Contains("Verouderd", (await (await _app.ClientAs("sanne")).Get($"{file}/reason-away?country=GN")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_a_country_see_both_texts_and_every_version_stays()
    {
        var noor = await _app.ClientAs("noor");
        const string at = "/registers/countries/MA/change";
        var form = await noor.Get(at);
        await noor.Submit(form, "main form.rc-form", Morocco("Liaison in Rabat"));
        var conflict = await noor.Submit(form, "main form.rc-form", Morocco("Ambtsbericht"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Liaison in Rabat", conflict.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal("Ambtsbericht", conflict.Value("Input.Source"));
        await noor.Submit(conflict, "main form.rc-form");
        Assert.Equal(2, (await noor.Get("/registers/countries/MA")).Document.QuerySelectorAll(".rc-timeline > li").Length);
        var same = await noor.Submit(await noor.Get(at), "main form.rc-form");
        Assert.StartsWith("Dit staat er al zo.", Assert.Single(same.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/registers/reception-houses/7")]
    [InlineData("/registers/reception-houses/7/change")]
    [InlineData("/registers/reception-houses/7/close")]
    [InlineData("/registers/countries/nl")]
    [InlineData("/registers/countries/qq/change")]
    public async Task What_is_not_in_a_register_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("noor")).Get(address)).Status);

    [Fact]
    public async Task A_house_of_the_register_is_chosen_there_and_an_unknown_one_is_recorded_without_a_place()
    {
        var (_, at) = await Entered();
        var sanne = await _app.ClientAs("sanne");
        var file = await _app.Put(Ready());
        var form = await sanne.Get($"{file}/candidate?kind=ReceptionHouse&country=GN");
        Assert.Contains("Vraag de beheerder: N. Smit", form.Text, StringComparison.Ordinal);
        var refused = await sanne.Submit(form, "form.rc-form", new() { ["Input.Name"] = "Huis Labé", ["Input.Route"] = "Iom", ["Input.CarePlace"] = "new", ["Input.Capacity"] = "4" });
        Assert.StartsWith("Een opvanghuis komt uit het register.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var unknown = await sanne.Submit(refused, "form.rc-form", new() { ["Input.CarePlace"] = "", ["Input.Capacity"] = "" });
        Assert.Contains("Dit huis staat niet in het register.", (await sanne.Get(unknown.RedirectsTo!)).Text, StringComparison.Ordinal);
        var chosen = await sanne.Submit(await sanne.Get($"{file}/candidate?kind=ReceptionHouse&country=GN"), "form.rc-form", new() { ["Input.Route"] = "Iom", ["Input.CarePlace"] = at.Split('/')[^1] });
        var page = await sanne.Get(chosen.RedirectsTo!);
        Assert.Equal("Huis Kindia", page.Title);
        Assert.NotNull(page.Find($"a[href='{at}']"));
    }

    [Fact]
    public async Task An_older_source_does_not_replace_a_newer_one_and_a_wrong_day_can_be_put_right()
    {
        var noor = await _app.ClientAs("noor");
        const string at = "/registers/countries/MA/change";
        await noor.Submit(await noor.Get(at), "main form.rc-form", Morocco("Liaison in Rabat"));
        var older = await noor.Submit(await noor.Get(at), "main form.rc-form", new(Morocco("Ambtsbericht")) { ["Input.AsOf.Year"] = "2024" });
        Assert.Equal(HttpStatusCode.Conflict, older.Status);
        Assert.StartsWith("Het register weet al meer: de stand van 23 november 2026, uit Liaison in Rabat.", Assert.Single(older.Errors), StringComparison.Ordinal);
        Assert.Equal("Ambtsbericht", older.Value("Input.Source"));
        var bare = await noor.Submit(older, "main form.rc-form", new() { ["Input.Corrects"] = "true" });
        Assert.StartsWith("Schrijf op waarom het register niet klopt.", Assert.Single(bare.Errors), StringComparison.Ordinal);
        Assert.NotNull((await noor.Submit(bare, "main form.rc-form", new() { ["Input.Why"] = "Verkeerd jaar getypt." })).RedirectsTo);
        Assert.Contains("Ambtsbericht", (await noor.Get("/registers/countries")).Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("house added", "opvanghuis ingevoerd", "reception house entered")]
    [InlineData("house 7 Name, ContractUntil", "opvanghuis 7: naam, contract tot en met", "reception house 7: name, contract until")]
    [InlineData("house 7 closed", "opvanghuis 7: gesloten", "reception house 7: closed")]
    [InlineData("home 12 Capacity", "plek 12 van een kandidaat: aantal plaatsen", "place 12 of a candidate: number of places")]
    [InlineData("country GN added", "wat bekend is over Guinee: ingevoerd", "what is known of Guinea: entered")]
    [InlineData("country GN", "wat bekend is over Guinee", "what is known of Guinea")]
    public void The_trail_says_what_changed_in_a_register_in_the_readers_language(string row, string dutch, string english)
    {
        Assert.Equal(dutch, In("nl"));
        Assert.Equal(english, In("en"));

        string In(string language)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language == "nl" ? "nl-NL" : "en-GB");
            return ActivatorUtilities.CreateInstance<AuditDetailText>(_app.Services).Of(row, new Dictionary<string, string>());
        }
    }

    [Fact]
    public async Task The_same_house_is_not_entered_twice_and_another_of_that_name_is()
    {
        var (noor, _) = await Entered();
        var twice = await noor.Submit(await noor.Get($"{Houses}/new"), "main form.rc-form", new(Kindia()) { ["Input.Name"] = "huis  KINDIA" });
        Assert.Equal(HttpStatusCode.BadRequest, twice.Status);
        Assert.StartsWith("In dit land staat al een huis in het register dat Huis Kindia heet.", Assert.Single(twice.Errors), StringComparison.Ordinal);
        Assert.NotNull((await noor.Submit(twice, "main form.rc-form", new() { ["Input.Another"] = "true" })).RedirectsTo);
        Assert.Equal(2, (await noor.Get(Houses)).Document.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull((await noor.Submit(await noor.Get($"{Houses}/new"), "main form.rc-form", new(Kindia()) { ["Input.Country"] = "SN" })).RedirectsTo);
    }

    [Fact]
    public async Task A_house_that_takes_no_child_offers_no_free_places()
    {
        var (noor, at) = await Entered();
        Assert.Contains("1 open, samen 12 plaatsen vrij", (await noor.Get(Houses)).Text, StringComparison.Ordinal);
        await noor.Submit(await noor.Get($"{at}/close"), "main form.rc-form", new() { ["Input.Why"] = "Dicht." });
        var list = await noor.Get(Houses);
        Assert.Contains("0 van 12 bezet", list.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("12 van 12 vrij", list.Text + (await noor.Get(at)).Text, StringComparison.Ordinal);
        Assert.Contains("Neemt nu geen kind op", list.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll("[data-label='Vrij']"));
        var country = (await noor.Get("/registers/countries/GN")).Find("aside").TextContent;
        Assert.Contains("neemt nu geen kind op; 0 van 12 bezet", country, StringComparison.Ordinal);
        Assert.DoesNotContain("vrij", country, StringComparison.Ordinal);
        Assert.Contains("Land: Guinee. Dat blijft zo", (await noor.Get($"{at}/change")).Find("main form").TextContent, StringComparison.Ordinal);
    }

    private static CaseBuilder Ready()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        foreach (var kind in (ShelterKind[])[ShelterKind.Family, ShelterKind.Acquaintance])
            built.File.ReasonAway(built.By(Staff.Sanne), "GN", kind, "kent er niemand");
        return built;
    }

    private async Task<IReadOnlyList<CaseBuilder>> Accepted(string at, int children)
    {
        var (id, all) = (int.Parse(at.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture), new List<CaseBuilder>());
        await _app.InDatabase(async db =>
        {
            var house = await db.CarePlaces.Include(p => p.Placements).SingleAsync(p => p.Id == id);
            for (var child = 0; child < children; child++)
            {
                all.Add(Ready().AddCandidate(ShelterKind.ReceptionHouse, carePlace: id).Steps(house, CandidateStage.ContactAttempted, CandidateStage.Accepted));
                db.Add(all[^1].File);
            }

            await db.SaveChangesAsync();
        });
        return all;
    }

    private async Task<(PageClient Noor, string At)> Entered()
    {
        var noor = await _app.ClientAs("noor");
        await noor.Submit(await noor.Get($"{Houses}/new"), "main form.rc-form", Kindia());
        return (noor, (await noor.Get(Houses)).Find("tbody a").GetAttribute("href")!);
    }

    private static Dictionary<string, string?> Kindia() => new()
    {
        ["Input.Name"] = "Huis Kindia",
        ["Input.Country"] = "GN",
        ["Input.Town"] = "Kindia",
        ["Input.Capacity"] = "12",
        ["Input.Contact"] = "dhr. Barry",
        ["Input.Why"] = "Nieuw contract, brief van 3 mei.",
    };

    private static Dictionary<string, string?> Morocco(string source) => new() { ["Input.HousesAvailable"] = "Yes", ["Input.AuthoritiesCare"] = "No", ["Input.Source"] = source };
}
