using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using static ReturnCase.Tests.Pages.Cases.Facts.SearchForms;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>Homes that cases share: chosen, named anew, and their beds taken and given back.</summary>
public sealed class CarePlacePagesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

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
}
