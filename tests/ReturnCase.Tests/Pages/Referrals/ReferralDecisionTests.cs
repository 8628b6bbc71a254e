using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;
using static ReturnCase.Tests.Pages.Referrals.ReferralForms;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>Decisions of the IND that a liaison records on a referral.</summary>
public sealed class ReferralDecisionTests : IDisposable
{
    private readonly ReturnCaseApp _app = new() { MakesPackages = true };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(CasePhase.ShelterFound, DecisionKind.ReturnDecisionIssued)]
    [InlineData(CasePhase.ShelterFound, DecisionKind.FindingRejected)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceNotGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.FurtherInvestigation)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.FurtherInvestigation)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.NothingFurther)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceNotGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ReturnDecisionIssued)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.ReturnDecisionIssued)]
    public async Task A_decision_is_recorded_and_moves_nothing(CasePhase phase, DecisionKind kind)
    {
        var builder = CasePageCases.In(phase).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        var answer = await client.Submit(form, "form.rc-form", Decision(kind));

        Assert.Equal(address, answer.RedirectsTo);
        Assert.Contains("fase van de zaak is niet veranderd", (await client.Get(address)).Text, StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            var referral = await db.Referrals.SingleAsync(r => r.Number == builder.Referral.Number);
            Assert.Equal(ReferralState.Decided, referral.State);
            var file = await db.CaseFiles.SingleAsync(c => c.Number == builder.File.Number);
            Assert.Equal(phase, file.Phase);
            Assert.NotNull(file.DecisionWaitsSince);
        });
    }

    [Fact]
    public async Task A_decision_while_a_newer_version_is_still_to_be_sent_is_asked_about()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        builder.Wait(1).Country("ML").File.CorrectReferral(builder.By(Staff.Ingrid), builder.Referral.Number);
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var asked = await client.Submit(await client.Get($"{address}/decision"), "form.rc-form", Decision(DecisionKind.ResidenceNotGranted));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"versie 1 van melding {builder.Referral.Number}", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Null((await _app.Read(builder.File.Number)).Referrals.Single().DecidedBy);
        var kept = await client.Submit(asked, "form.rc-form", asked.Tick());
        Assert.Equal(address, kept.RedirectsTo);
        Assert.NotNull((await _app.Read(builder.File.Number)).Referrals.Single().DecidedBy);
    }

    [Fact]
    public async Task What_is_unlikely_of_a_decision_is_asked_about_and_a_tick_counts_for_that_alone()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Wait(2).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        var early = new Dictionary<string, string?>(Decision(DecisionKind.FurtherInvestigation)).Date("Input.OccurredOn", CasePageCases.Today.AddDays(-2));
        var asked = await client.Submit(form, "form.rc-form", early);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"ligt voor de dag waarop melding {builder.Referral.Number} is verstuurd", Assert.Single(asked.Errors), StringComparison.Ordinal);
        var both = await client.Submit(asked, "form.rc-form", asked.Tick().Date("Input.DueOn", CasePageCases.Today.AddYears(1)));
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.All((string[])["is verstuurd", "ligt meer dan een jaar na het besluit"], said => Assert.Contains(said, Assert.Single(both.Errors), StringComparison.Ordinal));
        var country = await client.Submit(form, "form.rc-form", new(Decision(DecisionKind.ReturnDecisionIssued)) { ["Input.Countries.Lines[0]"] = "SN" });
        Assert.StartsWith("Het besluit noemt Senegal.", Assert.Single(country.Errors), StringComparison.Ordinal);
        Assert.Null((await _app.Read(builder.File.Number)).Referrals.Single().DecidedBy);
        Assert.Equal(address, (await client.Submit(both, "form.rc-form", both.Tick())).RedirectsTo);
    }

    [Fact]
    public async Task Missing_answers_come_back_with_what_was_typed()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        Assert.Equal(2, form.Document.QuerySelectorAll("input[name='Input.Kind']").Length);
        var page = await client.Submit(form, "form.rc-form", new()
        {
            ["Input.Kind"] = nameof(DecisionKind.ReturnDecisionIssued),
            ["Input.OccurredOn.Year"] = "2027",
            ["Input.DepartureTermDays"] = "soon",
            ["Input.Reference"] = "Z-77",
        });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(4, page.Errors.Count);
        Assert.Equal(("Z-77", "2027", "soon"), (page.Value("Input.Reference"), page.Value("Input.OccurredOn.Year"), page.Value("Input.DepartureTermDays")));

        var foreign = await client.Submit(form, "form.rc-form", Decision(DecisionKind.NothingFurther));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
    }

    [Fact]
    public async Task A_decision_on_a_case_that_is_closed_is_recorded_too()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, new(2008, 11, 20), daysAgo: 10).Exported();
        builder.Until(CasePageCases.Today).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        Assert.Equal(address, (await client.Submit(await client.Get($"{address}/decision"), "form.rc-form", Decision(DecisionKind.ResidenceGranted))).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var file = await db.CaseFiles.SingleAsync(c => c.Number == builder.File.Number);
            Assert.Equal((CasePhase.Closed, ClosingReason.AgedOut, ClosingReason.ResidenceGranted), (file.Phase, file.ClosingReason, file.SecondClosingReason));
        });
    }

    [Fact]
    public async Task A_wrong_decision_is_corrected_and_stays_visible()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        await client.Submit(await client.Get($"{address}/decision"), "form.rc-form", Decision(DecisionKind.ResidenceGranted));
        var form = await client.Get($"{address}/decision");
        var values = Decision(DecisionKind.ResidenceNotGranted);
        values["Input.Corrects"] = form.Document.QuerySelectorAll("#Input_Corrects option")[1].GetAttribute("value");
        Assert.Equal(address, (await client.Submit(form, "form.rc-form", values)).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var decisions = await db.Set<AuthorityDecision>().Where(d => d.ReferralNumber == builder.Referral.Number).ToListAsync();
            Assert.Equal(2, decisions.Count);
            Assert.Equal(DecisionKind.ResidenceNotGranted, Assert.Single(decisions, d => d.Stands).Kind);
        });
    }

    [Theory]
    [InlineData("receipt")]
    [InlineData("decision")]
    public async Task A_day_that_stands_on_a_letter_is_not_filled_in_with_today(string part)
    {
        var address = await _app.KeepReferral(CasePageCases.In(CasePhase.ShelterFound).Exported());
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/{part}");
        Assert.Equal(("", "", ""), (form.Value("Input.OccurredOn.Day"), form.Value("Input.OccurredOn.Month"), form.Value("Input.OccurredOn.Year")));
        var kept = await client.Press(form, new() { ["Input.OccurredOn.Day"] = "3" });
        Assert.Equal("3", (await client.Get(kept.RedirectsTo!)).Value("Input.OccurredOn.Day"));
    }

    [Fact]
    public async Task A_conflict_names_only_the_kind_and_date_of_what_others_did()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await _app.KeepReferral(builder);
        var (one, other) = (await _app.ClientAs("pieter"), await _app.ClientAs("pieter"));
        var (first, second) = (await one.Get($"{address}/questions"), await other.Get($"{address}/receipt"));
        await one.Submit(first, "form.rc-form", new() { ["Input.Questions"] = "Which aunt?" });
        var refused = await other.Submit(second, "form.rc-form", Receipt("ONT-2"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("ONT-2", refused.Value("Input.Reference"));
        Assert.DoesNotContain("Which aunt?", refused.Text, StringComparison.Ordinal);
        Assert.Equal(address, (await other.Submit(refused, "form.rc-form")).RedirectsTo);
    }

    [Fact]
    public async Task A_reference_that_stands_elsewhere_asks_for_a_tick()
    {
        var (one, other) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([one, other]);
        var client = await _app.ClientAs("pieter");
        async Task<HtmlPage> Send(CaseBuilder builder, Dictionary<string, string?> values) => await client.Submit(await client.Get($"/referrals/{builder.Referral.Number.ToLowerInvariant()}/decision"), "form.rc-form", values);
        Assert.NotNull((await Send(one, Decision(DecisionKind.ResidenceNotGranted))).RedirectsTo);

        var asked = await Send(other, Decision(DecisionKind.ResidenceNotGranted));
        Assert.Equal((HttpStatusCode.BadRequest, 1), (asked.Status, asked.Errors.Count));
        Assert.Contains(one.File.Number, asked.Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", asked.Text, StringComparison.Ordinal);
        // That it is right is said of this reference alone.
        Assert.NotNull((await Send(one, new(Decision(DecisionKind.ResidenceNotGranted)) { ["Input.Reference"] = "Z-78", ["Input.Corrects"] = null })).RedirectsTo);
        var again = await client.Submit(asked, "form.rc-form", new(asked.Tick("Input.ReferenceIsRight")) { ["Input.Reference"] = "Z-78" });
        Assert.Contains("Z-78", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.NotNull((await client.Submit(asked, "form.rc-form", asked.Tick("Input.ReferenceIsRight"))).RedirectsTo);

        var doubted = await Send(one, Decision(DecisionKind.FurtherInvestigation));
        Assert.Contains($"Op melding {one.Referral.Number} staat al ‘", Assert.Single(doubted.Errors), StringComparison.Ordinal);
        var same = await client.Submit(doubted, "form.rc-form", doubted.Tick());
        Assert.All((string[])["in deze zaak", other.File.Number], place => Assert.Contains(place, Assert.Single(same.Errors), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_belongs_to_another_kind_of_decision_is_refused_by_name()
    {
        var address = await _app.KeepReferral(CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        var page = await client.Submit(form, "form.rc-form", new(Decision(DecisionKind.ResidenceNotGranted)) { ["Input.Ground"] = "asylum", ["Input.DueOn.Day"] = "1", ["Input.DepartureTermDays"] = "28", ["Input.Countries.Lines[0]"] = "GN" });
        Assert.Equal((HttpStatusCode.BadRequest, 4), (page.Status, page.Errors.Count));
        Assert.Equal(("asylum", "28"), (page.Value("Input.Ground"), page.Value("Input.DepartureTermDays")));
        var term = await client.Submit(form, "form.rc-form", new(Decision(DecisionKind.ReturnDecisionIssued)) { ["Input.DepartureTermDays"] = "abc" });
        Assert.Equal(HttpStatusCode.BadRequest, term.Status);
        Assert.Contains("0 tot en met 730", Assert.Single(term.Errors), StringComparison.Ordinal);
    }
}
