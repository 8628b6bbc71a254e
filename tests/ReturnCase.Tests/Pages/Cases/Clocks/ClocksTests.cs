using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Clocks;

public sealed class ClocksTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_page_names_every_date_with_how_it_was_reckoned_and_links_to_the_facts()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        Assert.NotNull((await client.Get(at)).Find($"a[href='{at}/clocks']"));
        var page = await client.Get($"{at}/clocks");
        var rows = page.Document.QuerySelectorAll("tr[id^='clock-']").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.Contains(rows, row => row.Contains("Einde beroepstermijn", StringComparison.Ordinal) && row.Contains("plus 1 week of 4 weken", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("telt het eerst", StringComparison.Ordinal) && row.Contains("plus 1 jaar: 13 november 2027", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("18e verjaardag", StringComparison.Ordinal) && row.Contains("plus 18 jaar: 10 mei 2028", StringComparison.Ordinal));
        Assert.NotNull(page.Find($"a[href='{at}?all=true#line-{built.File.Rejection!.Sequence}']"));
        Assert.Equal(2, page.Document.QuerySelectorAll("svg.rc-clockbar__svg").Length);
        Assert.Equal(3, page.Document.QuerySelectorAll(".rc-clockbar__svg--wide a").Length);
    }

    [Theory]
    [InlineData("nl", "sloot", "te laat")]
    [InlineData("en", "was closed", "overdue")]
    public async Task Of_a_closed_case_the_year_is_shown_as_it_stood_at_the_closing_and_nothing_is_overdue(string language, string closed, string never)
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var last = ReturnCase.Domain.Clocks.CaseClocks.For(built.File, built.Today, ReturnCase.Domain.Clocks.CasePolicy.Default).Search!.LastDay;
        _app.Clock.Advance(TimeSpan.FromDays(800));
        client = await _app.ClientAs("sanne");
        await client.Speak(language);
        foreach (var part in (AngleSharp.Dom.IElement[])[(await client.Get(at)).Find("#clocks"), (await client.Get($"{at}/clocks")).Find("main")])
        {
            Assert.Contains(closed, part.TextContent, StringComparison.Ordinal);
            Assert.Contains($"{last:yyyy}", part.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(never, part.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_day_recomputes_the_bar_and_keeps_nothing()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var pause = built.File.StartSuspension(built.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, "M-1", false, true)).Sequence;
        built.File.AnswerException(built.By(Staff.Ingrid), pause, SuspensionWish.Pause, true);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var before = (await _app.Stored(built)).Version;
        var page = await client.Get($"{at}/clocks?On.Day=23&On.Month=12&On.Year=2026");
        Assert.Contains("Zo staat het op 23 december 2026.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Vandaag:", page.Find(".rc-page-head__meta").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".rc-alert .rc-badge"));
        Assert.Contains("nu: ", page.Find("tr[id^='clock-'] .rc-badge").TextContent + page.Text, StringComparison.Ordinal);
        Assert.Contains("Goedgekeurde pauze", page.Find("section[aria-labelledby='ledger-title']").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await _app.Stored(built)).Version);
        Assert.DoesNotContain("Vandaag:", (await client.Get($"{at}/clocks")).Find(".rc-page-head__meta").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zo staat het op", (await client.Get($"{at}/clocks")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31", "2", "2027")]
    [InlineData("22", "11", "2026")]
    [InlineData("1", "1", "2099")]
    [InlineData("", "12", "2026")]
    public async Task A_day_that_cannot_be_asked_gets_a_sentence_and_stays_as_typed(string day, string month, string year)
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch));
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/clocks?On.Day={day}&On.Month={month}&On.Year={year}");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(year == "2026" && day == "22", page.Errors.Single().Contains("Deze dag is al voorbij.", StringComparison.Ordinal));
        Assert.StartsWith("Vul een bestaande dag in van 23 november 2026", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal((day, month, year), (page.Value("On.Day"), page.Value("On.Month"), page.Value("On.Year")));
    }

    [Theory]
    [InlineData(CasePhase.Intake)]
    [InlineData(CasePhase.Travelling)]
    [InlineData(CasePhase.Closed)]
    [InlineData(CasePhase.NoArrangements)]
    public async Task Every_phase_has_its_page(CasePhase phase)
    {
        var at = await _app.Put(FactCases.In(phase));
        Assert.Equal(HttpStatusCode.OK, (await (await _app.ClientAs("sanne")).Get($"{at}/clocks")).Status);
    }

    [Fact]
    public async Task The_term_of_appeal_is_recorded_with_the_decision()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"{at}/decision?corrects={built.File.Rejection!.Sequence}");
        var wrong = await client.Submit(form, "form.rc-form", new() { ["Input.AppealWeeks"] = "3" });
        Assert.Contains(wrong.Errors, error => error.StartsWith("Kies een termijn", StringComparison.Ordinal));
        Assert.NotNull((await client.Submit(form, "form.rc-form", new() { ["Input.AppealWeeks"] = "4" })).RedirectsTo);
        Assert.Equal(4, (await _app.Stored(built)).Rejection!.AppealWeeks);
        Assert.Contains("plus 4 weken", (await client.Get($"{at}/clocks")).Text, StringComparison.Ordinal);
    }
}
