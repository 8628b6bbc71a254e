using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>One candidate for brothers and sisters: one place, one transaction, a history each.</summary>
public sealed class CandidateSiblingTests : IDisposable
{
    private readonly AsksWhoNames _naming = new();
    private readonly ReturnCaseApp _app;

    public CandidateSiblingTests() => _app = new() { Interceptors = [_naming] };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_candidate_goes_into_the_cases_that_are_ticked_and_they_share_one_place()
    {
        var (one, two, three) = await Siblings();
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        Assert.Empty(form.Document.QuerySelectorAll("input[name$='.Ticked'][checked]"));
        var saved = await client.Submit(form, "form.rc-form", new(Aunt()) { [Tick(form, two)] = "true" });
        Assert.NotNull(saved.RedirectsTo);
        var (mine, his) = (await Candidate(one), await Candidate(two));
        Assert.Equal(("Tante Binta", "Tante Binta"), (mine!.Name, his!.Name));
        Assert.NotNull(mine.CarePlaceId);
        Assert.Equal(mine.CarePlaceId, his.CarePlaceId);
        Assert.Null(await Candidate(three));
        var page = await client.Get(saved.RedirectsTo!);
        Assert.Contains("2 van 2 vrij", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"aside a[href='/cases/{two}']"));
        Assert.Empty(page.Document.QuerySelectorAll($"aside a[href='/cases/{three}']"));
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.CasesListed);
    }

    [Fact]
    public async Task The_last_place_is_not_taken_twice_by_two_siblings()
    {
        var (one, two, _) = await Siblings();
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        await client.Submit(form, "form.rc-form", new(Aunt("1")) { [Tick(form, two)] = "true" });
        foreach (var number in (string[])[one, two])
        {
            var file = await Stored(number);
            var candidate = file.Latest<ShelterCandidate>()!.Sequence;
            var at = $"/cases/{number}";
            await client.Submit(await client.Get($"{at}/safety-check?candidate={candidate}"), "form.rc-form", new() { ["Input.Safe"] = "True", ["Input.ChildsView"] = "Goed.", ["Input.MayBeSaid"] = "Dat het goed gaat." });
            await client.Submit(await client.Get($"{at}/assessment?candidate={candidate}"), "form.rc-form", new(FactPages.Assessment(candidate)) { ["Input.Safe"] = "Yes" });
            // What would be refused is said before anything is typed, to that child alone.
            var step = await client.Get($"{at}/candidate-step?candidate={candidate}");
            Assert.Equal(number == one ? [] : ["Bij Tante Binta is geen plaats meer: de enige plaats is bezet."], step.Document.QuerySelectorAll("[data-full]").Select(full => full.TextContent[..(full.TextContent.IndexOf('.', StringComparison.Ordinal) + 1)]));
            var accepted = await client.Submit(step, "form.rc-form", new()
            {
                ["Input.Stage"] = "Accepted",
                ["Input.Result"] = "Zij wil het.",
                ["Input.Evidence"] = "Brief.",
                ["Input.OutOfOrderWhy"] = "Zij belde zelf.",
            });
            Assert.Equal(number == one, accepted.RedirectsTo is not null);
            if (number == two)
            {
                Assert.Equal(HttpStatusCode.Conflict, accepted.Status);
                Assert.Contains("Bij deze plek is geen ruimte meer.", accepted.Text, StringComparison.Ordinal);
                Assert.Contains("0 van 1 vrij", (await client.Get($"{at}/candidates/{candidate}")).Text, StringComparison.Ordinal);
                // Whoever holds the last place is not told that it is full.
                var holder = (await Stored(one)).Latest<ShelterCandidate>()!.Sequence;
                Assert.DoesNotContain("Aanvaarden kan pas", (await client.Get($"/cases/{one}/candidates/{holder}")).Text, StringComparison.Ordinal);
            }
        }

        await _app.InDatabase(async db => Assert.Equal(one, Assert.Single((await db.CarePlaces.Include(p => p.Placements).SingleAsync()).Placements).CaseNumber));
    }

    [Fact]
    public async Task A_refusal_in_one_case_refuses_all_and_names_that_case()
    {
        var house = await _app.Place(ShelterKind.ReceptionHouse, "Huis Kindia", 4);
        var (one, two, _) = await Siblings(Ready);
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate?kind=ReceptionHouse&country=GN");
        var refused = await client.Submit(form, "form.rc-form", new() { ["Input.Route"] = "Iom", ["Input.CarePlace"] = $"{house.Id}", [Tick(form, two)] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        var answer = refused.Find("#answer");
        Assert.Contains($"Dit mag niet in zaak {two}.", answer.TextContent, StringComparison.Ordinal);
        Assert.Contains("Een opvanghuis komt pas als familie en bekenden in dit land zijn geprobeerd, op of vóór de dag van het opvanghuis.", answer.TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.QuerySelector($"a[href='/cases/{two}/search']"));
        Assert.Equal((null, null), (await Candidate(one), await Candidate(two)));
        Assert.NotNull(refused.Document.QuerySelector("input[name$='.Ticked'][checked]"));
        Assert.NotNull((await client.Submit(refused, "form.rc-form", new() { [Tick(refused, two)] = null })).RedirectsTo);
    }

    [Fact]
    public async Task What_somebody_records_in_the_other_case_meanwhile_is_told_with_its_number_and_leaves_no_place_behind()
    {
        var saving = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [saving] };
        var (one, two, _) = await Siblings(app: app);
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        var place = await app.Place(ShelterKind.Family, "Tante Binta", 2);
        await app.InDatabase(async db =>
        {
            var store = new CaseStore(db, app.Services.GetRequiredService<UniqueIndexes>());
            var other = (await store.FindAsync(one))!;
            other.AddCandidate(By(other), new(ShelterKind.Acquaintance, "Buurvrouw", null, "GN", null, ContactRoute.Iom, place.Id));
            Assert.Equal(SaveResult.Saved, await store.SaveAsync());
        });
        form = await client.Get($"/cases/{one}/candidate");
        saving.Once = () => app.InDatabase(async db =>
        {
            var store = new CaseStore(db, app.Services.GetRequiredService<UniqueIndexes>());
            var other = (await store.FindAsync(two))!;
            other.NameCountry(By(other), "SN", "tussenland");
            Assert.Equal(SaveResult.Saved, await store.SaveAsync());
        });
        var answer = await client.Submit(form, "form.rc-form", new(Aunt()) { ["Input.CarePlace"] = $"{place.Id}", [Tick(form, two)] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains($"Een ander, of u in een ander venster, legde zojuist iets vast in zaak {two}.", answer.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal("Tante Binta", answer.Value("Input.Name"));
        Assert.NotNull((await client.Submit(answer, "form.rc-form")).RedirectsTo);
    }

    [Fact]
    public async Task Siblings_need_a_place_to_share_and_the_red_cross_is_asked_by_each_child()
    {
        var (one, two, _) = await Siblings();
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        var bare = await client.Submit(form, "form.rc-form", new(Aunt()) { ["Input.CarePlace"] = "", [Tick(form, two)] = "true" });
        Assert.StartsWith("Broers en zussen delen één plek.", Assert.Single(bare.Errors), StringComparison.Ordinal);
        var asked = await client.Submit(form, "form.rc-form", new(Aunt()) { ["Input.Route"] = "ChildAskedRedCross", [Tick(form, two)] = "true" });
        Assert.StartsWith("Of een jongere het Rode Kruis heeft gevraagd", Assert.Single(asked.Errors), StringComparison.Ordinal);
        var saved = await client.Submit(form, "form.rc-form", new(Aunt()) { [Tick(form, two)] = "true" });
        Assert.NotNull(saved.RedirectsTo);
        var again = await client.Get($"/cases/{one}/candidate");
        var twice = await client.Submit(again, "form.rc-form", new(Aunt()) { ["Input.CarePlace"] = $"{(await Candidate(one))!.CarePlaceId}", ["Input.AnotherCandidate"] = "true", [Tick(again, two)] = "true" });
        Assert.StartsWith($"In zaak {two} staat deze plek al", Assert.Single(twice.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_works_from_both_sides_and_never_past_the_access_rule()
    {
        var (one, two, three) = await Siblings();
        var sanne = await _app.ClientAs("sanne");
        Assert.Contains(one, (await sanne.Get($"/cases/{two}/candidate")).Find("main form").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(three, (await sanne.Get($"/cases/{one}/candidate")).Find("main form").TextContent, StringComparison.Ordinal);
        var joris = await _app.ClientAs("joris");
        Assert.DoesNotContain(one, (await joris.Get($"/cases/{three}/candidate")).Find("main form").TextContent, StringComparison.Ordinal);
        var form = await sanne.Get($"/cases/{one}/candidate");
        await sanne.Submit(form, "form.rc-form", new(Aunt()) { ["Input.Siblings[0].Number"] = three, ["Input.Siblings[0].Ticked"] = "true" });
        Assert.Null(await Candidate(three));
    }

    [Fact]
    public async Task A_home_named_for_a_brother_of_another_team_is_offered_and_not_entered_twice()
    {
        var (one, _, three) = await Siblings();
        await _app.InDatabase(async db => await db.CaseFiles.Where(c => c.Number == three).ExecuteUpdateAsync(set => set.SetProperty(c => c.Team, "Zuid")));
        var place = await _app.Place(ShelterKind.Family, "Tante Binta", 2);
        await _app.InDatabase(async db =>
        {
            var other = (await new CaseStore(db, _app.Services.GetRequiredService<UniqueIndexes>()).FindAsync(three))!;
            other.Note(By(other), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = one });
            other.AddCandidate(By(other), new(ShelterKind.Family, "Binta Bah", null, "GN", null, ContactRoute.Iom, place.Id));
            await db.SaveChangesAsync();
        });
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        Assert.Contains("Tante Binta, Guinee: 2 van 2 vrij", form.Find("#Input_CarePlace").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(three, form.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.CasesListed);
        var twice = await client.Submit(form, "form.rc-form", new(Aunt()) { ["Input.Name"] = "tante Bintah" });
        Assert.StartsWith("Er is al een plek met de naam Tante Binta (2 van 2 vrij).", Assert.Single(twice.Errors), StringComparison.Ordinal);
        Assert.NotNull((await client.Submit(twice, "form.rc-form", new() { ["Input.CarePlace"] = $"{place.Id}", ["Input.Capacity"] = "" })).RedirectsTo);
        Assert.Equal(place.Id, (await Candidate(one))!.CarePlaceId);
        var another = await client.Submit(await client.Get($"/cases/{one}/candidate"), "form.rc-form", Aunt());
        Assert.NotNull((await client.Submit(another, "form.rc-form", new() { ["Input.AnotherPlace"] = "true", ["Input.AnotherCandidate"] = "true" })).RedirectsTo);
        await _app.InDatabase(async db => Assert.Equal(2, await db.CarePlaces.CountAsync()));
    }

    [Fact]
    public async Task One_side_of_a_link_is_not_enough_to_be_shown_the_home_of_another_child_and_both_sides_are_told()
    {
        var (one, _, three) = await Siblings();
        await _app.InDatabase(async db => await db.CaseFiles.Where(c => c.Number == three).ExecuteUpdateAsync(set => set.SetProperty(c => c.Team, "Zuid")));
        var (place, own) = (await _app.Place(ShelterKind.Family, "Tante Binta", 2), await _app.Place(ShelterKind.Family, "Oom Alpha", 2));
        await _app.InDatabase(async db =>
        {
            var store = new CaseStore(db, _app.Services.GetRequiredService<UniqueIndexes>());
            var (mine, other) = ((await store.FindAsync(one))!, (await store.FindAsync(three))!);
            mine.AddCandidate(By(mine), new(ShelterKind.Family, "Alpha Bah", null, "GN", null, ContactRoute.Iom, own.Id));
            other.AddCandidate(By(other), new(ShelterKind.Family, "Binta Bah", null, "GN", null, ContactRoute.Iom, place.Id));
            await db.SaveChangesAsync();
        });
        var (mineForm, hisForm) = (await (await _app.ClientAs("sanne")).Get($"/cases/{one}/candidate"), await (await _app.ClientAs("joris")).Get($"/cases/{three}/candidate"));
        Assert.DoesNotContain("Tante Binta", mineForm.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Oom Alpha", hisForm.Text, StringComparison.Ordinal);
        Assert.Contains($"Zaak {three} noemt deze zaak nog niet.", mineForm.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Een andere zaak noemt deze jongere als broer of zus", hisForm.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(one, hisForm.Find("main").TextContent, StringComparison.Ordinal);
        var statement = await (await _app.ClientAs("sanne")).Get($"/cases/{one}/sibling-case");
        Assert.Contains($"Zaak {three} noemt deze zaak nog niet.", statement.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("de naam, het land en het aantal plaatsen", statement.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_of_another_child_of_the_same_counsellor_is_not_offered()
    {
        var place = await _app.Place(ShelterKind.Family, "Tante Binta", 2);
        var (mine, stranger) = (FactCases.In(CasePhase.ShelterSearch).Country(), FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Binta", carePlace: place.Id));
        var (page, other) = (await _app.Keep(mine), await _app.Keep(stranger));
        var sanne = await _app.ClientAs("sanne");
        Assert.Contains("Tante Binta", (await sanne.Get($"{other}/candidate")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tante Binta", (await sanne.Get($"{page}/candidate")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_goes_one_way_is_told_on_the_case_page_too()
    {
        var (one, _, three) = await Siblings();
        await _app.InDatabase(async db => await db.CaseFiles.Where(c => c.Number == three).ExecuteUpdateAsync(set => set.SetProperty(c => c.Team, "Zuid")));
        var (mine, his) = (await (await _app.ClientAs("sanne")).Get($"/cases/{one}"), await (await _app.ClientAs("joris")).Get($"/cases/{three}"));
        Assert.Contains($"Zaak {three} noemt deze zaak nog niet.", mine.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Een andere zaak noemt deze jongere als broer of zus", his.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.NotNull(his.Find($"aside a[href='/cases/{three}/sibling-case']"));
        Assert.DoesNotContain(one, his.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_a_candidate_asks_once_which_cases_name_this_one()
    {
        var (one, _, _) = await Siblings();
        var client = await _app.ClientAs("sanne");
        _naming.Count = 0;
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/cases/{one}/candidate")).Status);
        Assert.Equal(1, _naming.Count);
    }

    [Fact]
    public async Task A_link_is_read_as_people_type_it_and_the_same_one_stands_once()
    {
        var (one, two) = (await _app.KeptFor(FactCases.In(CasePhase.ShelterSearch)), await _app.KeptFor(FactCases.In(CasePhase.ShelterSearch)));
        var client = await _app.ClientAs("sanne");
        var address = $"/cases/{one}/sibling-case";
        var form = await client.Get(address);
        var typed = new Dictionary<string, string?> { ["Input.Text"] = "Zijn broer, zegt de voogd.", ["Input.Reference"] = $"rc-{two[3..7]}-{two[8..].TrimStart('0')}" };
        Assert.Equal($"/cases/{one}", (await client.Submit(form, "form.rc-form", typed)).RedirectsTo);
        var link = Assert.Single(Links(await Stored(one)));
        Assert.Equal(two, link.Reference);

        // A double click sends the form as it stood, a second window a new one.
        foreach (var again in (HtmlPage[])[form, await client.Get(address)])
        {
            var second = await client.Submit(again, "form.rc-form", new(typed) { ["Input.Reference"] = two.ToLowerInvariant() });
            Assert.Equal($"/cases/{one}?all=true#line-{link.Sequence}", second.RedirectsTo);
            Assert.Contains("stond hier al sinds", (await client.Get($"/cases/{one}?all=true")).Text, StringComparison.Ordinal);
            Assert.Single(Links(await Stored(one)));
        }

        // In other words it says something more, and that is said.
        var other = await client.Submit(await client.Get(address), "form.rc-form", new(typed) { ["Input.Text"] = "De geboorteakte noemt beide kinderen." });
        Assert.Contains("Uw tekst staat er nu ook.", (await client.Get(other.RedirectsTo!.Split('#')[0])).Text, StringComparison.Ordinal);
        Assert.Equal(2, Links(await Stored(one)).Count());
        Assert.Equal($"/cases/{one}", (await client.Submit(await client.Get($"{address}?corrects={link.Sequence}"), "form.rc-form", new() { ["Input.Text"] = "Zijn halfbroer.", ["Input.CorrectionReason"] = "De akte." })).RedirectsTo);

        static IEnumerable<Statement> Links(CaseFile file) => file.Standing<Statement>().Where(s => s.Kind == StatementKind.SiblingCase);
    }

    [Fact]
    public async Task A_number_of_children_without_a_new_place_is_not_dropped_in_silence()
    {
        var (one, _, _) = await Siblings();
        var client = await _app.ClientAs("sanne");
        var answer = await client.Submit(await client.Get($"/cases/{one}/candidate"), "form.rc-form", new(Aunt()) { ["Input.CarePlace"] = "" });
        Assert.StartsWith("U vulde een aantal kinderen in, maar koos geen nieuwe plek.", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("2", answer.Value("Input.Capacity"));
        var place = await _app.Place(ShelterKind.ReceptionHouse, "Huis Kindia", 4);
        var other = await client.Submit(await client.Get($"/cases/{one}/candidate"), "form.rc-form", new(Aunt()) { ["Input.Kind"] = "ReceptionHouse", ["Input.CarePlace"] = $"{place.Id}" });
        Assert.StartsWith("De plek die u koos heeft al een aantal: 4.", Assert.Single(other.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_places_of_a_home_is_put_right_for_every_child_and_the_one_before_stays()
    {
        var (one, two, three) = await Siblings();
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        await client.Submit(form, "form.rc-form", new(Aunt("1")) { [Tick(form, two)] = "true" });
        var (mine, his) = ((await Candidate(one))!, (await Candidate(two))!);
        var at = $"/cases/{one}/candidates/{mine.Sequence}";
        Assert.NotNull((await client.Get(at)).Find($"a[href='{at}/places']"));
        var page = await client.Get($"{at}/places");
        Assert.Equal("1", page.Value("Input.Capacity"));
        var bad = await client.Submit(page, "form.rc-form", new() { ["Input.Capacity"] = "veel" });
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        Assert.Equal((2, "veel"), (bad.Errors.Count, bad.Value("Input.Capacity")));
        Assert.Equal(at, (await client.Submit(page, "form.rc-form", new() { ["Input.Capacity"] = "3", ["Input.Why"] = "Er is een kamer bij." })).RedirectsTo);
        Assert.Contains("3 van 3 vrij", (await client.Get($"/cases/{two}/candidates/{his.Sequence}")).Text, StringComparison.Ordinal);
        Assert.Contains("Er is een kamer bij.", (await client.Get(at)).Find("aside details").TextContent, StringComparison.Ordinal);
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.RegisterChanged && note.Detail!.EndsWith(" Capacity", StringComparison.Ordinal));
        var late = await client.Submit(page, "form.rc-form", new() { ["Input.Capacity"] = "4", ["Input.Why"] = "Nog een." });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("plaats voor 3", late.Text, StringComparison.Ordinal);
        Assert.Equal(at, (await client.Submit(late, "form.rc-form")).RedirectsTo);
        var same = await client.Submit(await client.Get($"{at}/places"), "form.rc-form", new() { ["Input.Why"] = "Zomaar." });
        Assert.Contains("Dit staat er al zo.", same.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{one}/candidates/9999/places")).Status);
    }

    [Fact]
    public async Task A_place_that_is_full_says_so_before_anybody_accepts()
    {
        var (one, _, _) = await Siblings();
        var place = await _app.Place(ShelterKind.Family, "Oom Alpha", 1);
        await _app.InDatabase(async db =>
        {
            var full = await db.CarePlaces.Include(p => p.Placements).SingleAsync(p => p.Id == place.Id);
            db.Add(CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: place.Id).Steps(full, CandidateStage.ContactAttempted, CandidateStage.Accepted).File);
            var mine = (await new CaseStore(db, _app.Services.GetRequiredService<UniqueIndexes>()).FindAsync(one))!;
            mine.AddCandidate(By(mine), new(ShelterKind.Family, "Oom Alpha", null, "GN", null, ContactRoute.Iom, place.Id));
            await db.SaveChangesAsync();
        });
        var page = await (await _app.ClientAs("sanne")).Get($"/cases/{one}/candidates/{(await Candidate(one))!.Sequence}");
        Assert.Contains("Aanvaarden kan pas als er een plaats vrijkomt.", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Deze plek is vol: aanvaarden kan nu niet.", page.Find("aside .rc-card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_of_one_child()
    {
        var (one, two, _) = await Siblings();
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidate");
        await client.Submit(form, "form.rc-form", new(Aunt()) { [Tick(form, two)] = "true" });
        var correction = await client.Get($"/cases/{one}/candidate?corrects={(await Candidate(one))!.Sequence}");
        Assert.Empty(correction.Document.QuerySelectorAll("input[name$='.Ticked']"));
        Assert.NotNull((await client.Submit(correction, "form.rc-form", new() { ["Input.Name"] = "Tante Binta Bah" })).RedirectsTo);
        Assert.Equal("Tante Binta", (await Candidate(two))!.Name);
    }

    [Fact]
    public async Task A_candidate_on_file_is_given_to_a_sibling_in_one_go_with_a_place_that_is_made_for_both()
    {
        var (one, two, three) = await Siblings(() => FactCases.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "Tante Binta").Steps(CandidateStage.ContactAttempted));
        var client = await _app.ClientAs("sanne");
        var old = (await Candidate(one))!.Sequence;
        var address = $"/cases/{one}/candidates/{old}/siblings";
        Assert.NotNull((await client.Get($"/cases/{one}/candidates/{old}")).Find($"aside a[href='{address}']"));
        var form = await client.Get(address);
        Assert.DoesNotContain(three, form.Find("main form").TextContent, StringComparison.Ordinal);
        var bare = await client.Submit(form, "form.rc-form", new() { ["Input.Capacity"] = "geen" });
        Assert.Equal(["Vink minstens één broer of zus aan.", "Vul een heel getal in van 1 tot 500: zoveel kinderen kunnen daar wonen."], bare.Errors);
        var saved = await client.Submit(bare, "form.rc-form", new() { ["Input.Capacity"] = "2", [Tick(bare, two)] = "true" });

        var (mine, his) = ((await Candidate(one))!, (await Candidate(two))!);
        Assert.Equal($"/cases/{one}/candidates/{mine.Sequence}", saved.RedirectsTo);
        Assert.Equal((old, CandidateStage.ContactAttempted), ((await Stored(one)).Facts.OfType<ShelterCandidate>().Single(c => c.SupersededBy == mine.Sequence).Sequence, (await Stored(one)).StageOf(mine.Sequence)));
        Assert.Equal(("Tante Binta", CandidateStage.Identified), (his.Name, (await Stored(two)).StageOf(his.Sequence)));
        Assert.NotNull(mine.CarePlaceId);
        Assert.Equal(mine.CarePlaceId, his.CarePlaceId);
        Assert.Contains("Er is geen andere open zaak", (await client.Get($"/cases/{one}/candidates/{mine.Sequence}/siblings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_case_refuses_goes_into_none_and_leaves_no_place()
    {
        var house = await _app.Place(ShelterKind.ReceptionHouse, "Huis Kindia", 4);
        var (one, two, _) = await Siblings(() => Ready().AddCandidate(ShelterKind.ReceptionHouse, "Huis Kindia", carePlace: house.Id));
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{one}/candidates/{(await Candidate(one))!.Sequence}/siblings");
        Assert.Contains("4 van 4 vrij", form.Text, StringComparison.Ordinal);
        var refused = await client.Submit(form, "form.rc-form", new() { [Tick(form, two)] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains($"Dit mag niet in zaak {two}.", refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Null(await Candidate(two));
        Assert.NotNull(refused.Document.QuerySelector("input[name$='.Ticked'][checked]"));
    }

    [Fact]
    public async Task A_place_accepted_for_one_child_alone_says_why_it_is_not_shared_here()
    {
        var (one, _, _) = await Siblings(() => FactCases.In(CasePhase.ShelterSearch).Country().AcceptedCandidate());
        var page = await (await _app.ClientAs("sanne")).Get($"/cases/{one}/candidates/{(await Candidate(one))!.Sequence}/siblings");
        Assert.Contains("aanvaard voor deze jongere alleen", page.Find(".rc-alert--info").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form.rc-form"));
    }

    // Two of them are Sanne's, the third a colleague's; the first names both.
    private async Task<(string One, string Two, string Three)> Siblings(Func<CaseBuilder>? first = null, ReturnCaseApp? app = null)
    {
        var (one, two, three) = ((first ?? (() => FactCases.In(CasePhase.ShelterSearch).Country()))(), FactCases.In(CasePhase.ShelterSearch).Country(), FactCases.In(CasePhase.ShelterSearch).Country());
        foreach (var sibling in (CaseBuilder[])[two, three])
            one.File.Note(one.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = sibling.File.Number });
        await (app ?? _app).Keep(two);
        await (app ?? _app).Keep(three, "joris");
        await (app ?? _app).Keep(one);
        return (one.File.Number, two.File.Number, three.File.Number);
    }

    private static CaseBuilder Ready()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Country();
        foreach (var kind in (ShelterKind[])[ShelterKind.Family, ShelterKind.Acquaintance])
            built.File.ReasonAway(built.By(Staff.Sanne), "GN", kind, "kent er niemand");
        return built;
    }

    private async Task<CaseFile> Stored(string number)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number))!;
    }

    private async Task<ShelterCandidate?> Candidate(string number) => (await Stored(number)).Latest<ShelterCandidate>();

    private static Change By(CaseFile file) => new(new(file.CounsellorId!, file.CounsellorName!, ActorRole.Counsellor), FactCases.Today, new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc));

    private static string Tick(HtmlPage form, string number) =>
        form.Document.QuerySelectorAll("input[name$='.Number']").Single(input => input.GetAttribute("value") == number).GetAttribute("name")!.Replace(".Number", ".Ticked", StringComparison.Ordinal);

    private static Dictionary<string, string?> Aunt(string places = "2") => new()
    {
        ["Input.Kind"] = "Family",
        ["Input.Name"] = "Tante Binta",
        ["Input.Country"] = "GN",
        ["Input.Route"] = "Iom",
        ["Input.CarePlace"] = "new",
        ["Input.Capacity"] = places,
    };

    private sealed class AsksWhoNames : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count += command.CommandText.Contains("'SiblingCase'", StringComparison.Ordinal) ? 1 : 0;
            return new(result);
        }
    }
}
