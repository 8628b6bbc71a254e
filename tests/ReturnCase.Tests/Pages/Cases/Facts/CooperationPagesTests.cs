using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class CooperationPagesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_departure_interview_answers_three_questions_and_none_is_answered_beforehand()
    {
        var at = await _app.Put(FactCases.In(CasePhase.ShelterSearch));
        var client = await _app.ClientAs("sanne");
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
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        await client.Record($"{at}/contact", new() { ["Input.Kind"] = "Visit", ["Input.Notes"] = "Zorgen.", ["Input.TraffickingSignals"] = "Yes" });
        Assert.Equal(AlarmKind.Trafficking, Assert.Single((await _app.Stored(built)).OpenAlarms).Kind);
        Assert.Contains("Er staat nu een veiligheidsalarm open", (await client.Get(at)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_previous_contact_is_in_view()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "De vorige keer.", null, "Bel vrijdag.", null));
        var page = await (await _app.ClientAs("sanne")).Get($"{await _app.Put(built)}/contact");
        Assert.Contains("De vorige keer.", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bel vrijdag.", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_talk_with_the_child_stays_in_view_behind_an_attempt_that_failed()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        built.File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.DepartureInterview, null, null, null, null, "De vorige keer.", "Ik mis mijn oma.", "Bel vrijdag.", built.Today.AddDays(9), CheckAnswer.No, CheckAnswer.No, CheckAnswer.NotDiscussed, "Komt de volgende keer terug."));
        built.Wait(1).File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.NotReached, null, null, null, null, "", null, null, null) { Attempt = FailedAttempt.NoShow, TriedHow = "Om tien uur gebeld." });
        var aside = (await (await _app.ClientAs("sanne")).Get($"{await _app.Put(built)}/contact")).Find("aside").TextContent;
        foreach (var said in (string[])["Om tien uur gebeld.", "Niet gekomen", "De vorige keer.", "Ik mis mijn oma.", "Bel vrijdag.", "Komt de volgende keer terug."])
            Assert.Contains(said, aside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_of_a_request_is_a_correction_and_both_stay()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting);
        var at = await _app.Put(built);
        var asked = built.File.Latest<CooperationFact>()!;
        var client = await _app.ClientAs("sanne");

        var list = await client.Get($"{at}/request");
        var form = await client.Get(list.Find("td a").GetAttribute("href")!);
        Assert.Equal("Fula", form.Value("Input.Language"));
        Assert.Equal($"{asked.OccurredOn.Day}", form.Value("Input.OccurredOn.Day"));
        var bare = await client.Submit(form, "form.rc-form", new() { ["Input.Result"] = "NotDone", ["Input.Evidence"] = "" });
        Assert.Equal(["Schrijf op waaruit dit blijkt, of waarom het niet kon."], bare.Errors);
        await client.Submit(form, "form.rc-form", new() { ["Input.Result"] = "NotDone", ["Input.Evidence"] = "De tante is niet gebeld." });

        var requests = (await _app.Stored(built)).Facts.OfType<CooperationFact>().ToList();
        Assert.Equal([RequestResult.Waiting, RequestResult.NotDone], requests.Select(r => r.Result));
        Assert.Equal([false, true], requests.Select(r => r.Stands));
    }

    [Fact]
    public async Task A_correction_of_something_else_does_not_exist()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested();
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{at}/contact?corrects={built.File.Latest<CooperationFact>()!.Sequence}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{at}/request?corrects=9999")).Status);
    }

    [Fact]
    public async Task Insufficient_must_cite_a_request_that_was_understood_and_not_met()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested(understood: false);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var values = new Dictionary<string, string?>
        {
            ["Input.Verdict"] = "Insufficient",
            ["Input.Reasons"] = "Belde niet.",
            ["Input.CitedFacts"] = $"{built.File.Latest<CooperationFact>()!.Sequence}",
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
        var at = await _app.Put(built);
        var fact = built.File.Latest<CooperationFact>()!.Sequence;
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"{at}/judgement");
        Assert.Contains("came to each talk", form.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked], input[type=checkbox][checked]"));

        await client.Submit(form, "form.rc-form", new() { ["Input.Verdict"] = "Insufficient", ["Input.Reasons"] = "Belde niet.", ["Input.CitedFacts"] = $"{fact}" });
        var judgement = (await _app.Stored(built)).Latest<CooperationJudgement>()!;
        Assert.Equal(CooperationVerdict.Insufficient, judgement.Verdict);
        Assert.Equal([fact], judgement.CitedFacts);

        var unknown = await client.Record($"{at}/judgement", new() { ["Input.Verdict"] = "Insufficient", ["Input.Reasons"] = "x", ["Input.CitedFacts"] = "1" });
        Assert.Equal(["Een van de gekozen verzoeken telt niet meer. Kies opnieuw uit de lijst."], unknown.Errors);
    }

    [Fact]
    public async Task The_ledger_keeps_facts_apart_from_the_judgement_and_shows_beside_it_what_the_authority_did()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).JudgedInsufficient();
        var (cited, first) = (built.File.Latest<CooperationFact>()!, built.File.Latest<CooperationJudgement>()!);
        built.File.Judge(built.By(Staff.Sanne), new(CooperationVerdict.CooperatedThroughout, "He called her after all.", [cited.Sequence], "The guardian agrees.", "The lawyer agrees."));
        built.Requested(RequestResult.Waiting);
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/cooperation");

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
    public async Task The_ledger_of_a_closed_case_is_read_and_offers_nothing()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Requested().Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid);
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/cooperation");
        Assert.Single(page.Document.QuerySelectorAll("table[aria-labelledby=requests] tbody tr"));
        Assert.Empty(page.Document.QuerySelectorAll($"main a[href^='{at}/request'], main a[href='{at}/judgement']"));
    }
}
