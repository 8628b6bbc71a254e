using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>The picture of the search says what its table says, and every card leads on.</summary>
public sealed class SearchMapTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    public async Task Every_candidate_stands_once_in_each_picture_and_in_the_table(int count)
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        for (var i = 0; i < count; i++)
            built.File.AddCandidate(built.By(Staff.Sanne), new((ShelterKind)(i % 2), $"Kandidaat {i}", "oom", i % 3 == 0 ? "SN" : "GN", "Conakry", ContactRoute.Iom));
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/search-map");
        var candidates = built.File.Standing<ShelterCandidate>().Select(c => $"{at}/candidates/{c.Sequence}").Order().ToArray();
        foreach (var picture in (string[])["wide", "narrow"])
        {
            var svg = page.Find($"svg.rc-map__svg--{picture}");
            Assert.Equal(candidates, svg.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Order());
            Assert.NotEqual("", svg.QuerySelector("title")!.TextContent);
            Assert.Contains($"Kandidaten: {count}.", svg.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(candidates, page.Document.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!).Order());
        Assert.Empty(page.Document.QuerySelectorAll("svg [style], svg script"));
    }

    [Fact]
    public async Task A_dead_end_is_seen_to_end_with_its_reason_in_the_picture_the_table_and_the_search()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Oom Ibrahima").Steps(CandidateStage.ContactAttempted);
        built.File.RecordStep(built.By(Staff.Sanne), built.Candidate, CandidateStage.Rejected, "Hij is zelf ziek.", null, "het bleek zo");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"{at}/search-map");
        var card = page.Find("svg.rc-map__svg--wide a.rc-map__card--ended");
        Assert.Contains("Hij is zelf ziek.", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Afgewezen", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("path.rc-map__line--ended"));
        Assert.Contains("Hij is zelf ziek.", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("Doodgelopen", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("Hij is zelf ziek.", (await client.Get($"{at}/search")).Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_safe_or_not_checked_is_marked_as_that_on_the_map_its_table_and_the_search_and_is_offered_no_contact()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var (unsafe_, unchecked_) = (Add("Oom Ibrahima"), Add("Tante Fatou"));
        built.File.CheckSafety(built.By(Staff.Sanne), unsafe_, safe: false, "Is bang voor hem.", "bedreiging", "niets");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");

        var map = await client.Get($"{at}/search-map");
        foreach (var picture in (string[])["wide", "narrow"])
        {
            var card = map.Find($"svg.rc-map__svg--{picture} a.rc-map__card--unsafe");
            Assert.Equal($"{at}/candidates/{unsafe_}", card.GetAttribute("href"));
            Assert.Contains("Niet veilig: geen contact", card.TextContent, StringComparison.Ordinal);
            Assert.Contains("niet veilig: 1, zonder veiligheidscheck: 1", map.Find($"svg.rc-map__svg--{picture} desc").TextContent, StringComparison.Ordinal);
        }

        Assert.NotNull(map.Find("path.rc-map__line--unsafe"));
        var rows = map.Document.QuerySelectorAll("tbody tr");
        Assert.Contains("Niet veilig: geen contact", rows[0].QuerySelector(".rc-badge--danger")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nog geen veiligheidscheck", rows[1].QuerySelector(".rc-badge--warn")!.TextContent, StringComparison.Ordinal);

        var search = await client.Get($"{at}/search");
        Assert.Contains("Oom Ibrahima", search.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        var family = search.Document.QuerySelectorAll("tbody tr")[0];
        Assert.DoesNotContain("benaderen", family.TextContent, StringComparison.Ordinal);
        Assert.Contains("Niet veilig: geen contact", family.QuerySelector(".rc-badge--danger")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(family.QuerySelector($"td:last-child a[href='{at}/candidate-step?candidate={unsafe_}']"));
        Assert.NotNull(family.QuerySelector($"td:last-child a[href='{at}/safety-check?candidate={unchecked_}']"));

        int Add(string name) => built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, name, "oom", "GN", null, ContactRoute.Iom)).Sequence;
    }

    [Fact]
    public async Task Who_is_not_safe_keeps_that_mark_after_falling_away_and_nobody_is_asked_for_the_end_again()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Oom Ibrahima");
        built.File.CheckSafety(built.By(Staff.Sanne), built.Candidate, safe: false, "Is bang voor hem.", "bedreiging", "niets");
        built.File.RecordStep(built.By(Staff.Sanne), built.Candidate, CandidateStage.Rejected, "Een gevaar voor de jongere.", null);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var map = await client.Get($"{at}/search-map");
        Assert.Contains("Niet veilig: geen contact", map.Find("svg.rc-map__svg--wide a.rc-map__card--unsafe").TextContent, StringComparison.Ordinal);
        Assert.Contains("doodgelopen: 1, niet veilig: 1", map.Find("svg.rc-map__svg--wide desc").TextContent, StringComparison.Ordinal);
        Assert.NotNull(map.Find("tbody tr .rc-badge--danger"));
        var search = await client.Get($"{at}/search");
        Assert.NotNull(search.Find("tbody tr .rc-badge--danger"));
        Assert.Empty(search.Document.QuerySelectorAll(".rc-alert--danger"));
        var alert = (await client.Get($"{at}/candidates/{built.Candidate}")).Find(".rc-alert--danger");
        Assert.Contains("Deze kandidaat is afgevallen.", alert.TextContent, StringComparison.Ordinal);
        Assert.Empty(alert.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task Of_one_whom_the_red_cross_looks_for_there_is_no_step_result_or_next()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Moeder", route: ContactRoute.ChildAskedRedCross);
        var page = await (await app.ClientAs("sanne")).Get($"{await app.Put(built)}/search-map");
        var row = page.Find("tbody tr").TextContent;
        Assert.Contains("Rode Kruis gevraagd", row, StringComparison.Ordinal);
        Assert.Contains("Geen uitkomst", row, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("tbody td a"));
        Assert.NotNull(page.Find("svg a.rc-map__card--redcross"));
    }

    [Fact]
    public async Task Each_row_leads_to_what_comes_next_and_what_was_reasoned_away_is_said()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var candidate = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "Tante Fatou", null, "GN", null, ContactRoute.Iom)).Sequence;
        built.File.ReasonAway(built.By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "Kent daar niemand.");
        var at = await app.Put(built);
        var page = await (await app.ClientAs("ingrid")).Get($"{at}/search-map");
        Assert.NotNull(page.Find($"tbody a[href='{at}/safety-check?candidate={candidate}']"));
        Assert.Contains("Nog geen veiligheidscheck", page.Find("svg.rc-map__svg--wide").TextContent, StringComparison.Ordinal);
        Assert.Contains("Kent daar niemand.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Hoeft niet: uitgelegd op ", page.Find("svg.rc-map__svg--wide").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_says_in_which_step_each_country_is_and_what_opens_the_next()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var candidate = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "Tante Fatou", null, "GN", null, ContactRoute.Iom)).Sequence;
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"{at}/search");
        var order = page.Find("ol.rc-checks").TextContent;
        Assert.Contains("Een huis in Guinee kan nu nog niet worden vastgelegd.", order, StringComparison.Ordinal);
        Assert.Contains("Familie proberen", order, StringComparison.Ordinal);
        foreach (var kind in (string[])["Family", "Acquaintance"])
            Assert.NotNull(page.Find($"ol.rc-checks a[href='{at}/reason-away?kind={kind}&country=GN']"));
        Assert.NotNull(page.Find($"main ul.rc-links a[href='{at}/safety-check?candidate={candidate}']"));
        Assert.NotNull(page.Find($"a[href='{at}/search-map']"));

        foreach (var kind in (string[])["Family", "Acquaintance"])
            await client.Record($"{at}/reason-away?kind={kind}&country=GN", new() { ["Input.Reasons"] = "Kent daar niemand." });
        page = await client.Get($"{at}/search");
        Assert.Contains("Nu in stap 2: een opvanghuis", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("kan nu nog niet", page.Find("ol.rc-checks").TextContent, StringComparison.Ordinal);
    }
}
