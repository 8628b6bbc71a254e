using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>The plan in versions, papers for an embassy, and a journey that loses its ground, as people work with them.</summary>
public sealed class JourneyTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Agreements_of_the_plan_are_lines_and_versions_stand_side_by_side()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation).AcceptedCandidate();
        built.Planned(built.Candidate);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var longer = await client.Record($"{at}/return-plan", new() { ["Input.Agreements[0].What"] = "Haalt haar op.", ["Input.Agreements[0].With"] = "Receiver", ["Input.Another"] = "true" });
        Assert.NotNull(longer.Find("[name='Input.Agreements[1].What']"));
        var wrong = await client.Record($"{at}/return-plan", new() { ["Input.Agreements[0].What"] = "Haalt haar op." });
        Assert.Equal(["Kies met wie dit is afgesproken."], wrong.Errors);
        Assert.Equal("Haalt haar op.", wrong.Find("[name='Input.Agreements[0].What']").TextContent.Trim());
        await client.Submit(await client.Get($"{at}/return-plan"), "form.rc-form", new Dictionary<string, string?>
        {
            ["Input.MadeWith"] = "Guardian",
            ["Input.Agreements[0].What"] = "Haalt haar op.",
            ["Input.Agreements[0].With"] = "Receiver",
            ["Input.Escort"] = "M. de Boer, Nidos",
        }.Date("Input.Agreements[0].ConfirmedOn", FactCases.Today));
        var plan = (await _app.Stored(built)).CurrentPlan!;
        Assert.Equal([new PlanAgreement("Haalt haar op.", PlanParty.Receiver, FactCases.Today)], plan.PlanAgreements);
        Assert.Equal([PlanParty.Guardian], plan.MadeWith);

        var page = await client.Get($"{at}/return-plan");
        Assert.Contains("Nog zonder: mentor van de opvang.", page.Text, StringComparison.Ordinal);
        var versions = await client.Get($"{at}/return-plan/versions");
        Assert.Equal(["Gemaakt met", "Afspraken", "Begeleider"], versions.Document.QuerySelectorAll("tr[data-changed=true] th").Select(th => th.FirstChild!.TextContent.Trim()));
        Assert.Equal(["an escort", "M. de Boer, Nidos"], versions.Document.QuerySelectorAll("tr[data-changed=true]")[2].QuerySelectorAll("td").Select(td => td.TextContent.Trim()));
    }

    [Fact]
    public async Task The_page_of_the_plan_says_what_still_blocks_the_journey()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation);
        var at = await _app.Put(built);
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/return-plan");
        Assert.NotNull(page.Find("#conditions .rc-checks__unmet[data-guard=BestInterestsOnReturn]"));
        Assert.NotNull(page.Find("#conditions .rc-checks__unmet[data-guard=EscortArranged]"));
    }

    [Fact]
    public async Task A_flagged_document_is_not_offered_and_one_that_is_sent_all_the_same_is_refused_with_a_sentence()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation).Document("akte.pdf").Document("asiel.pdf", kind: DocumentKind.AsylumPaper);
        var (may, never) = (built.File.MayGoAbroad.Single().Sequence, built.File.Documents.Single(d => d.AsylumRelated).Sequence);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"{at}/travel-document");
        Assert.NotNull(form.Document.QuerySelector($"[name='Input.Papers'][value='{may}']"));
        Assert.Null(form.Document.QuerySelector($"[name='Input.Papers'][value='{never}']"));
        Assert.Contains("gaat nooit naar het buitenland", form.Text, StringComparison.Ordinal);
        var values = new Dictionary<string, string?> { ["Input.Kind"] = "laissez-passer", ["Input.Country"] = "GN", ["Input.Papers"] = $"{never}" };
        var refused = await client.Record($"{at}/travel-document", values);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.NeverGoesAbroad).Sentence.Nl, refused.Text, StringComparison.Ordinal);
        values["Input.Papers"] = $"{may}";
        await client.Record($"{at}/travel-document", values);
        Assert.Equal([may], (await _app.Stored(built)).Latest<TravelDocument>()!.Papers);
    }

    [Fact]
    public async Task What_was_done_at_the_embassy_and_how_long_it_still_has_stands_with_the_request()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation);
        var request = built.File.FileTravelDocument(built.By(Staff.Sanne), "laissez-passer", "GN", null).Sequence;
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var missing = await client.Record($"{at}/embassy-step?document={request}", new() { ["Input.Kind"] = "NotPresented" });
        Assert.Equal(["Schrijf op waarom de jongere er niet was, en of die ervan wist."], missing.Errors);
        await client.Record($"{at}/embassy-step?document={request}", new() { ["Input.Kind"] = "Presented", ["Input.Present"] = "de voogd", ["Input.Note"] = "Een uur gesproken." });
        var row = (await client.Get($"{at}/travel-document")).Find($"#request-{request}").TextContent;
        Assert.Contains("In persoon verschenen", row, StringComparison.Ordinal);
        Assert.Contains("Een uur gesproken.", row, StringComparison.Ordinal);
        Assert.Matches("nog [0-9]+ dagen", row);
    }

    [Fact]
    public async Task Both_verifications_stand_beside_the_form_with_how_long_they_count()
    {
        var built = FactCases.In(CasePhase.ReadyToTravel, daysAgo: 5);
        var at = await _app.Put(built);
        var card = (await (await _app.ClientAs("sanne")).Get($"{at}/verification")).Find("[aria-labelledby=verified]").TextContent;
        Assert.Contains("Voor het terugkeerbesluit", card, StringComparison.Ordinal);
        Assert.Contains("nog 9 dagen", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_receiver_withdraws_the_supervisor_hears_at_once_and_the_fall_is_offered()
    {
        var built = FactCases.In(CasePhase.ReadyToTravel, daysAgo: 5);
        var at = await _app.Put(built);
        var (sanne, ingrid) = (await _app.ClientAs("sanne"), await _app.ClientAs("ingrid"));
        Assert.Null((await sanne.Get(at)).Document.QuerySelector("#journey-lost"));
        await sanne.Record($"{at}/candidate-step?candidate={built.Candidate}", new()
        {
            ["Input.Stage"] = nameof(CandidateStage.Withdrawn),
            ["Input.Result"] = "Zij is ziek.",
            ["Input.OutOfOrderWhy"] = "Zij belde zelf.",
        });
        var page = await ingrid.Get(at);
        Assert.NotNull(page.Find($"#journey-lost a[href='{at}/fell-through']"));
        Assert.Contains(built.File.Number, (await ingrid.Get("/notices")).Text, StringComparison.Ordinal);
        Assert.Contains("De ontvanger valt weg", page.Text, StringComparison.OrdinalIgnoreCase);
        await using var scope = _app.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Notices.Where(n => n.Kind == DeadlineKind.JourneyOff).Select(n => n.Rung).ToListAsync();
        Assert.Contains(EscalationRung.Counsellor, told);
        Assert.Contains(EscalationRung.Supervisor, told);

        await ingrid.Record($"{at}/fell-through", new() { ["Input.Reason"] = "De tante is ziek." });
        Assert.NotNull((await sanne.Get(at)).Find("#tell-journey-off"));
        var nobody = await sanne.Record($"{at}/journey-off-told", new() { ["Input.Text"] = "Verteld." });
        Assert.Equal(["Vul bij minstens één persoon in hoe het is verteld."], nobody.Errors);
        await sanne.Record($"{at}/journey-off-told", new() { ["Input.Text"] = "Verteld.", ["Input.Parts[0].Text"] = "In een gesprek.", ["Input.Parts[1].Text"] = "Gebeld.", ["Input.Parts[4].Text"] = "Gebeld." });
        Assert.Null((await sanne.Get(at)).Document.QuerySelector("#tell-journey-off"));
        Assert.Equal(CasePhase.ReturnPreparation, (await _app.Stored(built)).Phase);
    }

    [Fact]
    public async Task The_best_interests_are_written_heading_by_heading_and_nothing_typed_is_lost()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation);
        var at = await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var refused = await client.Record($"{at}/best-interests-on-return", new() { ["Input.Text"] = "Goed voor haar.", ["Input.Parts[0].Text"] = "Spreekt de taal." });
        Assert.Equal(Enumerable.Repeat("Schrijf hier iets op. Is er niets bijzonders, schrijf dan dat.", 6), refused.Errors);
        Assert.Equal("Spreekt de taal.", refused.Find("[name='Input.Parts[0].Text']").TextContent.Trim());
        var values = Enumerable.Range(0, 7).ToDictionary(i => $"Input.Parts[{i}].Text", i => (string?)$"deel {i}");
        values["Input.Text"] = "Goed voor haar.";
        await client.Record($"{at}/best-interests-on-return", values);
        var note = (await _app.Stored(built)).Latest<Statement>()!;
        Assert.Equal((7, "deel 6"), (note.Parts.Count, note.Parts[^1].Text));
        Assert.Contains("Wat ertegen spreekt", (await client.Get(at)).Find("[data-kind=Statement]").TextContent, StringComparison.Ordinal);
    }
}
