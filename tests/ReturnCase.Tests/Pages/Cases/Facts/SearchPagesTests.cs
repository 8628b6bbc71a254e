using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using static ReturnCase.Tests.Pages.Cases.Facts.SearchForms;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>The search of a case as a whole: what was tried by country and kind, what is missing, and what stands next.</summary>
public sealed class SearchPagesTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task The_overview_says_per_country_and_kind_what_was_tried_by_whom_and_what_is_missing()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou").Steps(CandidateStage.ContactAttempted);
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/search");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.Contains("Tante Fatou", rows[0], StringComparison.Ordinal);
        Assert.Contains("Contact geprobeerd", rows[0], StringComparison.Ordinal);
        Assert.Contains("Sanne", rows[0], StringComparison.Ordinal);
        Assert.Contains("Gedaan", rows[0], StringComparison.Ordinal);
        Assert.Contains("Nog proberen", rows[1], StringComparison.Ordinal);
        Assert.Contains("Komt later", rows[2], StringComparison.Ordinal);
        Assert.NotNull(page.Find($"a[href='{at}/candidate?kind=Acquaintance&country=GN']"));
        Assert.NotNull(page.Find($"a[href='{at}/reason-away?kind=Acquaintance&country=GN']"));
    }

    [Fact]
    public async Task Who_fell_away_without_contact_needs_a_reason_and_the_kind_is_then_reasoned_away_on_its_own_page()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var step = $"{at}/candidate-step?candidate={built.Candidate}";
        Dictionary<string, string?> gone = new() { ["Input.Stage"] = "NotReachable", ["Input.Result"] = "Niet te vinden." };
        var refused = await client.Record(step, gone);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Er is nog niet geprobeerd contact te leggen met deze kandidaat.", refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await client.Record(step, new(gone) { ["Input.OutOfOrderWhy"] = "Zij is overleden, zegt het dorpshoofd." })).RedirectsTo);

        const string said = "Afgevallen zonder contact: Zij is overleden, zegt het dorpshoofd. (telt niet als geprobeerd)";
        var family = (await client.Get($"{at}/search")).Document.QuerySelectorAll("tbody tr")[0];
        Assert.Contains("Nog proberen", family.QuerySelector("td:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(said, family.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("benaderen", family.TextContent, StringComparison.Ordinal);
        Assert.NotNull(family.QuerySelector($"a[href='{at}/reason-away?kind=Family&country=GN']"));
        Assert.Contains(said, (await client.Get($"{at}/search-map")).Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains(said, (await client.Get(at)).Find("[data-guard=EveryKindTried]").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await client.Record($"{at}/reason-away?kind=Family&country=GN", new() { ["Input.Reasons"] = "De enige tante is overleden." })).RedirectsTo);
        family = (await client.Get($"{at}/search")).Document.QuerySelectorAll("tbody tr")[0];
        Assert.Contains("Gedaan", family.QuerySelector("td:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(said, family.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_attempt_was_an_error_the_kind_is_to_be_tried_and_the_page_asks_why_it_ended()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou");
        var attempt = built.File.RecordStep(built.By(Staff.Sanne), built.Candidate, CandidateStage.ContactAttempted, "gebeld", null).Sequence;
        var end = built.File.RecordStep(built.By(Staff.Sanne), built.Candidate, CandidateStage.NotReachable, "Niet te vinden.", null).Sequence;
        built.File.RetractAsError(built.By(Staff.Sanne), attempt);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var family = (await client.Get($"{at}/search")).Document.QuerySelectorAll("tbody tr")[0];
        Assert.Contains("Nog proberen", family.TextContent, StringComparison.Ordinal);
        Assert.Contains("telt niet als geprobeerd", family.TextContent, StringComparison.Ordinal);
        Assert.NotNull(family.QuerySelector($"a[href='{at}/candidate-step?corrects={end}']"));
        Assert.Contains("Tante Fatou: Afgevallen zonder contact en zonder reden", (await client.Get(at)).Find("[data-guard=EveryKindTried]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_everything_was_tried_the_search_says_which_outcome_can_be_proposed_and_what_it_misses()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch).SearchDone());
        var page = await (await app.ClientAs("sanne")).Get($"{at}/search");
        var alert = page.Find(".rc-alert--info");
        Assert.Contains("Alles is geprobeerd of uitgelegd", alert.TextContent, StringComparison.Ordinal);
        var outcome = alert.QuerySelector($"a[href='{at}/propose/cooperated-no-shelter']");
        Assert.NotNull(outcome);
        Assert.Matches("ontbre", outcome.ParentElement!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll($"a.rc-button:not(.rc-button--secondary)[href='{at}/candidate']"));
    }

    [Fact]
    public async Task In_further_search_an_outcome_that_stands_is_not_offered_again_and_the_end_of_the_search_is()
    {
        var at = await app.Put(FactCases.In(CasePhase.FurtherSearch));
        var alert = (await (await app.ClientAs("sanne")).Get($"{at}/search")).Find(".rc-alert--info");
        Assert.Null(alert.QuerySelector($"a[href='{at}/propose/insufficient-cooperation']"));
        Assert.Contains("1.3 Onvoldoende meegewerkt, geen opvang · staat al in deze periode", alert.TextContent, StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector($"a[href='{at}/propose/search-ended']"));

        // Where no 1.3 stands it is the other way round.
        at = await app.Put(FactCases.In(CasePhase.CooperatedNoShelter).Do(c => c.Answer(DecisionKind.ResidenceNotGranted).Moved(CaseTrigger.IndDoesNotGrant)));
        alert = (await (await app.ClientAs("sanne")).Get($"{at}/search")).Find(".rc-alert--info");
        Assert.NotNull(alert.QuerySelector($"a[href='{at}/propose/insufficient-cooperation']"));
        Assert.Null(alert.QuerySelector($"a[href='{at}/propose/search-ended']"));
        Assert.DoesNotContain("staat al", alert.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_proposal_is_open_a_kind_that_was_not_tried_leads_to_it()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/search");
        var untried = page.Document.QuerySelectorAll("tbody tr")[1];
        Assert.Contains("Niet geprobeerd; dat hoeft nu niet", untried.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er ligt een voorstel: 1.1", untried.QuerySelector($"a[href='{at}/proposal']")!.TextContent, StringComparison.Ordinal);
        AsksNothing(page);
    }

    [Fact]
    public async Task Where_there_is_still_contact_the_kind_is_under_way_and_that_is_finished_first()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).SearchDone().AddCandidate(name: "Oom Alpha").Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/search");
        Assert.Contains("Bezig", page.Document.QuerySelectorAll("tbody tr")[0].QuerySelector("td:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Alles gedaan", page.Text, StringComparison.Ordinal);
        Assert.Equal("Oom Alpha afronden", Assert.Single(page.Document.QuerySelectorAll("main a.rc-button:not(.rc-button--secondary)")).TextContent.Trim());
    }

    [Fact]
    public async Task Reasoning_a_house_away_says_before_anything_is_typed_that_it_comes_later()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var client = await app.ClientAs("sanne");
        Assert.Contains("Eerst moet dit zijn geprobeerd of uitgelegd: familie, bekende", (await client.Get($"{at}/reason-away?kind=ReceptionHouse&country=GN")).Find(".rc-alert").TextContent, StringComparison.Ordinal);
        Assert.Empty((await client.Get($"{at}/reason-away?kind=Family&country=GN")).Document.QuerySelectorAll("main .rc-alert"));
    }

    [Fact]
    public async Task Once_a_place_is_accepted_the_search_asks_for_outcome_1_1_and_for_no_further_step()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"{at}/search");
        Assert.Contains("Er is een plek aanvaard", page.Find(".rc-alert--info").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($".rc-alert--info a[href='{at}/propose/shelter-found']"));
        Assert.NotNull(page.Find($".rc-alert--info a[href='{at}/candidates/{built.Candidate}']"));
        AsksNothing(page);
        var candidate = await client.Get($"{at}/candidates/{built.Candidate}");
        Assert.NotNull(candidate.Find($".rc-alert--info a[href='{at}/propose/shelter-found']"));
        Assert.Empty(candidate.Document.QuerySelectorAll("aside a.rc-button"));

        var expired = await (await app.ClientAs("sanne")).Get($"{await Expired()}/search");
        Assert.Contains("is aanvaard, maar er is geen beoordeling die vandaag geldt", expired.Find(".rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Empty(expired.Document.QuerySelectorAll(".rc-alert--info"));

        async Task<string> Expired()
        {
            var other = FactCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate().Assessed(days: 1);
            return await app.Put(other);
        }
    }

    [Theory]
    [InlineData(CasePhase.ShelterFound, "Opvang is gevonden en doorgegeven")]
    [InlineData(CasePhase.InsufficientCooperation, "De zaak ligt bij de IND")]
    [InlineData(CasePhase.NoShelter, "Het onderzoek rust")]
    [InlineData(CasePhase.ReadyToTravel, "De zaak is bij de terugkeer")]
    [InlineData(CasePhase.Closed, "De zaak is gesloten")]
    public async Task Where_the_search_is_over_or_waits_the_page_says_what_stands_next(CasePhase phase, string stands)
    {
        var at = await app.Put(FactCases.In(phase));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/search");
        Assert.Equal(stands, page.Find(".rc-alert--info h2").TextContent);
        AsksNothing(page);
    }

    [Fact]
    public async Task Links_of_the_overview_fill_the_forms()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var client = await app.ClientAs("sanne");
        var candidate = await client.Get($"{at}/candidate?kind=Acquaintance&country=GN");
        Assert.NotNull(candidate.Find("input[value=Acquaintance][checked]"));
        Assert.NotNull(candidate.Find("option[value=GN][selected]"));
        Assert.NotNull((await client.Get($"{at}/reason-away?kind=Family&country=GN")).Find("input[value=Family][checked]"));
    }

    [Fact]
    public async Task A_country_is_named_once()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var answer = await (await app.ClientAs("sanne")).Record($"{at}/country", new() { ["Input.Country"] = "GN", ["Input.Reasons"] = "Nog eens." });
        Assert.StartsWith("Guinee is al genoemd.", Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_house_before_family_and_acquaintances_is_refused_with_the_way_to_them()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var answer = await (await app.ClientAs("sanne")).Record($"{at}/candidate", House());
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull(answer.Find($"#answer a[href='{at}/search']"));
        Assert.Equal("Huis Kindia", answer.Value("Input.Name"));
    }

    [Theory]
    [InlineData("candidate", "Input.Name")]
    [InlineData("reason-away", "Input.Reasons")]
    public async Task A_house_of_before_family_and_acquaintances_is_refused_with_both_days_and_the_text_stays(string page, string field)
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted);
        built.File.ReasonAway(built.By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "kent er niemand");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        Dictionary<string, string?> house = new()
        {
            ["Input.Kind"] = "ReceptionHouse",
            ["Input.Country"] = "GN",
            [field] = "Huis Conakry",
            ["Input.OccurredOn.Day"] = $"{built.Today.AddDays(-1).Day}",
        };
        if (page == "candidate")
            house["Input.Route"] = "LocalPartner";
        var refused = await client.Record($"{at}/{page}", house);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Dit opvanghuis is van 19 november 2026. In Guinee zijn familie en bekenden pas op 20 november 2026 allebei geprobeerd", refused.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Huis Conakry", refused.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull((await client.Record($"{at}/{page}", new(house) { ["Input.OccurredOn.Day"] = $"{built.Today.Day}" })).RedirectsTo);
    }
}
