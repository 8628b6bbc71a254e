using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.HardCases;

/// <summary>What changes on the way, in which order, and who learns it when.</summary>
public sealed class Case05To08Tests : HardCase
{
    [Fact]
    public async Task Case_5_the_aunt_withdraws_on_the_day_before_the_flight()
    {
        var built = CaseBuilder.In(CasePhase.ReadyToTravel);
        var number = await App.KeepCase(built);
        await Does("sanne", number, $"candidate-step?candidate={built.Candidate}", new() { ["Input.Stage"] = nameof(CandidateStage.Withdrawn), ["Input.Result"] = "Zij is ziek geworden." }, "form.rc-form");

        Assert.Equal(AlarmKind.StopTravel, Assert.Single((await File(number)).OpenAlarms).Kind);
        await Does("sanne", number, "departure-notice", new() { ["Input.Text"] = "Vlucht van morgen." });
        await CannotMove("sanne", number, CaseTrigger.Departed, GuardCode.ReceiverAccepted);
        await Moves("sanne", number, CaseTrigger.FellThrough, "Er is niemand die hem opvangt.");
        Assert.Equal(CasePhase.ReturnPreparation, (await File(number)).Phase);
        // Who is involved has to hear it.
        Assert.NotNull((await (await As("sanne")).Get($"/cases/{number}")).Document.QuerySelector($"a[href='/cases/{number}/journey-off-told']"));
    }

    [Fact]
    public async Task Case_6_two_suspensions_end_in_another_order_than_they_began()
    {
        var number = await App.KeepCase(CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel());
        await Does("sanne", number, "suspensions", new() { ["Input.Kind"] = nameof(SuspensionKind.Appeal), ["Input.Reference"] = "AWB 26/1" });
        await Does("sanne", number, "suspensions", new() { ["Input.Kind"] = nameof(SuspensionKind.Medical), ["Input.Reference"] = "art. 64" });
        var begun = (await File(number)).Suspensions.Select(s => s.Sequence).ToArray();

        await Does("sanne", number, $"suspensions/{begun[1]}", form: "#end-form", button: "button");
        await CannotMove("sanne", number, CaseTrigger.Ready, GuardCode.NoBlockingSuspension);
        await Does("sanne", number, $"suspensions/{begun[0]}", form: "#end-form", button: "button");
        await Moves("sanne", number, CaseTrigger.Ready);
        Assert.Equal(CasePhase.ReadyToTravel, (await File(number)).Phase);
    }

    [Fact]
    public async Task Case_7_the_decision_of_the_3rd_arrives_on_the_20th_after_another_step()
    {
        var built = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var number = await App.KeepCase(built);
        On(2026, 3, 10);
        await Moves("sanne", number, CaseTrigger.ReopenSearch, "Er is een oom.");
        On(2026, 3, 20);
        var form = await (await As("pieter")).Get($"/referrals/{built.Referral.Number}/decision");
        var decided = await (await As("pieter")).Submit(form, "form.rc-form", new Dictionary<string, string?> { ["Input.Kind"] = nameof(DecisionKind.ResidenceGranted), ["Input.Reference"] = "Z-77", ["Input.Ground"] = "asiel" }.Date("Input.OccurredOn", new(2026, 3, 3)));
        Assert.NotNull(decided.RedirectsTo);

        // Recording is not moving. Dated on the 3rd the move would stand before the step of the 10th: a person chooses the day.
        Assert.Equal(CasePhase.FurtherSearch, (await File(number)).Phase);
        foreach (var (day, guard) in new[] { (3, GuardCode.NotBeforeLastMove), (12, GuardCode.LateDecisionKnown) })
        {
            var early = await Grants(day, "Het besluit lag bij een ander kantoor.");
            Assert.Equal(HttpStatusCode.Conflict, early.Status);
            Assert.Contains(GuardCatalogue.Of(guard).Sentence.Nl, early.Text, StringComparison.Ordinal);
        }

        // How the two steps go together is said in words.
        Assert.Equal(HttpStatusCode.BadRequest, (await Grants(20, "")).Status);
        await Moves("sanne", number, CaseTrigger.ResidenceGranted, "Het besluit lag bij een ander kantoor.");
        Assert.Equal(ClosingReason.ResidenceGranted, (await File(number)).ClosingReason);

        async Task<HtmlPage> Grants(int day, string why) => await (await As("sanne")).Fill(
            $"/cases/{number}/{Slugs.Of(CaseTrigger.ResidenceGranted)}", new Dictionary<string, string?> { ["Input.Reason"] = why }.Date("Input.OccurredOn", new(2026, 3, day)));
    }

    [Fact]
    public async Task Case_7_two_people_save_at_once_and_nobody_loses_a_word()
    {
        var number = await App.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var (sanne, ingrid) = (await As("sanne"), await As("ingrid"));
        var (mine, hers) = (await sanne.Get($"/cases/{number}/own-wish"), await ingrid.Get($"/cases/{number}/own-wish"));
        Assert.NotNull((await ingrid.Submit(hers, "form.rc-form", new() { ["Input.Text"] = "Zij wil bij haar zus zijn." })).RedirectsTo);
        var refused = await sanne.Submit(mine, "form.rc-form", new() { ["Input.Text"] = "Zij wil naar huis, zegt zij." });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Zij wil bij haar zus zijn.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Zij wil naar huis, zegt zij.", refused.Find("[name='Input.Text']").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await sanne.Submit(refused, "form.rc-form")).RedirectsTo);
        Assert.Equal(2, (await File(number)).Standing<Statement>().Count(s => s.Kind == StatementKind.OwnWish));
    }

    [Fact]
    public async Task Case_8_nine_months_of_cooperation_two_of_silence_and_honest_again()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Requested(RequestResult.Done).Wait(270).Requested().Wait(60).JudgedCooperating().Requested(RequestResult.Done);
        var number = await App.KeepCase(built);
        // The judgement is older than the last fact: who proposes on it is told so.
        var page = await (await As("sanne")).Get($"/cases/{number}/propose/cooperated-no-shelter");
        Assert.Contains(GuardCatalogue.Of(GuardCode.JudgementIsNewest).Sentence.Nl, page.Text, StringComparison.Ordinal);

        await Does("sanne", number, "judgement", new()
        {
            ["Input.Verdict"] = nameof(CooperationVerdict.CooperatedThroughout),
            ["Input.Reasons"] = "De stilte kwam door ziekte; daarvoor en daarna deed hij alles.",
            ["Input.CitedFacts"] = $"{built.File.Latest<CooperationFact>()!.Sequence}",
            ["Input.GuardiansAnswer"] = "Given",
            ["Input.GuardiansView"] = "Ziet het ook zo.",
            ["Input.LawyersAnswer"] = "Given",
            ["Input.LawyersView"] = "Ziet het ook zo.",
        }, "form.rc-form");
        await Outcome(number, OutcomeKind.CooperatedNoShelter);
        var file = await File(number);
        Assert.Equal(CasePhase.CooperatedNoShelter, file.Phase);
        // The two silent months stay on file: a judgement weighs them and hides nothing.
        Assert.Contains(file.Standing<CooperationFact>(), fact => file.CameOf(fact).Result == RequestResult.NotDone);
    }
}
