using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class SearchPagesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_overview_says_per_country_and_kind_what_was_tried_by_whom_and_what_is_missing()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou").Steps(CandidateStage.ContactAttempted);
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/search");
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
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
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
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var family = (await client.Get($"{at}/search")).Document.QuerySelectorAll("tbody tr")[0];
        Assert.Contains("Nog proberen", family.TextContent, StringComparison.Ordinal);
        Assert.Contains("telt niet als geprobeerd", family.TextContent, StringComparison.Ordinal);
        Assert.NotNull(family.QuerySelector($"a[href='{at}/candidate-step?corrects={end}']"));
        Assert.Contains("Tante Fatou: Afgevallen zonder contact en zonder reden", (await client.Get(at)).Find("[data-guard=EveryKindTried]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_place_that_is_not_safe_is_no_shelter_and_the_page_says_it_once_and_what_to_do()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        built.File.CheckSafety(built.By(Staff.Sanne), built.Candidate, false, "Is bang.", "bedreiging", "niets");
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var search = await client.Get($"{at}/search");
        var alert = Assert.Single(search.Document.QuerySelectorAll("main .rc-alert"));
        Assert.Contains("is aanvaard, maar de laatste veiligheidscheck zegt: niet veilig. De plek telt nu niet als opvang.", alert.TextContent, StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector($"a[href='{at}/safety-check?candidate={built.Candidate}']"));
        Assert.NotNull(alert.QuerySelector($"a[href='{at}/candidate-step?candidate={built.Candidate}']"));
        var condition = (await client.Get(at)).Find("[data-guard=CandidateAccepted]");
        Assert.Contains("de laatste veiligheidscheck zegt: niet veilig", condition.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zij telt niet als gevonden opvang", Assert.Single((await client.Get($"{at}/candidates/{built.Candidate}")).Document.QuerySelectorAll("main .rc-alert")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acceptance_names_the_answers_that_the_assessment_leaves_open()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        built.File.Assess(built.By(Staff.Sanne), built.Candidate, new(true, null, true, true, true, null, "wil wel", "bezoek", built.Today.AddDays(90)));
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate-step?candidate={built.Candidate}", Step("Accepted"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Kan de kandidaat zorgen? Is het gezag geregeld?", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var next = (await client.Get($"{at}/candidates/{built.Candidate}")).Find("aside .rc-card");
        Assert.Contains("Kan de kandidaat zorgen? Is het gezag geregeld?", next.TextContent, StringComparison.Ordinal);
        Assert.NotNull(next.QuerySelector($"a[href='{at}/assessment?candidate={built.Candidate}']"));
    }

    [Fact]
    public async Task Where_everything_was_tried_the_search_says_which_outcome_can_be_proposed_and_what_it_misses()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).SearchDone());
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/search");
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
        var at = await _app.Put(FactCases.In(CasePhase.FurtherSearch));
        var alert = (await (await _app.ClientAs("sanne")).Get($"{at}/search")).Find(".rc-alert--info");
        Assert.Null(alert.QuerySelector($"a[href='{at}/propose/insufficient-cooperation']"));
        Assert.Contains("1.3 Onvoldoende meegewerkt, geen opvang · staat al in deze periode", alert.TextContent, StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector($"a[href='{at}/propose/search-ended']"));

        // Where no 1.3 stands it is the other way round.
        at = await _app.Put(FactCases.In(CasePhase.CooperatedNoShelter).Do(c => c.Answer(DecisionKind.ResidenceNotGranted).Moved(CaseTrigger.IndDoesNotGrant)));
        alert = (await (await _app.ClientAs("sanne")).Get($"{at}/search")).Find(".rc-alert--info");
        Assert.NotNull(alert.QuerySelector($"a[href='{at}/propose/insufficient-cooperation']"));
        Assert.Null(alert.QuerySelector($"a[href='{at}/propose/search-ended']"));
        Assert.DoesNotContain("staat al", alert.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_proposal_is_open_a_kind_that_was_not_tried_leads_to_it()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound));
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/search");
        var untried = page.Document.QuerySelectorAll("tbody tr")[1];
        Assert.Contains("Niet geprobeerd; dat hoeft nu niet", untried.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er ligt een voorstel: 1.1", untried.QuerySelector($"a[href='{at}/proposal']")!.TextContent, StringComparison.Ordinal);
        AsksNothing(page);
    }

    [Fact]
    public async Task Where_there_is_still_contact_the_kind_is_under_way_and_that_is_finished_first()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).SearchDone().AddCandidate(name: "Oom Alpha").Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/search");
        Assert.Contains("Bezig", page.Document.QuerySelectorAll("tbody tr")[0].QuerySelector("td:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Alles gedaan", page.Text, StringComparison.Ordinal);
        Assert.Equal("Oom Alpha afronden", Assert.Single(page.Document.QuerySelectorAll("main a.rc-button:not(.rc-button--secondary)")).TextContent.Trim());
    }

    [Fact]
    public async Task The_step_form_offers_first_what_makes_sense_and_marks_the_rest()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted);
        var at = await _app.Put(built);
        var form = await (await _app.ClientAs("sanne")).Get($"{at}/candidate-step?candidate={built.Candidate}");
        var offered = form.Document.QuerySelectorAll("input[name='Input.Stage']").Select(input => input.GetAttribute("value")!).ToArray();
        Assert.Equal(["ContactAttempted", "ContactMade", "Rejected", "Withdrawn", "NotReachable"], offered[..5]);
        Assert.Equal(Enum.GetNames<CandidateStage>().Order(), offered.Order());
        var others = form.Find("main form .rc-choices [role=group]");
        Assert.StartsWith("In een andere volgorde gebeurd", others.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Aanvaard", others.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasoning_a_house_away_says_before_anything_is_typed_that_it_comes_later()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var client = await _app.ClientAs("sanne");
        Assert.Contains("Eerst moet dit zijn geprobeerd of uitgelegd: familie, bekende", (await client.Get($"{at}/reason-away?kind=ReceptionHouse&country=GN")).Find(".rc-alert").TextContent, StringComparison.Ordinal);
        Assert.Empty((await client.Get($"{at}/reason-away?kind=Family&country=GN")).Document.QuerySelectorAll("main .rc-alert"));
    }

    [Fact]
    public async Task Shared_places_start_with_what_fits_and_end_with_what_is_full()
    {
        var (fits, full, other) = (await _app.Place(ShelterKind.Family, "Zus van moeder", 2), await _app.Place(ShelterKind.Family, "Alpha vol", 1), await _app.Place(ShelterKind.Acquaintance, "Buurman", 2));
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(carePlace: fits.Id).AddCandidate(carePlace: full.Id).AddCandidate(ShelterKind.Acquaintance, carePlace: other.Id));
        await _app.InDatabase(async db =>
        {
            var place = await db.CarePlaces.Include(p => p.Placements).SingleAsync(p => p.Id == full.Id);
            db.Add(CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: full.Id).Steps(place, CandidateStage.ContactAttempted, CandidateStage.Accepted).File);
            await db.SaveChangesAsync();
        });
        var options = (await (await _app.ClientAs("sanne")).Get($"{at}/candidate?kind=Family&country=GN")).Find("#Input_CarePlace").QuerySelectorAll("option").Select(option => option.TextContent).ToArray();
        Assert.Equal(["Zus van moeder, Guinee: 2 van 2 vrij", "Buurman, Guinee: 2 van 2 vrij", "Alpha vol, Guinee: vol (0 van 1 vrij)"], options[^3..]);
    }

    [Fact]
    public async Task Once_a_place_is_accepted_the_search_asks_for_outcome_1_1_and_for_no_further_step()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var page = await client.Get($"{at}/search");
        Assert.Contains("Er is een plek aanvaard", page.Find(".rc-alert--info").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($".rc-alert--info a[href='{at}/propose/shelter-found']"));
        Assert.NotNull(page.Find($".rc-alert--info a[href='{at}/candidates/{built.Candidate}']"));
        AsksNothing(page);
        var candidate = await client.Get($"{at}/candidates/{built.Candidate}");
        Assert.NotNull(candidate.Find($".rc-alert--info a[href='{at}/propose/shelter-found']"));
        Assert.Empty(candidate.Document.QuerySelectorAll("aside a.rc-button"));

        var expired = await (await _app.ClientAs("sanne")).Get($"{await Expired()}/search");
        Assert.Contains("is aanvaard, maar er is geen beoordeling die vandaag geldt", expired.Find(".rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Empty(expired.Document.QuerySelectorAll(".rc-alert--info"));

        async Task<string> Expired()
        {
            var other = FactCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate().Assessed(days: 1);
            return await _app.Put(other);
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
        var at = await _app.Put(FactCases.In(phase));
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/search");
        Assert.Equal(stands, page.Find(".rc-alert--info h2").TextContent);
        AsksNothing(page);
    }

    [Fact]
    public async Task A_candidate_page_says_when_it_was_recorded_and_invites_no_contact_that_is_not_safe()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var candidate = built.File.AddCandidate(built.By(Staff.Sanne, on: built.Today.AddDays(-1)), new(ShelterKind.Family, "aunt", null, "GN", null, ContactRoute.LocalPartner));
        built.File.CheckSafety(built.By(Staff.Sanne), candidate.Sequence, safe: false, "She is afraid of her.", "threats", "nothing");
        var page = await (await _app.ClientAs("sanne")).Get($"{await _app.Put(built)}/candidates/{candidate.Sequence}");
        Assert.Contains($"Sanne, {built.Today.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))}", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Niet veilig: neem geen contact op.", page.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("aside a.rc-button"));
    }

    [Fact]
    public async Task Contact_that_came_about_against_the_check_is_kept_with_its_reason_and_the_page_asks_for_a_talk_and_a_new_check()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou");
        built.File.CheckSafety(built.By(Staff.Sanne), built.Candidate, safe: false, "She is afraid of her.", "threats", "nothing");
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var (step, page) = ($"{at}/candidate-step?candidate={built.Candidate}", $"{at}/candidates/{built.Candidate}");
        Assert.Contains("Komt er toch contact", (await client.Get(page)).Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        Dictionary<string, string?> rang = new() { ["Input.Stage"] = "ContactMade", ["Input.Result"] = "Vroeg waar de jongere woont." };
        var refused = await client.Record(step, rang);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Kwam er toch contact", refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Record(step, new(rang) { ["Input.Stage"] = "ContactAttempted", ["Input.OutOfOrderWhy"] = "Wij belden." })).Status);
        Assert.Equal(page, (await client.Record(step, new(rang) { ["Input.OutOfOrderWhy"] = "Zij belde zelf." })).RedirectsTo);

        var shown = await client.Get(page);
        Assert.Contains("Op 23 november 2026 kwam er toch contact.", shown.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.Find($".rc-alert--danger a[href='{at}/safety-check?candidate={built.Candidate}']"));
        Assert.Contains("Het telt niet als stap van het onderzoek.", shown.Find(".rc-timeline").TextContent, StringComparison.Ordinal);
        var family = (await client.Get($"{at}/search")).Document.QuerySelectorAll("tbody tr")[0].TextContent;
        Assert.Contains("Bekend", family, StringComparison.Ordinal);
        Assert.Contains("Nog proberen", family, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_the_overview_fill_the_forms()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var client = await _app.ClientAs("sanne");
        var candidate = await client.Get($"{at}/candidate?kind=Acquaintance&country=GN");
        Assert.NotNull(candidate.Find("input[value=Acquaintance][checked]"));
        Assert.NotNull(candidate.Find("option[value=GN][selected]"));
        Assert.NotNull((await client.Get($"{at}/reason-away?kind=Family&country=GN")).Find("input[value=Family][checked]"));
    }

    [Fact]
    public async Task A_country_is_named_once()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var answer = await (await _app.ClientAs("sanne")).Record($"{at}/country", new() { ["Input.Country"] = "GN", ["Input.Reasons"] = "Nog eens." });
        Assert.StartsWith("Guinee is al genoemd.", Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_house_before_family_and_acquaintances_is_refused_with_the_way_to_them()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        var answer = await (await _app.ClientAs("sanne")).Record($"{at}/candidate", House());
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
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
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

    [Fact]
    public async Task A_candidate_that_would_be_named_after_its_own_check_is_sent_back_with_that_day()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate?corrects={built.Candidate}", new() { ["Input.OccurredOn.Day"] = "21", ["Input.CorrectionReason"] = "Een dag later." });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Op 20 november 2026 is er al iets vastgelegd over deze kandidaat.", refused.Text, StringComparison.Ordinal);
        Assert.NotNull((await client.Record($"{at}/candidate?corrects={built.Candidate}", new() { ["Input.OccurredOn.Day"] = "19", ["Input.CorrectionReason"] = "Een dag eerder." })).RedirectsTo);
    }

    [Fact]
    public async Task Whom_the_child_asked_the_Red_Cross_to_find_is_weighed_cited_and_called_identified_nowhere()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating();
        var brother = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "Ibrahima", "broer", "GN", null, ContactRoute.ChildAskedRedCross)).Sequence;
        Assert.Equal(
            [GuardCode.KnownSubject],
            Assert.Throws<CaseRefusedException>(() => built.File.Judge(built.By(Staff.Sanne), new(CooperationVerdict.CooperatedThroughout, "came", [brother], CaseBuilder.Agrees, CaseBuilder.NoAnswer))).Guards);
        built.Proposed(OutcomeKind.CooperatedNoShelter);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var row = (await client.Get($"{at}/proposal")).Document.QuerySelectorAll("tbody tr").Single(line => line.TextContent.Contains("Ibrahima", StringComparison.Ordinal));
        Assert.Contains("De jongere vroeg het Rode Kruis", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bekend", row.TextContent, StringComparison.Ordinal);
        var page = await client.Get($"{at}/candidates/{brother}");
        Assert.Empty(page.Document.QuerySelectorAll("main a[href*='best-interests'], main a[href*='view-on-shelter']"));
        Assert.NotEmpty((await client.Get($"{at}/candidates/{built.Candidate}")).Document.QuerySelectorAll("main a[href*='best-interests']"));
    }

    [Fact]
    public async Task An_acceptance_is_asked_for_an_assessment_of_its_own_day_and_that_day_alone()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        built.Wait(1).Assessed();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate-step?candidate={built.Candidate}", new(Step("Accepted")) { ["Input.OccurredOn.Day"] = $"{built.Today.AddDays(-1).Day}", ["Input.Evidence"] = "brief" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Er is geen beoordeling van deze kandidaat die geldig is op de dag van de aanvaarding.", refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acceptance_of_a_day_is_not_held_up_by_what_a_later_assessment_leaves_open()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed();
        var day = built.Today;
        built.Wait(1).File.Assess(built.By(Staff.Sanne), built.Candidate, new(true, null, true, true, true, true, "wil wel", "bezoek", built.Today.AddDays(90)));
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        Assert.NotNull((await client.Record($"{at}/candidate-step?candidate={built.Candidate}", new(Step("Accepted")) { ["Input.OccurredOn.Day"] = $"{day.Day}", ["Input.Evidence"] = "brief" })).RedirectsTo);
    }

    [Fact]
    public async Task A_refused_step_leads_to_the_check_and_the_assessment_of_its_own_candidate()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var uncle = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "oom", "oom", "GN", null, ContactRoute.LocalPartner)).Sequence;
        built.AddCandidate();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate-step", new(Step("ContactAttempted")) { ["Input.Candidate"] = $"{uncle}" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull(refused.Find($"#answer a[href='{at}/safety-check?candidate={uncle}']"));
    }

    [Fact]
    public async Task A_candidate_that_is_on_file_already_is_asked_about_before_it_stands_there_twice()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou");
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        Dictionary<string, string?> again = new() { ["Input.Kind"] = "Family", ["Input.Name"] = "tante fatou", ["Input.Country"] = "GN", ["Input.Route"] = "Iom" };
        var asked = await client.Record($"{at}/candidate", again);
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("Tante Fatou staat al in deze zaak, genoemd op 20 november 2026.", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.NotNull(asked.Find($"form a[href='{at}/candidates/{built.Candidate}']"));
        Assert.NotNull((await client.Submit(asked, "form.rc-form", new() { ["Input.AnotherCandidate"] = "true" })).RedirectsTo);
        Assert.NotNull((await client.Record($"{at}/candidate", new(again) { ["Input.Kind"] = "Acquaintance" })).RedirectsTo);
        Assert.NotNull((await client.Record($"{at}/candidate?corrects={built.Candidate}", new() { ["Input.Relation"] = "zus van moeder", ["Input.CorrectionReason"] = "Preciezer." })).RedirectsTo);
    }

    [Fact]
    public async Task A_refused_candidate_leaves_no_new_place_behind()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch).Country());
        await (await _app.ClientAs("sanne")).Record($"{at}/candidate", new(House()) { ["Input.CarePlace"] = "new", ["Input.Capacity"] = "12" });
        await _app.InDatabase(db =>
        {
            Assert.Empty(db.CarePlaces);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_new_place_needs_a_number_of_beds_and_is_shared_from_then_on()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var values = new Dictionary<string, string?>(FactPages.All["candidate"].Values(built)) { ["Input.CarePlace"] = "new", ["Input.Capacity"] = "veel" };
        Assert.StartsWith("Vul een heel getal in van 1 tot 500", Assert.Single((await client.Record($"{at}/candidate", values)).Errors), StringComparison.Ordinal);
        values["Input.Capacity"] = "2";
        await client.Record($"{at}/candidate", values);
        Assert.NotNull((await _app.Stored(built)).Latest<ShelterCandidate>()!.CarePlaceId);

        var sibling = FactCases.In(CasePhase.ShelterSearch);
        sibling.File.Note(sibling.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = built.File.Number });
        var offered = (await client.Get($"{await _app.Put(sibling)}/candidate")).Find("#Input_CarePlace");
        Assert.Contains("Tante Fatou, Guinee: 2 van 2 vrij", offered.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_a_case_that_one_may_not_open_is_never_offered_but_every_house_is()
    {
        await _app.Place(ShelterKind.Family, "Oom van een ander kind", 1);
        await _app.Place(ShelterKind.ReceptionHouse, "Huis Kindia", 9);
        var offered = (await (await _app.ClientAs("sanne")).Get($"{await _app.Put(FactCases.In(CasePhase.ShelterSearch))}/candidate")).Find("#Input_CarePlace").TextContent;
        Assert.Contains("Huis Kindia", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("Oom", offered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_takes_a_bed_and_losing_it_gives_the_bed_back()
    {
        var place = await _app.Place(ShelterKind.Family, "Tante Fatou", 1);
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate(carePlace: place.Id)
            .Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");

        var accepted = await client.Record($"{at}/candidate-step?candidate={built.Candidate}", Step("Accepted"));
        Assert.Equal($"{at}/candidates/{built.Candidate}", accepted.RedirectsTo);
        Assert.Contains("0 van 1 vrij", (await client.Get(accepted.RedirectsTo!)).Text, StringComparison.Ordinal);

        var sibling = FactCases.In(CasePhase.ShelterSearch).AddCandidate(carePlace: place.Id)
            .Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed();
        var other = await _app.Put(sibling);
        var full = await client.Record($"{other}/candidate-step?candidate={sibling.Candidate}", Step("Accepted"));
        Assert.Equal(HttpStatusCode.Conflict, full.Status);
        Assert.Contains("Bij deze plek is geen ruimte meer.", full.Text, StringComparison.Ordinal);

        await client.Record($"{at}/candidate-step?candidate={built.Candidate}", Step("Withdrawn"));
        Assert.Contains("1 van 1 vrij", (await client.Get($"{at}/candidates/{built.Candidate}")).Text, StringComparison.Ordinal);
        Assert.NotNull((await client.Record($"{other}/candidate-step?candidate={sibling.Candidate}", Step("Accepted"))).RedirectsTo);
    }

    [Fact]
    public async Task A_bed_that_another_case_takes_meanwhile_is_told_as_that_and_the_text_stays()
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        var place = await app.Place(ShelterKind.Family, "Tante Fatou", 1);
        var (built, sibling) = (Ready(), Ready());
        var (at, _) = (await app.Put(built), await app.Put(sibling));
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"{at}/candidate-step?candidate={built.Candidate}");
        saving.Once = () => app.InDatabase(async db =>
        {
            var store = new CaseStore(db, app.Services.GetRequiredService<UniqueIndexes>());
            var bed = await db.CarePlaces.Include(p => p.Placements).SingleAsync();
            (await store.FindAsync(sibling.File.Number))!.RecordStep(sibling.By(Staff.Sanne), sibling.Candidate, CandidateStage.Accepted, "Ja", "Brief", null, bed);
            Assert.Equal(SaveResult.Saved, await store.SaveAsync());
        });

        var answer = await client.Submit(form, "form.rc-form", Step("Accepted"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("In een andere zaak is deze opvangplek zojuist gewijzigd", answer.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(Step("Accepted")["Input.Result"], answer.Find("#Input_Result").TextContent.Trim());
        var again = await client.Submit(answer, "form.rc-form");
        Assert.Contains("Bij deze plek is geen ruimte meer.", again.Find("#answer").TextContent, StringComparison.Ordinal);

        CaseBuilder Ready() => FactCases.In(CasePhase.ShelterSearch).AddCandidate(carePlace: place.Id)
            .Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed();
    }

    [Fact]
    public async Task Steps_out_of_order_stand_in_a_group_of_their_own_below_the_next_ones()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/candidate-step?candidate={built.Candidate}");
        var group = page.Find(".rc-choices [role=group]");
        Assert.Equal("In een andere volgorde gebeurd", page.Find($"#{group.GetAttribute("aria-labelledby")}").TextContent);
        var (all, others) = (page.Document.QuerySelectorAll("[name='Input.Stage']").Select(box => box.GetAttribute("value")).ToArray(), group.QuerySelectorAll("[name='Input.Stage']").Select(box => box.GetAttribute("value")).ToArray());
        Assert.Equal(nameof(CandidateStage.ContactAttempted), all[0]);
        Assert.Contains(nameof(CandidateStage.Willing), others);
        Assert.DoesNotContain(nameof(CandidateStage.ContactAttempted), others);
        Assert.Equal(all[^others.Length..], others);
        Assert.Empty((await (await _app.ClientAs("sanne")).Get($"{at}/candidate-step")).Document.QuerySelectorAll(".rc-choices [role=group]"));
    }

    [Fact]
    public async Task A_step_out_of_order_asks_why_and_an_acceptance_asks_for_evidence()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var address = $"{at}/candidate-step?candidate={built.Candidate}";
        var refused = await client.Record(address, new() { ["Input.Stage"] = "Willing", ["Input.Result"] = "Zij wil het." });
        Assert.Contains("Dit is niet de volgende stap van deze kandidaat.", refused.Text, StringComparison.Ordinal);
        Assert.NotNull((await client.Record(address, new() { ["Input.Stage"] = "Willing", ["Input.Result"] = "Zij wil het.", ["Input.OutOfOrderWhy"] = "Zij belde zelf." })).RedirectsTo);
        var bare = await client.Record(address, new(Step("Accepted")) { ["Input.Evidence"] = null });
        Assert.StartsWith("Schrijf op waaruit blijkt dat de plek goed is.", Assert.Single(bare.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_red_cross_search_the_page_asks_no_step_and_no_result()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(route: ContactRoute.ChildAskedRedCross);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var page = await client.Get($"{at}/candidates/{built.Candidate}");
        Assert.Empty(page.Document.QuerySelectorAll("a[href*='candidate-step'], a[href*='assessment'], a[href*='verification']"));
        Assert.Empty((await client.Get($"{at}/candidate-step")).Document.QuerySelectorAll($"option[value='{built.Candidate}']"));
        Assert.Contains("geen uitkomst", (await client.Get($"{at}/search")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_candidate_keeps_its_steps_at_its_new_number()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate().Steps(CandidateStage.ContactAttempted);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var answer = await client.Record($"{at}/candidate?corrects={built.Candidate}", new() { ["Input.Name"] = "Tante Mariama", ["Input.CorrectionReason"] = "Verkeerd verstaan." });
        var page = await client.Get(answer.RedirectsTo!);
        Assert.Equal("Tante Mariama", page.Title);
        Assert.Contains("Contact geprobeerd", page.Text, StringComparison.Ordinal);
        Assert.Equal(answer.RedirectsTo, (await client.Get($"{at}/candidates/{built.Candidate}")).RedirectsTo);
    }

    [Fact]
    public async Task What_was_recorded_late_is_marked_late_on_the_candidate_the_search_and_the_map()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var day = built.Today.AddDays(-5);
        var late = built.File.AddCandidate(built.By(Staff.Sanne, on: day), new(ShelterKind.Family, "Tante Fatou", null, "GN", null, ContactRoute.Iom)).Sequence;
        var step = built.File.AddCandidate(built.By(Staff.Sanne, on: day), new(ShelterKind.Acquaintance, "Buurvrouw", null, "GN", null, ContactRoute.Iom)).Sequence;
        built.File.CheckSafety(built.By(Staff.Sanne, on: day), step, true, "Goed.", null, "Dat het goed gaat.");
        built.File.RecordStep(built.By(Staff.Sanne, on: day), step, CandidateStage.ContactAttempted, "gebeld", null);
        var prompt = built.File.AddCandidate(built.By(Staff.Sanne), new(ShelterKind.Family, "Oom Ibrahima", null, "GN", null, ContactRoute.Iom)).Sequence;
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var said = $"laat vastgelegd, op {built.Today.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))}";

        Assert.Contains(said, (await client.Get($"{at}/candidates/{late}")).Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await client.Get($"{at}/candidates/{step}")).Find("main").TextContent.Split(said).Length - 1);
        Assert.DoesNotContain(said, (await client.Get($"{at}/candidates/{prompt}")).Text, StringComparison.Ordinal);
        foreach (var page in (string[])["search", "search-map"])
        {
            var table = (await client.Get($"{at}/{page}")).Find("tbody");
            Assert.Equal(2, table.TextContent.Split(said).Length - 1);
        }
    }

    [Fact]
    public async Task A_corrected_step_and_one_that_was_taken_back_stay_on_the_page_of_the_candidate_beside_what_took_their_place()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var wrong = built.File.RecordStep(built.By(Staff.Sanne), built.Candidate, CandidateStage.ContactAttempted, "Gebeld met oom.", null).Sequence;
        var right = built.File.RecordStep(built.By(Staff.Sanne, reason: "Het was de tante.", corrects: wrong), built.Candidate, CandidateStage.ContactAttempted, "Gebeld met tante.", null).Sequence;
        var error = built.File.RecordStep(built.By(Staff.Sanne), built.Candidate, CandidateStage.ContactMade, "Gesproken.", null).Sequence;
        built.File.RetractAsError(built.By(Staff.Sanne, reason: "Dat was een ander kind."), error);
        var check = built.File.Latest<SafetyCheck>()!.Sequence;
        built.File.CheckSafety(built.By(Staff.Sanne, corrects: check), built.Candidate, false, "Is toch bang.", null, "niets");
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/candidates/{built.Candidate}");

        var old = page.Find($"#fact-{wrong}");
        Assert.Equal("Contact geprobeerd", old.QuerySelector("del")!.TextContent);
        Assert.Contains("Gebeld met oom.", old.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gecorrigeerd op", old.QuerySelector($"a[href='#fact-{right}']")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(old.QuerySelectorAll("a[href*='corrects']"));
        var now = page.Find($"#fact-{right}");
        Assert.Null(now.QuerySelector("del"));
        Assert.Contains("Corrigeert een eerdere regel", now.QuerySelector($"a[href='#fact-{wrong}']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Het was de tante.", now.TextContent, StringComparison.Ordinal);
        var gone = page.Find($"#fact-{error}");
        Assert.Contains("Ingetrokken als vergissing op", gone.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dat was een ander kind.", gone.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"#fact-{check} del"));
        Assert.Contains("Niet veilig: neem geen contact op.", page.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_candidate_shows_what_it_said_before()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate(name: "Oom Ibrahima");
        var now = built.File.AddCandidate(built.By(Staff.Sanne, corrects: built.Candidate), new(ShelterKind.Family, "Tante Fatou", null, "GN", null, ContactRoute.Iom)).Sequence;
        var page = await (await _app.ClientAs("sanne")).Get($"{await _app.Put(built)}/candidates/{now}");
        Assert.Equal("Tante Fatou", page.Title);
        Assert.Contains("Oom Ibrahima", page.Find($"#fact-{built.Candidate} del").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_has_no_answer_beforehand_and_not_known_is_one()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"{at}/assessment?candidate={built.Candidate}");
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked]"));
        Assert.Equal(9, (await client.Submit(form, "form.rc-form")).Document.QuerySelectorAll(".rc-errors a").Length);
        await client.Submit(form, "form.rc-form", FactPages.Assessment(built.Candidate));
        var assessment = (await _app.Stored(built)).Latest<CandidateAssessment>()!;
        Assert.Equal((true, null, false), (assessment.Willing, assessment.Safe, assessment.Schooling));
    }

    [Fact]
    public async Task Two_who_verify_record_a_verification_each()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation).AcceptedCandidate();
        var at = await _app.Put(built);
        foreach (var user in (string[])["sanne", "ingrid"])
        {
            var client = await _app.ClientAs(user);
            await client.Submit(await client.Get($"{at}/verification?candidate={built.Candidate}"), "form.rc-form", new() { ["Input.Confirmed"] = "True", ["Input.How"] = "Zelf gebeld." });
        }

        Assert.Equal(2, (await _app.Stored(built)).Standing<ShelterVerification>().Select(v => v.ById).Distinct().Count());
    }

    private static void AsksNothing(HtmlPage page)
    {
        foreach (var asked in (string[])["Nog proberen", "ontbreekt nog", "Nu in stap", "Komt later"])
            Assert.DoesNotContain(asked, page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main table a[href*='reason-away'], main ol.rc-checks"));
    }

    private static Dictionary<string, string?> House() => new()
    {
        ["Input.Kind"] = "ReceptionHouse",
        ["Input.Name"] = "Huis Kindia",
        ["Input.Country"] = "GN",
        ["Input.Route"] = "Embassy",
    };

    private static Dictionary<string, string?> Step(string stage) =>
        new() { ["Input.Stage"] = stage, ["Input.Result"] = "Zo ging het.", ["Input.Evidence"] = "Brief van IOM." };
}
