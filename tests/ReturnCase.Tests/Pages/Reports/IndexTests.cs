using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Figures;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Reports;

public sealed class IndexTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Cijfers", "K3 2026", "verborgen", "8 weken", "75%")]
    [InlineData("en", "Figures", "Q3 2026", "hidden", "8 weeks", "75%")]
    public async Task A_supervisor_sees_the_figures_of_the_own_team_rounded_and_small_ones_hidden(string language, string title, string quarter, string hidden, string weeks, string share)
    {
        await Fill();
        var client = await _app.ClientAs("ingrid");
        await client.Speak(language);
        var page = await client.Get("/reports");

        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Find("h1").TextContent));
        Assert.Contains("Team Noord", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zuid", page.Text, StringComparison.Ordinal);
        Assert.Equal(["20", $"x{hidden}", "20", "10"], Cells(page, "flow", quarter));
        Assert.Equal(["10", $"x{hidden}", "10"], Cells(page, "outflow", CaseTexts.Of(ClosingReason.AgedOut).In(language)).TakeLast(3));
        Assert.All(Cells(page, "outflow", CaseTexts.Of(ClosingReason.Deceased).In(language)), cell => Assert.Equal($"x{hidden}", cell));
        Assert.Equal(["20", weeks, weeks], Cells(page, "stays", CaseTexts.Of(CasePhase.ShelterSearch).In(language)));
        Assert.Equal(["30", "10", "40", share], page.Document.QuerySelectorAll("#terms tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains(Countries("ER", language), page.Document.QuerySelector("#countries")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Countries("IS", language), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_has_a_title_a_description_and_its_table_and_shows_the_same_numbers()
    {
        await Fill();
        var page = await (await _app.ClientAs("ingrid")).Get("/reports?per=month");
        var charts = page.Document.QuerySelectorAll("svg.rc-chart");
        Assert.NotEmpty(charts);
        Assert.All(charts, chart =>
        {
            var named = chart.GetAttribute("aria-labelledby")!.Split(' ');
            Assert.Equal(["title", "desc"], named.Select(id => page.Document.GetElementById(id)!.LocalName));
            Assert.All(named, id => Assert.NotEmpty(page.Document.GetElementById(id)!.TextContent.Trim()));
            var table = chart.Closest("section")!.QuerySelector("table")!;
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            var shown = table.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToHashSet();
            Assert.All(chart.QuerySelectorAll(".rc-chart__value"), value => Assert.All(value.TextContent.Replace(" wk", "", StringComparison.Ordinal).Split(" / "), number =>
                Assert.True(shown.Contains(number) || shown.Contains($"{number} weken"), $"{number} of {chart.Closest("section")!.Id}")));
        });
    }

    [Fact]
    public async Task An_administrator_sees_every_team_and_chooses_one()
    {
        await Fill();
        var client = await _app.ClientAs("noor");
        var all = await client.Get("/reports");
        Assert.Equal(["Noord", "Zuid"], all.Document.QuerySelectorAll("#teams tbody tr:not(.rc-figure__total) th").Select(cell => cell.TextContent));
        Assert.Equal(["60", "xverborgen", "60", "10"], Cells(all, "flow", "K3 2026"));
        Assert.Equal(["40", "xverborgen", "40", "xverborgen"], Cells(await client.Get("/reports?team=Zuid"), "flow", "K3 2026"));
        Assert.Equal(["60", "xverborgen", "60", "10"], Cells(await client.Get("/reports?team=Nergens"), "flow", "K3 2026"));
        Assert.Equal(["20", "xverborgen", "20", "10"], Cells(await (await _app.ClientAs("ingrid")).Get("/reports?team=Zuid"), "flow", "K3 2026"));
    }

    [Fact]
    public async Task The_address_says_what_is_shown()
    {
        await Fill();
        var client = await _app.ClientAs("ingrid");
        Assert.Equal(["jul 2026", "aug 2026", "sep 2026", "okt 2026", "nov 2026*"], Rows(await client.Get("/reports?per=month&year=2026")).SkipLast(1).TakeLast(5));
        Assert.Equal(["2025", "2026*"], Rows(await client.Get("/reports?per=year")).SkipLast(1));
        Assert.Equal(["2025"], Rows(await client.Get("/reports?per=year&year=2025")).SkipLast(1));
        Assert.Equal(["xverborgen", "xverborgen", "xverborgen", "xverborgen"], Cells(await client.Get("/reports?country=IS"), "flow", "K3 2026"));
        foreach (var odd in (string[])["?per=eeuw&year=abc&country=ERX", "?year=1", "?year=99999999999", "?per=month&year=2077&team="])
            Assert.Equal(HttpStatusCode.OK, (await client.Get($"/reports{odd}")).Status);
    }

    [Fact]
    public async Task What_the_address_asks_and_the_figures_do_not_know_is_named()
    {
        await Fill();
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/reports?country=ZZ&per=week&year=1999&team=Nergens");
        Assert.Contains("‘ZZ’ is geen land waarvan hier cijfers staan, dus alle landen tellen mee.", page.Text, StringComparison.Ordinal);
        Assert.Contains("‘week’ is geen indeling", page.Text, StringComparison.Ordinal);
        Assert.Contains("Van het jaar ‘1999’ zijn er geen cijfers", page.Text, StringComparison.Ordinal);
        Assert.Contains("‘Nergens’ is geen team", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("option[value=ZZ]"));
        Assert.Contains("‘nergensland’ is geen land", (await client.Get("/reports?country=nergensland")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("‘", (await client.Get("/reports?country=&per=month&team=Noord")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_month_is_counted_as_it_is_and_a_correction_is_named()
    {
        await Fill();
        await _app.InDatabase(async db =>
        {
            for (var i = 0; i < 12; i++)
                db.CaseFiles.Add(CaseFile.Register(
                    new(Staff.Sanne, Today, Today.ToDateTime(new(9, 0), DateTimeKind.Utc)), $"RC-2026-9{i:00000}", VNumber.Parse($"29{i:00000000}"), new("Amina", "Diallo", null, "GN", "Fula", null),
                    new(2012, 1, 1), BirthDateSource.Register, "Noord", null));
            db.ClosedMonths.Add(new() { Month = new(2026, 9, 1), ClosedAt = DateTime.UnixEpoch, CorrectedAt = new(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc) });
            await db.SaveChangesAsync();
        });
        var page = await (await _app.ClientAs("ingrid")).Get("/reports?per=month");
        Assert.Equal("10", Cells(page, "flow", "nov 2026*")[0]);
        Assert.Contains("september 2026. Voor het laatst op 2 november 2026", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_takes_four_commands_beside_those_of_every_page()
    {
        await Fill();
        var client = await _app.ClientAs("ingrid");
        await client.Get("/reports");
        using var count = new CommandCount(Path.GetFileName(_app.DatabasePath));
        await client.Get("/accessibility");
        var every = count.Count;
        await client.Get("/reports");
        await client.Get("/reports?per=month&country=ER");
        Assert.Equal(every + (2 * (every + 4)), count.Count);
    }

    [Fact]
    public async Task Reading_leaves_no_row_and_saving_a_file_does()
    {
        await Fill();
        var client = await _app.ClientAs("ingrid");
        var before = _app.Audit.All.Count;
        await client.Get("/reports");
        Assert.Equal(before, _app.Audit.All.Count);
        await client.Http.GetAsync(new Uri("/reports/csv?per=month&country=ER", UriKind.Relative));
        Assert.Equal(before + 1, _app.Audit.All.Count);
        Assert.Contains(_app.Audit.All, row => row is { Action: AuditAction.FiguresExported, Detail: "csv, month, 2026, country" });
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/reports/pdf")).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task A_file_says_what_the_page_says_and_no_more(string language)
    {
        await Fill();
        var client = await _app.ClientAs("noor");
        await client.Speak(language);
        var page = await client.Get("/reports");
        var shown = page.Document.QuerySelectorAll(".rc-figure tbody tr").SelectMany(row => row.QuerySelectorAll("td").Select(cell =>
            (row.Closest("section")!.QuerySelector("h2")!.TextContent, row.QuerySelector("th")!.TextContent, cell.GetAttribute("data-label")!, cell.TextContent.Trim().Replace("xverborgen", "x", StringComparison.Ordinal).Replace("xhidden", "x", StringComparison.Ordinal)))).ToList();
        Assert.NotEmpty(shown);

        var csv = await Bytes(client, "csv", "text/csv");
        Assert.Equal(System.Text.Encoding.UTF8.GetPreamble(), csv[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')).ToArray();
        Assert.Equal(shown, lines.SkipWhile(line => line[0] != shown[0].Item1).Select(line => (line[0], line[1], line[2], line[3])));

        var xlsx = await Bytes(client, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        Assert.Equal(shown.Select(cell => cell.Item4), Sheets(xlsx).Skip(1).SelectMany(sheet => sheet.Skip(1).SelectMany(row => row.Skip(1))));
    }

    [Fact]
    public async Task Nothing_in_a_file_is_run_by_a_spreadsheet()
    {
        await _app.InDatabase(async db =>
        {
            db.MonthFigures.AddRange(Row(new(2026, 8, 1), "=HYPERLINK(\"x\")", "ER", FigureKind.Inflow, FigureEvents.New, 30), Row(new(2026, 8, 1), "+SUM(1)", "ER", FigureKind.Inflow, FigureEvents.New, 30));
            await db.SaveChangesAsync();
        });
        _app.Clock.Set(new DateTimeOffset(Today, new(12, 0), TimeSpan.Zero));
        var client = await _app.ClientAs("noor");
        var csv = System.Text.Encoding.UTF8.GetString(await Bytes(client, "csv", "text/csv"));
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains(";'+SUM(1);", csv, StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(await Bytes(client, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")));
        Assert.All(archive.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal)), entry =>
            Assert.DoesNotContain(XDocument.Load(entry.Open()).Descendants(), element => element.Name.LocalName == "f"));
    }

    [Fact]
    public async Task Exact_figures_are_shown_only_where_they_are_set()
    {
        using var app = new ReturnCaseApp { Settings = new() { ["Figures:Exact"] = "true" } };
        await Fill(app);
        var page = await (await app.ClientAs("ingrid")).Get("/reports");
        Assert.Equal(["20", "2", "22", "9"], Cells(page, "flow", "K3 2026"));
        Assert.Contains("niet afgerond", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_figures_the_page_says_so()
    {
        var page = await (await _app.ClientAs("ingrid")).Get("/reports");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll(".rc-figure, a[href^='/reports/']"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".rc-empty"));
    }

    private Task Fill() => Fill(_app);

    // A third quarter as a team has it, and one small year before it.
    private static async Task Fill(ReturnCaseApp app)
    {
        app.Clock.Set(new DateTimeOffset(Today, new(12, 0), TimeSpan.Zero));
        var month = new DateOnly(2026, 8, 1);
        await app.InDatabase(async db =>
        {
            db.MonthFigures.AddRange(
                Row(new(2025, 12, 1), "Noord", "ER", FigureKind.Inflow, FigureEvents.New, 3),
                Row(month, "Noord", "ER", FigureKind.Inflow, FigureEvents.New, 18),
                Row(month, "Noord", "IS", FigureKind.Inflow, FigureEvents.New, 2),
                Row(month, "Noord", "ER", FigureKind.Inflow, FigureEvents.Reopened, 2),
                Row(month, "Zuid", "SO", FigureKind.Inflow, FigureEvents.New, 40),
                Row(month, "Noord", "ER", FigureKind.Outflow, nameof(ClosingReason.AgedOut), 8),
                Row(month, "Noord", "ER", FigureKind.Outflow, nameof(ClosingReason.Deceased), 1),
                Row(month, "Noord", "ER", FigureKind.Stay, nameof(CasePhase.ShelterSearch), 20, 8),
                Row(month, "Noord", "ER", FigureKind.DeadlineMet, "Routing", 31),
                Row(month, "Noord", "ER", FigureKind.DeadlineMissed, "Routing", 9));
            for (var closed = new DateOnly(2025, 12, 1); closed < new DateOnly(2026, 9, 1); closed = closed.AddMonths(1))
                db.ClosedMonths.Add(new() { Month = closed, ClosedAt = DateTime.UnixEpoch });
            db.ClosedMonths.Add(new() { Month = new(2026, 10, 1), ClosedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        });
    }

    private static MonthFigure Row(DateOnly month, string team, string country, FigureKind kind, string what, int count, int weeks = 0) =>
        new() { Month = month, Team = team, Country = country, Kind = kind, What = what, Weeks = weeks, Count = count, CountedAt = DateTime.UnixEpoch };

    private static IReadOnlyList<string> Cells(HtmlPage page, string table, string row) =>
        [.. page.Document.QuerySelectorAll($"#{table} tbody tr").Single(line => line.QuerySelector("th")!.TextContent == row).QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    private static IReadOnlyList<string> Rows(HtmlPage page) => [.. page.Document.QuerySelectorAll("#flow tbody th").Select(cell => cell.TextContent)];

    private static string Countries(string code, string language) => new RegionInfo(code) is { } region && language == "en" ? region.EnglishName : code == "ER" ? "Eritrea" : "IJsland";

    private static async Task<byte[]> Bytes(PageClient client, string format, string type)
    {
        using var answer = await client.Http.GetAsync(new Uri($"/reports/{format}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static List<List<List<string>>> Sheets(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var shared = archive.GetEntry("xl/sharedStrings.xml") is { } entry ? XDocument.Load(entry.Open()).Root!.Elements().Select(text => text.Value).ToArray() : [];
        return [.. archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).OrderBy(entry => entry.FullName.Length).ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => XDocument.Load(entry.Open()).Descendants().Where(element => element.Name.LocalName == "row")
                .Select(row => row.Elements().Where(cell => cell.Name.LocalName == "c").Select(cell => cell.Attribute("t")?.Value == "s" ? shared[int.Parse(cell.Value, CultureInfo.InvariantCulture)] : cell.Value).ToList()).ToList())];
    }
}
