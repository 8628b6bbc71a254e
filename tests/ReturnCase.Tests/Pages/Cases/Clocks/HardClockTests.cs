using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Clocks;

/// <summary>The hard cases of domain 7 that concern clocks, from the transfer on, by the pages alone, while the clock of the program goes on. It runs in UTC.</summary>
public sealed partial class HardClockTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("2028-02-29", "1 maart 2029")]
    [InlineData("2028-02-28", "28 februari 2029")]
    [InlineData("2027-02-28", "28 februari 2028")]
    public async Task Case_1_the_year_from_28_and_29_February_ends_on_the_same_date_and_from_a_29th_that_is_missing_on_1_March(string rejected, string last)
    {
        var day = Day(rejected);
        At(day.AddDays(5), 9);
        var number = await Registered(day, 2014, 5, 10);
        Assert.Contains($"plus 1 jaar: {last}", await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
        var end = DateOnly.ParseExact(last, "d MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"));
        At(end, 9);
        Assert.Contains("vandaag", await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
        At(end.AddDays(1), 9);
        Assert.Contains("1 dag te laat", await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_1_who_was_born_on_29_February_turns_18_on_1_March()
    {
        At(new(2029, 11, 5), 9);
        var number = await Registered(new(2029, 11, 1), 2012, 2, 29);
        Assert.Contains("plus 18 jaar: 1 maart 2030", await Row(number, "18e verjaardag"), StringComparison.Ordinal);
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/handover-note", new() { ["Input.Text"] = "Woont in Assen en gaat naar school." });
        At(new(2030, 2, 28), 9);
        Assert.False(await TurnsEighteen(number));
        At(new(2030, 3, 1), 9);
        Assert.True(await TurnsEighteen(number));
        Assert.Equal((CasePhase.Closed, new DateOnly(2030, 3, 1)), ((await _app.Read(number)).Phase, (await _app.Read(number)).LastMove.OccurredOn));
    }

    [Fact]
    public async Task Case_2_a_birthday_inside_the_year_governs_and_the_limit_stays_where_it_was()
    {
        At(new(2026, 11, 5), 9);
        var number = await Registered(new(2026, 10, 30), 2009, 3, 1);
        Assert.Contains("telt het eerst", await Row(number, "18e verjaardag"), StringComparison.Ordinal);
        var year = await Row(number, "Einde onderzoeksjaar");
        Assert.True(!year.Contains("telt het eerst", StringComparison.Ordinal) && year.Contains("30 oktober 2027", StringComparison.Ordinal), year);
        var board = await (await _app.ClientAs("ingrid")).Get("/review");
        Assert.Contains("1 maart 2027", board.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(number, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1 januari 2027", "31 december 2027")]
    [InlineData("3", "1 maart 2027", "31 maart 2027")]
    public async Task Of_a_partial_birth_date_alarms_count_from_the_first_day_and_rights_end_on_the_last(string month, string first, string last)
    {
        At(new(2026, 11, 5), 9);
        var number = await Registered(new(2026, 10, 30), 2009, int.TryParse(month, out var known) ? known : null, null);
        var earliest = await Row(number, "18e verjaardag, vroegst mogelijk");
        Assert.True(earliest.Contains("telt het eerst", StringComparison.Ordinal) && earliest.Contains(first, StringComparison.Ordinal), earliest);
        Assert.Contains(last, await Row(number, "18e verjaardag, laatst mogelijk"), StringComparison.Ordinal);
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/handover-note", new() { ["Input.Text"] = "Woont in Assen en gaat naar school." });
        var end = DateOnly.ParseExact(last, "d MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"));
        At(end.AddDays(-1), 9);
        Assert.False(await TurnsEighteen(number));
        At(end, 9);
        Assert.True(await TurnsEighteen(number));
    }

    [Fact]
    public async Task Case_4_a_birth_date_is_corrected_both_ways_and_every_clock_follows_while_the_past_stays()
    {
        At(new(2026, 11, 5), 9);
        var number = await Registered(new(2026, 10, 30), 2010, 5, 10);
        Assert.Contains("telt het eerst", await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
        var past = (await _app.Read(number)).Entries.Select(entry => (entry.Sequence, entry.OccurredOn, entry.Kind)).ToArray();

        At(new(2026, 12, 1), 9);
        await Corrected(number, 2009, 1, 15);
        var older = await Row(number, "18e verjaardag");
        Assert.True(older.Contains("telt het eerst", StringComparison.Ordinal) && older.Contains("15 januari 2027", StringComparison.Ordinal), older);
        At(new(2026, 12, 10), 9);
        await Corrected(number, 2011, 5, 10);
        Assert.Contains("10 mei 2029", await Row(number, "18e verjaardag"), StringComparison.Ordinal);
        var year = await Row(number, "Einde onderzoeksjaar");
        Assert.True(year.Contains("telt het eerst", StringComparison.Ordinal) && year.Contains("30 oktober 2027", StringComparison.Ordinal), year);
        var file = await _app.Read(number);
        Assert.Equal(past, file.Entries.Take(past.Length).Select(entry => (entry.Sequence, entry.OccurredOn, entry.Kind)));
        Assert.Equal((CasePhase.ShelterSearch, 3, new DateOnly(2027, 10, 30)), (file.Phase, file.Facts.OfType<BirthDateVersion>().Count(), file.GoverningDeadline));
    }

    [Fact]
    public async Task Case_6_two_pauses_that_overlap_end_in_the_other_order_and_each_day_counts_once()
    {
        At(new(2026, 11, 5), 9);
        var number = await Registered(new(2026, 10, 30), 2012, 5, 10);
        At(new(2026, 11, 24), 9);
        var first = await Paused(number, "Medical", "art. 64");
        At(new(2026, 12, 1), 9);
        var second = await Paused(number, "Trafficking", "B8/3");
        At(new(2026, 12, 11), 9);
        var client = await _app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/suspensions/{second}", form: "#end-form", button: "button");
        Assert.Contains("17 dagen stilgestaan", (await client.Get($"/cases/{number}/clocks")).Text, StringComparison.Ordinal);
        await Agree(number, "16 november 2027");
        At(new(2026, 12, 21), 9);
        await client.Fill($"/cases/{number}/suspensions/{first}", form: "#end-form", button: "button");
        At(new(2027, 1, 10), 9);
        var page = await client.Get($"/cases/{number}/clocks");
        Assert.Contains("27 dagen stilgestaan", page.Text, StringComparison.Ordinal);
        Assert.Contains("plus 27 dagen die stilstonden: 26 november 2027", await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
        var still = page.Document.QuerySelectorAll("section[aria-labelledby='ledger-title'] tbody tr").Select(row => (Days: row.QuerySelectorAll("td")[2].TextContent.Trim(), Causes: row.QuerySelectorAll("td a").Length)).Where(row => row.Causes > 0).ToArray();
        Assert.Equal([("7", 1), ("10", 2), ("10", 1)], still);
        await Agree(number, "26 november 2027");
    }

    [Fact]
    public async Task Case_6_a_pause_that_is_answered_after_the_end_and_one_that_is_corrected_stand_alike_on_every_page()
    {
        At(new(2026, 11, 5), 9);
        var number = await Registered(new(2026, 10, 30), 2012, 5, 10);
        At(new(2026, 11, 24), 9);
        var (sanne, ingrid) = (await _app.ClientAs("sanne"), await _app.ClientAs("ingrid"));
        await sanne.Fill($"/cases/{number}/suspensions", new() { ["Input.Kind"] = "Medical", ["Input.Reference"] = "art. 64", ["Input.AsksToPause"] = "true", ["Input.Reason"] = "Ligt in het ziekenhuis." });
        var asked = (await _app.Read(number)).Suspensions.Single().Sequence;
        At(new(2026, 12, 4), 9);
        await sanne.Fill($"/cases/{number}/suspensions/{asked}", form: "#end-form", button: "button");
        await Agree(number, "30 oktober 2027");
        At(new(2026, 12, 8), 9);
        await Approved(ingrid, number, asked);
        await Agree(number, "9 november 2027");

        // The child came home four days later than was typed.
        var corrected = new Dictionary<string, string?> { ["Input.CorrectionReason"] = "De dag van ontslag was verkeerd.", ["Input.EndedOn.Day"] = "8" };
        await sanne.Submit(await sanne.Fill($"/cases/{number}/suspensions/{asked}/correct", corrected), "main form", new() { ["Input.Sure"] = "true" });
        await Agree(number, "30 oktober 2027");
        await Approved(ingrid, number, (await _app.Read(number)).Suspensions.Single().Sequence);
        await Agree(number, "13 november 2027");
        await sanne.Fill($"/cases/{number}/retract/{(await _app.Read(number)).Suspensions.Single().Sequence}", new() { ["Input.Reason"] = "Van een ander kind." });
        await Agree(number, "30 oktober 2027");
    }

    private static async Task Approved(PageClient supervisor, string number, int sequence) =>
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.Fill($"/cases/{number}/suspensions/{sequence}", new() { ["Input.Reason"] = "Gezien." }, "#answer-form", "button[value=Approve]")).Status);

    // The page of the clocks with its ledger, the page of the case and the board.
    private async Task Agree(string number, string last)
    {
        Assert.Contains(last, await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
        var client = await _app.ClientAs("ingrid");
        var clocks = await client.Get($"/cases/{number}/clocks");
        var still = clocks.Find("section[aria-labelledby='ledger-title'] tfoot").QuerySelectorAll("td")[1].TextContent.Trim();
        Assert.Contains($"{still} dagen stilgestaan", clocks.Text, StringComparison.Ordinal);
        var end = DateOnly.ParseExact(last, "d MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"));
        Assert.Equal(end.DayNumber - new DateOnly(2027, 10, 30).DayNumber, int.Parse(still, CultureInfo.InvariantCulture));
        Assert.Contains(last, (await client.Get($"/cases/{number}")).Find("#clocks").TextContent, StringComparison.Ordinal);
        Assert.Contains(last, (await client.Get("/review")).Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(number, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(59, HttpStatusCode.Redirect, CasePhase.InsufficientCooperation)]
    [InlineData(60, HttpStatusCode.Conflict, CasePhase.ShelterSearch)]
    public async Task Case_11_an_outcome_is_confirmed_until_midnight_in_Amsterdam_on_the_eve_of_the_birthday(int minute, HttpStatusCode answer, CasePhase phase)
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 5, 10)).SearchDone().JudgedInsufficient());
        _app.Clock.Set(new DateTimeOffset(2026, 5, 9, 21, 40, 0, TimeSpan.Zero));
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/propose/insufficient-cooperation", new() { ["Input.Grounds"] = "Alles is geprobeerd." });
        var supervisor = await _app.ClientAs("ingrid");
        _app.Clock.Set(new DateTimeOffset(2026, 5, 9, 21, 0, 0, TimeSpan.Zero).AddMinutes(minute));
        var confirmed = await supervisor.Fill($"/cases/{number}/proposal", form: "#confirm", button: "button");
        Assert.Equal((answer, phase), (confirmed.Status, (await _app.Read(number)).Phase));
        if (answer == HttpStatusCode.Redirect)
            Assert.Equal(new DateOnly(2026, 5, 9), (await _app.Read(number)).LastMove.OccurredOn);
        else
            Assert.Contains(GuardCatalogue.Of(GuardCode.Minor).Sentence.Nl, confirmed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-27T22:59", "2027-03-28T21:59")]
    [InlineData("2027-10-30T21:59", "2027-10-31T22:59")]
    public async Task A_day_of_the_year_begins_at_midnight_in_Amsterdam_also_where_it_has_23_or_25_hours(string eve, string end)
    {
        At(new(2027, 1, 5), 9);
        var number = await Registered(new(2027, 1, 4), 2012, 5, 10);
        var (before, last) = (Utc(eve), Utc(end));
        var used = await Used(number, before);
        foreach (var (instant, days) in new[] { (before.AddMinutes(1), 1), (before.AddHours(3), 1), (last, 1), (last.AddMinutes(1), 2) })
            Assert.Equal(used + days, await Used(number, instant));
        Assert.Contains("4 januari 2028", await Row(number, "Einde onderzoeksjaar"), StringComparison.Ordinal);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex(@"(\d+) dagen gebruikt")]
    private static partial Regex UsedDays();

    private void At(DateOnly day, int hour) => _app.Clock.Set(new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.Zero));

    private async Task<string> Registered(DateOnly rejected, int year, int? month, int? day)
    {
        var values = NewTests.Transfer("00 1234 5678", rejected.Year, rejected.Month, rejected.Day);
        (values["Input.BirthDate.Year"], values["Input.BirthDate.Month"], values["Input.BirthDate.Day"]) = ($"{year}", $"{month}", $"{day}");
        var client = await _app.ClientAs("sanne");
        var number = (await client.Fill("/cases/new", values)).RedirectsTo!.Split('/')[^1];
        Assert.NotNull((await client.Fill($"/cases/{number}/accept-without-return-decision")).RedirectsTo);
        return number;
    }

    private async Task Corrected(string number, int year, int month, int day) =>
        Assert.Equal(HttpStatusCode.Redirect, (await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/birth-date", new()
        {
            ["Input.BirthDate.Year"] = $"{year}",
            ["Input.BirthDate.Month"] = $"{month}",
            ["Input.BirthDate.Day"] = $"{day}",
            ["Input.KnownFrom"] = nameof(BirthDateSource.AgeAssessment),
        })).Status);

    private async Task<int> Paused(string number, string kind, string reference)
    {
        var asked = new Dictionary<string, string?> { ["Input.Kind"] = kind, ["Input.Reference"] = reference, ["Input.AsksToPause"] = "true", ["Input.Reason"] = "Ligt in het ziekenhuis." };
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/suspensions", asked);
        var sequence = (await _app.Read(number)).Suspensions.Max(suspension => suspension.Sequence);
        await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/suspensions/{sequence}", new() { ["Input.Reason"] = "Gezien." }, "#answer-form", "button[value=Approve]");
        return sequence;
    }

    private async Task<bool> TurnsEighteen(string number)
    {
        var supervisor = await _app.ClientAs("ingrid");
        var page = await supervisor.Get($"/cases/{number}/turned-eighteen");
        if (page.Document.QuerySelector("main form[method=post]") is null)
        {
            Assert.NotNull(page.Find($".rc-checks__unmet[data-guard='{GuardCode.Eighteen}']"));
            return false;
        }

        return (await supervisor.Submit(page, "main form[method=post]", new() { ["Input.Reason"] = "De verjaardag is bereikt." })).Status == HttpStatusCode.Redirect;
    }

    private async Task<int> Used(string number, DateTimeOffset at)
    {
        _app.Clock.Set(at);
        return int.Parse(UsedDays().Match((await (await _app.ClientAs("sanne")).Get($"/cases/{number}/clocks")).Find(".rc-yearbar__legend").TextContent).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The row of a date on the page of the clocks, as one line.</summary>
    private async Task<string> Row(string number, string name)
    {
        var page = await (await _app.ClientAs("sanne")).Get($"/cases/{number}/clocks");
        return page.Document.QuerySelectorAll("tr[id^='clock-']").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Single(row => Regex.IsMatch(row, $@"^\d+ {Regex.Escape(name)}( telt het eerst)? \d"));
    }
}
