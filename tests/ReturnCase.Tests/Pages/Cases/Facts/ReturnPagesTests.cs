using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class ReturnPagesTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_new_version_of_the_plan_starts_from_the_present_one()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation).AcceptedCandidate();
        built.Planned(built.Candidate);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"{at}/return-plan");
        Assert.Contains("an escort", form.Find("[name='Input.Escort']").TextContent, StringComparison.Ordinal);
        Assert.NotNull(form.Find($"option[value='{built.Candidate}'][selected]"));
        await client.Submit(form, "form.rc-form", new() { ["Input.Escort"] = "M. de Boer, Nidos" });
        var plan = (await app.Stored(built)).CurrentPlan!;
        Assert.Equal(("M. de Boer, Nidos", "she takes care", built.Candidate), (plan.Escort, plan.Agreement, plan.Receiver));
    }

    [Fact]
    public async Task An_agreement_has_a_day_and_a_receiver_and_handover_comes_after_departure()
    {
        var at = await app.Put(FactCases.In(CasePhase.ReturnPreparation));
        var client = await app.ClientAs("sanne");
        var values = new Dictionary<string, string?> { ["Input.Agreement"] = "Zij haalt haar op." }
            .Date("Input.DepartsOn", FactCases.Today.AddDays(5)).Date("Input.HandoverOn", FactCases.Today.AddDays(4));
        var answer = await client.Record($"{at}/return-plan", values);
        Assert.Equal(
            ["Kies met wie deze afspraak is gemaakt.", "Vul in wanneer dit is afgesproken.", "Deze dag ligt vóór 28 november 2026. Vul een dag in op of na die datum."],
            answer.Errors);
    }

    [Fact]
    public async Task Silence_of_an_embassy_counts_only_after_twelve_months()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation);
        var document = built.File.FileTravelDocument(built.By(Staff.Sanne), "laissez-passer", "GN", null).Sequence;
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var answer = await client.Record($"{at}/travel-document-answer?document={document}", new() { ["Input.Answer"] = "NoneInTwelveMonths" });
        Assert.Equal(["\"Geen antwoord\" kan pas 12 maanden na de aanvraag: op of na 20 november 2027."], answer.Errors);
        var early = await client.Record(
            $"{at}/travel-document-answer?document={document}", new Dictionary<string, string?> { ["Input.Answer"] = "Agrees" }.Date("Input.OccurredOn", new(2026, 11, 1)));
        Assert.StartsWith("Het antwoord kan niet van vóór de aanvraag zijn.", Assert.Single(early.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_documents_shows_answers_also_after_a_correction()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation);
        var document = built.File.FileTravelDocument(built.By(Staff.Sanne), "lp", "GN", null).Sequence;
        built.File.AnswerTravelDocument(built.By(Staff.Sanne), document, EmbassyAnswer.Recognised, null);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        await client.Record($"{at}/travel-document?corrects={document}", new() { ["Input.Kind"] = "laissez-passer" });
        var row = (await client.Get($"{at}/travel-document")).Find("tbody tr").TextContent;
        Assert.Contains("laissez-passer", row, StringComparison.Ordinal);
        Assert.Contains("Erkend als onderdaan", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shelter_lost_after_the_decision_makes_a_referral_and_keeps_the_phase()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        await client.Record($"{at}/shelter-lost-after-decision", new() { ["Input.What"] = "De tante is overleden." });
        var file = await app.Stored(built);
        var referral = Assert.Single(file.Referrals);
        Assert.Equal((ReferralKind.ShelterLostAfterReturnDecision, CasePhase.ReturnPreparation), (referral.Kind, file.Phase));
        Assert.Matches("^RF-2026-[0-9]{6}$", referral.Number);
        Assert.Contains(referral.Number, (await client.Get(at)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_withdraws_that_referral_once_the_IND_knows_and_the_case_page_leads_there()
    {
        var built = FactCases.In(CasePhase.ReturnPreparation).GroundsForTravel();
        var lost = built.File.ReportShelterLost(built.By(Staff.Sanne), "RF-2026-000900", "she fell ill").Number;
        built.File.ExportReferral(built.By(Staff.Pieter), lost);
        var at = await app.Put(built);
        var (sanne, ingrid) = (await app.ClientAs("sanne"), await app.ClientAs("ingrid"));
        Assert.NotNull((await sanne.Get(at)).Document.QuerySelector($"main a[href='{at}/withdraw-shelter-lost']"));
        // Both the move that it keeps back and a second one that is refused name it.
        Assert.Contains(lost, (await sanne.Get($"{at}/ready")).Find($"[data-guard={GuardCode.NoReferralOpen}]").TextContent, StringComparison.Ordinal);
        var twice = await sanne.Record($"{at}/shelter-lost-after-decision", new() { ["Input.What"] = "Nog eens." });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, twice.Status);
        Assert.Contains(lost, twice.Find("#answer").TextContent, StringComparison.Ordinal);
        var explained = await sanne.Get($"{at}/withdraw-shelter-lost");
        Assert.Contains($"Melding {lost} kan alleen door een teamleider worden ingetrokken.", explained.Text, StringComparison.Ordinal);
        Assert.Null(explained.Document.QuerySelector("form.rc-form"));

        var values = new Dictionary<string, string?> { ["Input.Reason"] = "Zij is weer beter." };
        var refused = await ingrid.Record($"{at}/withdraw-shelter-lost", values);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Zij is weer beter.", refused.Find("[name='Input.Reason']").TextContent.Trim());
        await sanne.Record($"{at}/ind-told", new() { ["Input.Reference"] = lost, ["Input.Text"] = "Gebeld met de IND." });
        var kept = await ingrid.Record($"{at}/withdraw-shelter-lost", values);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, kept.Status);
        Assert.Equal(ReferralState.Withdrawn, Assert.Single((await app.Stored(built)).Referrals).State);
        Assert.Contains("Er is geen open melding", (await ingrid.Get($"{at}/withdraw-shelter-lost")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_return_decision_the_page_points_to_the_move()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        Assert.Contains("Dit kan alleen na een terugkeerbesluit.", (await client.Get($"{at}/shelter-lost-after-decision")).Text, StringComparison.Ordinal);
        var refused = await client.Record($"{at}/shelter-lost-after-decision", new() { ["Input.What"] = "Weg." });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.Status);
    }
}
