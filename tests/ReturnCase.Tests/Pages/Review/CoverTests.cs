using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Review;

public sealed class CoverTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Waarneming", "Loopt", "Beëindigd")]
    [InlineData("en", "Absence cover", "In force", "Ended")]
    public async Task A_supervisor_arranges_a_cover_and_ends_it(string language, string title, string inForce, string ended)
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (supervisor, covering) = (await _app.ClientAs("ingrid"), await _app.ClientAs("joris"));
        await supervisor.Speak(language);
        Assert.Equal(HttpStatusCode.Forbidden, (await covering.Get($"/cases/{number}")).Status);

        var saved = await Arrange(supervisor, "sanne", "joris", Today, Today.AddDays(7));
        Assert.Equal("/review/cover", saved.RedirectsTo);
        var page = await supervisor.Get("/review/cover");
        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Title));
        Assert.Contains(inForce, Assert.Single(page.Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await covering.Get($"/cases/{number}")).Status);

        Assert.Equal("/review/cover", (await supervisor.Submit(page, "tbody form")).RedirectsTo);
        Assert.Contains(ended, Assert.Single((await supervisor.Get("/review/cover")).Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await covering.Get($"/cases/{number}")).Status);
        Assert.Equal("/review/cover", (await supervisor.Submit(page, "tbody form")).RedirectsTo);
    }

    [Theory]
    [InlineData("sanne", "sanne", 0, 7, "Niemand neemt voor zichzelf waar. Kies een andere collega.")]
    [InlineData(null, "joris", 0, 7, "Kies een regievoerder van uw team die afwezig is.")]
    [InlineData("sanne", "omar", 0, 7, "Kies een regievoerder van uw team die waarneemt.")]
    [InlineData("sanne", "ingrid", 0, 7, "Kies een regievoerder van uw team die waarneemt.")]
    [InlineData("sanne", "joris", -1, 7, "De eerste dag ligt vóór vandaag. Kies 23 november 2026 of later.")]
    [InlineData("sanne", "joris", 3, 2, "Deze dag ligt vóór 26 november 2026. Vul een dag in op of na die datum.")]
    [InlineData("sanne", "joris", 0, 366, "Een waarneming duurt hoogstens een jaar. Kies 23 november 2027 of eerder, of wijs de zaken aan iemand anders toe.")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_stays(string? absent, string covering, int first, int last, string sentence)
    {
        var answer = await Arrange(await _app.ClientAs("ingrid"), absent, covering, Today.AddDays(first), Today.AddDays(last));
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal($"{Today.AddDays(last).Year}", answer.Value("Input.Last.Year"));
        await _app.InDatabase(async db => Assert.False(await db.AbsenceCovers.AnyAsync()));
    }

    [Fact]
    public async Task A_date_that_does_not_exist_and_a_second_cover_on_the_same_days_are_refused()
    {
        var supervisor = await _app.ClientAs("ingrid");
        var wrong = await supervisor.Fill("/review/cover", await Values("sanne", "joris", Today, Today, new() { ["Input.Last.Day"] = "31", ["Input.Last.Month"] = "2" }), "#cover-form");
        Assert.Contains("is geen bestaande datum", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        Assert.Equal("31", wrong.Value("Input.Last.Day"));
        await Arrange(supervisor, "sanne", "joris", Today, Today.AddDays(2));
        var again = await Arrange(supervisor, "sanne", "joris", Today.AddDays(2), Today.AddDays(9));
        Assert.StartsWith("J. Bakker neemt op een van deze dagen al waar voor S. de Wit.", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal("/review/cover", (await Arrange(supervisor, "sanne", "joris", Today.AddDays(3), Today.AddDays(9))).RedirectsTo);
    }

    [Fact]
    public async Task A_cover_of_another_team_is_neither_shown_nor_ended()
    {
        await Cover(0, 5);
        var other = await _app.ClientAs("hassan");
        var page = await other.Get("/review/cover");
        Assert.Empty(page.Document.QuerySelectorAll("tbody tr"));
        await other.Post("/review/cover?handler=End", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("id", "1")]);
        await _app.InDatabase(async db => Assert.Null((await db.AbsenceCovers.SingleAsync()).EndedAt));
    }

    [Theory]
    [InlineData(-5, -1, HttpStatusCode.Forbidden)]
    [InlineData(1, 5, HttpStatusCode.Forbidden)]
    [InlineData(-5, 0, HttpStatusCode.OK)]
    [InlineData(0, 5, HttpStatusCode.OK)]
    public async Task A_cover_works_from_its_first_day_to_its_last(int first, int last, HttpStatusCode answer)
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await Cover(first, last);
        var covering = await _app.ClientAs("joris");
        Assert.Equal(answer, (await covering.Get($"/cases/{number}")).Status);
        var (own, masked) = (await covering.Get("/cases"), await covering.Get("/cases?view=team"));
        Assert.Equal((answer == HttpStatusCode.OK ? 1 : 0, answer == HttpStatusCode.OK ? 0 : 1), (own.Document.QuerySelectorAll("tbody tr").Length, masked.Document.QuerySelectorAll("tbody tr").Length));
    }

    [Fact]
    public async Task The_last_day_is_over_at_midnight_in_Amsterdam()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await Cover(-1, 0);
        var covering = await _app.ClientAs("joris");
        _app.Clock.Set(new DateTimeOffset(Today, new TimeOnly(23, 59), TimeSpan.FromHours(1)));
        Assert.Equal(HttpStatusCode.OK, (await covering.Get($"/cases/{number}")).Status);
        _app.Clock.Set(new DateTimeOffset(Today.AddDays(1), new TimeOnly(0, 0), TimeSpan.FromHours(1)));
        Assert.Equal(HttpStatusCode.Forbidden, (await covering.Get($"/cases/{number}")).Status);
    }

    [Theory]
    [InlineData("nl", "U neemt deze zaak waar voor S. de Wit")]
    [InlineData("en", "You cover this case for S. de Wit")]
    public async Task Who_covers_finds_the_cases_with_whose_they_are_and_works_on_them(string language, string banner)
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"));
        await _app.KeepAll(ListCases.Many(2), "joris");
        await Cover(0, 5);
        var covering = await _app.ClientAs("joris");
        await covering.Speak(language);
        var list = await covering.Get("/cases");
        Assert.Equal(3, list.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("S. de Wit", list.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(number, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var whose = list.Document.QuerySelectorAll("#Input_Counsellor option").Single(option => option.TextContent == "S. de Wit").GetAttribute("value");
        var filtered = await covering.Submit(list, "form.rc-filter", new() { ["Input.Counsellor"] = whose });
        Assert.Equal(number, Assert.Single((await covering.Get(filtered.RedirectsTo!)).Document.QuerySelectorAll("tbody th a")).TextContent);
        Assert.Contains(banner, (await covering.Get($"/cases/{number}")).Text, StringComparison.Ordinal);

        var named = await covering.Fill($"/cases/{number}/contacts", new() { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" });
        Assert.Equal(HttpStatusCode.Redirect, named.Status);
        var line = (await _app.Read(number)).Entries.MaxBy(entry => entry.Sequence)!;
        Assert.Equal("J. Bakker", line.ByName);
        Assert.Equal("S. de Wit", (await _app.Read(number)).CounsellorName);
        Assert.Empty((await (await _app.ClientAs("sanne")).Get("/cases")).Document.QuerySelectorAll("#Input_Counsellor"));
    }

    [Fact]
    public async Task Whoever_covers_proposes_and_never_confirms()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating());
        await Cover(0, 5);
        var covering = await _app.ClientAs("joris");
        var proposed = await covering.Fill($"/cases/{number}/propose/cooperated-no-shelter", new() { ["Input.Grounds"] = "Alles is geprobeerd." });
        Assert.Equal($"/cases/{number}", proposed.RedirectsTo);
        Assert.Equal(HttpStatusCode.Conflict, (await Confirm(covering, number)).Status);

        // The same person as a supervisor of the team stays the proposer.
        await Become("joris", ActorRole.Supervisor);
        var promoted = await Confirm(await _app.ClientAs("joris"), number);
        Assert.Equal(HttpStatusCode.Conflict, promoted.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.FourEyes).Sentence.Nl, promoted.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(CasePhase.ShelterSearch, (await _app.Read(number)).Phase);
        Assert.Equal(HttpStatusCode.Redirect, (await Confirm(await _app.ClientAs("ingrid"), number)).Status);
    }

    [Fact]
    public async Task A_supervisor_who_does_the_work_of_an_absent_counsellor_does_not_confirm_it()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating());
        var supervisor = await _app.ClientAs("ingrid");
        await supervisor.Fill($"/cases/{number}/propose/cooperated-no-shelter", new() { ["Input.Grounds"] = "Alles is geprobeerd." });
        Assert.Equal(HttpStatusCode.Conflict, (await Confirm(supervisor, number)).Status);
        Assert.Equal("/review", (await Confirm(await _app.ClientAs("hassan"), number)).RedirectsTo);
    }

    [Fact]
    public async Task Who_is_no_counsellor_of_the_team_any_more_covers_nothing_from_the_next_click_on()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var own = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch), "joris");
        await Cover(0, 5);
        var covering = await _app.ClientAs("joris");
        Assert.Equal(HttpStatusCode.OK, (await covering.Get($"/cases/{number}")).Status);
        await Become("joris", ActorRole.Administrator);
        Assert.NotEqual(HttpStatusCode.OK, (await covering.Get($"/cases/{number}")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await covering.Get($"/cases/{own}")).Status);
    }

    [Fact]
    public async Task A_cover_gives_no_more_than_the_cases_of_the_absent_colleague()
    {
        await _app.InDatabase(async db =>
        {
            db.Users.Add(new() { Id = "anne", UserName = "anne", DisplayName = "A. Visser", Role = ActorRole.Counsellor, Team = "Noord" });
            await db.SaveChangesAsync();
        });
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch), "anne");
        await Cover(0, 5);
        await Cover(0, 5, "anne", "sanne");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs("joris")).Get($"/cases/{number}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.ClientAs("sanne")).Get($"/cases/{number}")).Status);
    }

    private async Task<HtmlPage> Confirm(PageClient client, string number)
    {
        var page = await client.Get($"/cases/{number}/proposal");
        return await client.Post($"/cases/{number}/proposal",
        [
            new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.Version", $"{(await _app.Read(number)).Version}"), new("Input.Decision", "Confirm"),
            new("Input.OccurredOn.Day", $"{Today.Day}"), new("Input.OccurredOn.Month", $"{Today.Month}"), new("Input.OccurredOn.Year", $"{Today.Year}"),
        ]);
    }

    private async Task<HtmlPage> Arrange(PageClient client, string? absent, string covering, DateOnly first, DateOnly last) =>
        await client.Fill("/review/cover", await Values(absent, covering, first, last, []), "#cover-form");

    private async Task<Dictionary<string, string?>> Values(string? absent, string covering, DateOnly first, DateOnly last, Dictionary<string, string?> instead)
    {
        var values = new Dictionary<string, string?> { ["Input.Absent"] = absent is null ? "" : (await _app.ActorOf(absent)).Id, ["Input.Covering"] = (await _app.ActorOf(covering)).Id }
            .Date("Input.First", first).Date("Input.Last", last);
        foreach (var (name, value) in instead)
            values[name] = value;
        return values;
    }

    private Task Become(string userName, ActorRole role) => _app.InDatabase(db => db.Users.Where(u => u.UserName == userName).ExecuteUpdateAsync(set => set.SetProperty(u => u.Role, role)));

    private async Task Cover(int first, int last, string absent = "sanne", string covering = "joris")
    {
        var (away, there, by) = (await _app.ActorOf(absent), await _app.ActorOf(covering), await _app.ActorOf("ingrid"));
        await _app.InDatabase(async db =>
        {
            db.Add(new AbsenceCover(by, _app.Clock.GetUtcNow().UtcDateTime, "Noord", away, there, (Today.AddDays(first), Today.AddDays(last))));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task What_is_done_under_a_cover_says_for_whom_in_the_history_and_in_the_trail()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var own = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch), "joris");
        await Cover(0, 5);
        var (covering, sanne) = (await _app.ClientAs("joris"), await _app.ActorOf("sanne"));
        foreach (var each in (string[])[number, own])
            await covering.Fill($"/cases/{each}/contacts", new() { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" });
        var (done, other) = ((await _app.Read(number)).Entries.MaxBy(entry => entry.Sequence)!, (await _app.Read(own)).Entries.MaxBy(entry => entry.Sequence)!);
        Assert.Equal(("J. Bakker", sanne.Id, "S. de Wit"), (done.ByName, done.ForId, done.ForName));
        Assert.Equal((null, null), (other.ForId, other.ForName));
        Assert.Contains("waarnemer voor S. de Wit", (await covering.Get($"/cases/{number}")).Find($"#line-{done.Sequence}").TextContent, StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, note => note.Detail == $"ContactPerson for {sanne.Id}");
        Assert.Contains(_app.Audit.All, note => note.Detail == "ContactPerson");
        var trail = await (await _app.ClientAs("willem")).Get("/audit/trail");
        Assert.Contains("waarnemer voor S. de Wit", trail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Gepland", "Gepland: u neemt waar voor S. de Wit", "Gepland: J. Bakker neemt voor u waar")]
    [InlineData("en", "Planned", "Planned: you cover for S. de Wit", "Planned: J. Bakker covers for you")]
    public async Task A_cover_that_begins_later_shows_as_planned_to_all_three(string language, string planned, string covers, string covered)
    {
        var supervisor = await _app.ClientAs("ingrid");
        await supervisor.Speak(language);
        await Arrange(supervisor, "sanne", "joris", Today.AddDays(3), Today.AddDays(9));
        Assert.Contains(planned, Assert.Single((await supervisor.Get("/review/cover")).Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        foreach (var (user, sentence) in new[] { ("joris", covers), ("sanne", covered) })
        {
            var client = await _app.ClientAs(user);
            await client.Speak(language);
            Assert.Contains(sentence, (await client.Get("/")).Text, StringComparison.Ordinal);
        }

        _app.Clock.Set(new DateTimeOffset(Today.AddDays(10), new TimeOnly(0, 0), TimeSpan.FromHours(1)));
        Assert.DoesNotContain(covers.Split(": ")[1], (await (await _app.ClientAs("joris")).Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Covers_that_overlap_are_told_and_one_who_is_absent_covers_for_nobody()
    {
        await _app.InDatabase(async db =>
        {
            db.Users.Add(new() { Id = "anne", UserName = "anne", DisplayName = "A. Visser", Role = ActorRole.Counsellor, Team = "Noord" });
            await db.SaveChangesAsync();
        });
        var supervisor = await _app.ClientAs("ingrid");
        await Arrange(supervisor, "sanne", "joris", Today, Today.AddDays(5));
        var second = await Arrange(supervisor, "sanne", "anne", Today.AddDays(5), Today.AddDays(9));
        Assert.Contains("Ook J. Bakker neemt waar voor S. de Wit, van 23 november 2026 tot en met 28 november 2026: beiden zien de zaken.", (await supervisor.Get(second.RedirectsTo!)).Text, StringComparison.Ordinal);
        var absent = await Arrange(supervisor, "anne", "sanne", Today.AddDays(9), Today.AddDays(12));
        Assert.Equal("S. de Wit is zelf afwezig van 28 november 2026 tot en met 2 december 2026. Kies een andere collega of andere dagen.", Assert.Single(absent.Errors));
        var chain = await Arrange(supervisor, "joris", "anne", Today, Today.AddDays(2));
        Assert.Contains("Let op: J. Bakker neemt zelf waar voor S. de Wit, van 23 november 2026 tot en met 28 november 2026. Dat gaat niet mee", (await supervisor.Get(chain.RedirectsTo!)).Text, StringComparison.Ordinal);
    }
}
