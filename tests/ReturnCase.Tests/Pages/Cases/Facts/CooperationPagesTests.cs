using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class CooperationPagesTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_departure_interview_answers_three_questions_and_none_is_answered_beforehand()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"{at}/contact");
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked]"));

        var values = new Dictionary<string, string?> { ["Input.Kind"] = "DepartureInterview", ["Input.Notes"] = "Gesproken over terugkeer." };
        var unanswered = await client.Submit(form, "form.rc-form", values);
        Assert.Equal(3, unanswered.Document.QuerySelectorAll(".rc-errors a").Length);

        values["Input.TraffickingSignals"] = "No";
        values["Input.Medical"] = "NotDiscussed";
        values["Input.SpecialHardship"] = "No";
        var unexplained = await client.Submit(form, "form.rc-form", values);
        Assert.Equal(["Leg uit waarom een vraag niet is besproken."], unexplained.Errors);

        values["Input.NotDiscussedWhy"] = "De jongere was moe.";
        Assert.Equal(at, (await client.Submit(form, "form.rc-form", values)).RedirectsTo);
    }

    [Fact]
    public async Task Signals_of_trafficking_raise_an_alarm_and_the_next_page_says_so()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        await client.Record($"{at}/contact", new() { ["Input.Kind"] = "Visit", ["Input.Notes"] = "Zorgen.", ["Input.TraffickingSignals"] = "Yes" });
        Assert.Equal(AlarmKind.Trafficking, Assert.Single((await app.Stored(built)).OpenAlarms).Kind);
        Assert.Contains("Er staat nu een veiligheidsalarm open", (await client.Get(at)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_previous_contact_is_in_view()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "De vorige keer.", null, "Bel vrijdag.", null));
        var page = await (await app.ClientAs("sanne")).Get($"{await app.Put(built)}/contact");
        Assert.Contains("De vorige keer.", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bel vrijdag.", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_talk_with_the_child_stays_in_view_behind_an_attempt_that_failed()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.DepartureInterview, null, null, null, null, "De vorige keer.", "Ik mis mijn oma.", "Bel vrijdag.", built.Today.AddDays(9), CheckAnswer.No, CheckAnswer.No, CheckAnswer.NotDiscussed, "Komt de volgende keer terug."));
        built.Wait(1).File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.NotReached, null, null, null, null, "", null, null, null) { Attempt = FailedAttempt.NoShow, TriedHow = "Om tien uur gebeld." });
        var aside = (await (await app.ClientAs("sanne")).Get($"{await app.Put(built)}/contact")).Find("aside").TextContent;
        foreach (var said in (string[])["Om tien uur gebeld.", "Niet gekomen", "De vorige keer.", "Ik mis mijn oma.", "Bel vrijdag.", "Komt de volgende keer terug."])
            Assert.Contains(said, aside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_of_a_request_is_a_fact_with_a_day_of_its_own_and_marked_late_where_it_was_recorded_late()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.Requested(RequestResult.Waiting, due: built.Today.AddDays(1));
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");

        var list = await client.Get($"{at}/request");
        Assert.DoesNotContain("laat vastgelegd", list.Find("table").TextContent, StringComparison.Ordinal);
        var form = await client.Get(list.Find("td a[href*='request-result']").GetAttribute("href")!);
        Assert.Equal($"{built.File.Latest<CooperationFact>()!.Sequence}", form.Find("select[name='Input.Request'] option[selected]").GetAttribute("value"));
        Assert.Equal($"{FactCases.Today.Day}", form.Value("Input.OccurredOn.Day"));
        var bare = await client.Submit(form, "form.rc-form", new() { ["Input.Result"] = "NotDone", ["Input.Evidence"] = "" });
        Assert.Equal(["Schrijf op waaruit dit blijkt, of waarom het niet kon."], bare.Errors);
        await client.Submit(form, "form.rc-form", new Dictionary<string, string?> { ["Input.Result"] = "NotDone", ["Input.Evidence"] = "De tante is niet gebeld." }.Date("Input.OccurredOn", FactCases.Today.AddDays(-1)));

        var file = await app.Stored(built);
        Assert.Equal((FactCases.Today.AddDays(-1), RequestResult.NotDone), (file.Latest<CooperationResult>()!.OccurredOn, file.Latest<CooperationResult>()!.Result));
        Assert.True(file.Facts.OfType<CooperationFact>().Single().Stands);
        var ledger = (await client.Get($"{at}/cooperation")).Find("table[aria-labelledby=requests]");
        Assert.Contains("Niet gedaan, 22 november 2026", string.Join(' ', ledger.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("laat vastgelegd, op 23 november 2026", ledger.TextContent, StringComparison.Ordinal);
        var line = (await client.Get(at)).Find("[data-kind=CooperationResult]");
        Assert.Contains("laat vastgelegd", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("call your aunt", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_done_before_the_due_date_asks_how_the_child_refused_and_that_stays_in_view()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.Requested(RequestResult.Waiting, due: FactCases.Today);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var address = $"{at}/request-result?request={built.File.Latest<CooperationFact>()!.Sequence}";
        var values = new Dictionary<string, string?> { ["Input.Result"] = "NotDone", ["Input.Evidence"] = "Gesprek." };
        var refused = await client.Record(address, values);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Tot en met 23 november 2026 kon de jongere dit nog doen.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        await client.Record(address, new(values) { ["Input.RefusedWhy"] = "Ik bel haar niet." });
        Assert.Contains("Ik bel haar niet.", (await client.Get($"{at}/cooperation")).Find("table[aria-labelledby=requests]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ik bel haar niet.", (await client.Get(at)).Find("[data-kind=CooperationResult]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_of_which_something_came_already_is_kept_with_it_in_one_go_as_two_facts()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?>
        {
            ["Input.Asked"] = "Bel uw tante.",
            ["Input.Language"] = "Fula",
            ["Input.Understood"] = "True",
            ["Input.Result"] = "NotDone",
            ["Input.Evidence"] = "Gesprek.",
        };
        Assert.Contains("kon de jongere dit nog doen", Assert.Single((await client.Record($"{at}/request", values)).Errors), StringComparison.Ordinal);
        var early = new Dictionary<string, string?>(values).Date("Input.ResultOn", FactCases.Today.AddDays(-1));
        Assert.Contains("Wat van een verzoek kwam, kan niet van vóór het verzoek zijn.", (await client.Record($"{at}/request", early)).Errors);
        Assert.Equal(at, (await client.Record($"{at}/request", values.Date("Input.OccurredOn", FactCases.Today.AddDays(-4)))).RedirectsTo);
        var file = await app.Stored(built);
        Assert.Equal((FactCases.Today.AddDays(-4), FactCases.Today), (file.Latest<CooperationFact>()!.OccurredOn, file.Latest<CooperationResult>()!.OccurredOn));
        Assert.Contains("laat vastgelegd", (await client.Get($"{at}/cooperation")).Find("table[aria-labelledby=requests]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_due_date_that_is_moved_back_needs_a_reason_and_what_was_typed_stays()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.Requested(RequestResult.Waiting, due: built.Today.AddDays(9));
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var address = $"{at}/request?corrects={built.File.Latest<CooperationFact>()!.Sequence}";
        var sooner = new Dictionary<string, string?> { ["Input.Asked"] = "Bel uw tante vandaag nog." }.Date("Input.DueOn", built.Today.AddDays(2));
        var refused = await client.Record(address, sooner);
        Assert.Equal((HttpStatusCode.BadRequest, "Bel uw tante vandaag nog."), (refused.Status, refused.Find("textarea[name='Input.Asked']").TextContent.Trim()));
        Assert.StartsWith("Door deze correctie telt het verzoek eerder als niet gedaan.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("Geef de jongere tijd.", refused.Find("main form").TextContent, StringComparison.Ordinal);
        Assert.Equal(at, (await client.Record(address, new(sooner) { ["Input.CorrectionReason"] = "De brief noemde woensdag." })).RedirectsTo);
    }

    [Fact]
    public async Task What_is_typed_about_a_result_while_it_still_waits_is_refused_and_kept()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        Assert.Empty((await client.Get($"{at}/request")).Document.QuerySelectorAll("input[name='Input.Result'][checked]"));
        var refused = await client.Record($"{at}/request", new()
        {
            ["Input.Asked"] = "Bel uw tante.",
            ["Input.Language"] = "Fula",
            ["Input.Understood"] = "True",
            ["Input.Result"] = "Waiting",
            ["Input.Evidence"] = "De tante was er niet.",
            ["Input.RefusedWhy"] = "Ik bel haar niet.",
        });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(
            ["U koos \"wacht nog\". Daar hoort dit niet bij. Kies wat ervan kwam, of haal deze tekst weg.", "Een weigering hoort alleen bij \"niet gedaan\". Kies dat, of haal deze tekst weg."], refused.Errors);
        Assert.Equal("De tante was er niet.", refused.Find("textarea[name='Input.Evidence']").TextContent.Trim());
    }

    [Fact]
    public async Task A_request_from_before_the_period_and_a_due_date_far_ahead_get_a_sentence()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?> { ["Input.Asked"] = "Bel uw tante.", ["Input.Language"] = "Fula", ["Input.Understood"] = "True", ["Input.Result"] = "Waiting" };
        var before = new Dictionary<string, string?>(values).Date("Input.OccurredOn", built.File.BeganOn(1).AddYears(-2));
        Assert.Contains("Deze periode van de zaak begon op", Assert.Single((await client.Record($"{at}/request", before)).Errors), StringComparison.Ordinal);
        var far = new Dictionary<string, string?>(values).Date("Input.DueOn", FactCases.Today.AddYears(1).AddDays(1));
        Assert.Equal(["De uiterste datum ligt meer dan een jaar na het verzoek. Vul een dag in tot en met 23 november 2027."], (await client.Record($"{at}/request", far)).Errors);
    }

    [Fact]
    public async Task After_done_not_done_is_refused_with_a_link_to_the_correction_and_every_result_stays_in_view()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.Requested(RequestResult.Partly).Wait(1).Came(RequestResult.Done);
        var (asked, done) = (built.File.Latest<CooperationFact>()!, built.File.Latest<CooperationResult>()!);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?> { ["Input.Result"] = "NotDone", ["Input.Evidence"] = "De tante is niet gebeld." };
        var refused = await client.Record($"{at}/request-result?request={asked.Sequence}", values);
        Assert.Contains("Klopt dat niet, corrigeer dan wat er staat, met een reden.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var correction = refused.Find($"main a[href='{at}/request-result?corrects={done.Sequence}#form']").GetAttribute("href")!;
        Assert.Equal(["Schrijf op waarom wat er stond niet klopte: dit wordt nu \"niet gedaan\"."], (await client.Record(correction, values)).Errors);
        Assert.Equal(at, (await client.Record(correction, new(values) { ["Input.CorrectionReason"] = "Verkeerde jongere." })).RedirectsTo);
        foreach (var page in (string[])["cooperation", "judgement"])
        {
            var results = (await client.Get($"{at}/{page}")).Find("table[aria-labelledby=requests]").QuerySelectorAll(".rc-result").Select(result => string.Join(' ', result.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray();
            Assert.Equal(3, results.Length);
            Assert.StartsWith("Gedeeltelijk gedaan, 20 november 2026", results[0], StringComparison.Ordinal);
            Assert.Contains("later gecorrigeerd of ingetrokken", results[1], StringComparison.Ordinal);
            Assert.Contains("telt nu", results[2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_judgement_names_the_guardian_whom_it_says_there_is_not_and_asks_when_somebody_was_asked()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested();
        built.File.RecordContactPerson(built.By(Staff.Sanne), ContactRole.Guardian, "Mevrouw Bos", null, null, null);
        var at = await app.Put(built);
        var refused = await (await app.ClientAs("sanne")).Record($"{at}/judgement", new()
        {
            ["Input.Verdict"] = "CooperatedThroughout",
            ["Input.Reasons"] = "x",
            ["Input.CitedFacts"] = $"{built.File.Latest<CooperationFact>()!.Sequence}",
            ["Input.GuardiansAnswer"] = "Nobody",
            ["Input.GuardiansView"] = "Geen.",
            ["Input.LawyersAnswer"] = "NoAnswer",
        });
        Assert.Equal(
            ["De zaak noemt Mevrouw Bos als voogd. Vraag naar de zienswijze, of leg eerst vast wie nu de voogd is.", "Schrijf op wanneer u de advocaat hebt gevraagd."], refused.Errors);
    }

    [Fact]
    public async Task What_was_recorded_late_is_marked_wherever_a_judgement_rests_on_it_and_a_corrected_request_says_so()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).SearchDone().Requested().JudgedInsufficient();
        built.Proposed(OutcomeKind.InsufficientCooperation);
        var first = built.File.Standing<CooperationFact>().First();
        built.File.RecordRequest(built.By(Staff.Sanne, on: first.OccurredOn, corrects: first.Sequence), new RequestDetails("call your uncle", "Fula", null, true, null));
        var at = await app.Put(built);
        var client = await app.ClientAs("ingrid");
        foreach (var (page, where) in ((string, string)[])[("proposal", "section[aria-labelledby=judgement]"), ("judgement", "form fieldset"), ("cooperation", "section[aria-labelledby=judgement]")])
            Assert.Contains("laat vastgelegd, op", (await client.Get($"{at}/{page}")).Document.QuerySelectorAll(where).First(part => part.TextContent.Contains("call your aunt", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("gecorrigeerd op", (await client.Get($"{at}/cooperation")).Find("table[aria-labelledby=requests]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_facts_on_which_a_judgement_can_rest_are_told_apart()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.Requested(RequestResult.Waiting, due: built.Today.AddDays(1)).Requested(RequestResult.Waiting, due: built.Today.AddDays(2)).Came(RequestResult.Done);
        built.File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "Over de tante gesproken.", null, null, null));
        var page = await (await app.ClientAs("sanne")).Get($"{await app.Put(built)}/judgement");
        var labels = page.Document.QuerySelectorAll("[name='Input.CitedFacts']").Select(box => page.Document.QuerySelector($"label[for='{box.Id}']")!.TextContent.Trim()).ToArray();
        Assert.Equal(4, labels.Distinct().Count());
        Assert.Contains(labels, label => label.Contains("uiterlijk 21 november 2026; wacht nog", StringComparison.Ordinal));
        Assert.Contains(labels, label => label.Contains("uiterlijk 22 november 2026; gedaan, 20 november 2026", StringComparison.Ordinal));
        Assert.Contains(labels, label => label.Contains("Bezoek: Over de tante gesproken.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_of_something_else_does_not_exist()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{at}/contact?corrects={built.File.Latest<CooperationFact>()!.Sequence}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{at}/request?corrects=9999")).Status);
    }

    [Fact]
    public async Task Insufficient_must_cite_a_request_that_was_understood_and_not_met()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested(understood: false);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?>
        {
            ["Input.Verdict"] = "Insufficient",
            ["Input.Reasons"] = "Belde niet.",
            ["Input.CitedFacts"] = $"{built.File.Latest<CooperationFact>()!.Sequence}",
            ["Input.GuardiansAnswer"] = "NoAnswer",
            ["Input.GuardiansView"] = "Gevraagd op 1 november.",
            ["Input.LawyersAnswer"] = "NoAnswer",
            ["Input.LawyersView"] = "Gevraagd op 2 november.",
        };
        var refused = await client.Record($"{at}/judgement", values);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull(refused.Find($"#answer a[href='{at}/request']"));
        Assert.NotNull(refused.Find("input[name='Input.CitedFacts'][checked]"));
    }

    [Fact]
    public async Task A_judgement_rests_on_the_requests_that_are_ticked_and_the_earlier_one_is_shown()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).JudgedCooperating().Requested();
        var at = await app.Put(built);
        var fact = built.File.Latest<CooperationFact>()!.Sequence;
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"{at}/judgement");
        Assert.Contains("came to each talk", form.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked], input[type=checkbox][checked]"));

        await client.Submit(form, "form.rc-form", new()
        {
            ["Input.Verdict"] = "Insufficient",
            ["Input.Reasons"] = "Belde niet.",
            ["Input.CitedFacts"] = $"{fact}",
            ["Input.GuardiansAnswer"] = "Given",
            ["Input.GuardiansView"] = "Vindt dat hij genoeg deed.",
            ["Input.LawyersAnswer"] = "Nobody",
            ["Input.LawyersView"] = "Nog geen advocaat toegewezen.",
        });
        var judgement = (await app.Stored(built)).Latest<CooperationJudgement>()!;
        Assert.Equal(CooperationVerdict.Insufficient, judgement.Verdict);
        Assert.Equal([fact], judgement.CitedFacts);
        var told = (await client.Get($"{at}/cooperation")).Find("section[aria-labelledby=judgement]").TextContent;
        Assert.Contains("Niet gevraagd: die is er niet: Nog geen advocaat toegewezen.", told, StringComparison.Ordinal);

        var unknown = await client.Record($"{at}/judgement", new() { ["Input.Verdict"] = "Insufficient", ["Input.Reasons"] = "x", ["Input.CitedFacts"] = "1", ["Input.GuardiansAnswer"] = "Declined", ["Input.LawyersAnswer"] = "Declined" });
        Assert.Equal(["Een van de gekozen feiten telt niet meer. Kies opnieuw uit de lijst."], unknown.Errors);

        var bare = await client.Record($"{at}/judgement", new() { ["Input.Verdict"] = "CooperatedThroughout", ["Input.Reasons"] = "x", ["Input.GuardiansAnswer"] = "Given" });
        Assert.Equal(
            ["Kies ten minste één feit waarop het oordeel rust.", "Schrijf op wat de voogd vindt, of waarom er geen voogd is.", "Kies of de advocaat is gevraagd en wat daarvan kwam."], bare.Errors);
    }

    [Fact]
    public async Task The_ledger_keeps_facts_apart_from_the_judgement_and_shows_beside_it_what_the_authority_did()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).JudgedInsufficient();
        var (cited, first) = (built.File.Latest<CooperationFact>()!, built.File.Latest<CooperationJudgement>()!);
        built.File.Judge(built.By(Staff.Sanne), new(CooperationVerdict.CooperatedThroughout, "He called her after all.", [cited.Sequence], new(JudgementView.Given, "The guardian agrees."), new(JudgementView.Given, "The lawyer agrees.")));
        built.Requested(RequestResult.Waiting);
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/cooperation");

        Assert.Equal(2, page.Document.QuerySelectorAll("table[aria-labelledby=requests] tbody tr").Length);
        var judgement = page.Find("section[aria-labelledby=judgement]");
        Assert.Contains("He called her after all.", judgement.TextContent, StringComparison.Ordinal);
        Assert.Contains("The guardian agrees.", judgement.TextContent, StringComparison.Ordinal);
        Assert.Contains("The lawyer agrees.", judgement.TextContent, StringComparison.Ordinal);
        Assert.Contains("Na dit oordeel is 1 feit vastgelegd", judgement.TextContent, StringComparison.Ordinal);
        Assert.Contains(first.Reasons, judgement.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Laatste eigen stap", page.Find("section[aria-labelledby=diligence]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"a[href='{at}/request#form']"));
        Assert.NotNull(page.Find($"a[href='{at}/judgement']"));
    }

    [Fact]
    public async Task What_was_recorded_before_a_result_was_a_fact_of_its_own_stays_readable_and_counts()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var asked = built.Requested(RequestResult.Waiting, due: built.Today.AddDays(1)).File.Latest<CooperationFact>()!;
        Set(asked, nameof(CooperationFact.Result), RequestResult.NotDone);
        Set(asked, nameof(CooperationFact.Evidence), "Verslag van toen.");
        built.Wait(2).JudgedOn(asked.Sequence);
        var judgement = built.File.Latest<CooperationJudgement>()!;
        Set(judgement, nameof(CooperationJudgement.GuardiansAnswer), null);
        Set(judgement, nameof(CooperationJudgement.LawyersAnswer), null);
        Set(judgement, nameof(CooperationJudgement.LawyersView), null);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"{at}/cooperation");
        Assert.Contains("Verslag van toen.", page.Find("table[aria-labelledby=requests]").TextContent, StringComparison.Ordinal);
        var judged = page.Find("section[aria-labelledby=judgement]").TextContent;
        Assert.Contains("asked", judged, StringComparison.Ordinal);
        Assert.Contains("Niet bij dit oordeel vastgelegd", judged, StringComparison.Ordinal);

        await client.Record($"{at}/request-result?request={asked.Sequence}", new() { ["Input.Result"] = "Done", ["Input.Evidence"] = "Toch gebeld." });
        Assert.Equal(RequestResult.Done, (await app.Stored(built)) is var file ? file.CameOf(file.Latest<CooperationFact>()!).Result : default);

        static void Set(RecordedFact fact, string property, object? value) => fact.GetType().GetProperty(property)!.SetValue(fact, value);
    }

    [Fact]
    public async Task The_ledger_of_a_closed_case_is_read_and_offers_nothing()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested().Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid);
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/cooperation");
        Assert.Single(page.Document.QuerySelectorAll("table[aria-labelledby=requests] tbody tr"));
        Assert.Empty(page.Document.QuerySelectorAll($"main a[href^='{at}/request'], main a[href='{at}/judgement']"));
    }
}
