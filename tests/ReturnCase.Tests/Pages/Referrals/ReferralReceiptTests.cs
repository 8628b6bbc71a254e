using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using static ReturnCase.Tests.Pages.Referrals.ReferralForms;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>Receipts and questions of the IND that a liaison records on a referral.</summary>
public sealed class ReferralReceiptTests : IDisposable
{
    private readonly ReturnCaseApp _app = new() { MakesPackages = true };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Receipt_and_questions_are_recorded()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var empty = await client.Submit(await client.Get($"{address}/receipt"), "form.rc-form", new() { ["Input.OccurredOn.Year"] = "2025" });
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.Equal(address, (await client.Submit(await client.Get($"{address}/receipt"), "form.rc-form", Receipt("ONT-1"))).RedirectsTo);
        Assert.Equal(address, (await client.Submit(await client.Get($"{address}/questions"), "form.rc-form", new() { ["Input.Questions"] = "Which aunt?" })).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var referral = await db.Referrals.SingleAsync(r => r.Number == builder.Referral.Number);
            Assert.Equal((ReferralState.Received, "ONT-1"), (referral.State, referral.ReceiptReference));
            Assert.Equal("Which aunt?", (await db.Set<Statement>().SingleAsync(s => s.Kind == StatementKind.ReturnedWithQuestions)).Text);
        });
    }

    [Fact]
    public async Task The_same_receipt_is_not_recorded_twice_and_the_form_says_that_there_is_one()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var first = await client.Get($"{address}/receipt");
        Assert.DoesNotContain("al een ontvangst vastgelegd", first.Text, StringComparison.Ordinal);
        await client.Submit(first, "form.rc-form", Receipt("ONT-1"));

        var form = await client.Get($"{address}/receipt");
        Assert.Contains("ONT-1", form.Find(".rc-alert--info").TextContent, StringComparison.Ordinal);
        var refused = await client.Submit(form, "form.rc-form", Receipt("ont-1"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Dit staat er al zo", refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal("ont-1", refused.Value("Input.Reference"));
        var kept = (await _app.Read(builder.File.Number)).Entries.Count(entry => entry.Kind == EntryKind.ReferralReceived);
        Assert.Equal(1, kept);
        Assert.Equal(address, (await client.Submit(form, "form.rc-form", Receipt("ONT-2"))).RedirectsTo);
    }

    [Fact]
    public async Task Questions_are_not_of_before_the_referral_was_sent_and_none_are_recorded_after_a_decision()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 3).Exported();
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/questions");
        var early = await client.Submit(form, "form.rc-form", new(Dated(CasePageCases.Today.AddDays(-4))) { ["Input.Questions"] = "Which aunt?" });
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        Assert.Contains("verstuurd op", Assert.Single(early.Errors), StringComparison.Ordinal);
        Assert.Equal(address, (await client.Submit(form, "form.rc-form", new(Dated(CasePageCases.Today.AddDays(-3))) { ["Input.Questions"] = "Which aunt?" })).RedirectsTo);

        var decided = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 3).Exported();
        decided.Wait(2).Decide(DecisionKind.ResidenceNotGranted, referral: decided.Referral.Number);
        var late = await client.Get($"{await _app.KeepReferral(decided)}/questions");
        Assert.Contains("al beslist", late.Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Null(late.Document.QuerySelector("form.rc-form"));
    }
}
