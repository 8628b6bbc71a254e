using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases.Facts;
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
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", new() { ["Input.Sure"] = "true" })).Status);
        Assert.Equal(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), (await app.Read(number)).BirthDate.Year);
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
