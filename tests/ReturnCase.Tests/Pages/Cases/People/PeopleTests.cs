using System.Net;
using AngleSharp.Html.Dom;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.People;

// Each test makes its own case, so they share one program.
public sealed class PeopleTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_partial_birth_date_recomputes_the_clocks_and_rewrites_nothing()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/birth-date");
        Assert.Equal("2010", page.Value("Input.BirthDate.Year"));
        var saved = await client.Submit(page, "main form", new()
        {
            ["Input.BirthDate.Day"] = "",
            ["Input.BirthDate.Month"] = "",
            ["Input.BirthDate.Year"] = "2011",
            ["Input.KnownFrom"] = nameof(BirthDateSource.AgeAssessment),
        });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var file = await app.Read(number);
        Assert.Equal((new PartialDate(2011), new DateOnly(2029, 12, 31), CasePhase.ShelterSearch), (file.BirthDate, file.EighteenLatest, file.Phase));
        Assert.Equal(2, file.Facts.OfType<BirthDateVersion>().Count());
    }

    [Theory]
    [InlineData("nl", "2013", "Nu geldt: 2013", "Leeftijdsonderzoek", "het onderzoek zei jonger", "op 2 maart 2026 door 2013", "Vervangen op 2 maart 2026 door 2013", "geldt nu")]
    [InlineData("en", "2014", "In force now: 2014", "Age assessment", "het onderzoek zei jonger", "on 2 March 2026 by 2014", "Replaced on 2 March 2026 by 2014", "in force")]
    public async Task The_birth_date_in_force_says_since_when_and_why_and_the_one_before_that_it_was_replaced(string language, string year, string now, string source, string why, string replaced, string line, string inForce)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var first = await client.Get($"/cases/{number}/birth-date");
        Assert.Contains("2010", first.Find("#in-force").TextContent, StringComparison.Ordinal);
        Assert.Empty((await client.Get($"/cases/{number}?all=true")).Document.QuerySelectorAll("[data-in-force], .rc-timeline__event--ended"));
        await client.Submit(first, "main form", new()
        {
            ["Input.BirthDate.Day"] = "",
            ["Input.BirthDate.Month"] = "",
            ["Input.BirthDate.Year"] = year,
            ["Input.KnownFrom"] = nameof(BirthDateSource.AgeAssessment),
            ["Input.Reason"] = why,
            ["Input.Source"] = "rapport 7",
        });

        var page = await client.Get($"/cases/{number}/birth-date");
        var stands = page.Find("#in-force");
        Assert.Equal(now, stands.QuerySelector("h2")!.TextContent);
        Assert.All([source, "rapport 7", language == "nl" ? "2 maart 2026" : "2 March 2026", why], said => Assert.Contains(said, stands.TextContent, StringComparison.Ordinal));
        var versions = page.Document.QuerySelectorAll("[data-version]");
        Assert.Equal([true, false], versions.Select(version => version.QuerySelector("del") is null));
        Assert.Contains(inForce, versions[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(replaced, versions[1].TextContent, StringComparison.Ordinal);

        var lines = (await client.Get($"/cases/{number}?all=true")).Document.QuerySelectorAll("[data-kind=BirthDate]");
        Assert.Equal([inForce], lines.SelectMany(one => one.QuerySelectorAll("[data-in-force]")).Select(tag => tag.TextContent));
        var old = Assert.Single(lines, one => one.ClassList.Contains("rc-timeline__event--ended"));
        Assert.Contains(line, old.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{number}?all=true#line-{versions[0].GetAttribute("data-version")}", old.QuerySelector(".rc-timeline__ended a")!.GetAttribute("href"));
        Assert.Single(lines, one => one.QuerySelector($"a[href='/cases/{number}/birth-date']") is not null);
    }

    [Theory]
    [InlineData("2025", 0, "jonger dan 6")]
    [InlineData("2009", -1, "Dat is later dan de dag die u invulde")]
    public async Task A_birth_date_that_is_rarely_right_is_asked_about_and_kept_where_somebody_says_so(string year, int knownSince, string question)
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var number = await app.KeepCase(built);
        var since = built.File.Facts.OfType<BirthDateVersion>().Single().OccurredOn.AddDays(knownSince);
        var client = await app.ClientAs("sanne");
        var asked = await client.Fill($"/cases/{number}/birth-date", new Dictionary<string, string?> { ["Input.BirthDate.Year"] = year, ["Input.KnownFrom"] = "Document", ["Input.Source"] = "passport 7" }.Date("Input.OccurredOn", since));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains(question, Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal("passport 7", asked.Value("Input.Source"));
        Assert.Equal(2010, (await app.Read(number)).BirthDate.Year);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        Assert.Equal(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), (await app.Read(number)).BirthDate.Year);
    }

    [Fact]
    public async Task A_tick_counts_only_for_the_birth_date_that_was_asked_about_also_where_it_lay_in_a_draft()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var (client, address) = (await app.ClientAs("sanne"), $"/cases/{number}/birth-date");
        var asked = await client.Fill(address, new() { ["Input.BirthDate.Year"] = "2022", ["Input.KnownFrom"] = "Document" });
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        var again = await client.Submit(asked, "main form", new(asked.Tick()) { ["Input.BirthDate.Year"] = "2025" });
        Assert.Equal((HttpStatusCode.Conflict, 2010), (again.Status, (await app.Read(number)).BirthDate.Year));
        Assert.Contains("2025", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.False(((IHtmlInputElement)again.Find("[name='Input.Sure']")).IsChecked);
        // A tick of a form as it once was says nothing of any question.
        Assert.Equal(HttpStatusCode.Conflict, (await client.Submit(again, "main form", new() { ["Input.Sure"] = "true" })).Status);

        var kept = await client.Press(again, new(again.Tick()) { ["Input.Source"] = "passport 7" });
        var back = await client.Get(kept.RedirectsTo ?? address);
        Assert.True(((IHtmlInputElement)back.Find("[name='Input.Sure']")).IsChecked);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(back, DraftCases.Form)).Status);
        Assert.Equal(2025, (await app.Read(number)).BirthDate.Year);
    }

    [Fact]
    public async Task A_paper_of_the_birth_itself_is_judged_by_the_birth_date_that_it_says()
    {
        // Alone, for children born about then would be taken for one.
        await using var own = new ReturnCaseApp();
        var number = await own.KeepCase(new CaseBuilder(new PartialDate(2011, 2, 26)));
        var client = await own.ClientAs("sanne");
        Task<HtmlPage> Known(DateOnly since) => client.Fill($"/cases/{number}/birth-date", new Dictionary<string, string?>
        {
            ["Input.BirthDate.Day"] = "1",
            ["Input.BirthDate.Month"] = "1",
            ["Input.BirthDate.Year"] = "2010",
            ["Input.KnownFrom"] = "Document",
        }.Date("Input.OccurredOn", since));
        Assert.Equal("Deze dag ligt vóór de geboorte van de jongere (1 januari 2010). Controleer het jaar.", Assert.Single((await Known(new(2009, 12, 31))).Errors));
        // It is older than what was known since, which is asked about.
        var asked = await Known(new(2010, 1, 10));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        Assert.Equal(new PartialDate(2010, 1, 1), (await own.Read(number)).BirthDate);
    }

    [Theory]
    [InlineData("nl", "10", "5", "Met 10 mei 2007 als geboortedatum werd de jongere 18 op 10 mei 2025.", "alle termijnen voor minderjarigen eindigen daarmee")]
    [InlineData("en", "", "", "Born 2007, the child turned 18 on 31 December 2025 at the latest.", "all terms for minors end by it")]
    public async Task A_birth_date_by_which_the_child_is_of_age_is_asked_about(string language, string day, string month, string turned, string ends)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var (client, address) = (await app.ClientAs("sanne"), $"/cases/{number}/birth-date");
        await client.Speak(language);
        Dictionary<string, string?> values = new() { ["Input.BirthDate.Day"] = day, ["Input.BirthDate.Month"] = month, ["Input.BirthDate.Year"] = "2007", ["Input.KnownFrom"] = "AgeAssessment" };
        var asked = await client.Fill(address, values);
        Assert.Equal((HttpStatusCode.Conflict, 2010), (asked.Status, (await app.Read(number)).BirthDate.Year));
        Assert.All((string[])[turned, ends], said => Assert.Contains(said, Assert.Single(asked.Errors), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        Assert.Equal(2007, (await app.Read(number)).BirthDate.Year);
        // Nothing ends by the same date from another source, nor by one that leaves the child a minor.
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(address, new(values) { ["Input.KnownFrom"] = "Document" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(address, new(values) { ["Input.BirthDate.Year"] = "2008", ["Input.BirthDate.Day"] = "", ["Input.BirthDate.Month"] = "" })).Status);
    }

    [Theory]
    [InlineData("nl", "2020", "kan vandaag jonger dan 6 zijn")]
    [InlineData("en", "2020", "may be younger than 6 today")]
    [InlineData("nl", "2021", "is vandaag jonger dan 6.")]
    public async Task Of_a_year_that_can_be_that_of_a_young_child_it_is_said_that_it_can(string language, string year, string question)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var asked = await client.Fill($"/cases/{number}/birth-date", new() { ["Input.BirthDate.Day"] = "", ["Input.BirthDate.Month"] = "", ["Input.BirthDate.Year"] = year, ["Input.KnownFrom"] = "Document" });
        Assert.Contains(question, Assert.Single(asked.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "op 2 maart 2026: dezelfde datum, nu uit document in plaats van basisregistratie", "Vervangen op 2 maart 2026: dezelfde datum, nu uit")]
    [InlineData("en", "on 2 March 2026: the same date, now from document instead of basic register", "Replaced on 2 March 2026: the same date, now from")]
    public async Task Where_only_the_source_changed_the_versions_name_the_sources(string language, string replaced, string line)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill($"/cases/{number}/birth-date", new() { ["Input.KnownFrom"] = "Document" })).Status);
        Assert.Contains(replaced, (await client.Get($"/cases/{number}/birth-date")).Document.QuerySelectorAll("[data-version]")[1].TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(line, (await client.Get($"/cases/{number}?all=true")).Find("[data-kind=BirthDate] .rc-timeline__ended").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_date_that_says_minor_on_a_case_closed_as_aged_out_owes_a_decision()
    {
        var built = CaseBuilder.In(CasePhase.NoShelter).Until(new DateOnly(2028, 5, 10)).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen);
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/birth-date", new() { ["Input.BirthDate.Year"] = "2012", ["Input.KnownFrom"] = "Decision" });
        var file = await app.Read(number);
        Assert.Equal((CasePhase.Closed, true), (file.Phase, file.ReopeningOwed));
    }

    [Fact]
    public async Task Identity_is_kept_as_a_version()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.Closed));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/identity");
        Assert.Equal("Diallo", page.Value("Input.Identity.LastName"));
        var wrong = await client.Submit(page, "main form", new() { ["Input.Identity.LastName"] = " " });
        Assert.StartsWith("Vul de achternaam in.", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        await client.Submit(wrong, "main form", new() { ["Input.Identity.LastName"] = "Diallo Barry" });
        Assert.Equal("Diallo Barry", (await app.Read(number)).LastName);
    }

    [Fact]
    public async Task A_new_guardian_replaces_the_one_before()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        foreach (var name in (string[])["Eerste", "Tweede"])
            await client.Fill($"/cases/{number}/contacts", new() { ["Input.Role"] = "Guardian", ["Input.Name"] = name });
        Assert.Equal("Tweede", (await app.Read(number)).Contact(ContactRole.Guardian)!.Name);
        var page = await client.Get($"/cases/{number}/contacts");
        Assert.DoesNotContain("Eerste", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Role", null, "Kies welke rol deze persoon heeft.")]
    [InlineData("Input.Name", "", "Vul een naam in.")]
    [InlineData("Input.Email", "geen adres", "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")]
    [InlineData("Input.Phone", "bellen", "Een telefoonnummer bestaat uit cijfers, bijvoorbeeld 06 1234 5678.")]
    public async Task A_contact_that_cannot_be_reached_gets_a_sentence(string field, string? typed, string sentence)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?> { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" };
        values[field] = typed;
        var answer = await client.Fill($"/cases/{number}/contacts", values);
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
    }

    [Fact]
    public async Task A_supervisor_assigns_within_the_team()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var supervisor = await app.ClientAs("ingrid");
        var joris = await app.ActorOf("joris");
        var assigned = await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        Assert.Equal(HttpStatusCode.Redirect, assigned.Status);
        Assert.Equal(joris.Id, (await app.Read(number)).CounsellorId);
        await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = "nobody" });
        Assert.Null((await app.Read(number)).CounsellorId);
        var stranger = await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = (await app.ActorOf("omar")).Id });
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
    }

    [Fact]
    public async Task Whose_it_is_already_gets_no_second_line_and_keeps_the_instruction()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var supervisor = await app.ClientAs("ingrid");
        await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = (await app.ActorOf("joris")).Id, ["Input.Instruction"] = "Bel eerst de voogd." });
        var version = (await app.Read(number)).Version;
        var again = await supervisor.Fill($"/cases/{number}/assign", []);
        Assert.Equal((HttpStatusCode.BadRequest, "De zaak is al van J. Bakker. Kies een ander, of schrijf een nieuwe opdracht."), (again.Status, Assert.Single(again.Errors)));
        Assert.Equal((version, "Bel eerst de voogd."), ((await app.Read(number)).Version, (await app.Read(number)).StandingInstruction?.Instruction));
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Instruction"] = "Bel ook de advocaat." })).Status);
        Assert.Equal("Bel ook de advocaat.", (await app.Read(number)).StandingInstruction?.Instruction);

        await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = "nobody" });
        var nobodys = await supervisor.Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = "nobody", ["Input.Instruction"] = "Voor niemand." });
        Assert.Equal("De zaak is al van niemand. Kies een regievoerder.", Assert.Single(nobodys.Errors));
    }

    [Fact]
    public async Task The_list_of_counsellors_says_who_is_away()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        await app.Covers("sanne", "joris", today, today);
        var options = (await (await app.ClientAs("ingrid")).Get($"/cases/{number}/assign")).Find("main form").TextContent;
        Assert.Contains("S. de Wit (afwezig tot en met 2 maart 2026, J. Bakker neemt waar)", options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counsellor_does_not_assign()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.ClientAs("sanne")).Get($"/cases/{number}/assign")).Status);
    }
}
