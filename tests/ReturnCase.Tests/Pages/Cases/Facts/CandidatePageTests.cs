using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>What the page of a candidate says, and how it is named and corrected.</summary>
public sealed class CandidatePageTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task An_accepted_place_that_is_not_safe_is_no_shelter_and_the_page_says_it_once_and_what_to_do()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        built.File.CheckSafety(built.By(Staff.Sanne), built.Candidate, false, "Is bang.", "bedreiging", "niets");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
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
    public async Task A_candidate_page_says_when_it_was_recorded_and_invites_no_contact_that_is_not_safe()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        var candidate = built.File.AddCandidate(built.By(Staff.Sanne, on: built.Today.AddDays(-1)), new(ShelterKind.Family, "aunt", null, "GN", null, ContactRoute.LocalPartner));
        built.File.CheckSafety(built.By(Staff.Sanne), candidate.Sequence, safe: false, "She is afraid of her.", "threats", "nothing");
        var page = await (await app.ClientAs("sanne")).Get($"{await app.Put(built)}/candidates/{candidate.Sequence}");
        Assert.Contains($"Sanne, {built.Today.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))}", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Niet veilig: neem geen contact op.", page.Find(".rc-alert--danger").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("aside a.rc-button"));
    }

    [Fact]
    public async Task A_candidate_that_would_be_named_after_its_own_check_is_sent_back_with_that_day()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate();
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var refused = await client.Record($"{at}/candidate?corrects={built.Candidate}", new() { ["Input.OccurredOn.Day"] = "21", ["Input.CorrectionReason"] = "Een dag later." });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Op 20 november 2026 is er al iets vastgelegd over deze kandidaat.", refused.Text, StringComparison.Ordinal);
        Assert.NotNull((await client.Record($"{at}/candidate?corrects={built.Candidate}", new() { ["Input.OccurredOn.Day"] = "19", ["Input.CorrectionReason"] = "Een dag eerder." })).RedirectsTo);
    }

    [Fact]
    public async Task A_candidate_that_is_on_file_already_is_asked_about_before_it_stands_there_twice()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Fatou");
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
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
    public async Task A_corrected_candidate_keeps_its_steps_at_its_new_number()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).AddCandidate().Steps(CandidateStage.ContactAttempted);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
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
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
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
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/candidates/{built.Candidate}");

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
        var page = await (await app.ClientAs("sanne")).Get($"{await app.Put(built)}/candidates/{now}");
        Assert.Equal("Tante Fatou", page.Title);
        Assert.Contains("Oom Ibrahima", page.Find($"#fact-{built.Candidate} del").TextContent, StringComparison.Ordinal);
    }
}
