using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Pages.Cases.Access;

public sealed class EmergencyTests : IDisposable
{
    private const string Reason = "De opvang belt dat de jongere nu niet veilig is.";
    private readonly AuditCalls _audit = new();
    private readonly ReturnCaseApp _app;

    public EmergencyTests() => _app = new() { Also = services => services.AddSingleton<IStartupFilter>(_audit) };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("omar", "nl", HttpStatusCode.NotFound, "Vraag noodtoegang", "Noodtoegang tot 23 november 2026, 13:00.")]
    [InlineData("omar", "en", HttpStatusCode.NotFound, "Ask for emergency access", "Emergency access until 23 November 2026, 13:00.")]
    [InlineData("joris", "nl", HttpStatusCode.Forbidden, "Vraag noodtoegang", "Noodtoegang tot 23 november 2026, 13:00.")]
    public async Task A_counsellor_opens_a_case_with_a_reason_and_only_reads_it(string user, string language, HttpStatusCode before, string link, string banner)
    {
        var number = await Kept();
        var client = await _app.ClientAs(user);
        await client.Speak(language);
        var refused = await client.Get($"/cases/{number}");
        Assert.Equal(before, refused.Status);
        var way = refused.Document.QuerySelectorAll("main a").Single(a => a.TextContent == link).GetAttribute("href")!;
        var form = await client.Get(way);
        Assert.Equal((HttpStatusCode.OK, number), (form.Status, form.Value("Input.Number")));

        var opened = await client.Submit(form, "main form", Filled(number));
        Assert.Equal($"/cases/{number}", opened.RedirectsTo);
        foreach (var address in (string[])[$"/cases/{number}", $"/cases/{number}/contacts", $"/cases/{number}/alarms"])
        {
            var page = await client.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(banner, page.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.Find("#emergency-end button"));
        }

        Assert.Empty((await client.Get($"/cases/{number}")).Document.QuerySelectorAll("#actions, main a[href*='/retract/'], main a[href$='/identity'], main a[href$='/birth-date']"));
        foreach (var shut in (string[])["contacts", "contact", "identity", "birth-date"])
        {
            var page = await client.Get($"/cases/{number}/{shut}");
            Assert.Empty(page.Document.QuerySelectorAll("main form:not(#emergency-end)"));
            Assert.Contains((await _app.ActorOf("sanne")).Name, page.Find(".rc-shut").TextContent, StringComparison.Ordinal);
            Assert.Contains("Noord", page.Find(".rc-shut").TextContent, StringComparison.Ordinal);
        }

        var token = (await client.Get($"/cases/{number}")).Value("__RequestVerificationToken")!;
        var written = await client.Post($"/cases/{number}/contacts", [new("__RequestVerificationToken", token), new("Input.Role", "Lawyer"), new("Input.Name", "Mr. Advocaat")]);
        Assert.Equal(HttpStatusCode.Forbidden, written.Status);
        Assert.Equal(language == "nl" ? "U leest deze zaak alleen" : "You only read this case", written.Find("h1").TextContent);
        Assert.DoesNotContain(language == "nl" ? "initialen" : "initials", written.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link, written.Text, StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.Equal((Reason, number), await db.EmergencyAccesses.Select(e => new ValueTuple<string, string>(e.Reason, e.CaseNumber)).SingleAsync()));
    }

    /// <summary>A child that is gone cannot wait until its own team is reached; everything else can.</summary>
    [Fact]
    public async Task In_an_emergency_a_missing_child_is_reported_and_nothing_else()
    {
        var number = await Kept();
        var client = await _app.ClientAs("omar");
        await client.Fill($"/cases/{number}/emergency", Filled(number), "main form");
        var page = await client.Get($"/cases/{number}/alarms");
        Assert.Equal("Missing", Assert.Single(page.Document.QuerySelectorAll("[name='Input.Kind']")).GetAttribute("value"));
        Dictionary<string, string?> typed = new() { ["Input.Kind"] = "Missing", ["Input.Reason"] = "Niet op school en niet in de opvang." };
        var form = "main form:not(#emergency-end)";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Submit(page, form, new(typed) { ["Input.Kind"] = "Trafficking" })).Status);
        Assert.Equal($"/cases/{number}", (await client.Submit(page, form, typed)).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var line = await db.CaseFiles.SelectMany(c => c.Entries).SingleAsync(e => e.Kind == EntryKind.AlarmRaised);
            Assert.Equal(await _app.ActorOf("omar"), new(line.ById, line.ByName, line.ByRole));
        });
        var alarm = (await client.Get($"/cases/{number}/alarms")).Document.QuerySelector("main h3 a")!.GetAttribute("href")!;
        Assert.Empty((await client.Get(alarm)).Document.QuerySelectorAll("main form:not(#emergency-end)"));
        _app.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Submit(page, form, typed)).Status);
    }

    [Fact]
    public async Task What_is_open_stands_in_the_list_with_its_end_and_can_be_searched()
    {
        var number = await Kept();
        var client = await _app.ClientAs("joris");
        Assert.Single((await client.Get("/cases?view=team")).Document.QuerySelectorAll("tbody tr"));
        await client.Fill($"/cases/{number}/emergency", Filled(number), "main form");

        var row = Assert.Single((await client.Get("/cases")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("Noodtoegang tot 23 november 2026, 13:00", row.TextContent, StringComparison.Ordinal);
        Assert.Empty((await client.Get("/cases?view=team")).Document.QuerySelectorAll("tbody tr"));
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = "tesfaye" });
        Assert.Single((await client.Get(sent.RedirectsTo!)).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_page_does_not_tell_whether_a_case_exists_before_the_attempt_is_logged()
    {
        var number = await Kept();
        var client = await _app.ClientAs("omar");
        const string Unknown = "RC-2020-999999";
        var (exists, not) = (await client.Get($"/cases/{number}"), await client.Get($"/cases/{Unknown}"));
        Assert.Equal(Main(exists, number), Main(not, Unknown));
        (exists, not) = (await client.Get($"/cases/{number}/emergency"), await client.Get($"/cases/{Unknown}/emergency"));
        Assert.Equal(Main(exists, number), Main(not, Unknown));
        var (short1, short2) = (await client.Submit(exists, "main form", Filled(number, "kort")), await client.Submit(not, "main form", Filled(Unknown, "kort")));
        Assert.Equal((HttpStatusCode.BadRequest, Main(short1, number)), (short2.Status, Main(short2, Unknown)));
        _audit.Take();

        var answer = await client.Submit(not, "main form", Filled(Unknown));
        Assert.Equal((HttpStatusCode.NotFound, $"Er is geen zaak met nummer {Unknown}. Deze poging is vastgelegd. Controleer het nummer."), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal(Reason, answer.Find("textarea").TextContent.Trim());
        var note = Assert.Single(_audit.Take());
        Assert.Equal((AuditAction.Refused, Unknown), (note.Action, Assert.Single(note.Cases)));
        await _app.InDatabase(async db => Assert.False(await db.EmergencyAccesses.AnyAsync()));

        static string Main(HtmlPage page, string of) => System.Text.RegularExpressions.Regex.Replace(page.Find("main").InnerHtml.Replace(of, "", StringComparison.Ordinal), "value=\"CfDJ[^\"]*\"", "");
    }

    [Theory]
    [InlineData("Input.Reason", "Te kort.", "Schrijf in minstens 20 tekens waarom u deze zaak nu moet zien.")]
    [InlineData("Input.Reason", "                         ", "Schrijf in minstens 20 tekens waarom u deze zaak nu moet zien.")]
    [InlineData("Input.Reason", "De opvang belt dat YONAS nu niet veilig is.", "In deze tekst staat de naam of het V-nummer van de jongere. Anderen lezen hem zonder toegang tot de zaak. Schrijf ‘de jongere’ en het zaaknummer.")]
    [InlineData("Input.Number", "Yonas Tesfaye", "Dit is geen zaaknummer en geen V-nummer. Schrijf het zaaknummer zoals RC-2026-000123, of de tien cijfers van het V-nummer.")]
    [InlineData("Input.Understood", null, "Zet het vinkje. Zonder dit vinkje gaat de zaak niet open.")]
    public async Task Without_a_number_a_reason_and_the_tick_nothing_opens(string field, string? typed, string sentence)
    {
        var number = await Kept();
        var client = await _app.ClientAs("omar");
        var values = Filled(number);
        values[field] = typed;
        var answer = await client.Fill($"/cases/{number}/emergency", values, "main form");
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal(values["Input.Number"], answer.Value("Input.Number"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}")).Status);
    }

    /// <summary>A masked row names no number, and at night somebody calls with a V-number: the caseload leads to a page that takes either, by post alone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_caseload_leads_to_it_and_a_V_number_is_enough(bool byVNumber)
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye");
        var number = await _app.KeptFor(builder);
        var client = await _app.ClientAs("joris");
        var way = (await client.Get("/cases")).Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Noodtoegang").GetAttribute("href")!;
        var v = builder.File.VNumber;
        var opened = await client.Fill(way, Filled(byVNumber ? $"{v[..4]} {v[4..]}" : number), "main form");
        Assert.Equal($"/cases/{number}", opened.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/cases/{number}")).Status);
        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/cases")).Document.QuerySelectorAll("a[href='/cases/emergency']"));
    }

    [Fact]
    public async Task An_attempt_with_a_V_number_that_nobody_has_is_logged_without_it()
    {
        var client = await _app.ClientAs("omar");
        var form = await client.Get("/cases/emergency");
        _audit.Take();
        var answer = await client.Submit(form, "main form", Filled("9999999999"));
        Assert.Equal((HttpStatusCode.NotFound, "Er is geen zaak met dit V-nummer. Deze poging is vastgelegd. Controleer het nummer."), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal((Reason, "9999999999"), (answer.Find("textarea").TextContent.Trim(), answer.Value("Input.Number")));
        var note = Assert.Single(_audit.Take());
        Assert.Equal((AuditAction.Refused, "emergency: no such V-number"), (note.Action, note.Detail));
        Assert.Empty(note.Cases);
    }

    [Fact]
    public async Task It_runs_out_between_two_clicks()
    {
        var number = await Kept();
        var client = await _app.ClientAs("omar");
        await client.Fill($"/cases/{number}/emergency", Filled(number), "main form");
        _app.Clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/cases/{number}")).Status);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await client.Get($"/cases/{number}");
        Assert.Equal(HttpStatusCode.NotFound, after.Status);
        Assert.Contains("Vraag noodtoegang", after.Text, StringComparison.Ordinal);
        Assert.Empty((await client.Get("/cases")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task It_is_given_back_with_the_button_on_each_page()
    {
        var number = await Kept();
        var client = await _app.ClientAs("omar");
        await client.Fill($"/cases/{number}/emergency", Filled(number), "main form");
        _audit.Take();
        var ended = await client.Submit(await client.Get($"/cases/{number}/contacts"), "#emergency-end");
        Assert.Equal("/cases", ended.RedirectsTo);
        Assert.Contains(_audit.Take(), note => note.Action == AuditAction.EmergencyAccessEnded && note.Cases.Single() == number);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}/contacts")).Status);
    }

    [Fact]
    public async Task Who_may_open_the_case_anyway_is_sent_there_and_nothing_is_logged()
    {
        var number = await Kept();
        var client = await _app.ClientAs("sanne");
        Assert.Equal($"/cases/{number}", (await client.Get($"/cases/{number}/emergency")).RedirectsTo);
        var page = await client.Get("/cases/RC-2020-999999/emergency");
        Assert.Equal($"/cases/{number}", (await client.Submit(page, "main form", Filled(number.ToLowerInvariant()))).RedirectsTo);
        await _app.InDatabase(async db => Assert.False(await db.EmergencyAccesses.AnyAsync()));
    }

    [Fact]
    public async Task Who_works_on_a_case_or_decides_on_it_finds_the_forms_open()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, Staff.Ingrid));
        Assert.Empty((await (await _app.ClientAs("sanne")).Get($"/cases/{number}/contacts")).Document.QuerySelectorAll(".rc-shut"));
        var other = await _app.ClientAs("hassan");
        Assert.Empty((await other.Get($"/cases/{number}/proposal")).Document.QuerySelectorAll(".rc-shut"));
        Assert.Single((await other.Get($"/cases/{number}/contacts")).Document.QuerySelectorAll(".rc-shut"));
    }

    [Fact]
    public async Task A_case_that_is_gone_answers_like_one_that_never_was()
    {
        var number = await Kept();
        var client = await _app.ClientAs("omar");
        await client.Fill($"/cases/{number}/emergency", Filled(number), "main form");
        await _app.InDatabase(db => db.CaseFiles.ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}")).Status);
        var again = await client.Fill($"/cases/{number}/emergency", Filled(number), "main form");
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("1", 1)]
    [InlineData("24", 24)]
    [InlineData("0", null)]
    [InlineData("25", null)]
    [InlineData("vier", null)]
    public void How_long_it_lasts_is_a_setting(string? text, int? hours)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Access:EmergencyHours", text)]).Build();
        if (hours is { } number)
            Assert.Equal(TimeSpan.FromHours(number), AccessOptions.Read(configuration).Emergency);
        else
            Assert.Equal($"Setting Access:EmergencyHours is '{text}'; write a number of whole hours from 1 to 24.", Assert.Throws<SettingsException>(() => AccessOptions.Read(configuration)).Message);
    }

    private static Dictionary<string, string?> Filled(string number, string reason = Reason) =>
        new() { ["Input.Number"] = number, ["Input.Reason"] = reason, ["Input.Understood"] = "true" };

    private Task<string> Kept() => _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"));
}
